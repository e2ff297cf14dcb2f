"""What the room does on the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import WorkflowState

from gongkai.disclosure.actions.alert import end_alert
from gongkai.disclosure.actions.cut_over import release_list
from gongkai.disclosure.actions.intake import judge_rows, take_in_items
from gongkai.disclosure.actions.release import quarantine
from gongkai.disclosure.actions.scanning import scan_on, scan_published
from gongkai.disclosure.actions.timing import expire, release_scheduled
from gongkai.disclosure.actions.urgent import note_overdue
from gongkai.disclosure.actions.void import void_if_changed
from gongkai.disclosure.models import Alert, GateRecord, Intake, Item, Scheduled
from gongkai.disclosure.queries import is_intact
from gongkai.lib.job import job
from gongkai.lib.refusal import Refused
from gongkai.orgs.queries import county
from gongkai.proofing.models import Scan

PIECES = 4  # of one import at one call
WEEKLY = "每周例行复查"
NEWEST = 200  # releases looked at every few minutes


@job("定时发布")
def release_due(*, at: datetime) -> str:
    """Let out what passed review and whose moment has come."""
    done = [release_scheduled(row, at=at) for row in Scheduled.objects.due(at)]
    failed = done.count(None)
    said = [f"发布{len(done) - failed}条"] if len(done) > failed else []
    return "，".join([*said, *([f"{failed}条未能发布，原因见信息页面"] if failed else [])])


@job("公示期满下线")
def expire_due(*, at: datetime) -> str:
    """Take down what may be shown no longer."""
    today = timezone.localdate(at)
    ended = GateRecord.objects.current().filter(shown_until__lt=today)
    gone = sum(expire(item, today=today, at=at) for item in Item.objects.filter(gate_records__in=ended))
    return f"下线{gone}条" if gone else ""


@job("突发事件提示到期")
def end_alerts(*, at: datetime) -> str:
    """Take down the banners whose time is over."""
    over = Alert.objects.standing().filter(until__lte=at)
    ended = [end_alert(alert, by=None, at=at) for alert in over]
    return f"解除{len(ended)}条" if ended else ""


@job("审核后改动巡查")
def void_changed(*, at: datetime) -> str:
    """Send back every text under review that is no longer the one that was approved."""
    running = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=ContentType.objects.get_for_model(Item)
    )
    items = Item.objects.filter(pk__in=[int(one) for one in running.values_list("object_id", flat=True)])
    voided = sum(bool(void_if_changed(item, at=at)) for item in items.iterator())
    return f"{voided}条审核后有改动，已退回" if voided else ""


@job("应急先发补审巡查")
def watch_urgent(*, at: datetime) -> str:
    """Count what was let out in an emergency and not reviewed in time against its unit."""
    late = GateRecord.objects.current().filter(urgent_until__lt=at, urgent_overdue=False)
    count = 0
    for released in late:
        note_overdue(released, at=at)
        count += 1
    return f"{count}条应急先发逾期未补审" if count else ""


@job("最近公开记录核对")
def compare_newest(*, at: datetime) -> str:
    """Compare the newest releases with the ledger."""
    return _compare(GateRecord.objects.current().order_by("-id")[:NEWEST], at)


@job("全部公开记录核对")
def compare_all(*, at: datetime) -> str:
    """Compare every release with the ledger, once a night."""
    return _compare(GateRecord.objects.current().iterator(chunk_size=NEWEST), at)


@job("历史信息导入与成批公开")
def go_on_with_intakes(*, at: datetime) -> str:
    """Go on with imports that were begun, and let out the lists that passed."""
    done = sum(_bring_on(intake, at) for intake in Intake.objects.under_way().order_by("pk"))
    let = sum(release_list(intake, at=at) for intake in Intake.objects.going_out().order_by("pk"))
    return "，".join([*([f"导入、核查{done}条"] if done else []), *([f"成批公开{let}条"] if let else [])])


def _bring_on(intake: Intake, at: datetime) -> int:
    return sum(verb(intake, at=at) for _ in range(PIECES) for verb in (take_in_items, judge_rows))


@job("每周复查已公开的信息")
def begin_weekly_scan(*, at: datetime) -> str:
    """Begin to read again everything that is public (facts §7, T-125); one that is still running goes on instead."""
    try:
        scan = scan_published(county(), why=WEEKLY, by=None, at=at)
    except Refused:
        return "上一次扫描还没有完成"
    return f"开始复查{scan.total}条"


@job("全站校对")
def scan_published_texts(*, at: datetime) -> str:
    """Read some more for the scan that has waited longest."""
    scan = Scan.objects.running().order_by("pk").first()
    if scan is None:
        return ""
    scan = scan_on(scan, at=at)
    return f"{scan}：{scan.done}/{scan.total}条"


def _compare(records: Iterable[GateRecord], at: datetime) -> str:
    wrong = [record for record in records if not is_intact(record)]
    for record in wrong:
        quarantine(record, at=at)
    return f"{len(wrong)}条与台账不符，已停止展示" if wrong else ""
