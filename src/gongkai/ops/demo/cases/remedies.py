"""行政复议、行政诉讼 against answers of the sample county; none touches 2024."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from gongkai.applications.choices import RemedyKind, RemedyResult
from gongkai.applications.models import Case, Remedy
from gongkai.applications.tables import REVIEW_FIRST
from gongkai.ledger.actions import record
from gongkai.ops.demo.cases.course import Offices
from gongkai.ops.demo.days import on_clock
from gongkai.orgs.choices import Role

REMEDIES = (
    (RemedyKind.RECONSIDERATION, date(2023, 9, 12), date(2023, 10, 31), RemedyResult.UPHELD),
    (RemedyKind.RECONSIDERATION, date(2025, 6, 17), date(2025, 8, 12), RemedyResult.CORRECTED),
    (RemedyKind.RECONSIDERATION, date(2025, 7, 8), date(2025, 9, 2), RemedyResult.UPHELD),
    (RemedyKind.LITIGATION_AFTER, date(2025, 9, 16), date(2025, 12, 9), RemedyResult.UPHELD),
    (RemedyKind.RECONSIDERATION, date(2026, 4, 14), date(2026, 6, 9), RemedyResult.OTHER),
    (RemedyKind.RECONSIDERATION, date(2026, 10, 13), None, RemedyResult.PENDING),
)
NOON = time(12, 0)


def plan_remedies(offices: Offices) -> None:
    """Plan every remedy, and its end where it has one, as far as they lie in the past."""
    today = offices.days.today
    for kind, filed_on, decided_on, result in REMEDIES:
        is_over = decided_on is not None and decided_on < today
        if filed_on < today:
            file = partial(_file, offices, kind, filed_on, decided_on if is_over else None, result)
            offices.timeline.act(on_clock(filed_on, NOON), file)


def _file(offices: Offices, kind: RemedyKind, filed_on: date, decided_on: date | None, result: RemedyResult) -> None:
    by, at = offices.people[Role.REGISTRAR], on_clock(filed_on, NOON)
    remedy = Remedy.objects.create(
        case=Case.objects.filter(outcome__in=REVIEW_FIRST, dispatched_on__lt=filed_on).order_by("-pk").first(),
        organisation=offices.county.government,
        kind=kind,
        filed_on=filed_on,
    )
    record("remedy.filed", remedy, by=by, at=at, kind=kind, on=filed_on)
    if decided_on:
        offices.timeline.act(on_clock(decided_on, NOON), partial(_decide, offices, remedy, decided_on, result))


def _decide(offices: Offices, remedy: Remedy, decided_on: date, result: RemedyResult) -> None:
    by, at = offices.people[Role.REGISTRAR], on_clock(decided_on, NOON)
    remedy.decided_on, remedy.result = decided_on, result
    remedy.save(update_fields=["decided_on", "result"])
    record("remedy.decided", remedy, by=by, at=at, result=result, on=decided_on)
