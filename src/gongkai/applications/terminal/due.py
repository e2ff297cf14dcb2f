"""`gongkai due`: when must an application be answered? Needs no database."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date

import click

from gongkai.applications.rules import history, sheet
from gongkai.applications.rules.clock import Clock, read
from gongkai.applications.rules.events import Consultation, Correction, Event, Extension, Fee, Received
from gongkai.applications.rules.sheet import Row
from gongkai.applications.terminal.reading import Unlawful, calendar_of, day_of, refuse
from gongkai.lib.dates import formal
from gongkai.lib.workdays import WorkCalendar

FORMS = {
    "correct": "correct:告知补正日:收到补正日",
    "consult": "consult:发出征求意见日:收到意见日",
    "extend": "extend:延长工作日数:告知延期日",
    "fee": "fee:收到收费通知日:缴费日",
}


@click.command()
@click.option("--received", help="收到申请之日，如 2024-09-20")
@click.option("--region", default="", help="地区代码，如 650000（另计地方节假日）；不写按全国口径")
@click.option("--event", "events", multiple=True, help=f"期间发生的事，可重复：{'；'.join(FORMS.values())}")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def due(received: str | None, region: str, events: tuple[str, ...], form: str) -> None:
    """推算依申请公开的答复期限，并列出逐日计算表（条例第三十条至第三十五条）。"""
    if received is None:
        raise Unlawful("请用 --received 给出收到申请之日，如 2024-09-20")
    calendar = calendar_of(region)
    told: list[Event] = [Received(day_of(received)), *map(_event, events)]
    refuse(history.why_not(told, calendar))

    national = read(told, WorkCalendar.national())
    write = {"text": _text, "json": _json}[form]
    click.echo(write(read(told, calendar), national))


def _event(text: str) -> Event:
    kind, *parts = text.replace("：", ":").split(":")
    if kind not in FORMS:
        raise Unlawful(f"不认识的事件“{text}”，可写：{'；'.join(FORMS.values())}")
    if len(parts) != 2:
        raise Unlawful(f"事件“{text}”应写作 {FORMS[kind]}")
    return READERS[kind](*parts)


def _correct(requested: str, received: str) -> Event:
    return Correction(day_of(requested), day_of(received))


def _consult(sent: str, answered: str) -> Event:
    return Consultation(day_of(sent), day_of(answered))


def _extend(days: str, notified: str) -> Event:
    if not re.fullmatch(r"[0-9]{1,4}", days):
        raise Unlawful(f"延长的工作日数“{days}”应为正整数")
    return Extension(int(days), day_of(notified))


def _fee(received: str, paid: str) -> Event:
    arrived_on = day_of(received)
    return Fee(arrived_on, arrived_on, day_of(paid))


READERS: dict[str, Callable[[str, str], Event]] = {
    "correct": _correct,
    "consult": _consult,
    "extend": _extend,
    "fee": _fee,
}


def _json(clock: Clock, national: Clock) -> str:
    facts = {
        "received_on": _iso(clock.received_on),
        "region": clock.calendar.region,
        "due_on": _iso(clock.due_on),
        "due_on_national": _iso(national.due_on),
        "provisional": clock.is_provisional,
        "gaps": _gaps(clock),
        "days": [row.as_dict() for row in sheet.rows(clock)],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _gaps(clock: Clock) -> list[str]:
    last = clock.due_on or clock.received_on
    return [gap for year in range(clock.received_on.year, last.year + 1) for gap in clock.calendar.gaps(year)]


def _text(clock: Clock, national: Clock) -> str:
    lines = [_line(row) for row in sheet.rows(clock)]
    return "\n".join([*_summary(clock, national), "", *lines])


def _summary(clock: Clock, national: Clock) -> list[str]:
    provisional = "（暂定）" if clock.is_provisional else ""
    lines = [f"收到申请：{formal(clock.received_on)}", f"答复期限：{_said(clock)}{provisional}"]
    if clock.due_on != national.due_on:
        lines.append(f"全国口径：{_said(national)}（未计地方节假日，可作预警线）")
    lines.append(f"计入天数：{clock.allowance}个工作日" + (f"（含延期{clock.extended}个）" if clock.extended else ""))
    return lines + [f"提　　示：{gap}" for gap in _gaps(clock)]


def _said(clock: Clock) -> str:
    return formal(clock.due_on) if clock.due_on else "期限停止计算"


def _line(row: Row) -> str:
    number = f"{row.number:>3}" if row.number else "  —"
    event = f"  【{row.event}】{row.article}" if row.event else ""
    return f"{row.on}  {row.weekday}  {number}  {row.why}{event}"
