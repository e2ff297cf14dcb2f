"""Reading questions about cases: their clock, who may see them, what may be done to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q

from gongkai.applications.choices import Asked, Medium, State
from gongkai.applications.models import Case, CaseQuerySet, Consultation, Correction
from gongkai.applications.rules.clock import Clock, read
from gongkai.applications.rules.drafting import Facts
from gongkai.applications.rules.events import Practice, Received
from gongkai.applications.rules.telling import told
from gongkai.applications.states import APPLICANT, LIFE, CaseStep
from gongkai.ledger.models import Event
from gongkai.lib.clock import beijing_date
from gongkai.lib.machine import START
from gongkai.lib.workdays import WorkCalendar
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach

OF_THE_ORGAN = frozenset({Role.REGISTRAR, Role.OFFICE_HEAD, Role.LEADER, Role.SUPERVISOR})
SEES_APPLICANT = frozenset({Role.REGISTRAR, Role.OFFICE_HEAD})  # 个人信息保护法 art. 6: only who needs to know


def calendar() -> WorkCalendar:
    """The working days of this county: the nation's, with the region's own holidays."""
    return WorkCalendar.for_region(settings.GONGKAI_SITE["region"])


def practice() -> Practice:
    """What this county does where the law is silent."""
    return Practice(**settings.GONGKAI_CASE_PRACTICE)


def clock_of(case: Case, days: WorkCalendar | None = None) -> Clock | None:
    """The clock of a case, computed from its lines in the ledger and nothing else; None before it was received."""
    events = told(Event.objects.about(case).values_list("name", "details"))
    if not any(isinstance(event, Received) for event in events):
        return None
    return read(events, days or calendar(), practice())


def running_clock(case: Case) -> Clock:
    """The clock of a case that was received; LookupError for one that was not."""
    clock = clock_of(case)
    if clock is None:
        raise LookupError(f"{case.number} was not received yet")
    return clock


def hold(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends, so that two people cannot act at once."""
    return Case.objects.select_for_update(of=("self",)).select_related("organisation", "handling_unit").get(pk=case.pk)


def step_of(case: Case, verb: str) -> CaseStep:
    """The step that verb takes from where the case stands; Refused where there is none."""
    step = LIFE.step(case.state, verb)
    assert isinstance(step, CaseStep)
    return step


def take(case: Case, verb: str, by: Person | None) -> tuple[Case, CaseStep, list[str]]:
    """Hold a case for an act: the case, its step, and what speaks against this person taking it.

    Raises Refused where the case does not stand where the verb begins.
    """
    case = hold(case)
    step = step_of(case, verb)
    return case, step, why_not_by(step, case, by)


def why_not_by(step: CaseStep, case: Case, by: Person | None) -> list[str]:
    """Why this person may not take this step: it is another role's (条例第四十五条). None is the applicant."""
    if any(holds(role, case, by) for role in step.by):
        return []
    whose = "、".join("申请人" if role == APPLICANT else Role(role).label for role in step.by)
    return [f"“{step.name}”须由{whose}办理（{step.article}）"]


def why_not_begin(verb: str, organisation: Organisation, by: Person) -> list[str]:
    """Why this person may not take in an application for this organ (条例第四十五条)."""
    step = LIFE.step(START, verb)
    if any(by.has_role(Role(role), organisation) for role in step.by):
        return []
    return [f"“{step.name}”须由{'、'.join(Role(role).label for role in step.by)}办理（{step.article}）"]


def holds(role: str, case: Case, person: Person | None) -> bool:
    """Whether this person acts in this role for this case; the applicant is nobody, or the case's own account."""
    if role == APPLICANT:
        return person is None or person.pk == case.account_id
    if person is None or role not in set(Role):
        return False
    units = {Role.HANDLER: [case.handling_unit], Role.SECRECY_REVIEWER: [case.handling_unit, case.organisation]}
    return any(unit is not None and person.has_role(Role(role), unit) for unit in units.get(role, [case.organisation]))


