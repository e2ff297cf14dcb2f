"""What the annual report does by itself."""

from __future__ import annotations

from datetime import datetime

from gongkai.annual.actions import remind
from gongkai.annual.handing_in import due_reports
from gongkai.annual.rules import is_day_of_reminder
from gongkai.ledger.models import Event
from gongkai.lib.clock import beijing_date
from gongkai.lib.job import job
from gongkai.orgs.models import Organisation


@job("年度报告催报")
def remind_of_reports(*, at: datetime) -> str:
    """Call for every report that is still missing, on some days before its last day and each week after; once a day."""
    today = beijing_date(at)
    waiting = [one for one in due_reports(Organisation.objects.all(), today) if is_day_of_reminder(one.left)]
    called = set(
        Event.objects.named("report.reminded")
        .filter(subject_id__in=[one.organ.pk for one in waiting])
        .values_list("subject_id", "details__year", "details__days")
    )
    new = [one for one in waiting if (one.organ.pk, one.year, one.left) not in called]
    for one in new:
        remind(one, at=at)
    return f"催报{len(new)}份" if new else ""
