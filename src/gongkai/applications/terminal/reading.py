"""What is typed at a terminal, read or refused in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import IO, Any

import click

from gongkai.lib.workdays import WorkCalendar

LAST_YEAR = 2098  # the lunar tables behind the holidays end soon after


class Unlawful(click.ClickException):
    """What was asked is not lawful or not readable; says so in Chinese and exits with 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The reasons, one a line."""
        click.echo(f"错误：{self.format_message()}", file=file, err=file is None)


def calendar_of(region: str) -> WorkCalendar:
    """The calendar of a region code."""
    try:
        return WorkCalendar.for_region(region)
    except ValueError as error:
        raise Unlawful(str(error)) from error


def day_of(text: str) -> date:
    """The day of an ISO date within reach of the calendar."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text):
        raise Unlawful(f"日期“{text}”应写作 2024-09-20")
    try:
        day = date(*map(int, text.split("-")))
    except ValueError as error:
        raise Unlawful(f"没有“{text}”这一天") from error
    if day.year > LAST_YEAR:
        raise Unlawful(f"日期“{text}”超出可推算的范围（至{LAST_YEAR}年）")
    return day


def refuse(reasons: Sequence[str]) -> None:
    """Stop where there is any reason to."""
    if reasons:
        raise Unlawful("\n　　　".join(reasons))
