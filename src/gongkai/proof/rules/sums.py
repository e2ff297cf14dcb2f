"""共12件，其中甲5件、乙8件: parts that are more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_UNIT = "件|条|份|篇|次|项|人|起|个|场|期|宗"
_WHOLE = re.compile(
    rf"(?<![\d.])(?P<sum>\d{{1,7}})(?P<unit>{_UNIT})[，,：:（(]其中[：:，]?(?P<parts>[^。；;\n）)]{{4,160}})"
)


def find(text: Text) -> Iterator[Hit]:
    """Each sum whose parts, in the same unit, amount to more."""
    for match in _WHOLE.finditer(text.whole):
        parts = [int(part) for part in re.findall(rf"(?<![\d.])(\d{{1,7}})(?={match['unit']})", match["parts"])]
        if len(parts) < 2 or re.search("其中|含|包括|同比|比上年|占", match["parts"]):
            continue
        if sum(parts) > int(match["sum"]):
            message = f"分项相加为{sum(parts)}{match['unit']}，多于总数{match['sum']}{match['unit']}"
            yield Hit(match.start("sum"), match.end("sum"), message)


SUMS = Rule(
    "N-SUM",
    "分项之和大于总数",
    Severity.WARNING,
    "GB/T 9704—2012（数据准确）；算术",
    "“共……件，其中……件、……件”同一单位的分项相加不能多于总数；少于总数可能只举其要，不报。",
    find,
    ("全年收到申请12件，其中自然人5件、企业8件。",),
    ("全年收到申请13件，其中自然人5件、企业8件。", "公开文件20份，其中规范性文件2份、人事任免3份。"),
)
