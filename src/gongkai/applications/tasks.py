"""What applications do by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from gongkai.applications import actions
from gongkai.applications.models import ArchivePackage
from gongkai.applications.rules.archiving import REMEDIES_OVER
from gongkai.lib.job import job
from gongkai.lib.refusal import Refused

AT_ONCE = 20  # packages a turn: each takes a second or two


@job("申请人通知")
def send_notices(*, at: datetime) -> str:
    """Messages that wait are handed to the mail server and the SMS gateway."""
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
