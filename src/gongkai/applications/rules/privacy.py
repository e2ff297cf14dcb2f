"""What may be shown of personal data (个人信息保护法第二十八条、第五十一条)."""

from __future__ import annotations

from gongkai.lib.seen import seen

VISIBLE_HEAD, VISIBLE_TAIL = 3, 4  # characters


def masked(identity_no: str) -> str:
    """650***********1234: the first three and the last four characters; a short one is hidden whole."""
    hidden = len(identity_no) - VISIBLE_HEAD - VISIBLE_TAIL
    if hidden < VISIBLE_TAIL:
        return "*" * len(identity_no)
    return identity_no[:VISIBLE_HEAD] + "*" * hidden + identity_no[-VISIBLE_TAIL:]


def why_not_reveal(reason: str) -> list[str]:
    """Why an identity number cannot be shown in full: nobody said what for (个人信息保护法第六条)."""
    return [] if seen(reason) else ["请写明查看身份证明号码的理由，查看将记入台账（个人信息保护法第六条、第五十一条）"]
