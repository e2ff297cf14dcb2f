"""Slowing down whoever sends many applications, never refusing one or asking for more (国办公开办函〔2017〕19号)."""

from __future__ import annotations

FREE = 5  # applications from one address within the hour, before the next has to be proved or waited for
WAIT = 60  # seconds: who cannot or will not let the browser compute simply waits


def why_not_yet(*, sent: int, proved: bool, waited: int | None) -> list[str]:
    """Why this application has to wait a moment; `waited` is how many seconds ago its form was shown, if known."""
    if sent < FREE or proved or (waited is not None and waited >= WAIT):
        return []
    return [
        f"同一网络地址一小时内已提交{sent}件。请在{WAIT}秒后再按“提交申请”，或者等浏览器完成验证后再按；"
        "填写的内容都还在。也可以当面提交或者邮寄（国办公开办函〔2017〕19号）。"
    ]
