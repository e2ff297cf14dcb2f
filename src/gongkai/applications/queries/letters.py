"""What the record of a case gives its letters to say."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from gongkai.applications.choices import Asked, Channel, FeeMethod, LetterKind, Opinion, Outcome, RecordState, Verdict
from gongkai.applications.letters.filling import fill, from_data
from gongkai.applications.letters.kinds import EITHER, kinds, reply_kind
from gongkai.applications.letters.proofreading import Slip, slips_in
from gongkai.applications.models import Case, CaseLetter, Consultation, RecordCorrection
from gongkai.applications.queries.records import letter_of, remedies_against, remedies_in
from gongkai.applications.rules.fee import Step, steps_of
from gongkai.applications.rules.letter import Letter, ended, subject_of, unended
from gongkai.applications.rules.office import record_told
from gongkai.applications.rules.privacy import masked
from gongkai.applications.tables import OUTCOMES
from gongkai.ledger.models import Event
from gongkai.lib.dates import formal, to_minute
from gongkai.lib.money import in_yuan

Fields = dict[str, str]


def written(kind: LetterKind, case: Case, event: Event, *, doc_no: str, signed_on: date) -> Letter:
    """The letter of this kind that an event brings forth; KeyError where the record lacks what it must say."""
    wording = kinds(settings.GONGKAI_LETTER_WORDING)[kind]
    if wording.is_reply:
        return letter_of(case)
    return fill(
        wording,
        fields_of(kind, case, event),
        doc_no=doc_no,
        addressee=addressee_of(wording.addressee, case, event),
        remedies=remedies_in(case, kind_of_letter="本告知书") if wording.remedies == EITHER else "",
        organ=case.organisation.name,
        signed_on=signed_on,
        contact=case.organisation.phone,
    )


def fields_of(kind: LetterKind, case: Case, event: Event) -> Fields:
    """What every letter may say, and what this kind says besides; the applicant's words as they fit a sentence."""
    own = SAID[kind](case, event.details) if kind in SAID else {}
    is_applicants = kinds(settings.GONGKAI_LETTER_WORDING)[kind].addressee == "applicant"
    described = unended(case.description) if is_applicants else subject_of(case.description)
    return {**common_fields(case), "description": described, **own}


def common_fields(case: Case) -> Fields:
    """What every letter may say of its case."""
    return {
        "number": case.number,
        "received": _day(case.received_on),
        "due": _day(case.due_on),
        "channel": Channel(case.channel).label,
        "description": case.description,
        "contact": case.organisation.phone,
    }


def addressee_of(whom: str, case: Case, event: Event) -> str:
    """Who is addressed: the applicant, whoever was asked, or nobody."""
    if whom == "party":
        return asked_in(event).party
    return case.addressee if whom == "applicant" else ""


def asked_in(event: Event) -> Consultation:
    """The consultation that an event names."""
    return Consultation.objects.get(pk=event.details["consultation"])


def _day(day: date | str | None) -> str:
    if not day:
        return ""
    return formal(date.fromisoformat(day) if isinstance(day, str) else day)


def _receipt(case: Case, details: Mapping[str, Any]) -> Fields:
    return {
        "query_code": case.query_code,
        "status_url": f"https://{settings.GONGKAI_SITE['domain']}/apply/status/",
        "complaint": settings.GONGKAI_APPLY["complaint"],
    }


def _fee(case: Case, details: Mapping[str, Any]) -> Fields:
    fee = case.fee_notice
    by_item = fee.method == FeeMethod.PER_ITEM
    unit = "件" if by_item else "页"
    steps = steps_of(FeeMethod(fee.method), fee.quantity)
    shown = steps[-1:] if by_item else steps
    return {
        "method": FeeMethod(fee.method).label,
        "quantity": f"为您当月第{fee.quantity}件申请" if by_item else f"共{fee.quantity}页",
        "amount": in_yuan(fee.amount),
        "steps": "；".join(_step(step, unit) for step in shown) + "。",
        "sent": _day(fee.sent_on),
    }


