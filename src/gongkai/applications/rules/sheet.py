"""The day sheet: how the due day comes about, day by day, in words an applicant or a court can follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.applications.rules.clock import Clock, end_of
from gongkai.applications.rules.events import (
    CONSULTATION,
    CORRECTION,
    EXCESSIVE,
    FEE,
    NEXT_DAY,
    RECEIPT,
    TERM,
    Answered,
    Consultation,
    Correction,
    CustomDue,
    Event,
    Extension,
    Fee,
    Received,
)
from gongkai.lib.dates import formal, weekday
from gongkai.lib.workdays import ONE_DAY, WorkCalendar, days_after


@dataclass(frozen=True, slots=True)
class Row:
    """One day: whether it counts, as which number of the period, why, what happened, and by which article."""

    on: date
    weekday: str
    counted: bool
    number: int | None
    why: str
    event: str
    article: str
    provisional: bool

    def as_dict(self) -> dict[str, str | int | bool | None]:
        """The flat, stable form that `--format json` prints."""
        return {
            "date": self.on.isoformat(),
            "weekday": self.weekday,
            "counted": self.counted,
            "number": self.number,
            "why": self.why,
            "event": self.event,
            "article": self.article,
            "provisional": self.provisional,
        }


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day, and its article."""

    on: date
    text: str
    article: str


def rows(clock: Clock) -> list[Row]:
    """Every day from receipt to the due day, or to the last event while the clock stands still."""
    moments = _moments(clock)
    last = clock.due_on or max(moment.on for moment in moments)
    number = 0
    lines = []
    for day in days_after(clock.received_on - ONE_DAY, last):
        number += clock.counts(day)
        lines.append(_row(clock, day, number, [moment for moment in moments if moment.on == day]))
    return lines


def _row(clock: Clock, day: date, number: int, moments: list[Moment]) -> Row:
    counted = clock.counts(day)
    why, article = _why(clock, day)
    articles = [moment.article for moment in moments if moment.article] or [article]
    return Row(
        on=day,
        weekday=weekday(day),
        counted=counted,
        number=number if counted else None,
        why=why,
        event="；".join(moment.text for moment in moments),
        article="；".join(dict.fromkeys(articles)),
        provisional=clock.calendar.is_provisional(day),
    )


def _why(clock: Clock, day: date) -> tuple[str, str]:
    """Why that day counts or not, and the article where it is not simply the calendar's doing."""
    if day == clock.received_on:
        return "收到申请当日不计入", NEXT_DAY
    if not clock.calendar.is_workday(day):
        return clock.calendar.why(day), ""
    stop = clock.stop_over(day)
    if stop:
        return f"{stop.why}，不计入", stop.article
    if day <= clock.start_on:
        return "期限重新计算，此前不计入", _restarted_by(clock)
    return clock.calendar.why(day), ""


def _restarted_by(clock: Clock) -> str:
    return next(stop.article for stop in clock.stops if stop.restarts and stop.until == clock.start_on)


def _moments(clock: Clock) -> list[Moment]:
    moments = [moment for event in clock.events for moment in _told(event, clock.calendar)]
    if clock.start_on > clock.received_on:
        moments.append(Moment(clock.start_on, "次日起重新计算答复期限", _restarted_by(clock)))
    if clock.due_on:
        moments.append(Moment(clock.due_on, "答复期限届满", TERM))
    return moments


def _told(event: Event, calendar: WorkCalendar) -> list[Moment]:
    match event:
        case Received(on):
            return [Moment(on, "收到申请", RECEIPT)]
        case Answered(on):
            return [Moment(on, "作出答复", TERM)]
        case Extension(days, notified_on):
            return [Moment(notified_on, f"告知延期{days}个工作日", TERM)]
        case CustomDue(due_on, notified_on):
            return [Moment(notified_on, f"告知延迟至{formal(due_on)}答复", EXCESSIVE)]
        case Correction(requested_on, received_on):
            return _dated((requested_on, "告知补正"), (received_on, "收到补正"), article=CORRECTION)
        case Fee(sent_on, received_on, paid_on):
            told = (sent_on, "发出收费通知"), (received_on, "申请人收到收费通知"), (paid_on, "完成缴费")
            return _dated(*told[received_on == sent_on :], article=FEE)
        case Consultation(sent_on):
            ended = (end_of(event, calendar), "征求意见结束，次日续算")
            return _dated((sent_on, "发出征求意见书"), ended, article=CONSULTATION)


def _dated(*told: tuple[date | None, str], article: str) -> list[Moment]:
    return [Moment(on, text, article) for on, text in told if on]
