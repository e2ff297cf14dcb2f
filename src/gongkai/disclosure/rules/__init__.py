"""What the law and the review route demand of an item."""

from gongkai.disclosure.rules.draft import (
    DOC_NO,
    Draft,
    why_not_draft,
    why_not_fill,
    why_not_keep,
    why_not_recall,
    why_not_submit,
    why_not_write_over,
)
from gongkai.disclosure.rules.gate import canonical, content_hash, why_not_publish, why_not_withdraw
from gongkai.disclosure.rules.review import (
    Reviewing,
    why_not_approve,
    why_not_conclude,
    why_not_conclude_files,
    why_not_return,
)
from gongkai.disclosure.rules.route import (
    LevelSetting,
    checklist,
    required_levels,
    why_not_checked,
    why_not_hand_over,
    why_not_set_route,
    why_not_stand_in,
)

__all__ = [
    "DOC_NO",
    "Draft",
    "LevelSetting",
    "Reviewing",
    "canonical",
    "checklist",
    "content_hash",
    "required_levels",
    "why_not_approve",
    "why_not_checked",
    "why_not_conclude",
    "why_not_conclude_files",
    "why_not_draft",
    "why_not_fill",
    "why_not_hand_over",
    "why_not_keep",
    "why_not_publish",
    "why_not_recall",
    "why_not_return",
    "why_not_set_route",
    "why_not_stand_in",
    "why_not_submit",
    "why_not_withdraw",
    "why_not_write_over",
]
