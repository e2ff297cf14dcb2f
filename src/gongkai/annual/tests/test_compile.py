"""Compiling freezes the figures; what is public or in review is not touched."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.annual.actions import compile_report, draft_item, write_texts
from gongkai.annual.counting import Scope
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import counted_now
from gongkai.annual.rules import due_on, why_not_change, why_not_compile, why_not_draft
from gongkai.annual.tests.publishing import publish, send
from gongkai.annual.tests.records import case
from gongkai.disclosure.actions import recall, withdraw
from gongkai.disclosure.models import ColumnPage
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment

AT = moment("2025-01-10 10:00")


def test_the_county_publishes_by_march_and_its_departments_by_january() -> None:
    assert due_on(2024, government=True) == date(2025, 3, 31)
    assert due_on(2024, government=False) == date(2025, 1, 31)


def test_every_reason_against_compiling_is_given_at_once() -> None:
    reasons = why_not_compile(year=2025, today=date(2025, 12, 31), is_public=True, is_in_review=True)
    assert len(reasons) == 3
    assert why_not_compile(year=2024, today=date(2025, 1, 1), is_public=False, is_in_review=False) == []


def test_every_reason_against_drafting_is_given_at_once() -> None:
    assert len(why_not_draft(is_compiled=False, supervision=" ", problems="")) == 3
    assert why_not_draft(is_compiled=True, supervision="有", problems="有") == []
    bare = why_not_draft(is_compiled=True, supervision="（五）监督保障情况", problems="（一）问题\n\n（二）改进")
    assert [reason[:9] for reason in bare] == ["请填写监督保障情况", "请填写存在的主要问"]
    assert why_not_draft(is_compiled=True, supervision="（一）考核\n优秀。", problems="（一）不及时；") == []
    assert why_not_change(is_public=False, is_in_review=False) == []


def test_a_year_that_is_not_over_is_refused(water: Organisation, compiler: Person) -> None:
    with pytest.raises(Refused, match="2024年尚未结束"):
        compile_report(water, 2024, by=compiler, at=moment("2024-12-31 23:59"))
    assert not AnnualReport.objects.exists()
    assert compile_report(water, 2024, by=compiler, at=moment("2025-01-01 00:00")).digest


def test_compiling_freezes_what_was_counted_and_records_it(water: Organisation, compiler: Person) -> None:
    case(water, date(2024, 3, 4))
    report = compile_report(water, 2024, by=compiler, at=AT)
    case(water, date(2024, 3, 5))

    report.refresh_from_db()
    assert report.figures["applications"]["new_received"]["total"] == 1
    assert report.title == "云溪县水利局2024年政府信息公开工作年度报告"
    assert (report.compiled_at, len(report.digest)) == (AT, 64)
    line = Event.objects.about(report).get()
    assert (line.name, line.by, line.details) == ("report.compiled", compiler, {"year": 2024, "digest": report.digest})


def test_a_record_that_comes_later_shows_as_a_difference(water: Organisation, compiler: Person) -> None:
    report = compile_report(water, 2024, by=compiler, at=AT)
    assert counted_now(Scope(water, 2024), {}).digest == report.digest
    case(water, date(2024, 3, 5))
    assert counted_now(Scope(water, 2024), {}).digest != report.digest


def test_compiling_again_before_it_is_public_takes_the_new_records(water: Organisation, compiler: Person) -> None:
    first = compile_report(water, 2024, by=compiler, at=AT)
    case(water, date(2024, 3, 5))
    second = compile_report(water, 2024, by=compiler, at=AT)
    assert second.pk == first.pk
    assert second.figures["applications"]["new_received"]["total"] == 1


def test_what_is_in_review_or_public_is_refused_and_opens_again_when_withdrawn(
    water: Organisation,
    compiler: Person,
    column: ColumnPage,
    reviewers: list[Person],
    texts: dict[str, str],
) -> None:
    def reasons() -> list[str]:
        found = []
        for act in (
            lambda: compile_report(water, 2024, by=compiler, at=AT),
            lambda: write_texts(report, texts=texts, by=compiler, at=AT),
            lambda: draft_item(report, by=compiler, at=AT),
        ):
            with pytest.raises(Refused) as refusal:
                act()
            found += refusal.value.reasons
        return found

    compile_report(water, 2024, by=compiler, at=AT)
    report = write_texts(AnnualReport.objects.get(), texts=texts, by=compiler, at=AT)
    item = draft_item(report, by=compiler, at=AT)
    send(item, by=compiler, at=AT)
    assert all("正在审核" in reason for reason in reasons())

    recall(item, by=compiler, at=AT)
    publish(item, reviewers, by=compiler, at=AT)
    assert all("已经公布" in reason for reason in reasons())

    withdraw(item, reason="数据有误", by=reviewers[-1], at=AT)
    case(water, date(2024, 3, 5))
    report = compile_report(water, 2024, by=compiler, at=AT)
    again = draft_item(report, by=compiler, at=AT)
    assert again.pk == item.pk
    assert report.digest in str(again.get_latest_revision_as_object().body)


def test_a_report_without_its_texts_is_not_drafted(water: Organisation, compiler: Person) -> None:
    report = compile_report(water, 2024, by=compiler, at=AT)
    with pytest.raises(Refused) as refusal:
        draft_item(report, by=compiler, at=AT)
    assert len(refusal.value.reasons) == 2
