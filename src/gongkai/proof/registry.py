"""Every rule, in the order of the page that describes them."""

from __future__ import annotations

from gongkai.proof.rule import Rule
from gongkai.proof.rules.abbreviations import ABBREVIATIONS
from gongkai.proof.rules.adverb_de import ADVERB_DE
from gongkai.proof.rules.approximations import APPROXIMATIONS
from gongkai.proof.rules.blended_verbs import BLENDED_VERBS
from gongkai.proof.rules.brackets import BRACKETS
from gongkai.proof.rules.credit_code import CREDIT_CODE
from gongkai.proof.rules.document_numbers import DOCUMENT_NUMBERS
from gongkai.proof.rules.doubled_marks import DOUBLED_MARKS
from gongkai.proof.rules.enumeration import ENUMERATION
from gongkai.proof.rules.halfwidth import HALFWIDTH
from gongkai.proof.rules.impossible_dates import IMPOSSIBLE_DATES
from gongkai.proof.rules.inline_items import INLINE_ITEMS
from gongkai.proof.rules.law_titles import LAW_TITLES
from gongkai.proof.rules.office_words import OFFICE_WORDS
from gongkai.proof.rules.openness import OPENNESS
from gongkai.proof.rules.organ_names import ORGAN_NAMES
from gongkai.proof.rules.outdated import OUTDATED
from gongkai.proof.rules.passport import PASSPORT
from gongkai.proof.rules.posts import POSTS
from gongkai.proof.rules.privacy import PRIVACY
from gongkai.proof.rules.respect import RESPECT
from gongkai.proof.rules.secrecy import SECRECY
from gongkai.proof.rules.sums import SUMS
from gongkai.proof.rules.vehicle_plate import VEHICLE_PLATE
from gongkai.proof.rules.weekdays import WEEKDAYS
from gongkai.proof.rules.working_days import WORKING_DAYS
from gongkai.proof.rules.year_mismatch import YEAR_MISMATCH

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
    WEEKDAYS,
    WORKING_DAYS,
    YEAR_MISMATCH,
    APPROXIMATIONS,
    SUMS,
    CREDIT_CODE,
    ORGAN_NAMES,
    OUTDATED,
    RESPECT,
    PRIVACY,
    PASSPORT,
    VEHICLE_PLATE,
    SECRECY,
)
LISTED: tuple[Rule, ...] = (POSTS, OFFICE_WORDS)  # made from lists that an office keeps; here with example lists
SPELLING = "C-SPELL"  # the language model's own findings
