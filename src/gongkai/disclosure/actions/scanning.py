"""Reading again what is public, and correcting what was found: by drafts that are reviewed, never in public."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from html import escape
from typing import Any

from django.db import transaction

from gongkai.disclosure.actions.draft import revise
from gongkai.disclosure.actions.review import submit
from gongkai.disclosure.models import Correction, GateRecord, Item
from gongkai.disclosure.permissions import may_draft
from gongkai.disclosure.queries.proofs import parts_of_release, releases_in
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.actions import advance, keep_slips, proof_file, start_scan
from gongkai.proofing.models import Scan, Slip
from gongkai.proofing.queries import file_spots, spots_of

BITE = 120_000  # characters read before progress is kept: some seconds
FILES = 10  # attachments not yet read counted as so much of a bite
BY_HAND = "原文中间有格式，或者已经改动，请手工更正"
IN_REVIEW = "正在审核，请等审核结束或者撤回后更正"


def scan_published(unit: Organisation, *, why: str, by: Person | None, at: datetime) -> Scan:
    """Begin to read everything public of a unit and those below it again, in the background."""
    return start_scan(unit, total=releases_in(unit).count(), why=why, by=by, at=at)


@transaction.atomic
def scan_on(scan: Scan, *, at: datetime) -> Scan:
    """Read some more of what is public; begun again, it goes on after the last text that it read."""
    scan = Scan.objects.select_for_update().get(pk=scan.pk)
    read, texts, last = 0, 0, scan.last
    for release in releases_in(scan.unit).filter(pk__gt=scan.last).iterator(chunk_size=50):
        read += _read(scan, release, at=at)
        texts, last = texts + 1, release.pk
        if read >= BITE:
            return advance(scan, last=last, texts=texts, is_over=False, at=at)
    return advance(scan, last=last, texts=texts, is_over=True, at=at)


def _read(scan: Scan, release: GateRecord, *, at: datetime) -> int:
    """Read one release and its attachments; returns how much work it was, in characters."""
    parts = parts_of_release(release)
    spots, work = spots_of(parts, release.unit), sum(len(part.text) for part in parts)
    for bound in release.attachments:
        stored = StoredFile.objects.filter(pk=bound["file"]).first()
        if stored is not None:
            proof_file(stored, unit=release.unit, by=None, at=at)
            spots += file_spots(stored, bound["title"], release.unit)
            work += BITE // FILES
    keep_slips(scan, spots, subject_id=release.item_id, title=release.title, unit=release.unit)
    return work + 1


@transaction.atomic
def correct_everywhere(scan: Scan, group: str, *, leave: Collection[int] = (), by: Person, at: datetime) -> Correction:
    """Put one slip right in every text of the person's units: a draft each, none of it public before its review.

    `leave` holds the numbers of places that are right as they are. What cannot be corrected so is listed with why.
    """
    slips = scan.slips.filter(group=group).exclude(pk__in=leave).exclude(where__startswith="附件《")
    rows = [slip for slip in slips.select_related("unit") if may_draft(by, slip.unit)]
    refuse_if(_why_not_correct(rows))
    first = rows[0]
    made = Correction.objects.create(
        scan=scan, unit=scan.unit, group=group, rule=first.rule, quote=first.quote, put=first.put or "", by=by, at=at
    )
    by_item: dict[int, list[Slip]] = defaultdict(list)
    for slip in rows:
        by_item[slip.subject_id].append(slip)
    for item in Item.objects.filter(pk__in=by_item):
        _correct(made, item, by_item[item.pk], by=by, at=at)
    record("correction.made", made, by=by, at=at, rule=made.rule, quote=made.quote, put=made.put,
           items=list(made.items.filter(problem="").values_list("item_id", flat=True)),
           left=list(made.items.exclude(problem="").values_list("item_id", flat=True)))  # fmt: skip
    return made


def _why_not_correct(rows: Collection[Slip]) -> list[str]:
    if not rows:
        return ["没有可以由您更正的地方（附件须另行替换；其他单位的信息由其信息员更正）"]
    if any(slip.put is None or slip.rule.startswith("S-") for slip in rows):
        return ["这一类没有确定的改法，请逐条打开更正"]
    return []


def _correct(made: Correction, item: Item, slips: Iterable[Slip], *, by: Person, at: datetime) -> None:
    """One draft with all of its places put right, or a line that says why there is none."""
    if item.workflow_in_progress:
        made.items.create(item=item, problem=IN_REVIEW)
        return
    draft = item.get_latest_revision_as_object()
    places = sum(_put_right(draft, slip) for slip in slips)
    if not places:
        made.items.create(item=item, problem=BY_HAND)
        return
    try:
        revision = revise(draft, by=by, at=at)
    except Refused as refused:
        made.items.create(item=item, problem="；".join(refused.reasons)[:300])
        return
    made.items.create(item=item, revision_id=revision.pk, places=places)


def _put_right(draft: Item, slip: Slip) -> int:
    """Put one place right wherever its words stand in the draft; returns how many times they did."""
    old, new = f"{slip.before}{slip.quote}{slip.after}", f"{slip.before}{slip.put}{slip.after}"
    count = 0
    for name in ("title", "summary"):
        value = getattr(draft, name)
        count += value.count(old)
        setattr(draft, name, value.replace(old, new))
    body, found = _replaced(draft.body.get_prep_value(), escape(old, quote=False), escape(new, quote=False))
    if found:
        draft.body = json.dumps(body)  # type: ignore[assignment]  # the field reads its JSON
    return count + found


def _replaced(value: Any, old: str, new: str) -> tuple[Any, int]:
    """The value of a stream field with the words replaced in all of its texts, and how often."""
    if isinstance(value, str):
        return value.replace(old, new), value.count(old)
    if isinstance(value, dict):
        pairs = {key: _replaced(one, old, new) for key, one in value.items()}
        return {key: one for key, (one, _) in pairs.items()}, sum(count for _, count in pairs.values())
    if isinstance(value, list):
        ones = [_replaced(one, old, new) for one in value]
        return [one for one, _ in ones], sum(count for _, count in ones)
    return value, 0


def submit_corrections(made: Correction, *, by: Person, at: datetime) -> list[str]:
    """Send every draft of the set to its ordinary review; returns why some could not be sent."""
    problems = []
    for one in made.items.filter(problem="").select_related("item"):
        item = Item.objects.get(pk=one.item_id)
        if item.workflow_in_progress or item.latest_revision_id != one.revision_id:
            continue
        try:
            submit(item, by=by, at=at)
        except Refused as refused:
            problems.append(f"{item}：{'；'.join(refused.reasons)}")
    return problems
