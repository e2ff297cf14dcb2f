"""每格都要填一个非负整数；没有发生的填0，不得空着，也不得填“/”“-”“无”。

查什么：表二、表三、表四有没有缺行、空格，有没有一行印了两次而数字不同（疑似），有没有不是数的字、有没有带着单位，有没有负数和小数（收费金额可以有小数）。
为什么：空格分不清是没有发生还是漏填，汇总时无法相加。统一格式应当填满。
怎么改：没有发生的填0；发生了的照登记簿补填。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import (
    CHANGE,
    FORMAT_2019,
    SPENT,
    T3,
    T3_APPLICANT_COLUMNS,
    T4,
    Cell,
    Label,
    Report,
    Row,
    Table,
)
from gongkai.annual.reading.plain import plain
from gongkai.finding import Finding, Place, Severity

YEAR_OF_THE_FORM = 2021  # since the report for that year the form of 2021 is used
AMOUNT = re.compile(r"(?:约|人民币)?[\d,.]+(?:余|多)?[百千万亿]*元(?:人民币)?")
CHANGED = re.compile(r"[增减+-]?[加少]?\d+[项件个]?")
WITH_UNIT = re.compile(r"\d[\d,.]*(?:件|个|条|份|项|次|万?元)")
KINDS = {CHANGE.key: "整数（减少的填负数）", SPENT.key: "金额", "fee_wan_yuan": "非负数"}
FILL_IN = "没有发生的填0，发生了的照登记簿补填"


def find_t2(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look through table 二; one in a form out of date has to be filled in anew anyway (S-FORMAT2019)."""
    if report.format == FORMAT_2019 and (report.year or 0) >= YEAR_OF_THE_FORM:
        return
    yield from _find(report, rule, report.proactive)


