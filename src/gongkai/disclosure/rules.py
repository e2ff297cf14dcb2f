"""What the law and the review route demand of an item."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.disclosure.choices import Genre, Openness, ReviewLevel, SecrecyConclusion
from gongkai.disclosure.tables import REVIEW_ROUTE, catalogue_for

DOC_NO = re.compile(r"^[一-鿿]{2,12}〔(19|20)\d{2}〕\d{1,5}号$")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rules need to know of a draft; `township` says which half of 条例 art. 21 applies."""

    title: str
    body: str
    attachments: int
    columns: int
    catalogue_code: str
    township: bool
    openness: str
    genre: str
    doc_no: str
    source: str
    source_url: str
    written_on: date | None


def why_not_submit(draft: Draft, *, today: date) -> list[str]:
    """Reasons against sending a draft to review; an empty list means that it may go."""
    return [*_lacking(draft), *_misplaced(draft), *_malformed(draft, today)]


def _lacking(draft: Draft) -> list[str]:
    reasons = []
    if not draft.title.strip():
        reasons.append("请填写名称（条例第十二条）")
    if not draft.body.strip() and not draft.attachments:
        reasons.append("请填写正文或者上传附件")
    if draft.genre == Genre.REPOST and not (draft.source.strip() and draft.source_url.strip()):
        reasons.append("转载须填写来源和原文网址")
    if not draft.columns:
        reasons.append("请至少选择一个栏目")
    return reasons


def _misplaced(draft: Draft) -> list[str]:
    reasons = []
    if draft.catalogue_code not in catalogue_for(township=draft.township):
        reasons.append("请选择适用于本单位的公开类别（条例第二十条、第二十一条）")
    if draft.openness != Openness.PROACTIVE:
        reasons.append("公开属性不是“主动公开”的信息不得发布（条例第十三条）")
    return reasons


def _malformed(draft: Draft, today: date) -> list[str]:
    reasons = []
    if draft.doc_no and not DOC_NO.match(draft.doc_no):
        reasons.append("文号格式应如“云政发〔2024〕7号”，年份用六角括号")
    if draft.written_on is None:
        reasons.append("请填写成文日期（条例第十二条）")
    elif draft.written_on > today:
        reasons.append("成文日期不得晚于今天")
    return reasons


def why_not_draft(*, may_draft: bool, in_review: bool) -> list[str]:
    """Reasons against this person writing or changing an item of this unit."""
    reasons = []
    if not may_draft:
        reasons.append("您没有为该单位起草信息的权限，请联系本单位信息员")
    if in_review:
        reasons.append("该信息正在审核，内容已锁定；需要修改的，请先撤回送审，或者由审核人退回")
    return reasons


def why_not_recall(*, may_draft: bool, in_review: bool) -> list[str]:
    """Reasons against taking an item back from review."""
    reasons = []
    if not may_draft:
        reasons.append("您没有为该单位起草信息的权限，不能撤回送审")
    if not in_review:
        reasons.append("该信息不在审核中，无需撤回")
    return reasons


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


def why_not_approve(one: Reviewing) -> list[str]:
    """Reasons against this person approving at this level.

    The author and the last editor never approve, and nobody approves twice (条例 art. 17: 明确程序和责任; 三审三校).
    """
    reasons = _why_not_reviewer(one)
    missing = [level.label for level in REVIEW_ROUTE[: REVIEW_ROUTE.index(one.level)] if level not in one.earlier]
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


def why_not_return(*, level: ReviewLevel, holds_role: bool, reason: str) -> list[str]:
    """Reasons against sending an item back to its author."""
    reasons = []
    if not holds_role:
        reasons.append(f"您不承担该单位的{level.label}（条例第十七条）")
    if not reason.strip():
        reasons.append("退回须填写理由，撰稿人据此修改")
    return reasons


def why_not_publish(
    *, approved: Mapping[str, int], author: int, approved_revision: int, latest_revision: int | None, is_unchanged: bool
) -> list[str]:
    """Reasons against letting a revision through the gate.

    `approved` maps levels to the person who approved; `is_unchanged` says whether every reviewer saw exactly the text
    (and the attachments) that would now become public.
    """
    reasons = []
    missing = [level.label for level in REVIEW_ROUTE if level not in approved]
    if missing:
        reasons.append(f"未经{'、'.join(missing)}，不得公开（条例第十七条）")
    if author in set(approved.values()) or len(set(approved.values())) < len(approved):
        reasons.append("各级审核须由不同的人担任，且不得为撰稿人（三审三校，条例第十七条）")
    if approved_revision != latest_revision or not is_unchanged:
        reasons.append("审核通过后内容有改动，审核失效，须重新送审（条例第十七条）")
    return reasons


def why_not_withdraw(*, holds_role: bool, is_public: bool, reason: str) -> list[str]:
    """Reasons against taking an item down."""
    reasons = []
    if not holds_role:
        reasons.append("撤下信息须由政府信息公开工作主管部门（公开办）办理（条例第三条）")
    if not is_public:
        reasons.append("该信息当前未公开，无需撤下")
    if not reason.strip():
        reasons.append("请填写撤下原因，原因将向社会说明")
    return reasons


def content_hash(public: Mapping[str, Any]) -> str:
    """SHA-256 over everything the public sees of a release, in canonical JSON; 64 hex digits."""
    body = json.dumps(public, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(body.encode()).hexdigest()
