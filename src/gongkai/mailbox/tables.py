"""How soon each kind of letter is to be answered, and on what that stands."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.mailbox.choices import LetterKind


@dataclass(frozen=True, slots=True)
class Period:
    """How many working days there are for an answer, and who says so."""

    days: int
    basis: str


CATALOGUE_CODE = "A20-15"  # published letters: no class of 条例 art. 20 and 21 of their own
NATION, COUNTY = "国办秘函〔2019〕19号", "本县规定"  # the county's own periods are the product's convention (产品约定)
ANSWER_WITHIN = {
    LetterKind.CONSULTATION: Period(5, NATION),
    LetterKind.SUGGESTION: Period(10, COUNTY),
    LetterKind.HELP: Period(10, COUNTY),
    LetterKind.CORRECTION: Period(3, NATION),
}
