"""When a case may be filed, for how long, and when personal data in it are reduced."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai.applications.choices import Retention

REMEDIES_OVER = 366  # days: the longest period for a remedy is a year (行政复议法 art. 20; 行诉解释 art. 64)


def why_not_file(retention: str) -> list[str]:
    """Why a case cannot be filed: nobody said for how long (档案法实施条例第十九条)."""
    if retention in set(Retention):
        return []
    return ["请选择保管期限，按本单位的档案保管期限表填写（档案法实施条例第十九条）"]


def why_not_reduce(*, closed_on: date | None, today: date, has_pending_remedy: bool) -> list[str]:
    """Why identity and contacts are still needed: a remedy is possible or under way (个人信息保护法第十九条)."""
    if closed_on is None or (today - closed_on) <= timedelta(days=REMEDIES_OVER):
        return ["救济期限未满，身份证明和联系方式仍需保留（个人信息保护法第十九条）"]
    if has_pending_remedy:
        return ["行政复议、诉讼尚未审结，身份证明和联系方式仍需保留（个人信息保护法第十九条）"]
    return []
