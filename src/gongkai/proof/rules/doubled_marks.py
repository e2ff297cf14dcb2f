"""Two marks where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_MARKS = re.compile(r"[，。、；：]{2,}")


def find(text: Text) -> Iterator[Hit]:
    """Each run of marks that cannot stand together."""
    for run in _MARKS.finditer(text.whole):
        same = len(set(run[0])) == 1
        yield Hit(run.start(), run.end(), f"标点“{run[0]}”重复或者冲突", run[0][0] if same else None)


DOUBLED_MARKS = Rule(
    "P-TWICE",
    "标点重复或者冲突",
    Severity.ERROR,
    "GB/T 15834—2011 第5章",
    "逗号、句号、顿号、分号、冒号两两不能连用。",
    find,
    ("工作取得成效。。下一步", "教育、，医疗"),
    ("“一网通办”、“一件事”。", "等等……"),
)
