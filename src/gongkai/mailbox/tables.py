"""How soon each kind of letter is to be answered, in working days, and on what that stands."""

from __future__ import annotations

from gongkai.mailbox.choices import LetterKind

# 国办秘函〔2019〕19号: 简单咨询 5 working days, 找错 3; the others are the product's convention.
ANSWER_WITHIN = {
    LetterKind.CONSULTATION: 5,
    LetterKind.CORRECTION: 3,
    LetterKind.SUGGESTION: 10,
    LetterKind.HELP: 10,
}
