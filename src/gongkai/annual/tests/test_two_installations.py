"""A report goes from one installation to another and back: nothing is lost, and the sum is the same to the cell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from gongkai.annual.actions import (
    accept_report,
    compile_report,
    hand_back,
    import_report,
    submit_report,
    supplement,
    write_texts,
)
from gongkai.annual.counting import figures
from gongkai.annual.form import FORMS
from gongkai.annual.handing_in import board, missing, reconciled
from gongkai.annual.models import AnnualReport
from gongkai.annual.printing import PRINTS
from gongkai.annual.queries import draft_of, fees_taken
from gongkai.annual.scopes import Scope
from gongkai.annual.tests.records import case, decision, document, fees, remedy
from gongkai.applications.choices import ApplicantKind, Outcome
from gongkai.ledger.models import Event
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Membership, Organisation, Person
from tests.cast import moment, organ

pytestmark = pytest.mark.django_db
AT = moment("2025-01-10 10:00")
UNITS = ("shuiliju", "qingshui")


@dataclass(frozen=True)
class Installation:
    """One county's platform with nothing but its organs and a person of the disclosure office."""

    organs: dict[str, Organisation]
    office: Person

    def export(self, slug: str) -> bytes:
        """The exchange file of a unit's report, as its page hands it out."""
        return PRINTS["json"].make(draft_of(AnnualReport.objects.get(organisation=self.organs[slug])))

    def whole(self) -> dict[str, Any]:
        """What the county's report counts."""
        scope = Scope(self.organs["yunxi"], 2024)
        return {**figures(scope), "fee_yuan": fees_taken(scope)}


@contextmanager
def installation(*, newer: bool = False) -> Iterator[Installation]:
    """A platform of its own: when it is left, its database holds nothing of it. In a newer one all keys are others."""
    with transaction.atomic():
        county = organ(None, OrganKind.GOVERNMENT, "云溪县人民政府", "县政府", "yunxi", 1)
        for number in range(5, 9) if newer else ():
            organ(county, OrganKind.DEPARTMENT, f"云溪县第{number}局", f"{number}局", f"ju{number}", number).delete()
        made = {
            "zhengfuban": (OrganKind.OFFICE, "云溪县人民政府办公室", "县政府办", 2),
            "shuiliju": (OrganKind.DEPARTMENT, "云溪县水利局", "县水利局", 3),
            "qingshui": (OrganKind.TOWNSHIP, "云溪县清水镇人民政府", "清水镇", 4),
        }
        organs = {
            slug: organ(Organisation.objects.get(pk=county.pk), kind, name, short, slug, number)
            for slug, (kind, name, short, number) in made.items()
        }
        person = Person.objects.create(username="孙丽萍", full_name="孙丽萍", is_staff=True)
        Membership.objects.create(person=person, organisation=county, role=Role.DISCLOSURE_OFFICE)
        yield Installation({"yunxi": county, **organs}, person)
        transaction.set_rollback(True)
    assert [kind.objects.count() for kind in (Organisation, AnnualReport, Event)] == [0, 0, 0]


def work(here: Installation, texts: dict[str, str]) -> None:
    """A year of the two units, something in each table, one figure entered by hand; both hand in."""
    water, township = (here.organs[slug] for slug in UNITS)
    for outcome in (Outcome.PARTIAL, Outcome.GRANTED_PROVIDED):
        for unit in (water, township):
            case(unit, date(2024, 3, 4), closed_on=date(2024, 3, 20), outcome=outcome)
    case(water, date(2024, 12, 16), kind=ApplicantKind.COMMERCIAL_ENTERPRISE)
    case(township, date(2023, 12, 28), closed_on=date(2024, 1, 19))
    remedy(water, date(2024, 5, 6))
    document(township, date(2024, 5, 6))
    decision(water, date(2024, 6, 3))
    fees(water, 2024, "1234.5")
    proof = SimpleUploadedFile("台账.txt", "行政许可12件".encode())
    given = {"value": Decimal(12), "reason": "许可系统未接入", "proof": proof, "by": here.office, "at": AT}
    supplement(Scope(water, 2024), ("proactive", "licensing", "decisions"), **given)
    for unit in (water, township):
        report = write_texts(compile_report(unit, 2024, by=here.office, at=AT), texts=texts, by=here.office, at=AT)
        submit_report(report, by=here.office, at=AT)


def take_in(here: Installation, files: dict[str, bytes]) -> None:
    """The office takes the files in and accepts them; then nobody but itself is missing, and the sum holds."""
    for content in files.values():
        accept_report(import_report(content, by=here.office, at=AT), by=here.office, at=AT)
    assert [unit.slug for unit in missing(2024)] == ["zhengfuban"]
    assert reconciled(2024, board(2024, AT.date())) == []


def test_there_and_back_nothing_is_lost_and_the_sum_is_the_same_to_the_cell(texts: dict[str, str]) -> None:
    with installation() as first:
        work(first, texts)
        sent, whole = {slug: first.export(slug) for slug in UNITS}, first.whole()
        digests = dict(AnnualReport.objects.values_list("organisation__slug", "digest"))
    assert "人工补录" in sent["shuiliju"].decode()
    assert [bool(whole[form.key]) for form in FORMS] == [True] * 3

    with installation(newer=True) as second:
        take_in(second, sent)
        assert second.whole() == whole
        returned = {slug: second.export(slug) for slug in UNITS}
    assert returned == sent

    with installation() as again:
        take_in(again, returned)
        assert again.whole() == whole
        assert dict(AnnualReport.objects.values_list("organisation__slug", "digest")) == digests
        assert {slug: again.export(slug) for slug in UNITS} == sent


def test_a_file_sent_back_with_a_reason_comes_corrected_and_replaces_the_first(
    texts: dict[str, str], settings: Any
) -> None:
    with installation() as first:
        work(first, texts)
        wrong = first.export("shuiliju")
        report = AnnualReport.objects.get(organisation=first.organs["shuiliju"])
        hand_back(report, reason="漏报了一件", by=first.office, at=AT)
        case(first.organs["shuiliju"], date(2024, 12, 20))
        submit_report(compile_report(report.organisation, 2024, by=first.office, at=AT), by=first.office, at=AT)
        right, whole = first.export("shuiliju"), figures(Scope(first.organs["shuiliju"], 2024))
    with installation(newer=True) as second:
        taken = import_report(wrong, by=second.office, at=AT)
        hand_back(taken, reason="漏报了一件", by=second.office, at=AT)
        assert import_report(right, by=second.office, at=AT).pk == taken.pk
        assert second.export("shuiliju") == right != wrong
        assert figures(Scope(second.organs["shuiliju"], 2024)) == whole
