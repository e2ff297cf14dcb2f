"""The week by mail to heads of the office and to supervisors, once each, on the first working day of a week."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage

from gongkai.applications.models import Case
from gongkai.applications.queries import calendar, digest
from gongkai.applications.rules import weekly
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event
from gongkai.lib.clock import beijing_date
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person

READERS = (Role.OFFICE_HEAD, Role.SUPERVISOR)
log = logging.getLogger(__name__)


def send_digests(*, at: datetime) -> tuple[int, int]:
    """Send last week's digest to whoever has not got it yet: how many went out, how many did not.

    On a day off nobody is written to. One that could not be sent is tried again at the next turn.
    """
    today = beijing_date(at)
    if not calendar().is_workday(today):
        return 0, 0
    since, until = weekly.week_of(today)
    got = Event.objects.named("person.digest_sent").filter(details__until=until.isoformat()).values("subject_id")
    readers = Person.objects.filter(is_active=True, memberships__is_active=True, memberships__role__in=READERS).exclude(
        pk__in=got
    )
    done = [_send(person, since, until, at=at) for person in readers.exclude(email="").distinct().order_by("pk")]
    return sum(done), len(done) - sum(done)


def _send(person: Person, since: date, until: date, *, at: datetime) -> bool:
    week = digest(person, beijing_date(at), since=since, until=until)
    text = weekly.letter(
        received=week.received,
        answered=week.answered,
        answered_late=week.answered_late,
        late=map(_line, week.late),
        due_next=map(_line, week.due_next),
        address=f"{settings.WAGTAILADMIN_BASE_URL}/admin/applications/board/",
    )
    try:
        EmailMessage(weekly.subject(since, until), text, settings.DEFAULT_FROM_EMAIL, [person.email]).send()
    except OSError:  # with SMTPException: nothing was sent, nothing is noted
        log.exception("The weekly digest did not reach the mail server")
        return False
    record("person.digest_sent", person, by=None, at=at, until=until, late=len(week.late))
    return True


def _line(case: Case) -> tuple[str, str, date]:
    assert case.due_on is not None
    return case.number, (case.handling_unit or case.organisation).short_name, case.due_on
