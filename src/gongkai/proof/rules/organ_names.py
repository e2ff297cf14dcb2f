"""One organ under two names in one text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import WHOLE_TEXT, Hit, Rule, Text

_LINKED = re.compile(
    r"(?P<left>[一-鿿]{2,4}?)(?P<link>[和与及])(?P<right>[一-鿿]{2,6}(?:局|厅|委员会|部(?!门)))(?![一-鿿]{0,2}长)"
)
_ENDS = re.compile(r"(?:局|委员会|办公室|厅)")
_WINDOW, _CERTAIN = 8, 3  # characters compared; how often the usual name stands in the text
_INNER = range(2, 6)  # of the window: what stands before is not the name's, what stands behind says what it is
_OTHER = set("省市县区州旗镇乡村东西南北中一二三四五六七八九十第各")  # characters that make another organ


def find(text: Text) -> Iterator[Hit]:
    """和 in one place and 与 in another; a name that differs by one character from one used three times."""
    yield from _links(text.whole)
    yield from _one_off(text.whole)


def _links(whole: str) -> Iterator[Hit]:
    """The rarer link of a name that is linked in two ways."""
    found: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in _LINKED.finditer(whole):
        found[match["left"][-2:], match["right"]].append(match)
    for (left, right), matches in found.items():
        counts = Counter(match["link"] for match in matches)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        for match in matches:
            if match["link"] != usual:
                message = f"同一机关有两种写法：“{left}{match['link']}{right}”和“{left}{usual}{right}”"
                yield Hit(*match.span("link"), message, usual)


def _one_off(whole: str) -> Iterator[Hit]:
    """A window before 局, 厅 … that stands once and differs by one inner character from one that stands often."""
    windows: dict[str, list[int]] = defaultdict(list)
    for match in _ENDS.finditer(whole):
        window = whole[max(0, match.end() - _WINDOW) : match.end()]
        if len(window) == _WINDOW and all("一" <= char <= "鿿" for char in window):
            windows[window].append(match.end() - _WINDOW)
    usual: dict[str, list[str]] = defaultdict(list)
    for window, places in windows.items():
        if len(places) >= _CERTAIN:
            for key in _without_one(window):
                usual[key].append(window)
    for window, places in windows.items():
        if len(places) == 1:
            near = (other for key in _without_one(window) for other in usual.get(key, ()) if _is_slip(window, other))
            yield from (_hit(places[0], window, other) for other in near)


def _without_one(window: str) -> list[str]:
    """The window with each of its inner characters blotted out in turn."""
    return [f"{window[:place]}?{window[place + 1 :]}" for place in _INNER]


def _is_slip(window: str, other: str) -> bool:
    """Whether one character differs, and it does not name another place or number."""
    changed = {char for a, b in zip(window, other, strict=True) if a != b for char in (a, b)}
    return len(changed) == 2 and not changed & _OTHER


def _hit(start: int, window: str, other: str) -> Hit:
    """The one character that differs."""
    place = next(place for place, (a, b) in enumerate(zip(window, other, strict=True)) if a != b)
    return Hit(start + place, start + place + 1, f"机关名称与全文其他处不一致：其他处是“{other}”", other[place])


ORGAN_NAMES = Rule(
    "W-ORGAN",
    "机关名称前后不一",
    Severity.WARNING,
    "《党政机关公文处理工作条例》第十九条（用语规范、名称准确）",
    "同一篇里同一机关的名称应当一致：连词“和”“与”混用，或者与出现三次以上的写法只差一个字。差在地名、数字的不报。",
    find,
    (
        "由人力资源和社会保障局牵头，人力资源和社会保障局汇总，报人力资源与社会保障局备案。",
        "县自然资源管理局负责。县自然资源管理局汇总。县自然资源管理局上报。县自然资原管理局备案。",
    ),
    (
        "由人力资源和社会保障局牵头，住房和城乡建设局配合。",
        "东城区城市管理局、西城区城市管理局分别负责。",
    ),
    tags=(WHOLE_TEXT,),
)
