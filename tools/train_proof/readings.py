"""Which character could stand for which: by sound from pypinyin's readings, by shape from how a font draws them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import numpy as np
import numpy.typing as npt
from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

from gongkai.proof.language.alphabet import Alphabet
from gongkai.proof.language.edits import FUZZY, SAME, SHAPE, TONE

FUZZ = [
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ang", "an"),
    ("eng", "en"),
    ("ing", "in"),
    ("n", "l"),
    ("f", "h"),
    ("r", "l"),
]


def readings_of(char: str) -> list[str]:
    """Up to three readings with their tone (`shi4`), the commonest first; none for what is no Chinese character."""
    if not "\u4e00" <= char <= "\u9fff" or ord(char) not in PINYIN_DICT:
        return []
    found = pinyin(char, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)[0]
    return list(dict.fromkeys(found))[:3]


def canonical(syllable: str) -> str:
    """The syllable without tone, with what many speakers do not tell apart made one."""
    plain = re.sub(r"\d", "", syllable)
    plain = re.sub(r"^(z|c|s)h", r"\1", plain)
    plain = re.sub(r"([aei])ng$", r"\1n", plain)
    return re.sub(r"^l", "n", plain)


def confusions(
    alphabet: Alphabet, shapes: dict[str, str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint16], npt.NDArray[np.uint8], npt.NDArray[np.uint16]]:
    """Tables `first`, `others`, `kinds` and `sound` of gongkai.proof.language.edits."""
    chars = {number: alphabet.char(number) for number in range(2, alphabet.size)}
    ids = {char: number for number, char in chars.items()}
    spoken = {number: readings_of(char) for number, char in chars.items()}
    kinds = _by_sound(spoken)
    for char, like in shapes.items():
        for other in like:
            if char in ids and other in ids:
                kinds[ids[char]].setdefault(ids[other], SHAPE)
                kinds[ids[other]].setdefault(ids[char], SHAPE)
    rows = [sorted(kinds[number].items()) for number in range(alphabet.size)]
    first = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    flat = [pair for row in rows for pair in row]
    names = {name: place for place, name in enumerate(sorted({canonical(r[0]) for r in spoken.values() if r}), start=1)}
    sound = np.zeros(alphabet.size, np.uint16)
    for number, said in spoken.items():
        sound[number] = names[canonical(said[0])] if said else 0
    return (
        first.astype(np.int64),
        np.array([other for other, _ in flat], np.uint16),
        np.array([kind for _, kind in flat], np.uint8),
        sound,
    )


def _by_sound(spoken: dict[int, list[str]]) -> dict[int, dict[int, int]]:
    """For each id the ids that sound alike, with how: the nearest way that any two readings allow."""
    kinds: dict[int, dict[int, int]] = defaultdict(dict)
    ways = ((SAME, lambda said: said), (TONE, lambda said: re.sub(r"\d", "", said)), (FUZZY, canonical))
    for kind, way in ways:
        groups: dict[str, set[int]] = defaultdict(set)
        for number, said in spoken.items():
            for one in said:
                groups[way(one)].add(number)
        for group in groups.values():
            for one, other in combinations(sorted(group), 2):
                kinds[one].setdefault(other, kind)
                kinds[other].setdefault(one, kind)
    return kinds


def words(
    keys: npt.NDArray[np.uint64], raw: npt.NDArray[np.int64], sound: npt.NDArray[np.uint16], least: int
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64], npt.NDArray[np.uint16]]:
    """Tables `pair_keys`, `pair_first` and `pairs`: two characters met together at least so often, by their sound."""
    one = (keys >> np.uint64(12)).astype(np.int64)
    two = (keys & np.uint64(4095)).astype(np.int64)
    good = (raw >= least) & (sound[one] > 0) & (sound[two] > 0)
    one, two = one[good], two[good]
    key = (sound[one].astype(np.uint32) << np.uint32(9)) | sound[two]
    order = np.lexsort((two, one, key))
    unique, start = np.unique(key[order], return_index=True)
    first = np.concatenate([start, [len(order)]]).astype(np.int64)
    return unique.astype(np.uint32), first, np.stack([one[order], two[order]], 1).astype(np.uint16)


def seen_bits(keys: npt.NDArray[np.uint64], size: int) -> npt.NDArray[np.uint8]:
    """Table `seen`: one bit for each two characters."""
    bits = np.zeros(size * size + 8, np.uint8)
    bits[((keys >> np.uint64(12)) * np.uint64(size) + (keys & np.uint64(4095))).astype(np.int64)] = 1
    return np.packbits(bits, bitorder="little")
