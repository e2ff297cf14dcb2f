"""What changed between two texts, character by character, as pieces to be marked."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """The new text with the old one's differences, in reading order."""
    found: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", old[old_from:old_to]))
            continue
        found.append(Piece("gone", old[old_from:old_to]))
        found.append(Piece("new", new[new_from:new_to]))
    return [piece for piece in found if piece.text]
