"""Taking letters in and answering them."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.disclosure.actions import draft
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ColumnPage, Item
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.lib.workdays import WorkCalendar
from gongkai.mailbox import rules
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.mailbox.models import Letter
from gongkai.mailbox.tables import ANSWER_WITHIN, CATALOGUE_CODE
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.queries import disclosure_office

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
    may_be_published: bool = False,
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
        may_be_published=may_be_published,
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


@transaction.atomic
def propose(letter: Letter, *, subject: str, body: str, answer: str, by: Person, at: datetime) -> Item:
    """Draft an answered letter for the public, without what is personal; it goes to review like every other item.

    Raises Refused where its writer did not agree, where the texts still tell who wrote, and where the person writes no
    items of the unit that answered.
    """
    letter = Letter.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=letter.pk)
    texts = rules.Texts(subject.strip(), body.strip(), answer.strip())
    answered = letter.answered_at is not None
    reasons = rules.why_not_propose(
        agreed=letter.may_be_published, answered=answered, proposed=letter.item_id is not None, texts=texts
    )
    refuse_if([*reasons, *rules.why_not_show(texts, name=letter.writer_name, contact=letter.contact)])

    letter.item = _item(letter, texts)
    draft(letter.item, by=by, at=at)
    letter.save(update_fields=["item"])
    record("letter.proposed", letter, by=by, at=at, item=letter.item.pk)
    return letter.item


def _item(letter: Letter, texts: rules.Texts) -> Item:
    organ = letter.organisation
    assert letter.answered_at is not None
    item = Item(
        unit=disclosure_office() if organ.kind == OrganKind.GOVERNMENT else organ,
        issuer=organ,
        title=texts.subject,
        summary=f"群众{letter.get_kind_display()}来信和{organ.short_name}的答复。",
        genre=Genre.LETTER,
        catalogue_code=CATALOGUE_CODE,
        written_on=timezone.localdate(letter.answered_at),
    )
    told = rules.page_of(
        texts, kind=letter.get_kind_display(), organ=organ.name,
        received_at=timezone.localtime(letter.received_at), answered_at=timezone.localtime(letter.answered_at),
    )  # fmt: skip
    item.body = [("text", told)]  # type: ignore[assignment]
    item.columns = list(ColumnPage.objects.live().filter(slug=settings.GONGKAI_LETTER_COLUMN))
    return item