def _step(step: Step, unit: str) -> str:
    return f"第{step.first}至{step.last}{unit}，每{unit}{in_yuan(step.price)}"


def _extension(case: Case, details: Mapping[str, Any]) -> Fields:
    head = Event.objects.about(case).named("case.extended").select_related("by").last()
    name = head.by.get_full_name() if head and head.by else ""
    return {
        "was": _day(details["was"]),
        "days": str(details["days"]),
        "reason": unended(details["reason"]),
        "approver": name,
    }


SAID: dict[LetterKind, Callable[[Case, Mapping[str, Any]], Fields]] = {
    LetterKind.RECEIPT: _receipt,
    LetterKind.CORRECTION_NOTICE: lambda case, said: {"items": said["items"], "until": _day(said["until"])},
    LetterKind.REASON_REQUEST: lambda case, said: {"facts": said["facts"], "until": _day(said["until"])},
    LetterKind.EXTENSION_NOTICE: _extension,
    LetterKind.CONSULTATION_NOTICE: lambda case, said: {
        "sent": _day(said["sent_on"]),
        "kind": Asked(said["kind"]).label,
    },
    LetterKind.THIRD_PARTY_DISCLOSURE_NOTICE: lambda case, said: {
        "text": case.grounds.get("disclosed") or case.reply,
        "interest": ended(case.grounds.get("public_interest", "")),
    },
    LetterKind.FEE_NOTICE: _fee,
    LetterKind.UNCORRECTED_NOTICE: lambda case, said: {
        "until": _day(case.correction.until),
        "closed": _day(case.closed_on),
    },
    LetterKind.UNPAID_NOTICE: lambda case, said: _fee(case, said) | {"closed": _day(case.closed_on)},
    LetterKind.WITHDRAWAL_CONFIRMATION: lambda case, said: {"closed": _day(case.closed_on)},
}


def kept(letter: CaseLetter | RecordCorrection) -> Letter:
    """The letter as it was written."""
    content = letter.letter if isinstance(letter, RecordCorrection) else letter.content
    return from_data(json.loads(content))


def slips_of(case: Case) -> list[Slip]:
    """What the proofreader finds in what people wrote into the reply."""
    units = {unit for unit in (case.organisation, case.handling_unit) if unit}
    names = [case.addressee, *(name for unit in units for name in (unit.name, unit.short_name))]
    return slips_in([case.reply, *case.grounds.values()], names=names)


def letters_to_applicant(case: Case) -> QuerySet[CaseLetter]:
    """The letters that the applicant may read: the reply only once it was sent."""
    letters = case.letters.filter(is_to_applicant=True)
    return letters if case.dispatched_on or not case.reply_no else letters.exclude(doc_no=case.reply_no)


def reply_kind_of(case: Case) -> LetterKind:
    """The kind of letter that tells how this case was decided."""
    return reply_kind(Outcome(case.outcome), case.grounds)


def overruled(case: Case) -> list[Consultation]:
    """Third parties who objected and are told that the information is disclosed all the same (条例第三十二条)."""
    if not case.report_row.startswith(("granted", "partial")) or not case.grounds.get("public_interest"):
        return []
    return list(case.consultations.filter(kind=Asked.THIRD_PARTY, opinion=Opinion.OBJECTS))


def registration_form(case: Case) -> Letter:
    """登记表: what the register says of an application (条例第四十五条)."""
    contact = "，".join(part for part in (case.contact, case.email, case.address) if part)
    return _form(
        LetterKind.REGISTRATION_FORM,
        case,
        common_fields(case)
        | {
            "arrived": _day(case.arrived_on),
            "applicant": case.applicant_name,
            "applicant_kind": case.applicant_kind_label,
            "identity": masked(case.identity_no),
            "applicant_contact": contact,
            "form": f"{case.get_delivery_medium_display()}，{case.get_delivery_method_display()}",
            "assistance": case.assistance_need,
            "agent": case.agent_name,
            "handling_unit": case.handling_unit.name if case.handling_unit else "",
        },
    )


