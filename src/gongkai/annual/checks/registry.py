"""Every rule, in the order in which an officer corrects a report: its form, its tables, its words."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.annual.checks.aggregate import A_COVER, A_SUM
from gongkai.annual.checks.blank import T2_BLANK, T3_BLANK, T4_BLANK
from gongkai.annual.checks.n_app import N_APP
from gongkai.annual.checks.n_fee import N_FEE
from gongkai.annual.checks.n_parts import N_APPROX, N_PARTS, N_PARTS_OPEN, N_SUBSET
from gongkai.annual.checks.n_rates import N_PCT, N_YOYPCT
from gongkai.annual.checks.n_repeats import N_DUP, N_UNIT
from gongkai.annual.checks.n_tables import N_ENF, N_NORM, N_REM, N_ROWCOL
from gongkai.annual.checks.rule import Rule
from gongkai.annual.checks.s_alias import S_ALIAS
from gongkai.annual.checks.s_copy import S_COPY
from gongkai.annual.checks.s_docno import S_DOCNO
from gongkai.annual.checks.s_format import S_FORMAT2019
from gongkai.annual.checks.s_label import S_LABEL
from gongkai.annual.checks.s_leftover import S_EMPTY, S_TEMPLATE
from gongkai.annual.checks.s_overview import N_NONE, S_FIVE, S_LEN
from gongkai.annual.checks.s_preface import S_META, S_PARTCOUNT
from gongkai.annual.checks.s_pubdate import S_PUBDATE
from gongkai.annual.checks.s_sections import S_SECTIONS
from gongkai.annual.checks.s_title import S_TITLE
from gongkai.annual.checks.s_year import S_YEAR
from gongkai.annual.checks.t2_level import T2_LEVEL
from gongkai.annual.checks.t2_repeal import T2_REPEAL
from gongkai.annual.checks.t2_scope import T2_DEC, T2_EQPUB, T2_SCOPE
from gongkai.annual.checks.t2_year import T2_FEE, T2_JUMP, T2_YOY
from gongkai.annual.checks.t3_col import T3_COL
from gongkai.annual.checks.t3_row import T3_ROW
from gongkai.annual.checks.t3_sum import T3_SUM
from gongkai.annual.checks.t3_year import T3_OVERDUE, T3_PARTIAL, T3_RATIO, T3_YOY
from gongkai.annual.checks.t4_course import T4_AFTER, T4_CODEF, T4_PENDING, T4_PREPOSE
from gongkai.annual.checks.t4_sum import T4_SUM
from gongkai.annual.checks.x_dupchar import X_DUPCHAR
from gongkai.annual.checks.x_gram import X_GRAM
from gongkai.annual.checks.x_punct import X_PUNCT
from gongkai.annual.checks.x_typo import X_TYPO
from gongkai.annual.checks.x_wording import X_NAME, X_STALE
from gongkai.annual.form import Report
from gongkai.finding import Finding

RULES: tuple[Rule, ...] = (
    S_TITLE,
    S_SECTIONS,
    S_PARTCOUNT,
    S_META,
    S_FIVE,
    S_LEN,
    S_FORMAT2019,
    S_LABEL,
    S_YEAR,
    S_DOCNO,
    S_TEMPLATE,
    S_EMPTY,
    S_ALIAS,
    S_PUBDATE,
    S_COPY,
    T2_BLANK,
    T2_LEVEL,
    T2_REPEAL,
    T2_YOY,
    T2_SCOPE,
    T2_DEC,
    T2_EQPUB,
    T2_JUMP,
    T2_FEE,
    T3_BLANK,
    T3_COL,
    T3_SUM,
    T3_ROW,
    T3_PARTIAL,
    T3_YOY,
    T3_OVERDUE,
    T3_RATIO,
    T4_BLANK,
    T4_SUM,
    T4_PREPOSE,
    T4_AFTER,
    T4_PENDING,
    T4_CODEF,
    A_SUM,
    A_COVER,
    N_APP,
    N_ROWCOL,
    N_REM,
    N_NORM,
    N_ENF,
    N_FEE,
    N_PARTS,
    N_PARTS_OPEN,
    N_SUBSET,
    N_PCT,
    N_YOYPCT,
    N_DUP,
    N_APPROX,
    N_UNIT,
    N_NONE,
    X_TYPO,
    X_DUPCHAR,
    X_PUNCT,
    X_NAME,
    X_STALE,
    X_GRAM,
)


class UnknownRuleError(ValueError):
    """No rule has that id or begins so; the message names it in Chinese."""


def check_report(report: Report, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What the rules find, in the order of the text."""
    return in_order(finding for rule in rules for finding in rule.check(report))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the text."""
    return sorted(findings, key=lambda finding: (finding.place.line or 0, finding.place.column or 0))


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules whose id is, or begins with, one of `select` (all if empty) and none of `ignore`.

    Errors: UnknownRuleError for a name that fits no rule.
    """
    wanted, unwanted = tuple(select), tuple(ignore)
    for name in (*wanted, *unwanted):
        if not is_known(name):
            raise UnknownRuleError(f"没有“{name}”这条规则")
    return tuple(
        rule
        for rule in RULES
        if (not wanted or any(_fits(rule, name) for name in wanted)) and not any(_fits(rule, name) for name in unwanted)
    )


def is_known(name: str) -> bool:
    """Whether the name is a rule's or a family's."""
    return any(_fits(rule, name) for rule in RULES)


def _fits(rule: Rule, name: str) -> bool:
    """Whether the name means the rule: its id, or the parts of it before a hyphen (`T3`)."""
    return rule.id == name.upper() or rule.id.startswith(name.upper() + "-") or rule.id.split("-")[0] == name.upper()
