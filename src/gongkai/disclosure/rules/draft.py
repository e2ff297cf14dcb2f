"""What the law demands of a text before it may go to review."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gongkai.disclosure.choices import Genre, Openness
from gongkai.disclosure.rules.guide import why_not_guide
from gongkai.disclosure.tables import catalogue_for, root_of
from gongkai.proofing.rules import Spot, why_not_clean

DOC_NO = re.compile(r"^[一-鿿]{2,12}〔(19|20)\d{2}〕\d{1,5}号$")
WITHHOLDING = re.compile(r"第[一二三四五六七八九十百零\d]+条")  # a basis that names an article


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rules need to know of a draft.

    `township` says which half of 条例 art. 21 applies; `leaves` are the last nodes of the catalogue that the unit may
    choose, the installation's own among them; `errors` is what the proofreader calls 错误 and nobody signed for.
    """

    title: str
    body: str
    attachments: int
    columns: int
    catalogue_code: str
    leaves: Collection[str]
    township: bool
    openness: str
    summary: str
    genre: str
    doc_no: str
    source: str
    source_url: str
    written_on: date | None
    errors: Collection[Spot] = ()


def why_not_submit(draft: Draft, *, today: date) -> list[str]:
    """Reasons against sending a draft to review; an empty list means that it may go."""
    guide = why_not_guide(draft.body) if draft.genre == Genre.GUIDE else []
    return [*_lacking(draft), *guide, *_misplaced(draft), *_malformed(draft, today), *why_not_clean(draft.errors)]


def _lacking(draft: Draft) -> list[str]:
    reasons = []
    if not draft.title.strip():
        reasons.append("请填写名称（条例第十二条）")
    if not draft.summary.strip():
        reasons.append("请填写内容概述（条例第十二条）")
    if not draft.body.strip() and not draft.attachments:
        reasons.append("请填写正文或者上传附件")
    if draft.genre == Genre.REPOST and not (draft.source.strip() and draft.source_url.strip()):
        reasons.append("转载须填写来源和原文网址")
    if not draft.columns:
        reasons.append("请至少选择一个栏目")
    return reasons


def _misplaced(draft: Draft) -> list[str]:
    reasons = []
    if root_of(draft.catalogue_code) not in catalogue_for(township=draft.township):
        reasons.append("请选择适用于本单位的公开类别（条例第二十条、第二十一条）")
    elif draft.catalogue_code not in draft.leaves:
        reasons.append("该公开类别下设小类或者已停用，请选择最末一级在用的类别（条例第二十二条）")
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


def why_not_keep(*, openness: str, openness_basis: str) -> list[str]:
    """Reasons against keeping a draft as it is: what is withheld names the article that allows it (条例 art. 14–16)."""
    if openness == Openness.WITHHELD and not WITHHOLDING.search(openness_basis):
        return ["不予公开的，须填写依据条款（条例第十四条、第十五条、第十六条或者其他法律规定）"]
    return []


def why_not_draft(*, may_draft: bool, in_review: bool) -> list[str]:
    """Reasons against this person writing or changing an item of this unit."""
    reasons = []
    if not may_draft:
        reasons.append("您没有为该单位起草信息的权限，请联系本单位信息员")
    if in_review:
        reasons.append("该信息正在审核，内容已锁定；需要修改的，请先撤回送审，或者由审核人退回")
    return reasons


def why_not_fill(*, blocks: int, files: int) -> list[str]:
    """Reasons against putting pasted text and files into a draft."""
    return [] if blocks or files else ["没有可以保存的内容：请粘贴正文，或者选择附件"]


def why_not_write_over(*, is_latest: bool, by: str, when: str) -> list[str]:
    """Reasons against keeping a change that began from an earlier version: somebody else's work would go unseen."""
    if is_latest:
        return []
    return [
        f"您打开之后，{by}于{when}保存了新的版本；您的内容还在本页，没有保存。请先与最新版本对比，"
        "确认以您的内容为准的，再保存一次（对方的版本留在历史中）"
    ]


def why_not_recall(*, may_draft: bool, in_review: bool) -> list[str]:
    """Reasons against taking an item back from review."""
    reasons = []
    if not may_draft:
        reasons.append("您没有为该单位起草信息的权限，不能撤回送审")
    if not in_review:
        reasons.append("该信息不在审核中，无需撤回")
    return reasons
