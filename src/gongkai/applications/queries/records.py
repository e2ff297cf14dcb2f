"""What the record of a case says: facts for a reply, the letter, the timeline, finding a case again."""

from __future__ import annotations

import hmac
import json
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from gongkai.applications.choices import Asked, Delivery, Medium, Opinion, Outcome, State
from gongkai.applications.models import ApplicationDraft, Case, CaseAttachment, Consultation, Correction
from gongkai.applications.rules.drafting import Facts
from gongkai.applications.rules.intake import Application, lacks
from gongkai.applications.rules.letter import Letter, letter
from gongkai.applications.rules.remedies import remedies, review_body
from gongkai.applications.rules.timeline import told_to_applicant, told_to_officers
from gongkai.applications.tables import ELEMENTS
from gongkai.ledger.models import Event
from gongkai.lib.dates import formal
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation


def facts_for(case: Case, previous_number: str) -> Facts:
    """What the record says that a reply may rest on."""
    names = set(Event.objects.about(case).values_list("name", flat=True))
    parties = Consultation.objects.filter(case=case, kind=Asked.THIRD_PARTY)
    waiting = case.co_handlings.filter(answered_on__isnull=True).values_list("unit__short_name", flat=True)
    earlier = _previous(case, previous_number)
    return Facts(
        asked_medium=Medium(case.delivery_medium),
        was_corrected=Correction.objects.filter(case=case, received_on__isnull=False).exists(),
        gave_reason=bool(names & {"case.reason_received", "case.reason_lapsed"}),
        asked_third_party=parties.exists(),
        party_objected=parties.filter(opinion=Opinion.OBJECTS).exists(),
        previous_answered=earlier and earlier.dispatched_on is not None,
        previous_same=earlier is None or ("" != case.applicant_key == earlier.applicant_key),
        searches=case.searches.count(),
        empty_searches=case.searches.empty().count(),
        unexplained=tuple(str(one) for one in case.searches.unexplained()),
        waiting_units=tuple(waiting),
        lacks=tuple(ELEMENTS[key].label for key in lacks_of(case)),
    )


def lacks_of(case: Case) -> list[str]:
    """What the application still lacks of what it should state (keys of ELEMENTS); nothing once it is closed."""
    if not case.is_open:
        return []
    facts = {field.name: getattr(case, field.name) for field in fields(Application) if hasattr(case, field.name)}
    return lacks(Application(**facts, medium=Medium(case.delivery_medium), delivery=Delivery(case.delivery_method)))


def _previous(case: Case, number: str) -> Case | None:
    if not number.strip():
        return None
    return Case.objects.filter(number=number.strip(), organisation=case.organisation).exclude(pk=case.pk).first()


def searched_grounds(case: Case) -> dict[str, str]:
    """The grounds of a reply that nothing exists, from the record of the searches (条例第三十六条第（四）项)."""
    found = list(case.searches.all())
    if not found:
        return {}
    explained = "；".join(f"{one.result}（{one.explanation}）" for one in found if one.explained_on)
    return {
        **({"found_otherwise": explained} if explained else {}),
        "search_systems": "；".join(dict.fromkeys(one.systems for one in found)),
        "search_keywords": "；".join(dict.fromkeys(one.keywords for one in found)),
        "search_period": "；".join(dict.fromkeys(one.period for one in found)),
        "searched_by": "；".join(f"{one.searcher}，{formal(one.searched_on)}" for one in found),
    }


def reason_asked(case: Case) -> dict[str, Any]:
    """What the applicant was asked to give reasons for, with `answered` if they did; empty if never asked."""
    events = list(Event.objects.about(case).named("case.reason_requested", "case.reason_received"))
    asked: dict[str, Any] = next(
        (event.details for event in reversed(events) if event.name == "case.reason_requested"), {}
    )
    return {**asked, "answered": events[-1].name == "case.reason_received"} if asked else {}


def found(number: str, code: str) -> Case | None:
    """The case of that number, if the code is its own; spaces, hyphens and lower case do no harm."""
    case = Case.objects.filter(number=plain(number)).select_related("organisation", "handling_unit").first()
    if case is None or not hmac.compare_digest(case.query_code.encode(), plain(code).encode()):
        return None
    return case


def own_cases(person: Any, numbers: list[str]) -> QuerySet[Case]:
    """The cases made by this account, and those of the given numbers; the latest first."""
    own = Q(number__in=numbers)
    if person.is_authenticated:
        own |= Q(account=person)
    return Case.objects.filter(own).select_related("organisation", "handling_unit").order_by("-submitted_at", "-pk")


