"""Asking third parties and other organs; meanwhile the clock stands still (条例第三十二条至第三十四条)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.applications.actions.record import refresh
from gongkai.applications.choices import Asked, Opinion
from gongkai.applications.models import Case, Consultation
from gongkai.applications.queries import calendar, day_of, running_clock, step_of, take
from gongkai.applications.rules import consultation as rules
from gongkai.applications.rules.entries import why_not_ask_party, why_not_deliver_again, why_not_take_opinion
from gongkai.applications.rules.events import CONSULTATION
from gongkai.applications.rules.intake import why_not_on
from gongkai.applications.states import CaseStep
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def consult(case: Case, *, kind: Asked, party: str, on: date | None = None, by: Person, at: datetime) -> Case:
    """Ask a third party or another organ in writing; the days until its answer do not count."""
    case, step, reasons = take(case, "consult", by)
    day = day_of(on, at)
    refuse_if(
        reasons
        + why_not_ask_party(party)
        + why_not_on(day, beijing_date(at), "发出征求意见书")
        + rules.why_not_consult(running_clock(case), sent_on=day)
    )

    asked = Consultation.objects.create(case=case, kind=kind, party=party, sent_on=day)
    record("case.consulted", case, by=by, at=at, consultation=asked.pk, sent_on=day, kind=kind, party=party)
    return refresh(case, step)


@transaction.atomic
def deliver_inquiry(case: Case, *, consultation: int, on: date | None = None, by: Person, at: datetime) -> Case:
    """Note the day on which the letter reached whoever was asked; their fifteen working days run from it."""
    case, step, reasons = take(case, "deliver_inquiry", by)
    day, asked = day_of(on, at), _asked(case, consultation)
    refuse_if(
        reasons
        + why_not_on(day, beijing_date(at), "送达")
        + rules.why_not_resume(sent_on=asked.sent_on, on=day)
        + why_not_deliver_again(asked.reached_on, CONSULTATION)
    )

    asked.reached_on = day
    asked.save(update_fields=["reached_on"])
    record("case.inquiry_delivered", case, by=by, at=at, consultation=asked.pk, on=day)
    return refresh(case, step)


@transaction.atomic
def receive_opinion(
    case: Case, *, consultation: int, opinion: Opinion, text: str = "", on: date | None = None, by: Person, at: datetime
) -> Case:
    """Take in the opinion of one of those asked; when it was the last, the clock goes on."""
    case, step, reasons = take(case, "receive_opinion", by)
    day, asked = day_of(on, at), _asked(case, consultation)
    refuse_if(
        reasons
        + why_not_take_opinion(is_silent=opinion == Opinion.SILENT)
        + why_not_on(day, beijing_date(at), "收到意见")
        + rules.why_not_resume(sent_on=asked.sent_on, on=day)
    )

    _end(asked, opinion, day, text)
    record("case.opinion_received", case, by=by, at=at, consultation=asked.pk, on=day, opinion=opinion, text=text)
    return refresh(case, _next(case, step))


@transaction.atomic
def time_out_opinion(case: Case, *, consultation: int, by: Person, at: datetime) -> Case:
    """Fifteen working days passed without an answer: a co-producer consents, a third party leaves it to the organ."""
    case, step, reasons = take(case, "time_out_opinion", by)
    asked = _asked(case, consultation)
    refuse_if(reasons + rules.why_not_time_out(reached_on=asked.reached_on, on=beijing_date(at), calendar=calendar()))

    _end(asked, Opinion.SILENT, rules.last_day_to_reply(asked.reached_on, calendar()), "")
    record(
        "case.opinion_timed_out", case, by=by, at=at, consultation=asked.pk, on=asked.ended_on, consent=asked.is_consent
    )
    return refresh(case, _next(case, step))


def _asked(case: Case, consultation: int) -> Consultation:
    """The open consultation of this case; Refused for one of another case or one that ended."""
    asked = case.consultations.filter(pk=consultation, ended_on__isnull=True).first()
    refuse_if([] if asked else ["请选择本件尚未结束的征求意见（条例第三十二条、第三十四条）"])
    return asked


def _end(asked: Consultation, opinion: Opinion, on: date, text: str) -> None:
    asked.opinion, asked.ended_on, asked.text = opinion, on, text
    asked.save()


def _next(case: Case, step: CaseStep) -> CaseStep:
    """Back to work once everybody asked has answered or fallen silent."""
    return step if case.consultations.filter(ended_on__isnull=True).exists() else step_of(case, "resume")
