"""Holiday notices: entered, corrected, voided; every open case whose due day moves says so in its ledger."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.applications.actions.record import recount
from gongkai.applications.models import CalendarNotice, Case
from gongkai.applications.queries import Move, moves, notices
from gongkai.applications.rules.office import HOLIDAYS, why_not_enter_notice, why_not_void_notice
from gongkai.ledger.actions import record
from gongkai.lib.notices import Notice, contradictions
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person
from gongkai.orgs.queries import county

KEEPERS = (Role.DISCLOSURE_OFFICE, Role.OFFICE_HEAD)


@transaction.atomic
def enter_notice(notice: Notice, *, by: Person, at: datetime) -> list[Move]:
    """Enter a year's or a region's holidays and compute every open case anew; the moves are those the dry run lists."""
    refuse_if(_why_not_keep(by) + _why_not_enter(notice))

    moved = moves(notice)
    _store(notice, moved, by=by, at=at)
    _recount(moved, by=by, at=at)
    return moved


@transaction.atomic
def void_notice(old: CalendarNotice, *, reason: str, by: Person, at: datetime) -> list[Move]:
    """A notice that was entered wrongly holds no more, and every open case is computed anew; it stays on record."""
    old = _held(old)
    refuse_if(_why_not_keep(by) + why_not_void_notice(reason, is_void=old.voided_at is not None))

    moved = moves(None, without=old.pk)
    _void(old, reason, moved, by=by, at=at)
    _recount(moved, by=by, at=at)
    return moved


@transaction.atomic
def correct_notice(old: CalendarNotice, *, notice: Notice, reason: str, by: Person, at: datetime) -> list[Move]:
    """Void a notice and enter the right one in its place, as one act: no case is counted by neither."""
    old = _held(old)
    refuse_if(
        _why_not_keep(by)
        + why_not_void_notice(reason, is_void=old.voided_at is not None)
        + _why_not_enter(notice, without=old.pk)
    )

    moved = moves(notice, without=old.pk)
    _void(old, reason, moved, by=by, at=at)
    _store(notice, moved, by=by, at=at)
    _recount(moved, by=by, at=at)
    return moved


def _held(old: CalendarNotice) -> CalendarNotice:
    return CalendarNotice.objects.select_for_update(of=("self",)).get(pk=old.pk)


def _why_not_keep(by: Person) -> list[str]:
    if any(by.has_role(role, county()) for role in KEEPERS):
        return []
    return [f"节假日安排须由公开办或者工作机构负责人录入、更正、作废（{HOLIDAYS}）"]


def _why_not_enter(notice: Notice, *, without: int | None = None) -> list[str]:
    others = notices(without=without)
    is_entered = any(
        (one.region, one.year, one.source) == (notice.region, notice.year, notice.source) for one in others
    )
    return why_not_enter_notice(is_entered=is_entered) + contradictions(notice, others)


def _void(old: CalendarNotice, reason: str, moved: list[Move], *, by: Person, at: datetime) -> None:
    old.voided_at, old.voided_by, old.void_reason = at, by, reason
    old.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("calendar.voided", old, by=by, at=at, source=old.source, year=old.year, reason=reason, moved=len(moved))


def _store(notice: Notice, moved: list[Move], *, by: Person, at: datetime) -> None:
    stored = CalendarNotice.objects.create(
        region=notice.region,
        year=notice.year,
        source=notice.source,
        off={day.isoformat(): name for day, name in notice.off},
        work=[day.isoformat() for day in notice.work],
        whole_year=notice.whole_year,
        entered_at=at,
        entered_by=by,
    )
    record("calendar.entered", stored, by=by, at=at, source=notice.source, year=notice.year, moved=len(moved))


def _recount(moved: list[Move], *, by: Person, at: datetime) -> None:
    pauses = Case.objects.open().filter(paused_until__isnull=False)  # their ends may move where no due day does
    for case in [*(move.case for move in moved), *pauses.exclude(pk__in=[move.case.pk for move in moved])]:
        recount(case, by=by, at=at)
