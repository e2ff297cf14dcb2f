"""What an organ's own registers say, for the rules that compare a report with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from gongkai.annual.form.tables import FORMS, SCHEMA, Form, Row


class MalformedRecordsError(ValueError):
    """The data is no register; the message says in Chinese what is wrong."""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One application: its number, the rows of table 三 under which its results are booked, and when it came.

    `is_suspended`: the clock is stopped for a reason that the Regulations allow (correction, third party, hearing).
    """

    number: str
    outcomes: tuple[str, ...] = ()
    received_on: date | None = None
    is_open: bool = False
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class RemedyRecord:
    """One case before a reviewing organ or court.

    `is_joint_review_organ`: the organ was sued together with the one that acted, only because it had reviewed the act.
    """

    number: str
    is_joint_review_organ: bool = False
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Records:
    """What is known from registers; None or empty where a register is not at hand.

    `published` counts the decisions shown on the organ's site by row of table 二, `in_force` the 行政规范性文件 in
    force at the year's end by the register of documents; `fee_cases` and `fee_yuan` are the 信息处理费 taken within the
    year; `roster` names the units whose reports an aggregate adds up.

    `figures` and `metrics` are what the definitions count for `organ` and `year`: every cell of the three tables, the
    figures of the narrative; `texts` the paragraphs as an officer typed them, names in braces where figures are bound.
    """

    cases: tuple[CaseRecord, ...] = ()
    remedies: tuple[RemedyRecord, ...] = ()
    published: Mapping[str, int] = field(default_factory=dict)
    in_force: int | None = None
    fee_cases: int | None = None
    fee_yuan: float | None = None
    roster: tuple[str, ...] = ()
    year: int | None = None
    organ: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)
    metrics: Mapping[str, float] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def records_from_dict(data: Mapping[str, Any]) -> Records:
    """The registers that data describes, as `gongkai check --records FILE` reads them; an exchange file is one.

    Errors: MalformedRecordsError for unknown keys and values of the wrong kind.
    """
    if not isinstance(data, Mapping):
        raise MalformedRecordsError("登记簿数据应为 JSON 对象")
    if data.get("schema") == SCHEMA:
        return _counted(data)
    if unknown := set(data) - set(SHAPES):
        raise MalformedRecordsError(f"登记簿数据里有不认识的项：{'、'.join(sorted(map(str, unknown)))}")
    for key, value in data.items():
        if not SHAPES[key].is_right(value):
            raise MalformedRecordsError(f"登记簿数据的“{key}”应为{SHAPES[key].words}")
    return Records(
        cases=tuple(map(_case, data.get("cases", ()))),
        remedies=tuple(RemedyRecord(**one) for one in data.get("remedies", ())),
        published=data.get("published", {}),
        in_force=data.get("in_force"),
        fee_cases=data.get("fee_cases"),
        fee_yuan=data.get("fee_yuan"),
        roster=tuple(data.get("roster", ())),
    )


def _counted(data: Mapping[str, Any]) -> Records:
    """What an exchange file says was counted, and what was typed beside it."""
    figures = {form.key: {row.key: _row(data, form, row) for row in form.rows} for form in FORMS}
    metrics, texts = data.get("metrics"), data.get("texts")
    if not isinstance(metrics, Mapping) or not all(map(_is_number, metrics.values())):
        raise MalformedRecordsError("交换文件的“metrics”应为“指标：数”")
    if not isinstance(texts, Mapping) or not all(isinstance(text, str) for text in texts.values()):
        raise MalformedRecordsError("交换文件的“texts”应为“章节：文字”")
    year, organ = data.get("year"), data.get("organ")
    if not isinstance(year, int) or not isinstance(organ, str):
        raise MalformedRecordsError("交换文件应写明 year 和 organ")
    fee = data.get("fee_yuan")
    return Records(
        fee_yuan=fee if _is_number(fee) else None, year=year, organ=organ, figures=figures, metrics=metrics, texts=texts
    )


def _row(data: Mapping[str, Any], form: Form, row: Row) -> Any:
    """One row with a number in every cell."""
    table = data.get(form.key)
    values = table.get(row.key) if isinstance(table, Mapping) else None
    cells = [values.get(column.key) for column in row.columns] if isinstance(values, Mapping) else [values]
    if not all(map(_is_number, cells)):
        raise MalformedRecordsError(f"交换文件{form.name}“{row.full}”缺数")
    return values


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_day(value: Any) -> bool:
    """Whether it is a day, written 2024-10-08, or left out."""
    try:
        return value is None or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _are_records(value: Any, **fields: Callable[[Any], bool]) -> bool:
    """Whether it is a list of objects with a number each and no fields but these, rightly filled."""
    return isinstance(value, list) and all(
        isinstance(one, Mapping)
        and isinstance(one.get("number"), str)
        and all(name == "number" or (name in fields and fields[name](given)) for name, given in one.items())
        for one in value
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """What one entry of the data may hold, and how that is said."""

    is_right: Callable[[Any], bool]
    words: str


SHAPES = {
    "cases": _Shape(
        partial(
            _are_records, outcomes=_are_words, received_on=_is_day, is_open=_is_yes_or_no, is_suspended=_is_yes_or_no
        ),
        "列表，各项写明number，可写outcomes（表三行名的列表）、received_on（如2024-10-08）、is_open、is_suspended（true或者false）",
    ),
    "remedies": _Shape(
        partial(_are_records, is_joint_review_organ=_is_yes_or_no, is_counted=_is_yes_or_no),
        "列表，各项写明number，可写is_joint_review_organ、is_counted（true或者false）",
    ),
    "published": _Shape(
        lambda value: isinstance(value, Mapping) and all(map(_is_count, value.values())), "“表二行名：件数”"
    ),
    "in_force": _Shape(lambda value: value is None or _is_count(value), "件数"),
    "fee_cases": _Shape(lambda value: value is None or _is_count(value), "件数"),
    "fee_yuan": _Shape(lambda value: value is None or (_is_number(value) and value >= 0), "金额（元）"),
    "roster": _Shape(_are_words, "单位名称的列表"),
}


def _case(data: Mapping[str, Any]) -> CaseRecord:
    """One application; `received_on` is written 2024-10-08."""
    received_on = data.get("received_on")
    day = date.fromisoformat(received_on) if received_on else None
    return CaseRecord(**{**data, "outcomes": tuple(data.get("outcomes", ())), "received_on": day})
