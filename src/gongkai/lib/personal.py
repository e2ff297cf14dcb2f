"""Personal data in a text: numbers told by their checksums, addresses to the door, health and hardship beside a name.

`find` tells what stands where; it judges nothing. `certain` says whether the finding may be relied upon: a number whose
check digit is wrong, or an address that may be an office's, is found all the same and marked as uncertain.
Source: 个人信息保护法 art. 25, 28, 34; 条例 art. 15; GB 11643 (check digit); the kinds are those of facts §7.3(4).
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.lib.hardship import find_hardship, lines_of


class Kind(enum.StrEnum):
    """What a piece of personal data is."""

    ID_CARD = "id_card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    ADDRESS = "address"
    EMAIL = "email"
    HEALTH = "health"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {
            "id_card": "身份证号",
            "mobile": "手机号码",
            "landline": "固定电话",
            "bank_card": "银行账号",
            "address": "住址",
            "email": "电子邮箱",
            "health": "健康或者困难状况",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of personal data: `start` and `end` count characters of the text, `value` has no separators."""

    kind: Kind
    start: int
    end: int
    value: str
    certain: bool = True


def find(text: str) -> list[Found]:
    """Every piece of personal data in a text, in its order; where two overlap, the more certain one."""
    plain = text.translate(_NARROW)
    headings = _Headings(plain)
    found = [
        *_id_cards(plain),
        *_old_id_cards(plain, headings),
        *_bank_cards(plain, headings),
        *_mobiles(plain),
        *_patterns(plain),
        *_addresses(plain, headings),
    ]
    hardship = [Found(Kind.HEALTH, start, end, value) for start, end, value in find_hardship(plain)]
    return sorted([*_without_overlaps(found), *hardship], key=lambda one: (one.start, one.end))


# Full-width digits and letters are read as plain ones; each stays one character, so that places keep.
_NARROW = {0xFEE0 + code: code for code in range(0x21, 0x7F)} | {0x3000: 0x20, 0xA0: 0x20}
_INLINE = "[ \u200b\u200c\u200d\u2060\ufeff\u00ad\\-—–_·.]"
_GAP = "[\\r\\n" + _INLINE[1:]  # a line may be broken inside a number, a cell (tab) may not
_BEFORE, _AFTER = r"(?<![0-9A-Za-z.])", r"(?![0-9A-Za-z])"


def _digits(first: str, count: int, last: str = r"\d", gap: str = _GAP + "{0,2}") -> str:
    """A pattern for `count` digits with gaps between them."""
    return first + (gap + r"\d") * (count - 2) + gap + last


_ID_CARD = re.compile(rf"{_BEFORE}(?=({_digits('[1-9]', 18, '[0-9Xx]')}){_AFTER})")
_OLD_ID_CARD = re.compile(rf"{_BEFORE}(?=({_digits('[1-9]', 15, gap=_INLINE + '?')}){_AFTER})")
_CARD = re.compile(rf"{_BEFORE}(?=([1-9](?:{_INLINE}{{0,2}}\d){{11,21}}){_AFTER})")
_MOBILE = re.compile(rf"(?<![0-9A-Za-z.])(?=({_digits('1', 11)})(?!\d))")
_LANDLINE = re.compile(r"(?<![\d.])(?:\(?0\d{2,3}\)?[\s\-]?)[2-8]\d{6,7}(?!\d)")
_EMAIL = re.compile(r"[A-Za-z0-9][\w.+\-]{1,40}@[A-Za-z0-9\-]{2,40}(?:\.[A-Za-z]{2,10}){1,3}")

_ID_WORDS = re.compile(r"身份证|公民身份|证件号|身份号码")
_BANK_WORDS = re.compile(r"银行|卡号|账号|帐号|账户|帐户|一卡通|存折|信用社")
_UNIONPAY = re.compile(r"62\d{14,17}|9558\d{12,15}|60\d{14,17}")
_FOREIGN_CARD = re.compile(r"(?:4\d{15}|5[1-5]\d{14}|35\d{14})")


def _is_right(number: str) -> bool:
    from stdnum.cn import ric  # where a number is met: its import is a tenth of the start-up, and most texts have none

    return bool(ric.calc_check_digit(number[:-1]) == number[-1])


def _adds_up(card: str) -> bool:
    from stdnum import luhn

    return bool(luhn.is_valid(card))


def _id_cards(text: str) -> Iterator[Found]:
    for match in _ID_CARD.finditer(text):
        value = _compact(match[1]).upper()
        if _has_birth_date(value):
            right = _is_right(value)
            if right or _gaps(match[1]) <= 4:
                yield Found(Kind.ID_CARD, *match.span(1), value, certain=right)


def _old_id_cards(text: str, headings: _Headings) -> Iterator[Found]:
    """The fifteen digits of before 1999, which have no check digit: certain beside a word that says so only."""
    for match in _OLD_ID_CARD.finditer(text):
        value = _compact(match[1])
        if _has_birth_date(f"{value[:6]}19{value[6:]}0"):
            yield Found(Kind.ID_CARD, *match.span(1), value, certain=_says(_ID_WORDS, text, match.start(1), headings))


