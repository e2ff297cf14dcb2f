"""Findings and changes."""

from __future__ import annotations

from gongkai.finding import Finding, Place, Severity

from ..diff import pieces
from .example import Example

TYPO = Finding(
    rule="word-confused",
    severity=Severity.WARNING,
    message="“基础商”疑为“基础上”之误。",
    place=Place(path="2024年报.docx", line=7, column=112, quote="在摸清底数的基础商，于6月底前报送清单"),
    suggestion="“基础商”改为“基础上”",
)
FINDING = Finding(
    rule="T3-SUM",
    severity=Severity.ERROR,
    message="表三第三项总计不等于各分项之和。",
    basis="国办公开办函〔2021〕30号 表三",
    place=Place(path="2024年报.docx", table="三", row="（七）总计", col="总计"),
    expected="1",
    actual="2",
)


def checking() -> list[Example]:
    """Findings and changes."""
    marked = [
        {"text": "各单位要在摸清底数的"},
        {"text": "基础商", "number": 1, "severity": "warning"},
        {"text": "，于6月底前报送清单。全年新收申请1件，办理结果总计"},
        {"text": "2件", "number": 2, "severity": "error"},
        {"text": "。"},
    ]
    old, new = "公示期不少于5日，由县水利局负责。", "公示期不少于7日，由县发展改革委会同县水利局负责。"
    return [
        Example("marked_text", "标注正文", "正文原样，问题处加标注和编号。", {"pieces": marked, "prefix": "example"}),
        Example(
            "finding",
            "检查结果",
            "改法在先，理由、位置、依据在后；finding 是 Finding。",
            {"finding": TYPO},
            [{"finding": FINDING}],
        ),
        Example("diff", "修改对照", "标签 {% diff old new %}。", {"pieces": pieces(old, new)}),
    ]
