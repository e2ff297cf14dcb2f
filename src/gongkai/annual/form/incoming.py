"""Whether data that came as an exchange file is what its schema demands: each value of its kind, all printable."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from gongkai.annual.form.exchange import MalformedReportError, report_from_dict
from gongkai.annual.form.tables import SCHEMA

TYPED = ("supervision", "problems", "other_matters")  # the chapters that a person types
LONGEST = 5000  # characters of one text, as in the desk's form
LONGEST_TITLE = 120
YEARS = range(2008, 2101)  # 条例 is in force since 2008-05-01
MOST = 10**12 - 1  # of one figure; a larger one is a slip, and no database holds any number
MOST_YUAN = 2**31 - 1
KINDS: Mapping[str, type] = {
    **dict.fromkeys(("code", "organ", "title", "digest", "site"), str),
    **dict.fromkeys(("year", "fee_yuan"), int),
    **dict.fromkeys(("texts", "contact", "metrics"), dict),
    "notes": list,
}


def why_not_exchange(data: Any, metrics: Collection[str]) -> list[str]:
    """Reasons against taking the data for a report: what is missing or no value of its kind; `metrics`: those known."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        return [f"文件不是年度报告的交换文件（应有 schema：{SCHEMA}）"]
    wrong = [f"“{name}”缺少或者类型不对" for name, kind in KINDS.items() if type(data.get(name)) is not kind]
    return [*(wrong or _why_not_values(data, metrics)), *_why_not_tables(data)]


def _why_not_values(data: Mapping[str, Any], metrics: Collection[str]) -> Iterator[str]:
    """Reasons against what stands beside the tables."""
    if data["year"] not in YEARS:
        yield f"“year”应在{YEARS[0]}至{YEARS[-1]}之间"
    if not 0 <= data["fee_yuan"] <= MOST_YUAN:
        yield f"“fee_yuan”应在0至{MOST_YUAN}之间"
    if set(data["metrics"]) != set(metrics):
        yield "“metrics”的指标与本平台不一致，请双方升级到同一版本"
    if any(type(value) is not int or not 0 <= value <= MOST for value in data["metrics"].values()):
        yield "“metrics”中有不是数的值；每项应为非负整数"
    if not set(TYPED) >= set(data["texts"]):
        yield f"“texts”只能有{'、'.join(TYPED)}"
    if not data["contact"].get("organ"):
        yield "“contact”缺联系单位（organ）"
    yield from _why_not_words(data)


def _why_not_words(data: Mapping[str, Any]) -> Iterator[str]:
    """Reasons against its texts: each is text, not too long, and can be printed."""
    for name in ("title", "site", "texts", "contact", "notes"):
        found = data[name]
        texts = found.values() if isinstance(found, dict) else found if isinstance(found, list) else [found]
        if not all(isinstance(text, str) for text in texts):
            yield f"“{name}”中有不是文字的值"
        elif any(len(text) > (LONGEST_TITLE if name == "title" else LONGEST) for text in texts):
            yield f"“{name}”过长（标题不超过{LONGEST_TITLE}个字，其他每段不超过{LONGEST}个字）"
        elif not all(map(_is_printable, texts)):
            yield f"“{name}”中有不能打印的控制字符"


def _is_printable(text: str) -> bool:
    """Whether every character can stand in a document: no control character but line breaks, no half of a pair."""
    return all(char in "\n\r\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in text)


def _why_not_tables(data: Mapping[str, Any]) -> Iterator[str]:
    """Reasons against the tables: rows and cells other than the form's, blanks."""
    try:
        report = report_from_dict(data)
    except (MalformedReportError, TypeError, AttributeError) as error:
        yield f"统计表不合格式：{error}"
        return
    cells = [cell.value for table in report.tables for row in table.cells.values() for cell in row.values()]
    if None in cells:
        yield "统计表有空格或者不是数的格，不能按0计"
    elif any(value > MOST for value in cells if value is not None):
        yield f"统计表有大于{MOST}的数，请核对"
