"""Addresses and rows that several pages show."""

from __future__ import annotations

from gongkai.portal.queries import FIRST_YEAR, LAST_YEAR

HOME = ("首页", "/")
UNITS = ("各单位信息公开平台", "/units/")
EMPTY_ACTIONS = [("检索全站信息", "/search/"), ("申请公开", "/apply/")]

Field = dict[str, object]


def feed_of(name: str, title: str, query: str = "") -> dict[str, str]:
    """Where the feeds of a list are; `query` begins with a question mark."""
    return {"base": f"/feeds/{name}", "title": title, "query": query}


def number_of(text: str | None) -> int | None:
    """A year from an address; None for anything that is none."""
    if not text or not text.isdecimal() or len(text) != len("2024"):
        return None
    year = int(text)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def select(name: str, label: str, choices: list[tuple[str, str]], chosen: str, *, empty: str = "全部") -> Field:
    """A field of the filter bar; `empty` is what it says while nothing is chosen."""
    return {"name": name, "label": label, "choices": choices, "value": chosen, "empty": empty}


def select_year(years: list[int], chosen: int | None) -> Field:
    """The field that chooses a year; one that was asked for is listed even where there is nothing from it."""
    listed = sorted({*years, *([chosen] if chosen else [])}, reverse=True)
    return select("year", "年份", [(str(year), f"{year}年") for year in listed], str(chosen or ""))
