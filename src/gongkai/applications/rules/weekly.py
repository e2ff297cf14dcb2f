"""The week in a letter to those who answer for it; without applicants' names or what they asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from gongkai.lib.dates import formal

SHOWN = 30  # lines of one list


def week_of(day: date) -> tuple[date, date]:
    """The last whole week before the one of that day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday - timedelta(days=7), monday - timedelta(days=1)


def subject(since: date, until: date) -> str:
    """What the letter is called."""
    return f"依申请公开每周通报（{formal(since)}至{formal(until)}）"


def listed(title: str, lines: Iterable[tuple[str, str, date]]) -> list[str]:
    """A heading and a line for each case: number, unit, last day; what is left out is counted."""
    all_lines = list(lines)
    shown = [f"  {number}　{unit}　{formal(due_on)}到期" for number, unit, due_on in all_lines[:SHOWN]]
    more = [f"  ……另有{len(all_lines) - SHOWN}件"] if len(all_lines) > SHOWN else []
    return [f"{title}（{len(all_lines)}件）：" + ("" if all_lines else "无"), *shown, *more]


def letter(
    *,
    received: int,
    answered: int,
    answered_late: int,
    late: Iterable[tuple[str, str, date]],
    due_next: Iterable[tuple[str, str, date]],
    address: str,
) -> str:
    """The text of the letter."""
    return "\n".join(
        [
            f"上周新收{received}件，答复{answered}件，其中超期{answered_late}件。",
            "",
            *listed("■ 已超期未答复", late),
            "",
            *listed("▲ 七日内到期", due_next),
            "",
            f"督办页面：{address}",
            "本邮件由系统每周第一个工作日自动发出。",
        ]
    )
