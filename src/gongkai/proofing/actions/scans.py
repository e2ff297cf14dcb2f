"""A scan from its beginning to its end; what it reads is given by the room that knows what is public."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongkai.ledger.actions import record
from gongkai.lib.masks import mask
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.models import Scan, Slip
from gongkai.proofing.permissions import may_keep_list
from gongkai.proofing.queries import engine_version, lists_for
from gongkai.proofing.rules import Spot

NOT_YOURS = "您没有扫描这个单位的权限"


@transaction.atomic
def start_scan(unit: Organisation, *, total: int, why: str, by: Person | None, at: datetime) -> Scan:
    """Begin to read everything public of a unit and those below it: `total` texts; `by` nobody is the clock."""
    refuse_if([] if by is None or may_keep_list(by, unit) else [NOT_YOURS])
    if Scan.objects.running().filter(unit=unit).exists():
        raise Refused(["这个单位有扫描正在进行，请等它完成，或者先停止"])
    scan = Scan.objects.create(
        unit=unit, why=why[:100], engine=engine_version(), lists=lists_for(unit), total=total, by=by, started_at=at
    )
    record("scan.started", scan, by=by, at=at, total=total, why=scan.why, engine=scan.engine, lists=scan.lists)
    return scan


@transaction.atomic
def stop_scan(scan: Scan, *, by: Person, at: datetime) -> Scan:
    """End a scan before it is done; what it found stays."""
    refuse_if([] if may_keep_list(by, scan.unit) else [NOT_YOURS])
    scan = Scan.objects.select_for_update().get(pk=scan.pk)
    refuse_if([] if scan.is_running else ["扫描已经结束"])
    scan.stopped_at = at
    scan.save(update_fields=["stopped_at"])
    record("scan.stopped", scan, by=by, at=at, done=scan.done)
    return scan


def keep_slips(scan: Scan, found: Iterable[Spot], *, subject_id: int, title: str, unit: Organisation) -> None:
    """Keep what was found in one text; hints are not kept."""
    Slip.objects.bulk_create(
        _slip(scan, spot, subject_id, title, unit) for spot in found if spot.severity.value != "info"
    )


def _slip(scan: Scan, spot: Spot, subject_id: int, title: str, unit: Organisation) -> Slip:
    quote, before, after = spot.quote, spot.before, spot.after
    if not spot.may_be_learnt:  # personal data
        quote, before, after = mask(quote), mask(before), mask(after)
    group = hashlib.sha256(f"{spot.rule}\x1f{quote}\x1f{spot.suggestion}".encode()).hexdigest()[:16]
    put = None if spot.suggestion is None else spot.suggestion[:200]
    return Slip(
        scan=scan, unit=unit, subject_id=subject_id, title=title[:200], where=spot.where[:200], rule=spot.rule,
        severity=spot.severity.value, quote=quote[:200], put=put, before=before, after=after,
        message=mask(spot.message)[:300], mark=spot.mark, group=group,
    )  # fmt: skip


def advance(scan: Scan, *, last: int, texts: int, is_over: bool, at: datetime) -> Scan:
    """Note how far a scan is; at its end the ledger says what it found."""
    scan.last, scan.done = last, scan.done + texts
    scan.finished_at = at if is_over else None
    scan.save(update_fields=["last", "done", "finished_at"])
    if is_over:
        record("scan.finished", scan, by=None, at=at, done=scan.done, found=scan.slips.count())
    return scan
