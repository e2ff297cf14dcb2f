"""When something becomes public and until when it may stay: scheduled release, public notices, 应急先发."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from gongkai.disclosure.choices import ReviewLevel

FURTHEST = timedelta(days=90)  # the product's own convention
REVIEW_URGENT_WITHIN = timedelta(hours=24)  # the product's own convention; local rules only say 事后补审 (facts §7.2)
LONGEST_NOTICE = 366  # days a list of names may stay public at most: the product's own convention
NAMES = re.compile(
    r"(补贴|补助|救助|低保|特困|奖补|人员|学生|脱贫|残疾|录用|拟聘|慰问|受助|困难|花).{0,12}(名单|名册|发放表|公示表)"
)


def why_not_schedule(release_at: datetime | None, *, level: ReviewLevel, at: datetime) -> list[str]:
    """Reasons against letting an approved text out at a later moment."""
    if release_at is None:
        return []
    if level != ReviewLevel.PUBLISH:
        return ["定时发布由发布环节设定"]
    if release_at <= at:
        return ["定时发布的时间须晚于现在；立即公开的请留空"]
    if release_at - at > FURTHEST:
        return [f"定时发布不超过{FURTHEST.days}日"]
    return []


def looks_like_names(*titles: str) -> bool:
    """Whether a title or a file's name says that it is a list of people."""
    return any(NAMES.search(title) for title in titles)


def why_not_names(*, has_names: bool, looks_so: bool, shown_until: date | None, today: date) -> list[str]:
    """Reasons against publishing a list of people: its public notice must end, on a day (facts §7.4 公示期满)."""
    reasons = []
    if looks_so and not has_names:
        reasons.append("标题或者附件像是人员名单，请勾选“名单类”并填写公示截止日")
    if has_names and shown_until is None:
        reasons.append("名单类信息须填写公示截止日，到期自动下线")
    if shown_until is not None and shown_until < today:
        reasons.append("公示截止日不得早于今天")
    if has_names and shown_until is not None and (shown_until - today).days > LONGEST_NOTICE:
        reasons.append(f"名单类信息的公示不超过{LONGEST_NOTICE}日")
    return reasons


def why_not_urgent(*, may: bool, is_public: bool, in_review: bool, reason: str) -> list[str]:
    """Reasons against publishing at once and reviewing afterwards: an emergency, said so, by one who is authorised."""
    reasons = []
    if not may:
        reasons.append("应急先发只能由本单位终审人或者公开办办理")
    if is_public:
        reasons.append("该信息已经公开，更正请走正常审核")
    if in_review:
        reasons.append("该信息正在审核，请先撤回送审，再应急先发")
    if len(reason.strip()) < 5:
        reasons.append("请写明紧急情形（不少于5个字），计入本单位应急先发次数")
    return reasons