ANY_EITHER = Outcome.GRANTED_PROVIDED  # an outcome against which review and suit are both open


def record_letter(request: RecordCorrection) -> Letter:
    """政府信息更正结果告知书: what came of a request to correct a record about oneself (条例第四十一条)."""
    wording = kinds(settings.GONGKAI_LETTER_WORDING)[LetterKind.RECORD_CORRECTION_REPLY]
    organ = request.organisation
    fields = {
        "received": _day(request.received_on),
        "description": f"{unended(request.record)}；{unended(request.wrong)}",
        "evidence": f"{unended(request.evidence)}；{ended(request.finding)}",
        "text": record_told(RecordState(request.state), request.transferred_to),
    }
    return fill(
        wording,
        fields,
        doc_no=request.reply_no,
        addressee=request.applicant_name,
        remedies=remedies_against(organ, ANY_EITHER).replace("本答复", "本告知书"),
        organ=organ.name,
        signed_on=request.decided_on,
        contact=organ.phone,
    )


def secrecy_form(case: Case) -> Letter:
    """保密审查表: who drafted, reviewed and signed, and what the review found (条例第十七条)."""
    acts = _reviewed(case)
    drafted = acts.get("case.drafted")
    outcome = OUTCOMES[Outcome(drafted.details["outcome"])].label if drafted else ""
    found = {**common_fields(case), "outcome": outcome}
    for name, who, when in (
        ("case.drafted", "drafter", "drafted_at"),
        ("case.secrecy_passed", "reviewer", "reviewed_at"),
        ("case.approved", "signer", "signed_at"),
    ):
        if event := acts.get(name):
            found |= {who: event.by.get_full_name() if event.by else "", when: to_minute(event.at)}
    passed = acts.get("case.secrecy_passed")
    found["conclusion"] = passed.details.get("conclusion", "") if passed else ""
    found["files"] = "\n".join(_verdict(one) for one in passed.details.get("verdicts", [])) if passed else ""
    return _form(LetterKind.SECRECY_REVIEW_FORM, case, found)


def _reviewed(case: Case) -> dict[str, Event]:
    """The last draft, and what was reviewed and signed of it; what was said of an earlier draft is not of this one."""
    acts: dict[str, Event] = {}
    names = ("case.drafted", "case.secrecy_passed", "case.legality_passed", "case.approved")
    for event in Event.objects.about(case).named(*names).select_related("by"):
        acts = {event.name: event} if event.name == "case.drafted" else acts | {event.name: event}
    return acts


def _verdict(one: Mapping[str, str]) -> str:
    label = Verdict(one["verdict"]).label if one["verdict"] else "没有结论"
    return f"{one['name']}：{label}" + (f"（{one['basis']}）" if one["basis"] else "")


def proof_of_service(letter: CaseLetter) -> Letter:
    """送达回证 of one letter: dispatched and served are two days, kept apart."""
    served = Event.objects.about(letter).named("case_letter.served").select_related("by").last()
    server = served.by if served else None
    return _form(
        LetterKind.PROOF_OF_SERVICE,
        letter.case,
        {
            "letter": f"《{letter.title}》",
            "letter_no": letter.doc_no,
            "recipient": kept(letter).addressee,
            "way": letter.get_way_display(),
            "server": server.get_full_name() if server else "",
            "tracking_no": letter.tracking_no,
            "dispatched": _day(letter.dispatched_on),
            "served": _day(letter.served_on),
            "receiver": letter.receiver,
            "refused_because": letter.refused_because,
            "witness": letter.witness,
        },
    )


def _form(kind: LetterKind, case: Case, fields: Fields) -> Letter:
    return fill(kinds()[kind], fields, organ=case.organisation.name, signed_on=None)
