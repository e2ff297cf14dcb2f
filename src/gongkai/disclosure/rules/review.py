"""Who may let a text pass a level of review, and on what terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.disclosure.choices import ReviewLevel, SecrecyConclusion
from gongkai.disclosure.tables import LEVELS_IN_ORDER, REVIEW_ROUTE


@dataclass(frozen=True, slots=True)
class Reviewing:
    """One person before one level of review of one item.

    `earlier` maps the levels already passed to the person who approved; `is_unchanged` says whether the text is still
    the one that was sent to review.
    """

    level: ReviewLevel
    holds_role: bool
    reviewer: int
    author: int
    last_editor: int | None
    earlier: Mapping[str, int]
    is_unchanged: bool = True
    required: tuple[ReviewLevel, ...] = REVIEW_ROUTE
    urgent_publisher: int | None = None


def why_not_approve(one: Reviewing) -> list[str]:
    """Reasons against this person approving at this level.

    The author and the last editor never approve, and nobody approves twice (条例 art. 17: 明确程序和责任; 三审三校).
    """
    reasons = _why_not_reviewer(one)
    before = LEVELS_IN_ORDER[: LEVELS_IN_ORDER.index(one.level)]
    missing = [level.label for level in one.required if level in before and level not in one.earlier]
    if missing:
        reasons.append(f"尚未完成{'、'.join(missing)}（先审查、后公开，条例第十七条）")
    if not one.is_unchanged:
        reasons.append("送审后内容有改动，须重新送审（条例第十七条）")
    return reasons


def _why_not_reviewer(one: Reviewing) -> list[str]:
    reasons = []
    if not one.holds_role:
        reasons.append(f"您不承担该单位的{one.level.label}（条例第十七条）")
    if one.reviewer == one.author:
        reasons.append("撰稿人不得审核本人撰写的信息（三审三校，条例第十七条）")
    elif one.reviewer == one.last_editor:
        reasons.append("最后修改人不得审核本人修改的信息（三审三校，条例第十七条）")
    if one.reviewer == one.urgent_publisher and one.level != ReviewLevel.PUBLISH:
        reasons.append("应急先发的发布人不得补审（事后由他人审核，条例第十七条）")
    if one.reviewer in set(one.earlier.values()):
        reasons.append("同一人不得担任同一条信息的两个审核级次（三审三校，条例第十七条）")
    return reasons


def why_not_conclude(level: ReviewLevel, *, conclusion: str, basis: str) -> list[str]:
    """Reasons against an opinion that lets a text pass: the secrecy review needs a conclusion and its basis."""
    if level != ReviewLevel.SECRECY:
        return []
    reasons = []
    if conclusion not in set(SecrecyConclusion):
        reasons.append("保密审查须填写结论（条例第十七条）")
    if not basis.strip():
        reasons.append("保密审查须填写依据（条例第十七条）")
    return reasons


def why_not_conclude_files(names: Mapping[int, str], opinions: Mapping[int, Mapping[str, str]]) -> list[str]:
    """Reasons against a secrecy opinion that does not speak of each attachment by itself (逐项审查, 实施条例 art. 42).

    `names` are the attachments by their file's number, `opinions` what was said of each: conclusion and basis.
    """
    reasons = []
    for number, name in names.items():
        said = opinions.get(number, {})
        if said.get("conclusion") not in set(SecrecyConclusion):
            reasons.append(f"附件《{name}》须单独填写保密审查结论（保守国家秘密法实施条例第四十二条，逐项审查）")
        if not said.get("basis", "").strip():
            reasons.append(f"附件《{name}》须填写保密审查依据（条例第十七条）")
    return reasons


def why_not_return(*, level: ReviewLevel, holds_role: bool, reason: str) -> list[str]:
    """Reasons against sending an item back to its author."""
    reasons = []
    if not holds_role:
        reasons.append(f"您不承担该单位的{level.label}（条例第十七条）")
    if not reason.strip():
        reasons.append("退回须填写理由，撰稿人据此修改")
    return reasons
