"""复议 and 诉讼: accepted, answered, decided, and the case decided anew where that is ordered (facts §1.8)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.applications.actions.numbers import new_query_code
from gongkai.applications.actions.record import refresh
from gongkai.applications.choices import Outcome, RemedyDecision, RemedyKind, RemedyResult, State
from gongkai.applications.models import Case, Remedy
from gongkai.applications.queries import calendar, day_of, hold, why_not_begin
from gongkai.applications.rules import appeals as rules
from gongkai.applications.rules.remedies import EITHER_KIND, kind_of
from gongkai.applications.states import LIFE, CaseStep
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.machine import START
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person

TAKEN_OVER = (
    "organisation", "handling_unit", "channel", "applicant_kind", "applicant_name", "identity_no", "contact", "email",
    "address", "account", "description", "delivery_medium", "delivery_method", "applicant_key", "contact_key",
    "assistance_need",
)  # fmt: skip


@transaction.atomic
def file_remedy(
    case: Case,
    *,
    kind: RemedyKind,
    body: str,
    docket: str = "",
    simple: bool = True,
    on: date | None = None,
    notified_on: date | None = None,
    note: str = "",
    by: Person,
    at: datetime,
) -> Remedy:
    """Enter that a review or suit about this case was accepted; the organ's days to respond run from the notice.

    `note` says how a second one of its kind, or one before any answer was due, came about.
    """
    case, day = hold(case), day_of(on, at)
    reviewed = case.remedies.filter(kind=RemedyKind.RECONSIDERATION, decided_on__isnull=False).exists()
    first = bool(case.outcome) and kind_of(Outcome(case.outcome)) != EITHER_KIND and case.outcome != Outcome.PARTIAL
    refuse_if(
        why_not_begin("register", case.organisation, by)
        + rules.why_not_file(kind=kind, filed_on=day, today=beijing_date(at), body=body, reviewed=reviewed, first=first)
        + _why_not_challenge(case, kind, day, note)
    )

    notified_on = notified_on or day
    until = rules.last_day_to_respond(kind, notified_on=notified_on, simple=simple, calendar=calendar())
    remedy = Remedy.objects.create(
        case=case, organisation=case.organisation, kind=kind, body=body, docket=docket, simple=simple, filed_on=day,
        notified_on=notified_on, respond_until=until,
    )  # fmt: skip
    said = {"note": note} if note else {}
    record("remedy.filed", remedy, by=by, at=at, kind=kind, on=day, body=body, respond_until=until, **said)
    return remedy


def _why_not_challenge(case: Case, kind: RemedyKind, day: date, note: str) -> list[str]:
    earlier = [f"{one}受理，{one.get_result_display()}" for one in case.remedies.filter(kind=kind).order_by("pk")]
    return rules.why_not_challenge(
        filed_on=day, received_on=case.received_on, closed_on=case.closed_on, due_on=case.due_on, earlier=earlier,
        note=note,
    )  # fmt: skip


@transaction.atomic
def respond(remedy: Remedy, *, on: date | None = None, by: Person, at: datetime) -> Remedy:
    """Note that the organ answered the reviewing body or the court, with evidence and basis."""
    remedy, day = _held(remedy), day_of(on, at)
    refuse_if(
        why_not_begin("register", remedy.organisation, by)
        + rules.why_not_respond(
            on=day, filed_on=remedy.filed_on, today=beijing_date(at), responded_on=remedy.responded_on
        )
    )

    remedy.responded_on = day
    remedy.save(update_fields=["responded_on"])
    record("remedy.responded", remedy, by=by, at=at, on=day, until=remedy.respond_until)
    return remedy


@transaction.atomic
def decide_remedy(
    remedy: Remedy, *, decision: RemedyDecision, on: date | None = None, by: Person, at: datetime
) -> Remedy:
    """Enter the decision or judgment; 表四 counts it in the year of that day."""
    remedy, day = _held(remedy), day_of(on, at)
    refuse_if(
        why_not_begin("register", remedy.organisation, by)
        + rules.why_not_decide(
            on=day,
            filed_on=remedy.filed_on,
            today=beijing_date(at),
            is_decided=remedy.result != RemedyResult.PENDING,
        )
    )

    remedy.decision, remedy.result, remedy.decided_on = decision, rules.RESULT_OF[decision], day
    remedy.save(update_fields=["decision", "result", "decided_on"])
    record("remedy.decided", remedy, by=by, at=at, result=remedy.result, decision=decision, on=day)
    return remedy


@transaction.atomic
def remand(remedy: Remedy, *, due_on: date, on: date | None = None, by: Person, at: datetime) -> Case:
    """Begin the case anew because a decision orders it: a round of its own, with the last day the decision sets.

    The answered round stays as it was; the new one is not counted as newly received (facts §6, 未核实).
    """
    remedy, day = _held(remedy), day_of(on, at)
    refuse_if([] if remedy.case else ["本案没有关联的申请，不能另起轮次"])
    old = hold(remedy.case)
    latest = old.rounds.order_by("-round").first()
    refuse_if(
        why_not_begin("remand", old.organisation, by)
        + rules.why_not_reopen(
            decision=RemedyDecision(remedy.decision) if remedy.decision else None,
            due_on=due_on,
            today=beijing_date(at),
            reopened=bool(latest and latest.is_open),
        )
    )

    case = _round(old, (latest or old).round + 1, on=day, at=at)
    record(
        "case.remanded", case, by=by, at=at, received_on=day, due_on=due_on, of=old.number, round=case.round,
        remedy=remedy.pk,
    )  # fmt: skip
    step = LIFE.step(START, "remand")
    assert isinstance(step, CaseStep)
    return refresh(case, step)


def _round(old: Case, number: int, *, on: date, at: datetime) -> Case:
    return Case.objects.create(
        number=f"{old.number}R{number}",
        query_code=new_query_code(),
        state=State.PROCESSING,
        submitted_at=at,
        arrived_on=on,
        received_on=on,
        remand_of=old,
        round=number,
        **{name: getattr(old, name) for name in TAKEN_OVER},
    )


def _held(remedy: Remedy) -> Remedy:
    return Remedy.objects.select_for_update(of=("self",)).select_related("organisation", "case").get(pk=remedy.pk)
