"""Secrecy marks and internal marks in a text.

A secrecy mark is 密级★保密期限 (保密法 art. 20, 24; GB/T 9704 §7.2.2): it blocks until a secrecy officer decides.
An internal mark (工作秘密、内部资料: 条例 art. 16; 保密法 art. 64) asks for a reason.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass


class Mark(enum.StrEnum):
    """What a mark says."""

    SECRECY = "secrecy"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"secrecy": "密级标识", "internal": "内部标识"}[self.value]


@dataclass(frozen=True, slots=True)
class MarkFound:
    """One mark and where it stands, in characters."""

    mark: Mark
    start: int
    end: int
    value: str


_GAP = r"[ \t\u200b\u200c\u200d\ufeff]*"
_STAR = "[★☆✩✭✮✯⭐⋆*﹡🟊]\ufe0f?"
_LEVEL = "(?:" + "|".join(_GAP.join(word) for word in ("绝密", "机密", "秘密")) + ")"
_TERM = (
    rf"(?:{_GAP}(?:\d{{1,3}}{_GAP}(?:年|个月|月|日)|[一二三四五六七八九十]{{1,3}}年|长期|启封|[^\s，。；]{{1,12}}))?"
)
_SECRECY = re.compile(
    rf"{_LEVEL}{_GAP}{_STAR}{_TERM}"  # 秘密★1年
    rf"|(?:密{_GAP}级|保密等级|定密){_GAP}[:]?{_GAP}(?:为|是)?{_GAP}{_LEVEL}"  # 密级：机密
    rf"|(?:保密期限|解密时间|解密条件){_GAP}[:]{_GAP}\S{{1,12}}"
    rf"|^{_GAP}【?{_LEVEL}】?{_GAP}$"  # alone in the corner of the first page
    rf"|{_LEVEL}{_GAP}[^\s，。、]?{_GAP}\d{{1,2}}{_GAP}(?:年|个月)"  # a star that the scanner misread
    rf"|{_LEVEL}{_GAP}(?:文件|级文件|电报|件)(?![\w])",
    re.MULTILINE,
)
_INTERNAL = re.compile(
    r"内部(?:资料|文件|使用|参考|参阅|传阅|掌握|明电)|注意保(?:存|密)|(?:不得|严禁|禁止|请勿)外传|不得翻印"
    r"|工作秘密|仅供(?:领导|内部|工作)\S{0,2}(?:参阅|参考|使用|掌握)|不予公开|不宜公开|依申请公开$"
    r"|(?:传真电报|发电)[^\n]{0,20}(?:特急|特提|加急|平急|明传)|(?:特急|特提|加急|平急)[^\n]{0,10}明传"
    r"|送审稿|讨论稿|征求意见稿|会议纪要(?=\s*$)|^[^\n]{2,40}的请示\s*$",
    re.MULTILINE,
)
_NARROW = {0xFEE0 + code: code for code in range(0x21, 0x7F)} | {0x3000: 0x20, 0xA0: 0x20}


def find_marks(text: str) -> Iterator[MarkFound]:
    """Every secrecy mark and every internal mark of a text."""
    plain = text.translate(_NARROW)
    for mark, pattern in ((Mark.SECRECY, _SECRECY), (Mark.INTERNAL, _INTERNAL)):
        for match in pattern.finditer(plain):
            yield MarkFound(mark, *match.span(), match[0].strip())
