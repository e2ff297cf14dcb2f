"""Writing the letters that an act brings forth, and proving that they were served."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from gongkai.applications.actions.numbers import next_notice_no
from gongkai.applications.choices import ELECTRONIC_WAYS, Delivery, LetterKind, Outcome, ServiceWay
from gongkai.applications.letters.filling import as_data, why_not_fill, why_not_issue
from gongkai.applications.letters.kinds import kinds
from gongkai.applications.letters.occasions import BRING_FORTH, INQUIRIES, SERVED_BY, UNNUMBERED, WRITTEN
from gongkai.applications.letters.serving import why_not_serve_letter
from gongkai.applications.models import Case, CaseLetter, Consultation
from gongkai.applications.queries.letters import (
    asked_in,
    fields_of,
    overruled,
    reply_kind_of,
    written,
)
from gongkai.applications.queries.records import letter_of
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person

K = LetterKind


def write_letters(case: Case, verb: str, event: Event) -> None:
    """Write what this act brings forth, from `event`, the line that it has just left; Refused where it may not.

    Part of the act itself: a letter that cannot be written stops the act.
    """
    if verb == "draft":
        refuse_if(why_not_issue(letter_of(case), Outcome(case.outcome)))
    if verb not in BRING_FORTH:
        return
    for kind in WRITTEN.get(verb, ()):
        write(kind, case, event)
    if verb == "consult":
        asked = asked_in(event)
        write(INQUIRIES[asked.kind], case, event, asked=asked)
        write(K.CONSULTATION_NOTICE, case, event)
    elif verb == "approve":
        _write_reply(case, event)
    elif verb in {"send", "serve"}:
        _follow_reply(case, verb)
    elif verb in SERVED_BY:
        _follow(case, verb, event)


def write(kind: LetterKind, case: Case, event: Event, *, asked: Consultation | None = None) -> CaseLetter:
    """One letter, numbered and kept as it reads; Refused with everything that it lacks."""
    wording = kinds(settings.GONGKAI_LETTER_WORDING)[kind]
    if not wording.is_reply:
        refuse_if(why_not_fill(wording, fields_of(kind, case, event)))
    day = _day_of(event)
    number = (
        case.reply_no if wording.is_reply else "" if kind in UNNUMBERED else next_notice_no(case.organisation, day.year)
    )
    letter = written(kind, case, event, doc_no=number, signed_on=day)
    refuse_if(why_not_issue(letter, Outcome(case.outcome) if case.outcome else None))

    content = json.dumps(as_data(letter, kind), ensure_ascii=False, sort_keys=True)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    kept = CaseLetter.objects.create(
        case=case, consultation=asked, kind=kind, title=letter.title, doc_no=number, content=content, sha256=sha256,
        is_to_applicant=wording.addressee == "applicant", written_at=event.at, signed_on=day,
    )  # fmt: skip
    details = {"kind": kind, "title": letter.title, "doc_no": number, "sha256": sha256}
    record("case_letter.written", kept, by=event.by, at=event.at, **details)
    return kept


def _day_of(event: Event) -> date:
    """The day that the act names, or that of its line."""
    on = event.details.get("on") or event.details.get("sent_on")
    return date.fromisoformat(on) if on else beijing_date(event.at)


def _write_reply(case: Case, event: Event) -> None:
    """The reply as it was signed, in place of one that was signed before; and what overruled third parties are told."""
    case.letters.filter(doc_no=case.reply_no, dispatched_on__isnull=True).delete()
    write(reply_kind_of(case), case, event)
    for asked in overruled(case):
        event.details["consultation"] = asked.pk
        write(K.THIRD_PARTY_DISCLOSURE_NOTICE, case, event, asked=asked)


def _follow_reply(case: Case, verb: str) -> None:
    """The reply's own proof of service follows the acts `send` and `serve`."""
    letter = case.letters.filter(doc_no=case.reply_no).exclude(doc_no="").last()
    if letter is None:
        return
    letter.dispatched_on, letter.tracking_no = case.dispatched_on, case.tracking_no
    letter.way = _way(case.sent_way)
    if verb == "serve":
        letter.served_on = case.served_on
    letter.save()


def _way(sent: str) -> ServiceWay:
    if sent in ELECTRONIC_WAYS:
        return ServiceWay.ELECTRONIC
    return ServiceWay.POST if sent == Delivery.POST else ServiceWay.DIRECT


def _follow(case: Case, verb: str, event: Event) -> None:
    """The letter whose delivery the act notes keeps that day."""
    letters = case.letters.filter(kind__in=SERVED_BY[verb], served_on__isnull=True)
    if consultation := event.details.get("consultation"):
        letters = letters.filter(consultation=consultation)
    for letter in letters:
        letter.served_on = _day_of(event)
        letter.dispatched_on = letter.dispatched_on or letter.signed_on
        letter.save()


@transaction.atomic
def serve_letter(
    letter: CaseLetter,
    *,
    way: ServiceWay,
    dispatched_on: date,
    served_on: date | None = None,
    receiver: str = "",
    tracking_no: str = "",
    refused_because: str = "",
    witness: str = "",
    by: Person,
    at: datetime,
) -> CaseLetter:
    """Note how a letter went out and when it arrived: the proof of service (民事诉讼法第八十七条至第九十一条)."""
    letter = CaseLetter.objects.select_for_update(of=("self",)).select_related("case").get(pk=letter.pk)
    refuse_if(
        why_not_serve_letter(
            way=way,
            signed_on=letter.signed_on,
            dispatched_on=dispatched_on,
            served_on=served_on,
            today=beijing_date(at),
            receiver=receiver,
            tracking_no=tracking_no,
            refused_because=refused_because,
            witness=witness,
        )
    )

    facts = {"way": way, "dispatched_on": dispatched_on, "served_on": served_on, "tracking_no": tracking_no}
    said = {"title": letter.title, "doc_no": letter.doc_no, "on": served_on}
    record("case_letter.served", letter, by=by, at=at, **said, **facts)
    facts |= {"receiver": receiver, "refused_because": refused_because, "witness": witness}
    for name, value in facts.items():
        setattr(letter, name, value)
    letter.save()
    return letter