def cases_of(person: Person) -> CaseQuerySet:
    """The cases this person may see: the organ's own people all of its cases, handlers those given to their unit."""
    condition = (
        reach(person, OF_THE_ORGAN, "organisation")
        | reach(person, {Role.HANDLER, Role.SECRECY_REVIEWER}, "handling_unit")
        | reach(person, {Role.SECRECY_REVIEWER}, "organisation")
    )
    return Case.objects.filter(condition).select_related("organisation", "handling_unit")


def sees_applicant(person: Person, case: Case) -> bool:
    """Whether this person sees who applied; handlers and reviewers see 申请人A (个人信息保护法第六条)."""
    return any(holds(role, case, person) for role in SEES_APPLICANT)


def works_on_cases(person: Person) -> bool:
    """Whether any role of this person meets cases."""
    return bool(person.roles() & (OF_THE_ORGAN | {Role.HANDLER, Role.SECRECY_REVIEWER}))


def remaining(case: Case, today: date) -> int | None:
    """The working days left until the answer is due, negative when late; None where no day is set."""
    if case.due_on is None:
        return None
    days = calendar()
    return days.count(today, case.due_on) or -days.count(case.due_on, today)


def facts_for(case: Case, previous_number: str) -> Facts:
    """What the record says that a reply may rest on."""
    names = set(Event.objects.about(case).values_list("name", flat=True))
    return Facts(
        asked_medium=Medium(case.delivery_medium),
        was_corrected=Correction.objects.filter(case=case, received_on__isnull=False).exists(),
        gave_reason=bool(names & {"case.reason_received", "case.reason_lapsed"}),
        asked_third_party=Consultation.objects.filter(case=case, kind=Asked.THIRD_PARTY).exists(),
        previous_answered=previous_answered(case, previous_number),
    )


def previous_answered(case: Case, number: str) -> bool | None:
    """Whether this organ answered an earlier application of that number; None where there is none."""
    if not number.strip():
        return None
    earlier = Case.objects.filter(number=number.strip(), organisation=case.organisation).exclude(pk=case.pk).first()
    return earlier and earlier.dispatched_on is not None


def mismatches() -> list[str]:
    """Numbers of cases whose cached due day is not what the ledger says; empty where all is well."""
    return [case.number for case in Case.objects.all() if due_of(clock_of(case)) != case.due_on]


def due_of(clock: Clock | None) -> date | None:
    """The due day of a clock, None without one."""
    return clock.due_on if clock else None


def day_of(on: date | None, at: datetime) -> date:
    """The day an act happened: the given one, or the Beijing day of the moment it was recorded."""
    return on or beijing_date(at)


def found(number: str, code: str) -> Case | None:
    """The case of that number and query code; typed with spaces, hyphens or in lower case it is found as well."""
    number, code = ("".join(letter for letter in text if letter.isalnum()).upper()[:40] for text in (number, code))
    return Case.objects.filter(Q(number=number) & Q(query_code=code)).select_related("organisation").first()


def with_key(key: str) -> Case | None:
    """The case that was made from this showing of the form, if it was submitted already."""
    return Case.objects.filter(submission_key=key).first() if key else None


def is_waiting(case: Case) -> bool:
    """Whether the case waits for somebody outside, so that no period runs."""
    return case.state in {State.SUBMITTED, State.CORRECTION_PENDING, State.CONSULTING, State.FEE_PENDING}


def reason_asked(case: Case) -> dict[str, Any]:
    """What the applicant was asked to give reasons for, with `answered` if they did; empty if never asked."""
    events = list(Event.objects.about(case).named("case.reason_requested", "case.reason_received"))
    asked = next((event.details for event in reversed(events) if event.name == "case.reason_requested"), {})
    return {**asked, "answered": events[-1].name == "case.reason_received"} if asked else {}
