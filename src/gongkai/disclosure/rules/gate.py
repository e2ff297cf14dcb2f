"""What opens the gate, what closes it again, and the hash that binds an approval to a text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.tables import REVIEW_ROUTE


def why_not_publish(
    *,
    approved: Mapping[str, int],
    author: int,
    approved_revision: int,
    latest_revision: int | None,
    is_unchanged: bool,
    required: Sequence[ReviewLevel] = REVIEW_ROUTE,
    unreviewed_files: Sequence[str] = (),
) -> list[str]:
    """Reasons against letting a revision through the gate.

    `approved` maps levels to the person who approved; `is_unchanged` says whether every reviewer saw exactly the text
    (and the attachments) that would now become public; `unreviewed_files` are the attachments about whose very bytes
    the secrecy review said nothing.
    """
    reasons = []
    missing = [level.label for level in required if level not in approved]
    if missing:
        reasons.append(f"未经{'、'.join(missing)}，不得公开（条例第十七条）")
    if author in set(approved.values()) or len(set(approved.values())) < len(approved):
        reasons.append("各级审核须由不同的人担任，且不得为撰稿人（三审三校，条例第十七条）")
    reasons += [f"附件《{name}》未经保密审查，不得公开（条例第十七条）" for name in unreviewed_files]
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


LATER_FIELDS = ("topic", "key_area")  # not in the oldest records: while empty they are left out of the hash


def content_hash(public: Mapping[str, Any]) -> str:
    """SHA-256 over everything the public sees of a release, in canonical JSON; 64 hex digits."""
    return hashlib.sha256(canonical(public)).hexdigest()


def canonical(public: Mapping[str, Any]) -> bytes:
    """Everything the public sees of a release as the bytes that its hash covers."""
    shown = {name: value for name, value in public.items() if value or name not in LATER_FIELDS}
    return json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()
