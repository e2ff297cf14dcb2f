"""Proofreading of what people wrote into a letter, before it is signed; the product's own sentences are not read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.finding import Severity
from gongkai.proof.engine import Proofreader

AROUND = 8  # characters shown on either side


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that is wrong or may be: where it stands, what it is, what should stand there."""

    is_error: bool
    quote: str
    message: str
    suggestion: str

    def in_words(self) -> str:
        """One line for whoever signs."""
        better = f"，建议改为“{self.suggestion}”" if self.suggestion and self.suggestion not in self.message else ""
        weight = Severity.ERROR.label if self.is_error else Severity.WARNING.label
        return f"{weight}：{self.message}{better}（……{self.quote}……）"


def slips_in(texts: Iterable[str], *, names: Iterable[str] = ()) -> list[Slip]:
    """What the proofreader finds in these texts, errors first; `names` of people and organs are taken as they are."""
    reader = Proofreader(words=names)
    found = [
        Slip(
            is_error=one.severity == Severity.ERROR,
            quote=text[max(0, one.start - AROUND) : one.end + AROUND].replace("\n", " "),
            message=one.message,
            suggestion=one.suggestion or "",
        )
        for text in texts
        for one in reader.check(text)
        if one.severity != Severity.INFO
    ]
    return sorted(found, key=lambda slip: not slip.is_error)
