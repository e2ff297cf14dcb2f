"""统计表的行名、列名与统一格式逐字相同。

查什么：表二、表三、表四的行名、列名，去掉空白和换行后是否与规定逐字相同，表三各列的顺序是否相同。缺字为错误，改字、改编号为疑似。
为什么：行名、列名是统计口径，改了字就说不清计的是什么，机器汇总时也对不上。
怎么改：照规定的行名、列名改正。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import (
    T2,
    T2_2019,
    T2_BLOCKS,
    T2_BLOCKS_2019,
    T2_CORNER,
    T3_COLUMNS,
    T3_CORNER,
    T4_CELLS,
    T4_GROUPS,
    Block,
    Label,
    Printed,
    Report,
    Table,
)
from gongkai.annual.reading.labels import core_of
from gongkai.annual.reading.plain import plain
from gongkai.finding import Finding, Severity

IN_USE = {"规范性文件"}  # lacks 行政, yet so common that it only counts as doubtful
TOTAL = "总计"
YEAR_OF_THE_FORM = 2021
LIKE_ENOUGH = 0.6
MOST_WORDS = 100  # unrecognised words looked at; the tables have some thirty headings
BLOT = "\0"  # stands for characters already recognised


def _proactive(blocks: tuple[Block, ...]) -> Counter[str]:
    """The headings of table 二 in one of its forms."""
    return Counter(
        text for block in blocks for text in (block.article, T2_CORNER, *(column.text for column in block.columns))
    )


HEADS_OF_T2 = {T2: _proactive(T2_BLOCKS), T2_2019: _proactive(T2_BLOCKS_2019)}
COLUMNS_OF_T3 = [plain(column.text) for column in T3_COLUMNS]
ENDS_OF_T3 = [COLUMNS_OF_T3[0], COLUMNS_OF_T3[-1]]
HEADS = {
    "applications": Counter(
        [T3_CORNER, *{label.text for column in T3_COLUMNS for label in column.over}, *(c.text for c in T3_COLUMNS)]
    ),
    "remedies": Counter(
        [*{label.text for group in T4_GROUPS for label in group.path}, *(column.text for _, column in T4_CELLS)]
    ),
}


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare every label that was read with the official one."""
    for table in report.tables:
        if table.form is T2_2019 and (report.year or 0) >= YEAR_OF_THE_FORM:
            continue  # has to be filled in anew anyway (S-FORMAT2019)
        for label in (*table.form.groups, *table.form.rows):
            printed = table.labels.get(label.key)
            if printed and not plain(printed.text).endswith(plain(label.text)):
                yield _reworded(report, rule, table, printed, label.text, label)
        for printed, official in _reworded_heads(table):
            yield _reworded(report, rule, table, printed, official, None)
        yield from _layout(report, rule, table)
    yield from _order(report, rule, report.applications)


def _order(report: Report, rule: Rule, table: Table) -> Iterator[Finding]:
    """The columns of table 三 in another order than the form's, by which its figures are read."""
    first = {plain(head.text): head for head in reversed(table.heads)}
    found = list(dict.fromkeys(words for head in table.heads if (words := plain(head.text)) in COLUMNS_OF_T3))
    organisations = [words for words in found if words not in ENDS_OF_T3]
    ends = [words for words in found if words in ENDS_OF_T3]
    for printed, official in ((organisations, COLUMNS_OF_T3[1:-1]), (ends, ENDS_OF_T3)):
        if printed != official and sorted(printed) == sorted(official):
            wrong = next(words for words, right in zip(printed, official, strict=True) if words != right)
            yield rule.finding(
                f"{table.form.name}各列的顺序是{'、'.join(printed)}，与统一格式不同；本检查按统一格式的顺序读数，请核对",
                replace(report.at(first[wrong]), table=table.form.key),
                severity=Severity.WARNING,
                expected="、".join(official),
                actual="、".join(printed),
                suggestion="按统一格式的顺序排列各列",
            )


def _layout(report: Report, rule: Rule, table: Table) -> Iterator[Finding]:
    """The heading 总计 torn apart by the typesetting: only a hint."""
    following = (*table.heads[1:], Printed(""))
    for first, second in zip(table.heads, following, strict=False):
        if first.text == TOTAL[0] and plain(first.text + second.text) == TOTAL:
            place = replace(report.at(first), table=table.form.key)
            message = f"{table.form.name}列名“{TOTAL}”被空格或者换行拆开"
            yield rule.finding(message, place, severity=Severity.INFO, suggestion=f"调整排版，使“{TOTAL}”完整")


