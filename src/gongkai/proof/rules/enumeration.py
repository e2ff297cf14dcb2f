"""Numbers of headings that jump, repeat or change their form; lines that begin with a tab are cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.finding import Severity
from gongkai.proof.rule import WHOLE_TEXT, Hit, Rule, Text

_HAN = "一二三四五六七八九十"
_HEAD = re.compile(
    r"^[\s\u3000]*(?:（(?P<han>[一二三四五六七八九十]{1,3})）|[（(](?P<digit>\d{1,2})[）)])", re.MULTILINE
)
_TOP = re.compile(r"^\u3000*(?P<han>[一二三四五六七八九十]{1,3})、(?=\S{4})", re.MULTILINE)

_FIGURES = re.compile(r"\s\d[\d,.]*$")  # a table's row: its label, then figures


def find(text: Text) -> Iterator[Hit]:
    """（3） among （二） and （四）, and headings that leave out a number."""
    yield from _other_form(text.whole)
    yield from _jumps(text.whole)


def _other_form(whole: str) -> Iterator[Hit]:
    """An Arabic number just where the Chinese one is lacking."""
    heads = list(_HEAD.finditer(whole))
    for before, head, after in zip(heads, heads[1:], heads[2:], strict=False):
        if not head["digit"] or not before["han"] or not after["han"]:
            continue
        number = int(head["digit"])
        if _number(before["han"]) == number - 1 and _number(after["han"]) == number + 1:
            start = head.start("digit") - 1
            right = f"（{_han(number)}）"
            yield Hit(
                start,
                head.end(),
                f"序号“{head[0].strip()}”与前后的（{before['han']}）（{after['han']}）形式不一",
                right,
            )


def _jumps(whole: str) -> Iterator[Hit]:
    """Chinese numbers of the first rank that leave one out or stand twice."""
    lines = ((head, _line(whole, head)) for head in _TOP.finditer(whole))
    heads = [head for head, line in lines if len(line) > 8 and not _FIGURES.search(line)]
    for before, head in pairwise(heads):
        was, now = _number(before["han"]), _number(head["han"])
        if now in (was, was + 2) and was > 0:
            message = f"序号由“{before['han']}、”到“{head['han']}、”，中间" + ("重复" if now == was else "缺一项")
            yield Hit(head.start("han"), head.end("han"), message, _han(was + 1))


def _line(whole: str, head: re.Match[str]) -> str:
    """The line of a heading."""
    end = whole.find("\n", head.end())
    return whole[head.start() : end if end >= 0 else len(whole)].strip()


def _number(han: str) -> int:
    """The value of a Chinese number below 100."""
    tens, ten, ones = han.partition("十")
    if not ten:
        return _HAN.index(han) + 1 if len(han) == 1 else 0
    return (_HAN.index(tens) + 1 if tens in _HAN and tens else 1) * 10 + (_HAN.index(ones) + 1 if ones else 0)


def _han(number: int) -> str:
    """The Chinese number of a value below 100."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _HAN[tens - 1]) + "十" if tens else ""
    return head + (_HAN[ones - 1] if ones else "")


ENUMERATION = Rule(
    "E-SEQ",
    "序号不连续或者形式不一",
    Severity.WARNING,
    "GB/T 9704—2012 7.3.3；GB/T 15834—2011 附录B.2",
    "同级序号应当连续，形式应当一致：一、（一）1.（1）。查首级标题的跳号、重号，以及夹在（二）与（四）之间的（3）。",
    find,
    ("（一）公开\n（二）部分公开\n（3）不予公开\n（四）无法提供", "一、总体情况说明如下\n三、存在的问题及其改进情况"),
    (
        "一、总体情况说明\n二、主动公开政府信息情况\n三、其他需要报告的事项",
        "（一）分类\n（1）甲\n（2）乙\n（二）分级",
        "三、收到和处理申请情况\n\t四、结转下年度继续办理\n四、行政复议和行政诉讼情况",
    ),
    tags=(WHOLE_TEXT,),
)
