"""汇总报告：逐格等于各单位之和，单位齐全、年度格式一致。

查什么：给出各单位报告的，表二、表三、表四逐格相加与汇总比对；清单上的单位是否都交了，年度、格式是否相同，有没有重复。
为什么：县政府报告是汇总县政府（含办公室）、部门、乡镇街道的数；缺报的不能以0代替。
怎么改：补齐缺报单位，改正不符的一格后重新汇总。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import Form, Number, Report, Row, Table
from gongkai.finding import Finding, Place, Severity

NAMED = 3  # units named in a message


def find_sum(report: Report, rule: Rule) -> Iterator[Finding]:
    """Add up every cell over the units."""
    if not report.units or missing(report):
        return  # what is missing is never taken for 0
    for table in report.tables:
        for row in table.form.rows:
            for column in row.columns:
                yield from _cell(report, rule, table, row, column.key, column.text)


def _cell(report: Report, rule: Rule, table: Table, row: Row, key: str, name: str) -> Iterator[Finding]:
    """Compare one cell, if the aggregate and every unit have it."""
    printed = table.value(row.key, key)
    added = _added(report.units or (), table.form, row.key, key)
    if printed is None or added is None or printed == added:
        return
    yield rule.finding(
        f"{table.form.name}“{row.full}”{name}汇总填{printed}，{len(report.units or ())}个单位相加为{added}",
        report.at_cell(table, row.key, key),
        expected=str(added),
        actual=str(printed),
        suggestion="核对各单位的数和单位清单后重新汇总",
    )


def _added(units: tuple[Report, ...], form: Form, row: str, column: str) -> Number | None:
    """The units' cells added up; None where one of them is not known."""
    total: Number = 0
    for unit in units:
        table = unit.table(form.key)
        value = table.value(row, column) if table.form is form else None
        if value is None:
            return None
        total += value
    return total


def find_cover(report: Report, rule: Rule) -> Iterator[Finding]:
    """Who is missing, who is there twice, who reports on another year or form."""
    if report.units is None:
        return
    place = Place(path=report.path)
    names = Counter(unit.organ for unit in report.units)
    absent = missing(report)
    if absent:
        message = f"缺报{len(absent)}个单位：{_few(absent)}；缺报的不能按0计，汇总只能作为草稿"
        expected = str(len(report.records.roster)) if report.records else None
        yield rule.finding(message, place, expected=expected, actual=str(len(names)))
    twice = [name for name, count in names.items() if count > 1 and name]
    if twice:
        yield rule.finding(f"{_few(twice)}有不止一份报告，会重复计算", place)
    others = [unit.organ or unit.path for unit in report.units if unit.year != report.year]
    if others:
        yield rule.finding(f"{_few(others)}的报告不是{report.year}年度的", place, expected=str(report.year))
    forms = [unit.organ or unit.path for unit in report.units if unit.format != report.format]
    if forms:
        yield rule.finding(f"{_few(forms)}的报告用了不同的格式", place)

    gaps = [unit.organ or unit.path for unit in report.units if unit.format == report.format and _has_gaps(unit)]
    if gaps:
        yield rule.finding(f"{_few(gaps)}的统计表有空格或者不是数的格，不能相加，也不能按0计", place)


def missing(report: Report) -> list[str]:
    """The units of the roster whose reports are not at hand."""
    names = {unit.organ for unit in report.units or ()}
    return [name for name in (report.records.roster if report.records else ()) if name not in names]


def _has_gaps(unit: Report) -> bool:
    """Whether one of its cells holds no number."""
    return any(cell.value is None for table in unit.tables for row in table.cells.values() for cell in row.values())


def _few(names: list[str]) -> str:
    """The first names, and that there are more."""
    return "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")


A_SUM = Rule(
    id="A-SUM",
    title="汇总等于各单位之和",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}；《中华人民共和国政府信息公开条例》第四十九条",
    about=__doc__,
    find=find_sum,
    caught=(
        Example(
            "两单位许可60件、40件，汇总填108件",
            {
                "proactive": {"licensing": 108},
                "units": [{"proactive": {"licensing": 60}}, {"proactive": {"licensing": 40}}],
            },
        ),
    ),
    clean=(
        Example(
            "两单位许可60件、48件，汇总108件",
            {
                "proactive": {"licensing": 108},
                "units": [{"proactive": {"licensing": 60}}, {"proactive": {"licensing": 48}}],
            },
        ),
    ),
    formats=("2021", "2019-trial"),
)
A_COVER = Rule(
    id="A-COVER",
    title="汇总单位齐全",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第四十九条",
    about=__doc__,
    find=find_cover,
    caught=(
        Example(
            "一个单位缺报", {"units": [{"organ": "某县水利局"}], "records": {"roster": ["某县水利局", "某县教育局"]}}
        ),
        Example("一个单位交的是上年的", {"units": [{"organ": "某县水利局", "year": 2023}]}),
        Example("一个单位的许可件数空着", {"units": [{"organ": "某县水利局", "proactive": {"licensing": None}}]}),
    ),
    clean=(Example("单位齐全", {"units": [{"organ": "某县水利局"}], "records": {"roster": ["某县水利局"]}}),),
    formats=("2021", "2019-trial"),
)
