"""What may be done to a case now, by whom, and why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.applications.choices import State
from gongkai.applications.models import Case
from gongkai.applications.queries.clocks import calendar, clock_of
from gongkai.applications.queries.people import why_not_by
from gongkai.applications.queries.records import reason_asked
from gongkai.applications.rules import consultation, correction, entries, extension, payment, reviewing
from gongkai.applications.rules.clock import Clock
from gongkai.applications.rules.events import CONSULTATION, FEE
from gongkai.applications.rules.office import NOTHING_TO_EXPLAIN
from gongkai.applications.states import ITSELF, LIFE, CaseStep
from gongkai.lib.clock import beijing_date
from gongkai.orgs.models import Person

ASIDE = frozenset({"withdraw", "return_draft", "request_correction", "request_reason", "consult", "notice_fee"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act that is this person's to take: its verb, what its button says, and every reason against it now."""

    step: CaseStep
    why_not: list[str]

    @property
    def verb(self) -> str:
        """The name of the action."""
        return self.step.verb

    @property
    def is_main(self) -> bool:
        """Whether this is how the case goes on, and not a way out of it."""
        return bool(self.step.target) and self.verb not in ASIDE


def label_of(verb: str) -> str:
    """What a verb is called."""
    return next(step.name for step in LIFE.steps if step.verb == verb)


def acts_for(case: Case, person: Person, at: datetime) -> list[Act]:
    """The acts of this person in the state of the case, those refused now with all their reasons."""
    clock, today = clock_of(case), beijing_date(at)
    steps = [LIFE.step(case.state, verb) for verb in LIFE.verbs(case.state)]
    return [
        Act(step, why_not_now(case, step.verb, clock, today, person))
        for step in steps
        if isinstance(step, CaseStep) and ITSELF not in step.by and not why_not_by(step, case, person)
    ]


def why_not_now(case: Case, verb: str, clock: Clock | None, today: date, person: Person) -> list[str]:
    """What speaks against an act before anything is filled in: the same words the act itself would answer."""
    if verb in REVIEWS:
        return REVIEWS[verb](case, person)
    return OBSTACLES[verb](case, clock, today) if verb in OBSTACLES and clock is not None else []


def _unit_answer(case: Case, clock: Clock, today: date) -> list[str]:
    waits = case.co_handlings.filter(answered_on__isnull=True).exists()
    return [] if waits else ["没有尚未反馈的协办部门（条例第四十五条）"]


def _explain_search(case: Case, clock: Clock, today: date) -> list[str]:
    return [] if case.searches.unexplained().exists() else [NOTHING_TO_EXPLAIN]


def _lapse_correction(case: Case, clock: Clock, today: date) -> list[str]:
    return correction.why_not_lapse(last_on=case.correction.until, on=today)


def _lapse_fee(case: Case, clock: Clock, today: date) -> list[str]:
    return entries.why_not_give_up_unpaid(reached_on=case.fee_notice.reached_on, on=today, calendar=calendar())


def _lapse_reason(case: Case, clock: Clock, today: date) -> list[str]:
    return entries.why_not_lapse_reason(until=date.fromisoformat(reason_asked(case)["until"]), on=today)


def _set_due(case: Case, clock: Clock, today: date) -> list[str]:
    asked = bool(reason_asked(case).get("answered"))
    return extension.why_not_set_due(clock, due_on=date.max, notified_on=today, approved=True, reason_accepted=asked)


def _time_out(case: Case, clock: Clock, today: date) -> list[str]:
    """No silence can be noted while it speaks against every one of those still asked."""
    reasons = [
        consultation.why_not_time_out(reached_on=asked.reached_on, on=today, calendar=calendar())
        for asked in case.consultations.filter(ended_on__isnull=True)
    ]
    return min(reasons, key=len, default=[])


def _deliver_inquiry(case: Case, clock: Clock, today: date) -> list[str]:
    open_ones = case.consultations.filter(ended_on__isnull=True)
    if open_ones.filter(reached_on__isnull=True).exists():
        return []
    return entries.why_not_deliver_again(max(asked.reached_on for asked in open_ones), CONSULTATION)


# verb → what speaks against it now, whatever will be filled in
OBSTACLES: dict[str, Callable[[Case, Clock, date], list[str]]] = {
    "receive_unit_answer": _unit_answer,
    "explain_search": _explain_search,
    "request_correction": lambda case, clock, today: correction.why_not_request(clock, on=today),
    "lapse_correction": _lapse_correction,
    "lapse_reason": _lapse_reason,
    "set_due": _set_due,
    "consult": lambda case, clock, today: consultation.why_not_consult(clock, sent_on=today),
    "deliver_inquiry": _deliver_inquiry,
    "time_out_opinion": _time_out,
    "extend": lambda case, clock, today: extension.why_not_extend(clock, days=1, notified_on=today, approved=True),
    "notice_fee": lambda case, clock, today: payment.why_not_charge(clock, sent_on=today),
    "deliver_fee_notice": lambda case, clock, today: entries.why_not_deliver_again(case.fee_notice.reached_on, FEE),
    "lapse_fee": _lapse_fee,
}
REVIEWS: dict[str, Callable[[Case, Person], list[str]]] = {
    "pass_secrecy": lambda case, person: reviewing.why_not_review(drafter=case.drafted_by_id, reviewer=person.pk),
    "approve": lambda case, person: reviewing.why_not_approve(drafter=case.drafted_by_id, approver=person.pk),
}
OF_THE_APPLICANT = {
    State.CORRECTION_PENDING: "receive_correction",
    State.REASON_PENDING: "receive_reason",
}  # what the applicant is asked for
