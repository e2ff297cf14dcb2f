"""Names and posts as the office's own list has them: exact name, post, order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_LONGEST_POST = 14


@dataclass(frozen=True, slots=True)
class Post:
    """One line of the list: a person, the post, and the place in the order in which they are named."""

    name: str
    post: str
    order: int = 0


def posts(listed: Iterable[Post]) -> Rule:
    """The rule for a list."""
    rows = tuple(listed)
    return Rule(
        "W-POST",
        "领导姓名、职务、排序",
        Severity.WARNING,
        "本单位维护的领导姓名职务表",
        "姓名与职务表不符（同姓差一字）、职务与姓名不符、并列时次序与表不同的。只查表里有的人和职务。",
        lambda text: _find(text, rows),
        ("县长王秀瑛主持会议", "副县长王秀英主持会议", "李建国、王秀英参加会议"),
        ("县长王秀英主持会议", "副县长李建国参加", "王秀英、李建国参加会议", "县长办公会议"),
    )


EXAMPLE = (Post("王秀英", "县长", 1), Post("李建国", "副县长", 2))


def _find(text: Text, rows: tuple[Post, ...]) -> Iterator[Hit]:
    yield from _wrong_names(text.whole, rows)
    yield from _wrong_posts(text.whole, rows)
    yield from _wrong_order(text.whole, rows)


def _wrong_names(whole: str, rows: tuple[Post, ...]) -> Iterator[Hit]:
    """After a post a name of the right family that is one character off, and nobody else's."""
    names = {row.name for row in rows}
    for row in rows:
        for match in re.finditer(rf"(?<!副){re.escape(row.post)}[：:\s]?", whole):
            start, end = match.end(), match.end() + len(row.name)
            said = whole[start:end]
            if said != row.name and said not in names and _is_one_off(said, row.name):
                yield Hit(
                    start, end, f"“{row.post}”是{row.name}，这里写的是“{said}”", row.name, severity=Severity.ERROR
                )


def _is_one_off(said: str, name: str) -> bool:
    """Whether the family name is the same and one character of the given name differs."""
    same = [a == b for a, b in zip(said, name, strict=False)]
    return len(said) == len(name) and bool(same) and same[0] and same.count(False) == 1


def _wrong_posts(whole: str, rows: tuple[Post, ...]) -> Iterator[Hit]:
    """A listed name right after another's post."""
    known = sorted({row.post for row in rows}, key=len, reverse=True)
    held: dict[str, set[str]] = {}
    for row in rows:
        held.setdefault(row.name, set()).add(row.post)
    for name, own in held.items():
        for match in re.finditer(re.escape(name), whole):
            before = whole[max(0, match.start() - _LONGEST_POST) : match.start()].rstrip("：: ")
            said = next((post for post in known if before.endswith(post)), None)
            if said and said not in own:
                right = "、".join(sorted(own))
                start = whole.rindex(said, 0, match.start())
                yield Hit(start, match.start(), f"{name}的职务是“{right}”，这里写的是“{said}”")


def _wrong_order(whole: str, rows: tuple[Post, ...]) -> Iterator[Hit]:
    """Listed names beside one another in another order than the list's."""
    order = {row.name: row.order for row in reversed(rows) if row.order}
    if len(order) < 2:
        return
    one = "|".join(re.escape(name) for name in sorted(order, key=len, reverse=True))
    for match in re.finditer(rf"(?:{one})(?:、(?:{one}))+", whole):
        said = match[0].split("、")
        right = sorted(said, key=lambda name: order[name])
        if said != right:
            yield Hit(match.start(), match.end(), f"排列次序与职务表不同，应为“{'、'.join(right)}”", "、".join(right))


POSTS = posts(EXAMPLE)
