"""A new holiday notice: entered once, and every open case whose due day moves says so in its ledger."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.applications.actions.record import recount
from gongkai.applications.models import CalendarNotice, Case
from gongkai.applications.queries import Move, moves
from gongkai.ledger.actions import record
from gongkai.lib.notices import Notice
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person
from gongkai.orgs.queries import county

KEEPERS = (Role.DISCLOSURE_OFFICE, Role.OFFICE_HEAD)
HOLIDAYS = "全国年节及纪念日放假办法"


@transaction.atomic
def enter_notice(notice: Notice, *, by: Person, at: datetime) -> list[Move]:
    """Enter a year's or a region's holidays and compute every open case anew; the moves are those the dry run lists."""
    entered = CalendarNotice.objects.filter(region=notice.region, year=notice.year, source=notice.source)
    reasons = (
        []
        if any(by.has_role(role, county()) for role in KEEPERS)
        else [f"节假日安排须由公开办或者工作机构负责人录入（{HOLIDAYS}）"]
    )
    refuse_if(reasons + (["该节假日安排已经录入"] if entered.exists() else []))

    moved = moves(notice)
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
    pauses = Case.objects.open().filter(paused_until__isnull=False)  # their ends may move where no due day does
    for case in [*(move.case for move in moved), *pauses.exclude(pk__in=[move.case.pk for move in moved])]:
        recount(case, by=by, at=at)
    return moved
