"""Published holiday arrangements: who rests and who works when, and where that was read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

BUNDLED = Path(__file__).parent / "data" / "holidays"
NATION = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One arrangement for one year: days off with the holiday's name, and weekend days worked instead.

    `region` is empty for the nation, otherwise a code of GB/T 2260 that holds for everything below it (650000 for
    654223). `whole_year` marks the State Council's yearly notice, which takes the place of any guess about that year.
    """

    region: str
    year: int
    source: str
    off: tuple[tuple[date, str], ...] = ()
    work: tuple[date, ...] = ()
    whole_year: bool = False

    def __post_init__(self) -> None:
        """ValueError for a notice without a source, with a bad region, or with days of another year."""
        reasons = _why_not_notice(self)
        if reasons:
            raise ValueError("；".join(reasons))

    def holds_for(self, code: str) -> bool:
        """Whether people in the region of that code rest by this notice."""
        return code.startswith(significant(self.region))


def significant(code: str) -> str:
    """A region code without the trailing pairs of zeros: 650000 → 65, 654223 → 654223."""
    return re.sub(r"(00)+$", "", code)


def is_region(code: str) -> bool:
    """Whether this is a region code: six digits (GB/T 2260), or up to twelve with town and village."""
    return re.fullmatch(r"[1-9][0-9]{5,11}", code) is not None


def read(text: str) -> list[Notice]:
    """The notices of a TOML text (see data/holidays); ValueError in Chinese where it is not as it should be."""
    try:
        entries = tomllib.loads(text)["notice"]
        return [_notice(entry) for entry in entries]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"节假日数据格式有误：{error}") from error


@cache
def bundled() -> tuple[Notice, ...]:
    """The notices that come with the product."""
    files = sorted(BUNDLED.glob("*.toml"))
    return tuple(notice for file in files for notice in read(file.read_text(encoding="utf-8")))


def _notice(entry: dict[str, Any]) -> Notice:
    return Notice(
        region=entry["region"],
        year=entry["year"],
        source=entry["source"],
        off=tuple((date.fromisoformat(day), name) for day, name in entry.get("off", {}).items()),
        work=tuple(entry.get("work", ())),
        whole_year=entry.get("whole_year", False),
    )


def notice_of(entry: dict[str, Any]) -> Notice:
    """The notice of plain values, days in ISO form: off {day: name}, work [day]; ValueError where they are wrong."""
    work = tuple(date.fromisoformat(day) for day in entry.get("work", ()))
    return _notice({**entry, "work": work})


def _why_not_notice(notice: Notice) -> list[str]:
    reasons = []
    if not notice.source.strip():
        reasons.append("节假日安排须写明来源")
    if notice.region != NATION and not is_region(notice.region):
        reasons.append(f"地区代码“{notice.region}”应为6位数字")
    if notice.whole_year and notice.region != NATION:
        reasons.append("只有全国安排才是全年安排")
    rests, works = [day for day, _ in notice.off], list(notice.work)
    return reasons + _why_not_days(notice.year, [*rests, *works]) + _why_not_both(rests, works)


def _why_not_both(rests: list[date], works: list[date]) -> list[str]:
    """No day is a day off and a working day, and none is named twice."""
    reasons = [f"{day}既列为放假日又列为调休上班日，请核对原文" for day in sorted(set(rests) & set(works))]
    return reasons + [f"{day}写了两次，请核对原文" for days in (rests, works) for day in sorted(_twice(days))]


def _twice(days: list[date]) -> set[date]:
    return {day for day in days if days.count(day) > 1}


def contradictions(notice: Notice, others: Iterable[Notice]) -> list[str]:
    """The days that another notice for the same region says the opposite of; one must be corrected or voided first.

    A region's own holidays lie over the nation's and contradict nothing.
    """
    rests, works = {day for day, _ in notice.off}, set(notice.work)
    return [
        f"{day}在“{other.source}”中为{said}，与本安排相反，请先更正或者作废该安排"
        for other in others
        if other.region == notice.region
        for days, said in ((rests & set(other.work), "调休上班日"), (works & {day for day, _ in other.off}, "放假日"))
        for day in sorted(days)
    ]


def _why_not_days(year: int, days: Iterable[object]) -> list[str]:
    """A notice names days of its year, or the last ones of the year before (元旦)."""
    return [f"“{day}”不是{year}年的日期" for day in days if not _is_of(year, day)]


def _is_of(year: int, day: object) -> bool:
    if not isinstance(day, date) or isinstance(day, datetime):
        return False
    return day.year == year or (day.year == year - 1 and day.month == 12)