def _reworded(
    report: Report, rule: Rule, table: Table, printed: Printed, official: str, label: Label | None
) -> Finding:
    """The finding for one label."""
    place = replace(report.at(printed), table=table.form.key, row=label.key if label else None)
    kind = "行名" if label else "列名"
    return rule.finding(
        f"{table.form.name}{kind}“{printed.text}”与统一格式不同，应为“{official}”",
        place,
        severity=_severity(printed.text, official),
        expected=official,
        actual=printed.text,
        suggestion=f"改为“{official}”",
    )


def _severity(printed: str, official: str) -> Severity:
    """Characters left out are an error, other changes and other numbers are doubtful."""
    if printed in IN_USE or core_of(printed) == core_of(official):
        return Severity.WARNING
    rest = iter(plain(official))
    left_out = all(char in rest for char in plain(printed))
    return Severity.ERROR if left_out else Severity.WARNING


def _reworded_heads(table: Table) -> Iterator[tuple[Printed, str]]:
    """The column headings that are like an official one which is not there."""
    missing, words = _unmatched(table)
    for label in missing:
        likest = max(words, key=lambda head: _likeness(head.text, label), default=None)
        if likest and _likeness(likest.text, label) >= LIKE_ENOUGH:
            words.remove(likest)
            yield likest, label


def _unmatched(table: Table) -> tuple[list[str], list[Printed]]:
    """The official headings that are not there, and the printed words that are part of no official one."""
    official = HEADS_OF_T2.get(table.form) or HEADS[table.form.key]
    text = "".join(plain(head.text) for head in table.heads)
    owners = [head for head in table.heads for _ in plain(head.text)]
    missing, used = [], set()
    for label in sorted(official, key=len, reverse=True):
        places = [found.start() for found in re.finditer(re.escape(plain(label)), text)][: official[label]]
        missing += [label] * (official[label] - len(places))
        for place in places:
            end = place + len(plain(label))
            used |= set(owners[place:end])
            text = text[:place] + BLOT * (end - place) + text[end:]
    words = [head for head in table.heads if head not in used][:MOST_WORDS]
    return [label for label in missing if not _is_broken(label, words)], words


def _is_broken(label: str, words: list[Printed]) -> bool:
    """Whether two of the words make the label, as where 商业 and 企业 stand on two lines; they are taken away then."""
    for first in words:
        for second in words:
            if plain(first.text) + plain(second.text) == plain(label):
                words[:] = [word for word in words if word not in (first, second)]
                return True
    return False


def _likeness(one: str, other: str) -> float:
    """From 0 to 1."""
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio()


S_LABEL = Rule(
    id="S-LABEL",
    title="统计表行名、列名",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表",
    about=__doc__,
    find=find,
    caught=(
        Example("行名缺字：“属国家秘密”", {"labels": {"applications": {"denied.state_secret": "1.属国家秘密"}}}),
        Example("行名作“规范性文件”（疑似）", {"labels": {"proactive": {"normative_docs": "规范性文件"}}}),
        Example("编号作“（3）”（疑似）", {"labels": {"applications": {"denied": "（3）不予公开"}}}),
        Example(
            "列名缺字：“现行有效件”",
            {"heads": {"proactive": ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件"]}},
        ),
        Example(
            "商业企业、科研机构两列对调（疑似）",
            {"heads": {"applications": [COLUMNS_OF_T3[0], COLUMNS_OF_T3[2], COLUMNS_OF_T3[1], *COLUMNS_OF_T3[3:]]}},
        ),
        Example("“总计”断成两行（提示）", {"heads": {"remedies": ["行政复议", "结果维持", "总", "计"]}}),
    ),
    clean=(
        Example("照统一格式", {"labels": {"applications": {"denied": "（三）不予公开"}}}),
        Example("半角括号、断行不算错", {"labels": {"applications": {"denied": "(三) 不予\n公开"}}}),
        Example("“商业企业”隔行排不算错", {"heads": {"applications": ["商业", "科研", "其他", "企业", "机构"]}}),
        Example(
            "2019年试行表格的行名“规范性文件”",
            {"year": 2019, "format": "2019-trial", "labels": {"proactive": {"normative_docs": "规范性文件"}}},
        ),
    ),
    formats=("2021", "2019-trial"),
)
