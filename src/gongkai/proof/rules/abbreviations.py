"""《规定》 used without having been introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import WHOLE_TEXT, Hit, Rule, Text

_SHORT = re.compile(r"《((?:实施)?(?:条例|规定|办法|意见|通知|方案|决定|细则|规划|纲要|标准|准则|要点))》")
_MEANT = r"(?:简称|称为|简称为|下称)(?:为)?[：:]?[“‘]?《?"


def find(text: Text) -> Iterator[Hit]:
    """The first use of each short form that the text does not explain before it."""
    told: set[str] = set()
    for match in _SHORT.finditer(text.whole):
        name = match[1]
        if name in told:
            continue
        told.add(name)
        before = text.whole[: match.end()]
        if not re.search(_MEANT + name, before) and not before.endswith(f"关于印发《{name}》"):
            yield Hit(
                match.start(),
                match.end(),
                f"《{name}》没有说明是哪一份文件；首次出现应当写全称并注明“以下简称《{name}》”",
            )


ABBREVIATIONS = Rule(
    "W-SHORT",
    "简称没有说明",
    Severity.WARNING,
    "公文写作惯例：首次出现用全称并注明简称（产品约定）",
    "《条例》《规定》一类简称，首次出现之前应当有全称和“以下简称”。同一简称只报第一处。",
    find,
    ("按照《规定》要求公开", "根据《政府信息公开条例》（以下简称《条例》），严格按照《条例》《办法》办理"),
    ("根据《中华人民共和国政府信息公开条例》（以下简称《条例》），《条例》第十条",),
    tags=(WHOLE_TEXT,),
)
