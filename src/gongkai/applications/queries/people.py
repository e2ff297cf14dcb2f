"""Who may see a case, who acts in which role, and holding a case for an act."""

from __future__ import annotations

from django.db.models import Q

from gongkai.applications.models import Case, CaseQuerySet, CoHandling
from gongkai.applications.states import APPLICANT, CO_HANDLER, LIFE, OFFICE, Actor, CaseStep
from gongkai.lib.machine import START
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach

OF_THE_ORGAN = frozenset({Role.REGISTRAR, Role.OFFICE_HEAD, Role.LEADER, Role.SUPERVISOR, Role.LEGAL_REVIEWER})
WORKERS = OF_THE_ORGAN | {Role.HANDLER, Role.SECRECY_REVIEWER}


def hold(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends, so that two people cannot act at once.

    Its organs are those that the caller knows already, where they are still the same ones.
    """
    held = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    for relation in (Case._meta.get_field("organisation"), Case._meta.get_field("handling_unit")):
        known = relation.get_cached_value(case, default=None)
        if known is not None and known.pk == getattr(held, relation.attname):
            relation.set_cached_value(held, known)
    return held


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
    whose = "、".join(Actor(role).label if role in set(Actor) else Role(role).label for role in step.by)
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
    if person is None:
        return False
    if role == CO_HANDLER:
        asked = case.co_handlings.filter(answered_on__isnull=True).select_related("unit")
        return Role.HANDLER in person.roles() and any(person.has_role(Role.HANDLER, one.unit) for one in asked)
    return role in set(Role) and any(
        unit is not None and person.has_role(Role(role), unit) for unit in _units(role, case)
    )


def _units(role: str, case: Case) -> list[Organisation | None]:
    """The units for which somebody in this role acts: handlers for their own, reviewers there and in the organ."""
    if role == Role.HANDLER:
        return [case.handling_unit]
    return [case.handling_unit, case.organisation] if role == Role.SECRECY_REVIEWER else [case.organisation]


def cases_of(person: Person) -> CaseQuerySet:
    """The cases this person may see: the organ's own people all of its cases, handlers those given to their unit."""
    condition = (
        reach(person, OF_THE_ORGAN, "organisation")
        | reach(person, {Role.HANDLER, Role.SECRECY_REVIEWER}, "handling_unit")
        | reach(person, {Role.SECRECY_REVIEWER}, "organisation")
    )
    if Role.HANDLER in person.roles():  # co-handling units see what they were asked about
        asked = CoHandling.objects.filter(reach(person, {Role.HANDLER}, "unit"))
        condition |= Q(pk__in=asked.values("case"))
    return Case.objects.filter(condition).select_related("organisation", "handling_unit")


def sees_applicant(person: Person, case: Case) -> bool:
    """Whether this person sees who applied; handlers and reviewers see 申请人A (个人信息保护法第六条)."""
    return any(holds(role, case, person) for role in OFFICE)


def works_on_cases(person: Person) -> bool:
    """Whether any role of this person meets cases."""
    return bool(person.roles() & WORKERS)
