"""信息报送: on what terms a department's text is sent, adopted and returned (the product's own convention)."""

from __future__ import annotations

from gongkai.disclosure.choices import ContributionState as State


def why_not_contribute(*, may: bool, title: str, text: str, files: int) -> list[str]:
    """Reasons against sending a text to the disclosure office."""
    reasons = [] if may else ["您没有为该单位报送信息的权限，请联系本单位信息员"]
    if not title.strip():
        reasons.append("请填写标题")
    if not text.strip() and not files:
        reasons.append("请填写正文或者上传附件")
    return reasons


def why_not_contribute_again(state: State) -> list[str]:
    """Reasons against sending it once more."""
    return [] if state == State.RETURNED else [f"该件{state.label}，只有退回的可以修改后重新报送"]


def why_not_decide(state: State, *, may: bool) -> list[str]:
    """Reasons against deciding about it at all."""
    reasons = [] if may else ["报送的信息由政府信息公开工作主管部门（公开办）办理"]
    if state != State.SENT:
        reasons.append(f"该件{state.label}，不再办理")
    return reasons


def why_not_send_back(state: State, *, may: bool, reason: str) -> list[str]:
    """Reasons against returning it: the department must learn what to change."""
    reasons = why_not_decide(state, may=may)
    return reasons if reason.strip() else [*reasons, "退回须填写理由，报送单位据此修改"]
