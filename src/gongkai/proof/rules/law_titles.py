"""Names of laws in 《》 that are one character off, or no longer in force."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_TITLE = re.compile(r"《([^《》\n]{4,40})》")
_NATION = "中华人民共和国"
_CIVIL = "已由《中华人民共和国民法典》取代，自2021年1月1日起废止"
_REPEALED = dict.fromkeys(
    ("民法通则", "民法总则", "合同法", "物权法", "担保法", "婚姻法", "继承法", "收养法", "侵权责任法"), _CIVIL
)


def find(text: Text) -> Iterator[Hit]:
    """Titles that are nearly those of a law, and those of laws that were repealed."""
    for match in _TITLE.finditer(text.whole):
        title = re.sub(r"（[^）]*）$", "", match[1]).removeprefix(_NATION)
        if title in _REPEALED:
            message = f"《{match[1]}》{_REPEALED[title]}"
            yield Hit(match.start(1), match.end(1), message, severity=Severity.INFO)
        elif len(title) >= 4 and title not in _titles():
            right = _nearest(title)
            if right:
                yield Hit(
                    match.start(1), match.end(1), f"没有“{match[1]}”，疑为“{right}”", match[1].replace(title, right)
                )


@cache
def _titles() -> frozenset[str]:
    """The titles on the list, without the name of the State."""
    text = files("gongkai.proof").joinpath("data/law_titles.txt").read_text(encoding="utf-8")
    return frozenset(line.removeprefix(_NATION) for line in text.splitlines() if line)


@cache
def _shortened() -> dict[str, list[str]]:
    """The titles by each form of theirs that lacks one character."""
    found: dict[str, list[str]] = defaultdict(list)
    for title in sorted(_titles()):
        for short in {title, *(_without(title))}:
            found[short].append(title)
    return found


def _without(title: str) -> Iterator[str]:
    """The title with each of its characters left out."""
    return (title[:place] + title[place + 1 :] for place in range(len(title)))


def _nearest(title: str) -> str | None:
    """The one title that differs by one character changed, lacking or too many; None where there are several."""
    near = {one for short in (title, *_without(title)) for one in _shortened().get(short, ()) if _is_near(title, one)}
    return near.pop() if len(near) == 1 else None


def _is_near(one: str, other: str) -> bool:
    """Whether one change leads from one to the other, and it is not one of numbers or places."""
    if abs(len(one) - len(other)) == 1:
        longer, shorter = sorted((one, other), key=len, reverse=True)
        return shorter in _without(longer)
    changed = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(changed) == 1 and not set(changed[0]) & set("一二三四五六七八九十省市县区州")


LAW_TITLES = Rule(
    "L-TITLE",
    "法律法规名称",
    Severity.WARNING,
    "随附的法律法规名称表（国家和地方法律、法规、规章3994件）",
    "书名号里的名称与名称表中的某一件只差一个字、又不是另一件的，多半写错了；已经废止的，提示现行的法。",
    find,
    ("依据《中华人民共和国政府信息公工条例》", "根据《行政处法》", "按照《中华人民共和国合同法》"),
    ("依据《中华人民共和国政府信息公开条例》", "《中华人民共和国行政处罚法》", "《关于做好年度报告的通知》"),
)