def find_t3(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look through table 三."""
    yield from _find(report, rule, report.applications)


def find_t4(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look through table 四."""
    yield from _find(report, rule, report.remedies)


def _find(report: Report, rule: Rule, table: Table) -> Iterator[Finding]:
    """One finding for a table not found, for a column empty throughout, for each row with gaps, for each wrong cell."""
    if table.is_blank:
        place = report.at_cell(table, table.form.rows[0].key)
        yield rule.finding(f"没有读到{table.form.name}的数字", place, suggestion="按统一格式补全统计表")
        return
    empty = _empty_columns(table)
    for column in empty:
        message = f"{table.form.name}“{column.text}”整列是空的"
        yield rule.finding(message, report.at_cell(table, table.form.rows[0].key, column.key), suggestion=FILL_IN)
    if table.form is T4 and table.unplaced:
        yield _too_few(report, rule, table, T4.rows[0])
        return
    for row in table.form.rows:
        yield from _in_row(report, rule, table, row, empty)
        yield from _again(report, rule, table, row)


def _again(report: Report, rule: Rule, table: Table, row: Row) -> Iterator[Finding]:
    """A row that is printed twice, with figures that differ: one of them is wrong, or a table of another year."""
    if other := table.again.get(row.key):
        message = f"{table.form.name}“{row.full}”行印了两次，数字不同；本检查以前一次为准，请核对并删去多余的一次"
        place = Place(report.path, other.line, other.column, other.quote, table=table.form.key, row=row.key)
        yield rule.finding(message, place, severity=Severity.WARNING, suggestion="每个统计表只印一次")


def _empty_columns(table: Table) -> list[Label]:
    """The columns of table 三 without one figure."""
    if table.form.key != T3.key or table.unplaced:
        return []
    columns = table.form.rows[0].columns
    return [column for column in columns if all(table.cell(row.key, column.key).is_blank for row in table.form.rows)]


def _in_row(report: Report, rule: Rule, table: Table, row: Row, empty: list[Label]) -> Iterator[Finding]:
    """The gaps of one row in one finding, then each wrong cell."""
    if row.key in table.unplaced:
        yield _too_few(report, rule, table, row)
        return
    blank = [column for column in row.columns if table.cell(row.key, column.key).is_blank]
    gaps = blank if len(blank) == len(row.columns) else [column for column in blank if column not in empty]
    if gaps:
        yield _gap(report, rule, table, row, gaps)
    cells = [(column, table.cell(row.key, column.key)) for column in row.columns]
    wrong = [(column, cell) for column, cell in cells if not cell.is_blank and not _is_right(row, column, cell)]
    united = [column for column, cell in wrong if WITH_UNIT.fullmatch(plain(cell.quote))]
    if united:
        yield _united(report, rule, table, row, united)
    yield from (_wrong(report, rule, table, row, column) for column, _ in wrong if column not in united)


def _is_right(row: Row, column: Label, cell: Cell) -> bool:
    """Whether the cell holds what it may hold."""
    if row.key == "fee_wan_yuan":
        return cell.value is not None and cell.value >= 0
    if column is CHANGE:  # 增 or 减, of the trial form
        return isinstance(cell.value, int) or bool(CHANGED.fullmatch(plain(cell.quote)))
    if column is SPENT:
        return (cell.value is not None and cell.value >= 0) or bool(AMOUNT.fullmatch(plain(cell.quote)))
    return cell.is_count


def _too_few(report: Report, rule: Rule, table: Table, row: Row) -> Finding:
    """The row, or the whole of table 四, has too few figures to tell which is missing."""
    whole = table.form is T4
    width = len(T4.rows) * len(row.columns) if whole else len(row.columns)
    printed = table.unplaced[row.key]
    name = "表四" if whole else f"{table.form.name}“{row.full}”行"
    message = f"{name}只有{printed}个数，应有{width}个，看不出缺的是哪一格"
    place = report.at_cell(table, row.key)
    return rule.finding(message, place, expected=str(width), actual=str(printed), suggestion=FILL_IN)


def _gap(report: Report, rule: Rule, table: Table, row: Row, gaps: list[Label]) -> Finding:
    """The row lacks these cells."""
    only = gaps[0] if len(gaps) == 1 else None
    place = report.at_cell(table, row.key, only.key if only else None)
    if len(gaps) == len(row.columns):
        missing = "没有填数" if row.key in table.labels or not table.labels else "整行缺失"
        return rule.finding(f"{table.form.name}“{row.full}”{missing}", place, suggestion=FILL_IN)
    names = "、".join(f"“{column.text}”" for column in gaps)
    total = _total_of(table, row) if only and only.key == "total" else None
    suggestion = f"本行各类申请人相加为{total}，核对后补填" if total is not None else FILL_IN
    return rule.finding(f"{table.form.name}“{row.full}”行缺{names}", place, expected=total, suggestion=suggestion)


def _total_of(table: Table, row: Row) -> str | None:
    """What the missing total of a row of table 三 should be, if its other cells are filled."""
    if table.form.key != T3.key:
        return None
    added = table.added((row.key, column.key) for column in T3_APPLICANT_COLUMNS)
    return None if added is None else str(added)


def _wrong(report: Report, rule: Rule, table: Table, row: Row, column: Label) -> Finding:
    """The cell holds something else than a count."""
    quote = table.cell(row.key, column.key).quote
    where = f"“{row.full}”" if len(row.columns) == 1 else f"“{row.full}”行“{column.text}”"
    kind = KINDS.get(column.key) or KINDS.get(row.key, "非负整数")
    message = f"{table.form.name}{where}填的是“{quote}”，应填{kind}"
    place = report.at_cell(table, row.key, column.key)
    return rule.finding(message, place, expected=kind, actual=quote, suggestion=FILL_IN)


def _united(report: Report, rule: Rule, table: Table, row: Row, columns: list[Label]) -> Finding:
    """The figures of a row stand with their unit: one finding, for the hand that wrote one wrote them all."""
    quote = table.cell(row.key, columns[0].key).quote
    many = f"等{len(columns)}格" if len(columns) > 1 else ""
    return rule.finding(
        f"{table.form.name}“{row.full}”行填的是“{quote}”{many}，格内只填数，不写单位",
        report.at_cell(table, row.key, columns[0].key),
        actual=quote,
        suggestion="去掉数字后面的单位",
    )


T2_BLANK = Rule(
    id="T2-BLANK",
    title="表二空格",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表（统一格式应当填满）",
    about=__doc__,
    find=find_t2,
    caught=(
        Example("现行有效件数空着", {"proactive": {"normative_docs": {"in_force": None}}}),
        Example("规章填“/”", {"proactive": {"rules": {"issued": "/"}}}),
        Example("行政许可件数是小数", {"proactive": {"licensing": 10.5}}),
        Example(
            "2019年试行表格：对外公开总数量空着",
            {"year": 2019, "format": "2019-trial", "proactive": {"normative_docs": {"in_total": None}}},
        ),
    ),
    clean=(
        Example("没有发生的都填0", {}),
        Example("收费金额有小数", {"proactive": {"fee_wan_yuan": 59237.2449}}),
        Example(
            "2019年试行表格：增减可以是负数，采购总金额可以带单位",
            {
                "year": 2019,
                "format": "2019-trial",
                "proactive": {
                    "licensing": {"change": -3},
                    "penalty": {"change": "增2"},
                    "procurement": {"spent": "251000元"},
                },
            },
        ),
    ),
    formats=("2021", "2019-trial"),
)
T3_BLANK = Rule(
    id="T3-BLANK",
    title="表三空格",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表（统一格式应当填满）",
    about=__doc__,
    find=find_t3,
    caught=(
        Example("“（七）总计”行缺“总计”", {"applications": {"result_total": {"total": None}}}),
        Example("重复申请一行填“-”", {"applications": {"not_handled.duplicate": {"natural_person": "-"}}}),
        Example(
            "数字后面写了单位，一行报一处",
            {"applications": {"granted": {"natural_person": "3件", "other_org": "0件", "total": "3件"}}},
        ),
        Example("件数为负", {"applications": {"granted": {"natural_person": -1}}}),
    ),
    clean=(Example("没有发生的都填0", {}),),
    formats=("2021", "2019-trial"),
)
T4_BLANK = Rule(
    id="T4-BLANK",
    title="表四空格",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表（统一格式应当填满）",
    about=__doc__,
    find=find_t4,
    caught=(
        Example("复议后起诉尚未审结空着", {"remedies": {"litigation_after_reconsideration": {"pending": None}}}),
        Example("行政复议总计填“无”", {"remedies": {"reconsideration": {"total": "无"}}}),
    ),
    clean=(Example("没有发生的都填0", {}),),
    formats=("2021", "2019-trial"),
)
