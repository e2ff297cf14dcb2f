"""On the desk a report is checked beside the platform's registers and the units' reports."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.annual.actions import compile_report, submit_report, write_texts
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import counted_now, findings_of
from gongkai.annual.scopes import Scope
from gongkai.annual.tests.records import case, decision, released
from gongkai.disclosure.choices import Genre
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment

pytestmark = pytest.mark.django_db
AT = moment("2025-01-10 10:00")


def rules_of(report: AnnualReport) -> dict[str, str]:
    return {one.rule: one.message for one in findings_of(report)}


def now(organ: Organisation) -> AnnualReport:
    return counted_now(Scope(organ, 2024), {})


def test_fewer_decisions_than_the_site_shows_are_an_error(water: Organisation, compiler: Person) -> None:
    frozen = compile_report(water, 2024, by=compiler, at=AT)
    shown = decision(water, date(2024, 6, 3))
    shown.item = released(water, compiler, Genre.ENFORCEMENT, "2024-06-05 10:00").item
    shown.save()
    assert "表二“行政处罚”0件，少于本站已公示的1条" in rules_of(frozen)["T2-DEC"]
    assert "T2-DEC" not in rules_of(now(water))


def test_a_case_left_over_past_its_time_is_named(water: Organisation) -> None:
    late, in_time = case(water, date(2024, 8, 1)), case(water, date(2024, 12, 20))
    prolonged = case(water, date(2024, 8, 2))
    prolonged.due_on = date(2025, 1, 15)
    prolonged.save()
    message = rules_of(now(water))["T3-OVERDUE"]
    assert late.number in message
    assert not any(one.number in message for one in (in_time, prolonged))


def test_the_county_is_added_up_when_all_have_handed_in(
    county: Organisation, office: Organisation, water: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    decision(water, date(2024, 6, 3))
    assert not {"A-COVER", "A-SUM"} & set(rules_of(now(county)))  # told where the report is closed
    for unit in (office, water):
        report = write_texts(compile_report(unit, 2024, by=compiler, at=AT), texts=texts, by=compiler, at=AT)
        submit_report(report, by=compiler, at=AT)
    assert not {"A-COVER", "A-SUM"} & set(rules_of(now(county)))
    decision(water, date(2024, 7, 3))
    assert "汇总填2，2个单位相加为1" in rules_of(now(county))["A-SUM"]
    assert "A-COVER" not in rules_of(now(water))
