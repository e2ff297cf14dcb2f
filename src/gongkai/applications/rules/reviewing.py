"""Reviewing and signing a reply (条例第十七条、第四十五条；保守国家秘密法第三十五条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.applications.choices import Verdict
from gongkai.lib.seen import seen

SECRECY = "条例第十七条、保守国家秘密法第三十五条"
REGIME = "条例第四十五条"


def why_not_pass_secrecy(*, drafter: int | None, reviewer: int | None, conclusion: str) -> list[str]:
    """Why the review for secrecy does not hold: the drafter did it, or it concludes nothing. Persons by their key."""
    reasons = why_not_review(drafter=drafter, reviewer=reviewer)
    if not seen(conclusion):
        reasons.append(f"请填写保密审查结论及依据（{SECRECY}）")
    return reasons


@dataclass(frozen=True, slots=True)
class Judged:
    """One file that goes out, with what the review says of it."""

    name: str
    verdict: Verdict | None
    basis: str


def why_not_judge(files: Sequence[Judged]) -> list[str]:
    """Why the review is not complete: every file needs a verdict with its basis, and none may be held back (S-4)."""
    reasons = []
    for file in files:
        if file.verdict is None:
            reasons.append(f"附件“{file.name}”尚无保密审查结论，应当逐项审查（{SECRECY}）")
        elif file.verdict in {Verdict.WITHHOLD, Verdict.REFER}:
            reasons.append(f"附件“{file.name}”的结论为“{file.verdict.label}”，不能随答复发出，请退回修改（{SECRECY}）")
        if not seen(file.basis):
            reasons.append(f"请填写附件“{file.name}”的审查依据（{SECRECY}）")
    return reasons


def why_not_pass_legality(*, drafter: int | None, reviewer: int | None, opinion: str) -> list[str]:
    """Why the review for legality does not hold: the drafter did it, or it says nothing (条例第四十五条)."""
    reasons = [] if seen(opinion) else [f"请填写合法性审核意见（{REGIME}）"]
    if drafter is not None and drafter == reviewer:
        reasons.append(f"起草人不得审核本人拟定的答复（{REGIME}）")
    return reasons


def why_not_review(*, drafter: int | None, reviewer: int | None) -> list[str]:
    """Why this person may not review for secrecy what was drafted (条例第十七条)."""
    return [f"起草人不得兼任本件的保密审查员（{SECRECY}）"] if drafter is not None and drafter == reviewer else []


def why_not_return(reason: str) -> list[str]:
    """Why a draft cannot be returned: without saying what is wrong with it (条例第四十五条)."""
    return [] if seen(reason) else [f"请写明退回的理由（{REGIME}）"]


def why_not_sign_unread(errors: Sequence[str], *, confirmed: bool) -> list[str]:
    """Why the letter may not be signed yet: the proofreader found errors that nobody has looked at (条例第四十五条)."""
    if confirmed or not errors:
        return []
    return [f"校对发现{len(errors)}处错误，请退回修改，或者逐处核对后勾选确认（{REGIME}）", *errors]


def why_not_approve(*, drafter: int | None, approver: int | None) -> list[str]:
    """Why this person may not sign: the draft is their own (条例第四十五条: 审核与办理分开)."""
    return [f"起草人不得签发本人拟定的答复（{REGIME}）"] if drafter is not None and drafter == approver else []
