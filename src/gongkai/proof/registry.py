"""Every rule, in the order of the page that describes them."""

from __future__ import annotations

from gongkai.proof.rule import Rule
from gongkai.proof.rules.abbreviations import ABBREVIATIONS
from gongkai.proof.rules.adverb_de import ADVERB_DE
from gongkai.proof.rules.approximations import APPROXIMATIONS
from gongkai.proof.rules.blended_verbs import BLENDED_VERBS
from gongkai.proof.rules.brackets import BRACKETS
from gongkai.proof.rules.document_numbers import DOCUMENT_NUMBERS
from gongkai.proof.rules.doubled_marks import DOUBLED_MARKS
from gongkai.proof.rules.enumeration import ENUMERATION
from gongkai.proof.rules.halfwidth import HALFWIDTH
from gongkai.proof.rules.impossible_dates import IMPOSSIBLE_DATES
from gongkai.proof.rules.inline_items import INLINE_ITEMS
from gongkai.proof.rules.law_titles import LAW_TITLES
from gongkai.proof.rules.openness import OPENNESS
from gongkai.proof.rules.outdated import OUTDATED
from gongkai.proof.rules.privacy import PRIVACY
from gongkai.proof.rules.respect import RESPECT
from gongkai.proof.rules.secrecy import SECRECY
from gongkai.proof.rules.sums import SUMS

RULES: tuple[Rule, ...] = (
    HALFWIDTH,
    DOUBLED_MARKS,
    BRACKETS,
    INLINE_ITEMS,
    ENUMERATION,
    ADVERB_DE,
    BLENDED_VERBS,
    ABBREVIATIONS,
    OPENNESS,
    DOCUMENT_NUMBERS,
    LAW_TITLES,
    IMPOSSIBLE_DATES,
    APPROXIMATIONS,
    SUMS,
    OUTDATED,
    RESPECT,
    PRIVACY,
    SECRECY,
)
SPELLING = "C-SPELL"  # the language model's own findings
