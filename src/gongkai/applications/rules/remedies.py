"""The sentence on remedies that closes a reply; nobody writes or deletes it (facts §1.8 R01–R12, §4 RC-A, RC-B)."""

from __future__ import annotations

from gongkai.applications.choices import Outcome
from gongkai.applications.tables import REVIEW_FIRST
from gongkai.orgs.choices import OrganKind

COURT = "有管辖权的人民法院"


def review_body(kind: OrganKind, *, county: str, superior: str) -> str:
    """Who reviews what this organ signed: the county government, or for itself the one above (行政复议法第二十四条)."""
    return superior if kind == OrganKind.GOVERNMENT else county


def remedies(outcome: Outcome, *, body: str, review_url: str) -> str:
    """What the applicant may do against this reply: within which period, before whom, in which order."""
    online = f"行政复议申请也可以通过互联网提交，网址：{review_url}" if review_url else ""
    if outcome == Outcome.PARTIAL:
        withheld = f"对本答复中不予公开的部分不服的，{_review_first(body)}"
        return f"{withheld}对其余部分不服的，{_either(body)}{online}"
    clause = _review_first(body) if outcome in REVIEW_FIRST else _either(body)
    return f"如对本答复不服，{clause}{online}"


def _review_first(body: str) -> str:
    """RC-A (行政复议法第二十三条第一款第（四）项; 行政诉讼法第四十五条)."""
    return (
        f"应当自收到本答复之日起60日内先向{body}申请行政复议；"
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{COURT}提起行政诉讼。"
    )


def _either(body: str) -> str:
    """RC-B (行政复议法第二十条、行政诉讼法第四十六条)."""
    return f"可以自收到本答复之日起60日内向{body}申请行政复议，或者自收到本答复之日起6个月内向{COURT}提起行政诉讼。"
