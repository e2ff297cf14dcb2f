"""How Chinese characters sound, without tones: for those who type pinyin, first letters or a homophone."""

from __future__ import annotations

import os
import re
from functools import cache

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # characters one by one: spares every process 40 MB

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

LONGEST_SOUND = 6  # letters: zhuang
RUNS, LETTERS = re.compile(r"[a-z]+|[^a-z]", re.DOTALL), re.compile(r"[a-z]+")
MOST_SPELLINGS = 8  # ways to part letters into sounds: xian is xian and xi an


@cache
def of(sign: str) -> str:
    """The sound of one character; anything that has none is itself."""
    return lazy_pinyin(sign)[0] or sign


@cache
def known() -> frozenset[str]:
    """Every sound there is."""
    every = {to_normal(sound).replace("ü", "v") for sounds in PINYIN_DICT.values() for sound in sounds.split(",")}
    return frozenset(sound for sound in every if len(sound) > 1 or sound in "aoe")


def spellings(word: str) -> list[list[str]]:
    """The sounds of a word's characters and the ways in which its letters spell sounds; both may mix."""
    ways: list[list[str]] = [[]]
    for run in RUNS.findall(word):
        after = _parted(run, MOST_SPELLINGS) if LETTERS.fullmatch(run) else [[of(run)]]
        ways = [[*before, *more] for before in ways for more in after][:MOST_SPELLINGS]
    return ways if ways != [[]] else []


def _parted(letters: str, most: int) -> list[list[str]]:
    if not letters:
        return [[]]
    found: list[list[str]] = []
    for length in range(min(LONGEST_SOUND, len(letters)), 0, -1):
        if letters[:length] in known():
            found += [[letters[:length], *rest] for rest in _parted(letters[length:], most)]
        if len(found) >= most:
            break
    return found[:most]
