"""What the law and the review route demand of an item."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.disclosure.choices import Genre, Openness, ReviewLevel
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


def why_not_approve(
    *, level: ReviewLevel, reviewer: int, author: int, last_editor: int | None, earlier: Mapping[str, int]
) -> list[str]:
    """Reasons against this person approving at this level.

    `earlier` maps the levels already passed to the person who approved. The author and the last editor never approve,
    and nobody approves twice (条例 art. 17: 明确程序和责任; 三审三校).
    """
    reasons = []
    if reviewer == author:
        reasons.append("撰稿人不得审核本人撰写的信息（三审三校，条例第十七条）")
    elif reviewer == last_editor:
        reasons.append("最后修改人不得审核本人修改的信息（三审三校，条例第十七条）")
    if reviewer in set(earlier.values()):
        reasons.append("同一人不得担任同一条信息的两个审核级次（三审三校，条例第十七条）")
    missing = [one.label for one in REVIEW_ROUTE[: REVIEW_ROUTE.index(level)] if one not in earlier]
    if missing:
        reasons.append(f"尚未完成{'、'.join(missing)}（先审查、后公开，条例第十七条）")
    return reasons


def why_not_publish(*, approved: Collection[str], approved_revision: int | None, latest_revision: int) -> list[str]:
    """Reasons against letting a revision through the gate."""
    reasons = []
    missing = [level.label for level in REVIEW_ROUTE if level not in approved]
    if missing:
        reasons.append(f"未经{'、'.join(missing)}，不得公开（条例第十七条）")
    if approved_revision != latest_revision:
        reasons.append("审核通过后内容有改动，审核失效，须重新送审（条例第十七条）")
    return reasons


def why_not_withdraw(*, is_public: bool, reason: str) -> list[str]:
    """Reasons against taking an item down."""
    reasons = []
    if not is_public:
        reasons.append("该信息当前未公开，无需撤下")
    if not reason.strip():
        reasons.append("请填写撤下原因，原因将向社会说明")
    return reasons


def content_hash(public: Mapping[str, Any]) -> str:
    """SHA-256 over everything the public sees of a release, in canonical JSON; 64 hex digits."""
    body = json.dumps(public, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(body.encode()).hexdigest()
