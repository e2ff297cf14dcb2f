"""Taking letters in and answering them."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction

from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.lib.workdays import WorkCalendar
from gongkai.mailbox import rules
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.mailbox.models import Letter
from gongkai.mailbox.tables import ANSWER_WITHIN
from gongkai.orgs.models import Organisation, Person

UNAMBIGUOUS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8


@transaction.atomic
def receive(
    organisation: Organisation,
    *,
    kind: LetterKind,
    subject: str,
    body: str,
    at: datetime,
    writer_name: str = "",
    contact: str = "",
    page_address: str = "",
) -> Letter:
    """Take a letter in; the writer finds it again by its number and query code.

    Raises Refused where it says nothing, or leaves nobody to answer.
    """
    is_correction = kind == LetterKind.CORRECTION
    refuse_if(rules.why_not_receive(subject=subject, body=body, contact=contact, is_correction=is_correction))
    day = beijing_date(at)
    letter = Letter(
        query_code="".join(secrets.choice(UNAMBIGUOUS) for _ in range(CODE_LENGTH)),
        kind=kind,
        organisation=organisation,
        subject=subject.strip(),
        body=body.strip(),
        writer_name=writer_name.strip(),
        contact=contact.strip(),
        page_address=page_address.strip(),
        received_at=at,
        due_on=WorkCalendar.for_region(settings.GONGKAI_SITE["region"]).add(day, ANSWER_WITHIN[kind].days),
        number=secrets.token_hex(12),
    )
    letter.save()
    letter.number = f"XJ{day:%Y%m%d}{letter.pk % 1_000_000:06d}"
    letter.save(update_fields=["number"])
    record("letter.received", letter, by=None, at=at, kind=kind, due_on=letter.due_on)
    return letter


@transaction.atomic
def answer(letter: Letter, *, text: str, by: Person, at: datetime) -> Letter:
    """Answer a letter; raises Refused where it was answered already or the answer says nothing."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    refuse_if(rules.why_not_answer(answered=letter.state == LetterState.ANSWERED, answer=text))

    letter.answer = text.strip()  # type: ignore[assignment]
    letter.state = LetterState.ANSWERED
    letter.answered_at = at
    letter.save(update_fields=["answer", "state", "answered_at"])
    record("letter.answered", letter, by=by, at=at, in_time=beijing_date(at) <= letter.due_on)
    return letter
