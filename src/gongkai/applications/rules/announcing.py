"""What the form may demand and what the guide may announce (条例第二十九条；国办公开办函〔2017〕19号)."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.applications.choices import Channel

MAY_BE_DEMANDED = frozenset(
    {
        "organisation", "applicant_kind", "applicant_name", "identity_no", "contact", "description", "medium",
        "delivery", "channel", "how",
    }
)  # fmt: skip
REGISTRABLE = frozenset(Channel)  # every channel has its entry at the counter or on the portal
MAY_NOT_BE_REFUSED = frozenset({Channel.IN_PERSON, Channel.REGISTERED_MAIL, Channel.ORDINARY_MAIL})


def why_not_demand(required: Iterable[str]) -> list[str]:
    """Why a form cannot be published: it demands more than the three elements (条例第二十九条)."""
    return [
        f"“{name}”不属于申请应当包括的内容，不得设为必填（条例第二十九条）"
        for name in required
        if name not in MAY_BE_DEMANDED
    ]


def why_not_announce(channels: Iterable[str], *, entries: Iterable[Channel] = REGISTRABLE) -> list[str]:
    """Why the guide cannot name these channels: one has no entry, or one that may not be refused is missing."""
    named, known = set(channels), set(entries)
    reasons = [
        f"指南公布了{Channel(name).label}，但没有相应的登记入口（国办公开办函〔2017〕19号）"
        for name in sorted(named)
        if Channel(name) not in known
    ]
    return reasons + [
        f"不得拒收以{channel.label}提出的申请，指南应当写明（国办公开办函〔2017〕19号）"
        for channel in sorted(MAY_NOT_BE_REFUSED)
        if channel not in named
    ]