def _bank_cards(text: str, headings: _Headings) -> Iterator[Found]:
    for match in _CARD.finditer(text):
        value = _compact(match[1])
        said = _says(_BANK_WORDS, text, match.start(1), headings)
        checks = len(value) >= 16 and len(value) <= 19 and _adds_up(value)
        if checks and (_UNIONPAY.fullmatch(value) or (_FOREIGN_CARD.fullmatch(value) and said)):
            yield Found(Kind.BANK_CARD, *match.span(1), value)
        elif said and _gaps(match[1]) <= 6:
            yield Found(Kind.BANK_CARD, *match.span(1), value, certain=checks)


def _mobiles(text: str) -> Iterator[Found]:
    for match in _MOBILE.finditer(text):
        value = _compact(match[1])
        if value[1] in "3456789" and _gaps(match[1]) <= 3:
            yield Found(Kind.MOBILE, *match.span(1), value)


def _patterns(text: str) -> Iterator[Found]:
    for match in _LANDLINE.finditer(text):
        yield Found(Kind.LANDLINE, *match.span(), _compact(match[0]), certain=False)  # offices publish theirs
    for match in _EMAIL.finditer(text):
        yield Found(Kind.EMAIL, *match.span(), match[0], certain=False)


_NUMBER = r"(?:\d{1,5}|[一二三四五六七八九十百]{1,4})"
_HOME = r"村|社区|小区|花园|家园|公寓|新苑|苑|庄|屯|寨|湾|塆|嘴|坝|沟|里|院"
_STREET = r"路|街|巷|弄|大道|胡同|道"
_DOOR = rf"{_NUMBER}(?:号楼|号院|号|栋|幢|座|单元|组|队|户|室|楼|层)"
_DOORSTEP = re.compile(
    rf"(?P<upto>{_HOME}|{_STREET})[一-鿿]{{0,5}}?-?(?P<door>{_DOOR}(?:[\-附]?{_DOOR}){{0,5}}(?:[\-—]?\d{{1,4}}(?:号|室|户)?){{0,3}})"
)
_WAY_THERE = re.compile(r"[一-鿿]{0,30}$")
_HOME_WORDS = re.compile(r"住址|住所|户籍地?|居住|现住|家住|住在|常住|家庭地址|通讯地址|收件地址")
_OFFICE_WORDS = re.compile(r"办公|机关|地点|局|政府|中心|大厅|窗口|单位地址|公司|学校|医院")


def _addresses(text: str, headings: _Headings) -> Iterator[Found]:
    for match in _DOORSTEP.finditer(text):
        before = text[max(0, match.start() - 44) : match.start()]
        way = _WAY_THERE.search(before)
        start = match.start() - (len(way[0]) if way else 0)
        for word in _HOME_WORDS.finditer(text, start, match.start()):
            start = word.end()
        at_home = bool(_HOME_WORDS.search(before)) or headings.say(_HOME_WORDS, start)
        door = match["door"]
        inside = bool(re.search("单元|室|户|栋|幢", door)) or (match["upto"] == "村" and "号" in door)
        certain = at_home or (inside and not _OFFICE_WORDS.search(before))
        yield Found(Kind.ADDRESS, start, match.end(), text[start : match.end()], certain=certain)


_HEADING = re.compile("序号|姓名|户主|身份证|证件|银行|卡号|账号|帐号|住址|地址|电话")


class _Headings:
    """The headings of the tables in a text (tabs part the cells), to be asked what column a cell may stand in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._lines = [], []
        for start, line in lines_of(text):
            if "\t" in line and _HEADING.search(line) and not re.search(r"\d{4}", line):
                self._starts.append(start)
                self._lines.append(line)

    def say(self, words: re.Pattern[str], at: int) -> bool:
        """Whether a heading above the cell at this place uses one of the words."""
        last = bisect_left(self._starts, at)
        return any(words.search(line) for line in self._lines[max(0, last - 3) : last]) and self._in_table(at)

    def _in_table(self, at: int) -> bool:
        start, end = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
        return "\t" in self._text[start : end if end >= 0 else None]


def _has_birth_date(value: str) -> bool:
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    try:
        born = ric.get_birth_date(value)
    except ValidationError:
        return False
    return born.year >= 1900 and value[6:8] in ("19", "20")


def _says(words: re.Pattern[str], text: str, at: int, headings: _Headings) -> bool:
    """Whether a word that names the number stands shortly before it, or in the heading of its table."""
    return bool(words.search(text[max(0, at - 14) : at])) or headings.say(words, at)


def _compact(number: str) -> str:
    return "".join(char for char in number if char.isascii() and char.isalnum())


def _gaps(number: str) -> int:
    return len(re.findall(_GAP + "+", number))


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Of findings that overlap the certain one stays, then the one named first."""
    starts: list[int] = []
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (not one.certain, _RANK[one.kind], one.start)):
        at = bisect_left(starts, one.start)
        free_before = at == 0 or kept[at - 1].end <= one.start
        if free_before and (at == len(kept) or kept[at].start >= one.end):
            starts.insert(at, one.start)
            kept.insert(at, one)
    return kept


_RANK = {kind: place for place, kind in enumerate(Kind)}