def plain(text: str) -> str:
    """A number or code without spaces and hyphens, in capitals."""
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum()).upper()[:40]


def with_key(key: str) -> Case | None:
    """The case that was made from this showing of the form, if it was submitted already."""
    return Case.objects.filter(submission_key=key).first() if key else None


def draft_content(code: str, since: datetime) -> dict[str, str] | None:
    """What the draft with this code says, if it was saved since that moment; None otherwise."""
    draft = ApplicationDraft.objects.filter(code=plain(code), saved_at__gte=since).first() if plain(code) else None
    return json.loads(draft.content) if draft else None


def wanted_from_applicant(case: Case) -> str:
    """What the applicant is asked for now, and by when; empty when nothing is."""
    if case.state == State.CORRECTION_PENDING:
        return f"{case.correction.items}\n请在{formal(case.correction.until)}前补正。"
    if case.state == State.REASON_PENDING:
        asked = reason_asked(case)
        return f"{asked['facts']}\n请在{formal(date.fromisoformat(asked['until']))}前说明。"
    return ""


def answer_files(case: Case) -> QuerySet[CaseAttachment]:
    """The files that go out with the reply."""
    return case.attachments.filter(is_answer=True).select_related("file").order_by("pk")


def letter_of(case: Case, *, addressee: str | None = None) -> Letter:
    """The reply as it goes out, remedies included; of a draft as it would go out. `addressee` may hide the name."""
    return letter(
        Outcome(case.outcome),
        number=case.number,
        doc_no=case.reply_no,
        addressee=case.addressee if addressee is None else addressee,
        received_on=case.received_on,
        description=case.description,
        text=case.reply,
        grounds=case.grounds,
        remedies=remedies_in(case),
        organ=case.organisation.name,
        signed_on=case.decided_on,
        contact=case.organisation.phone,
        enclosures=[bound.file.name for bound in answer_files(case)],
    )


def remedies_in(case: Case, *, kind_of_letter: str = "本答复") -> str:
    """The sentence on remedies against what this organ decided in the case."""
    return remedies_against(case.organisation, Outcome(case.outcome)).replace("本答复", kind_of_letter)


def remedies_against(organ: Organisation, outcome: Outcome) -> str:
    """The sentence on remedies against what an organ decided so."""
    apply = settings.GONGKAI_APPLY
    body = review_body(OrganKind(organ.kind), county=_county_name(), superior=apply["superior"])
    return remedies(outcome, body=body, review_url=apply["review_url"])


def _county_name() -> str:
    return Organisation.objects.values_list("name", flat=True).get(kind=OrganKind.GOVERNMENT)


def timeline_for_applicant(case: Case) -> list[dict[str, Any]]:
    """What happened so far, in the applicant's words, and what is still to come."""
    events = Event.objects.about(case).values_list("name", "at", "details")
    past = [
        {"at": at, **entry, "kind": "done"}
        for name, at, details in events
        if (entry := told_to_applicant(name, details))
    ]
    if not (case.is_open and case.due_on):
        return past
    text = "节假日安排尚未公布，日期为暂定。" if case.due_is_provisional else ""
    return [*past, {"when": f"{case.due_on:%Y-%m-%d}", "title": "最迟答复日期", "text": text, "kind": "future"}]


PRIVATE = frozenset({"case.contact_tried", "case.confirmed", "case.withdrawn"})  # their words may name the applicant


def timeline_for_officers(case: Case, *, knows_applicant: bool) -> list[dict[str, Any]]:
    """Everything the ledger says of the case, with who did it; words about the applicant only for those who know."""
    events = Event.objects.about(case).select_related("by")
    return [_told(event, case, knows_applicant) for event in events]


# what applicants do themselves, with or without an account; every other line without a person is the system's
OWN_ACTS = frozenset(
    {"case.submitted", "case.correction_received", "case.reason_received", "case.withdrawn", "case.rated"}
)


def _who(event: Event, account: int | None) -> str:
    """The officer's name; never the name of the applicant's account."""
    if event.by is not None and event.by_id != account:
        return event.by.get_full_name()
    return "申请人" if event.by or event.name in OWN_ACTS else "系统"


def _told(event: Event, case: Case, knows_applicant: bool) -> dict[str, Any]:
    entry = {
        "at": event.at,
        "who": _who(event, case.account_id),
        **told_to_officers(event.name, event.details),
    }
    return entry if knows_applicant or event.name not in PRIVATE else entry | {"text": ""}
