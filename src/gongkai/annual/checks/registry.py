"""Every rule, in the order in which an officer corrects a report: its form, its tables, its words."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.annual.checks.blank import T2_BLANK, T3_BLANK, T4_BLANK
from gongkai.annual.checks.n_app import N_APP
from gongkai.annual.checks.rule import Rule
from gongkai.annual.checks.s_format import S_FORMAT2019
from gongkai.annual.checks.s_label import S_LABEL
from gongkai.annual.checks.s_sections import S_SECTIONS
from gongkai.annual.checks.s_title import S_TITLE
from gongkai.annual.checks.t2_level import T2_LEVEL
from gongkai.annual.checks.t2_repeal import T2_REPEAL
from gongkai.annual.checks.t3_col import T3_COL
from gongkai.annual.checks.t3_row import T3_ROW
from gongkai.annual.checks.t3_sum import T3_SUM
from gongkai.annual.checks.t4_sum import T4_SUM
from gongkai.annual.form import Report
from gongkai.finding import Finding

RULES: tuple[Rule, ...] = (
    S_TITLE,
    S_SECTIONS,
    S_FORMAT2019,
    S_LABEL,
    T2_BLANK,
    T2_LEVEL,
    T2_REPEAL,
    T3_BLANK,
    T3_COL,
    T3_SUM,
    T3_ROW,
    T4_BLANK,
    T4_SUM,
    N_APP,
)


class UnknownRuleError(ValueError):
    """No rule has that id or begins so; the message names it in Chinese."""


def check_report(report: Report, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What the rules find, in the order of the text."""
    found = [finding for rule in rules for finding in rule.check(report)]
    return sorted(found, key=lambda finding: (finding.place.line or 0, finding.place.column or 0))


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules whose id is, or begins with, one of `select` (all if empty) and none of `ignore`.

    Errors: UnknownRuleError for a name that fits no rule.
    """
    wanted, unwanted = tuple(select), tuple(ignore)
    for name in (*wanted, *unwanted):
        if not any(_fits(rule, name) for rule in RULES):
            raise UnknownRuleError(f"没有“{name}”这条规则")
    return tuple(
        rule
        for rule in RULES
        if (not wanted or any(_fits(rule, name) for name in wanted)) and not any(_fits(rule, name) for name in unwanted)
    )


def _fits(rule: Rule, name: str) -> bool:
    """Whether the name means the rule: its id, or the parts of it before a hyphen (`T3`)."""
    return rule.id == name.upper() or rule.id.startswith(name.upper() + "-") or rule.id.split("-")[0] == name.upper()
