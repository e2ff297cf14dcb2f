"""One record of each kind that the report counts, with everything it must have; a test gives what matters to it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from gongkai.analytics.models import DailyVisits
from gongkai.applications.choices import ApplicantKind, Channel, Outcome, RemedyKind, RemedyResult, State
from gongkai.applications.models import Case, Remedy
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord, Item
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.mailbox.models import Letter
from gongkai.orgs.models import Organisation, Person
from gongkai.policies.models import NormativeDocument
from gongkai.registers.choices import DecisionKind
from gongkai.registers.models import EnforcementDecision, FeeReturn
from tests.cast import moment

serial = count(1)


def case(
    organ: Organisation,
    received_on: date | None,
    *,
    closed_on: date | None = None,
    outcome: Outcome | None = None,
    kind: ApplicantKind = ApplicantKind.NATURAL_PERSON,
) -> Case:
    """An application; open where it has no day of closing."""
    one = unsaved_case(organ, received_on, closed_on=closed_on, outcome=outcome, kind=kind)
    one.save()
    return one


def unsaved_case(
    organ: Organisation,
    received_on: date | None,
    *,
    closed_on: date | None = None,
    outcome: Outcome | None = None,
    kind: ApplicantKind = ApplicantKind.NATURAL_PERSON,
) -> Case:
    """The same, to be saved with many others in one go."""
    return Case(
        number=f"YX{next(serial):08d}",
        query_code="ABCD2345",
        organisation=organ,
        channel=Channel.PORTAL,
        applicant_kind=kind,
        applicant_name="示例申请人",
        identity_no="659999190001010000",
        contact="0990-5559999",
        description="清水镇2024年农田水利项目的批复",
        state=_state(received_on, closed_on),
        submitted_at=moment("2023-12-01 10:00"),
        received_on=received_on,
        closed_on=closed_on,
        outcome=(outcome or Outcome.GRANTED_PROVIDED) if closed_on else "",
    )


def _state(received_on: date | None, closed_on: date | None) -> State:
    if received_on is None:
        return State.SUBMITTED
    return State.SERVED if closed_on else State.PROCESSING


def remedy(
    organ: Organisation,
    filed_on: date,
    *,
    kind: RemedyKind = RemedyKind.RECONSIDERATION,
    result: RemedyResult = RemedyResult.PENDING,
    decided_on: date | None = None,
) -> Remedy:
    """A review or a suit."""
    return Remedy.objects.create(organisation=organ, kind=kind, filed_on=filed_on, result=result, decided_on=decided_on)


def document(organ: Organisation, issued_on: date, **life: Any) -> NormativeDocument:
    """A normative document; `life` may hold expires_on, repealed_on."""
    basis = {"repeal_basis": "云政发〔2024〕9号"} if life.get("repealed_on") else {}
    number = f"云政规〔{issued_on.year}〕{next(serial)}号"
    return NormativeDocument.objects.create(
        organisation=organ, title="云溪县农田灌溉用水管理办法", doc_no=number, issued_on=issued_on, **life, **basis
    )


def decision(organ: Organisation, decided_on: date, kind: DecisionKind = DecisionKind.PENALTY) -> EnforcementDecision:
    """A decision, published or not."""
    return EnforcementDecision.objects.create(
        organisation=organ,
        kind=kind,
        doc_no=f"云水罚〔{decided_on.year}〕{next(serial)}号",
        party="示例相对人",
        subject="未经批准取水",
        decided_on=decided_on,
    )


def fees(organ: Organisation, year: int, yuan: str) -> FeeReturn:
    """A year's return of fees."""
    return FeeReturn.objects.create(organisation=organ, year=year, amount_yuan=Decimal(yuan))


def letter(organ: Organisation, answered: str | None, kind: LetterKind = LetterKind.CONSULTATION) -> Letter:
    """A letter, answered at that moment or still waiting."""
    received_at = moment(answered or "2024-05-06 11:00") - timedelta(days=2)
    return Letter.objects.create(
        number=f"XJ{next(serial):014d}",
        query_code="ABCD2345",
        kind=kind,
        organisation=organ,
        subject="灌溉用水",
        body="请问清水镇今年的灌溉用水计划",
        state=LetterState.ANSWERED if answered else LetterState.RECEIVED,
        received_at=received_at,
        due_on=received_at.date() + timedelta(days=7),
        answered_at=moment(answered) if answered else None,
    )


def visits(day: date, number: int) -> DailyVisits:
    """A day's visits."""
    return DailyVisits.objects.create(day=day, visits=number)


def released(
    unit: Organisation,
    author: Person,
    genre: Genre,
    first: str,
    *,
    issuer: Organisation | None = None,
    again: str | None = None,
) -> GateRecord:
    """A public item: first published at a moment, published `again` later where that is given."""
    issuer = issuer or unit
    item = Item.objects.create(
        unit=unit,
        issuer=issuer,
        title=f"{genre.label}{next(serial)}",
        genre=genre,
        catalogue_code="A20-01",
        written_on=moment(first).date(),
        author=author,
        created_at=moment(first),
    )
    public = {
        "item": item,
        "unit": unit,
        "index_no": f"{unit.credit_code}/{next(serial)}",
        "title": item.title,
        "genre": genre,
        "catalogue_code": "A20-01",
        "issuer_name": issuer.name,
        "written_on": item.written_on,
        "content_hash": "0" * 64,
        "first_published_at": moment(first),
        "published_by": author,
    }
    if again:
        GateRecord.objects.create(**public, published_at=moment(first), is_current=False)
    return GateRecord.objects.create(**public, published_at=moment(again or first))
