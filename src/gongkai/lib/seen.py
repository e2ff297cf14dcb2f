"""What of a typed text can be seen: zero-width and other invisible characters are as good as nothing."""

from __future__ import annotations

import unicodedata

UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Zl", "Zp", "Zs"})  # controls, formats, unassigned, private, separators
FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that print nothing


def seen(text: str) -> str:
    """The text without blanks around it; empty where nothing of it can be seen."""
    return text.strip() if any(_is_seen(one) for one in text) else ""


def _is_seen(one: str) -> bool:
    return one not in FILLERS and unicodedata.category(one) not in UNSEEN
