"""Reading questions about letters."""

from __future__ import annotations

import hmac
from datetime import date

from django.conf import settings
from django.db.models import Avg, F, QuerySet

from gongkai.lib.workdays import WorkCalendar
from gongkai.mailbox.choices import LetterState
from gongkai.mailbox.models import Letter
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person
from gongkai.orgs.permissions import reach

ANSWERERS = (Role.HANDLER, Role.DISCLOSURE_OFFICE)


def letters_within_reach(person: Person) -> QuerySet[Letter]:
    """The letters that a person may read and answer."""
    return Letter.objects.filter(reach(person, ANSWERERS, "organisation")).select_related("organisation")


def letter_by_code(number: str, code: str) -> Letter | None:
    """The letter of that number, if the code is its own."""
    letter = Letter.objects.filter(number=number.strip().upper()).select_related("organisation").first()
    if letter is None or not hmac.compare_digest(letter.query_code.encode(), code.strip().upper().encode()):
        return None
    return letter


def days_left(letter: Letter, today: date) -> int:
    """Working days until the answer is due; below 0 once it is late."""
    calendar = WorkCalendar.for_region(settings.GONGKAI_SITE["region"])
    return calendar.count(today, letter.due_on) - calendar.count(letter.due_on, today)


def handling_in(year: int) -> dict[str, float]:
    """How many letters came in and were answered within a year, and in how many days on average (留言公开统计)."""
    answered = Letter.objects.filter(answered_at__year=year, state=LetterState.ANSWERED)
    spent = answered.aggregate(spent=Avg(F("answered_at") - F("received_at")))["spent"]
    return {
        "received": Letter.objects.filter(received_at__year=year).count(),
        "answered": answered.count(),
        "days": round(spent.total_seconds() / 86400, 1) if spent else 0,
    }
