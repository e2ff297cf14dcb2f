"""Brackets and quotation marks that lack their other half."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Paragraph, Rule, Text

_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】", "〈": "〉", "‘": "’"}
_CLOSE = {close: open_ for open_, close in _PAIRS.items()}
_ENDS = "。；！？"


def find(text: Text) -> Iterator[Hit]:
    """Marks without their other half, paragraph by paragraph; a short line may be a cell and is passed over."""
    for paragraph in text.paragraphs:
        if len(paragraph.text) >= 12 and paragraph.text.rstrip()[-1:] in (*_ENDS, "”", "）", "》"):
            yield from _in(paragraph)


def _in(paragraph: Paragraph) -> Iterator[Hit]:
    """The single halves of one paragraph."""
    open_: list[tuple[str, int]] = []
    for place, char in enumerate(paragraph.text):
        if char in _PAIRS:
            open_.append((char, place))
        elif char in _CLOSE:
            if open_ and open_[-1][0] == _CLOSE[char]:
                open_.pop()
            elif not _is_numbering(paragraph.text, place):
                yield _hit(paragraph, place, f"“{char}”没有与它成对的“{_CLOSE[char]}”")
    for char, place in open_:
        if char not in "“‘":  # a quotation of several paragraphs opens each and closes the last
            yield _hit(paragraph, place, f"“{char}”没有与它成对的“{_PAIRS[char]}”")


def _is_numbering(line: str, place: int) -> bool:
    """Whether a closing bracket belongs to a number such as 1）."""
    return (
        line[place] == "）"
        and place > 0
        and line[place - 1].isalnum()
        and (place < 3 or line[place - 2] in "。；：，、")
    )


def _hit(paragraph: Paragraph, place: int, message: str) -> Hit:
    """The finding at that place of the paragraph."""
    return Hit(paragraph.start + place, paragraph.start + place + 1, message)


BRACKETS = Rule(
    "P-PAIR",
    "括号、书名号、引号不成对",
    Severity.WARNING,
    "GB/T 15834—2011 4.8、4.9、4.15",
    "括号、书名号、引号应当成对出现并且正确嵌套。多段引文每段开头可以只有前引号，不报。",
    find,
    ("根据《政府信息公开条例的规定办理有关事项。", "市、区(市）财政部门负责本级预算的编制工作）。"),
    ("（一）加强领导。（二）抓好落实“放管服”改革。", "1）填写申请表；2）提交申请材料；3）等待答复。"),
)
