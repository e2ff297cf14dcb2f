"""How the records behind a figure are listed; names of applicants and parties stay out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, QuerySet
from django.utils.timezone import localdate

from gongkai.analytics.models import DailyVisits
from gongkai.applications.models import Case, Remedy
from gongkai.disclosure.models import GateRecord
from gongkai.lib.money import in_yuan
from gongkai.mailbox.models import Letter
from gongkai.policies.models import NormativeDocument
from gongkai.registers.models import EnforcementDecision, FeeReturn


@dataclass(frozen=True, slots=True)
class Line:
    """One record behind a figure, as a list shows it; names of applicants and parties stay out of it."""

    name: str
    unit: str
    about: str
    on: date | None
    url: str = ""


def lines_of(records: Iterable[Model]) -> list[Line]:
    """How a list shows these records."""
    return [LINES[type(record)](record) for record in records]


def listed(records: QuerySet) -> QuerySet:
    """The records in a fixed order, with what their lines need, in one query."""
    related = {GateRecord: "unit", DailyVisits: None}.get(records.model, "organisation")
    return (records.select_related(related) if related else records).order_by("pk")


def _case(case: Case) -> Line:
    about = "　".join(filter(None, [case.applicant_kind_label, case.outcome_label]))
    return Line(case.number, case.organisation.short_name, about, case.received_on)


def _remedy(remedy: Remedy) -> Line:
    return Line(remedy.get_kind_display(), remedy.organisation.short_name, remedy.get_result_display(), remedy.filed_on)


def _released(released: GateRecord) -> Line:
    day = localdate(released.first_published_at)
    if not released.is_current:
        return Line(released.title, released.unit.short_name, f"{released.genre_label}（公示期满，已下线）", day)
    return Line(released.title, released.unit.short_name, released.genre_label, day, released.get_absolute_url())


def _document(document: NormativeDocument) -> Line:
    return Line(document.title, document.organisation.short_name, document.doc_no, document.issued_on)


def _decision(decision: EnforcementDecision) -> Line:
    return Line(decision.doc_no, decision.organisation.short_name, decision.subject, decision.decided_on)


def _fees(fees: FeeReturn) -> Line:
    return Line(f"{fees.year}年度入库", fees.organisation.short_name, in_yuan(fees.amount_yuan), None)


def _letter(letter: Letter) -> Line:
    return Line(letter.number, letter.organisation.short_name, letter.subject, localdate(letter.answered_at))


def _visited(visited: DailyVisits) -> Line:
    return Line("网站访问", "", f"{visited.visits}次", visited.day)


LINES: dict[type[Model], Callable[..., Line]] = {
    Case: _case,
    Remedy: _remedy,
    GateRecord: _released,
    NormativeDocument: _document,
    EnforcementDecision: _decision,
    FeeReturn: _fees,
    Letter: _letter,
    DailyVisits: _visited,
}
