"""Telling applicants what happened: what a message says, to whom it may go, and when it is too late to send it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

TOO_LATE = timedelta(days=7)  # a message about something older says nothing new
MOST_TRIES = 5
MOBILE = re.compile(r"1[3-9]\d{9}")


def mobile_in(contact: str) -> str:
    """The mobile number among what was given as contact; empty where there is none."""
    found = MOBILE.search(re.sub(r"[\s-]", "", contact))
    return found[0] if found else ""


def is_fresh(happened_at: datetime, now: datetime) -> bool:
    """Whether it is still worth telling."""
    return now - happened_at < TOO_LATE


def message(*, organ: str, number: str, title: str, text: str, address: str, code: str = "") -> str:
    """What is told, without the applicant's name or what was asked for; the code only with the first message."""
    known = f"受理编号：{number}" + (f"，查询码：{code}" if code else "")
    return f"【{organ}】政府信息公开申请：{title}。{text}{known}。请凭受理编号和查询码查看：{address}"
