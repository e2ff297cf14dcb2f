"""Reading questions about letters."""

from __future__ import annotations

import hmac
from datetime import date

from django.conf import settings
from django.db.models import Avg, F, Q, QuerySet

from gongkai.disclosure.models import GateRecord
from gongkai.lib.workdays import WorkCalendar
from gongkai.mailbox.choices import LetterState
from gongkai.mailbox.models import Letter
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person
from gongkai.orgs.permissions import reach

MOST_WORDS = 5
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


def published(*, words: str = "", kind: str = "", unit: str = "", year: int | None = None) -> QuerySet[GateRecord]:
    """The letters that went through the gate, narrowed; the latest answer first. Their texts are those of the gate."""
    letters = Letter.objects.filter(item__isnull=False)
    if kind:
        letters = letters.filter(kind=kind)
    if unit:
        letters = letters.filter(organisation__slug=unit)
    if year:
        letters = letters.filter(answered_at__year=year)
    found = GateRecord.objects.current().filter(item__in=letters.values("item"))  # from the few letters to the gate
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(Q(title__icontains=word) | Q(search_text__icontains=word))
    return found.select_related("unit", "item__letter__organisation").order_by("-item__letter__answered_at", "-id")


def published_years() -> list[int]:
    """The years of the answers that are public."""
    days = published().order_by().dates("item__letter__answered_at", "year", order="DESC")
    return [day.year for day in days]


def published_units() -> list[tuple[str, str]]:
    """The organs whose answers are public."""
    rows = published().order_by("item__letter__organisation__path")
    pairs = rows.values_list("item__letter__organisation__slug", "item__letter__organisation__name")
    return list(dict.fromkeys(pairs))
