"""What applications do by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from gongkai.applications import actions, queries
from gongkai.applications.models import ArchivePackage
from gongkai.applications.rules.archiving import REMEDIES_OVER
from gongkai.lib.clock import beijing_date
from gongkai.lib.job import job
from gongkai.lib.refusal import Refused

AT_ONCE = 20  # packages a turn: each takes a second or two


@job("申请人通知")
def send_notices(*, at: datetime) -> str:
    """Messages that wait are handed to the mail server and the SMS gateway."""
    actions.prepare_missed(at=at)
    sent, failed = actions.deliver_waiting(at=at)
    return f"发出{sent}条，未发出{failed}条"


@job("归档包")
def pack_archives(*, at: datetime) -> str:
    """Archived cases get their package."""
    waiting = list(ArchivePackage.objects.filter(packed_at__isnull=True).order_by("id")[:AT_ONCE])
    for package in waiting:
        actions.pack(package, by=None, at=at)
    return f"制作{len(waiting)}个"


@job("个人信息到期清理")
def clear_personal_data(*, at: datetime) -> str:
    """Drafts of thirty days are deleted; identity numbers and contacts that no remedy can need any more are reduced."""
    drafts, reduced = actions.clear_drafts(at=at), 0
    old = ArchivePackage.objects.filter(reduced_at__isnull=True, case__closed_on__lt=at - timedelta(days=REMEDIES_OVER))
    for package in old.exclude(packed_at__isnull=True).select_related("case"):
        try:
            actions.reduce(package, by=None, at=at)
            reduced += 1
        except Refused:
            continue
    return f"删除草稿{drafts}份，精简案卷{reduced}件"


class StaleCacheError(Exception):
    """A stored state or due day is not what the ledger says."""


@job("办件期限核对")
def check_caches(*, at: datetime) -> str:
    """Compute every state and due day from the ledger; one that differs from what is stored makes the job fail."""
    wrong = queries.mismatched()
    if wrong:
        told = "；".join(f"{one.number}{one.what}存为{one.stored}，应为{one.computed}" for one in wrong[:20])
        raise StaleCacheError(f"{len(wrong)}处与台账不符：{told}")
    return "各件状态、期限均与台账一致"


@job("办件到期预警")
def warn_of_due_days(*, at: datetime) -> str:
    """Warn of every case that has five, two or no working days left, or became late, each once."""
    due = queries.to_warn(beijing_date(at))
    for case, left in due:
        actions.warn_due(case, days=left, at=at)
    return f"预警{len(due)}件"


@job("每周通报")
def send_weekly_digests(*, at: datetime) -> str:
    """The week's figures go by mail to heads of the office and to supervisors, on the first working day of a week."""
    sent, failed = actions.send_digests(at=at)
    return f"发出{sent}封，未发出{failed}封" if sent or failed else ""
