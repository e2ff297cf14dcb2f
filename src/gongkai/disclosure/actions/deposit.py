"""Keeping for good what belongs to a release: its approval sheet, the evidence of what was taken down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongkai.disclosure.choices import DepositKind
from gongkai.disclosure.models import Deposit, GateRecord, Intake
from gongkai.disclosure.queries.evidence import evidence_of
from gongkai.disclosure.queries.paper import approval_pdf, list_approval_pdf, without_sheet
from gongkai.files.actions import file_away
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event

ON_ONE_SHEET = 500  # items of a list: the pages of one file


@transaction.atomic
def keep_evidence(released: GateRecord, *, page: bytes, event: Event, at: datetime) -> Deposit:
    """Keep what the public saw of a release that was ended: `page` is the bytes of its page, `event` says why.

    Done again, it gives what is kept already.
    """
    released = GateRecord.objects.select_for_update(of=("self",)).select_related("unit").get(pk=released.pk)
    kept = released.deposits.filter(kind=DepositKind.EVIDENCE).first()
    if kept is not None:
        return kept
    content = evidence_of(released, page=page, event=event)
    return put(released, DepositKind.EVIDENCE, f"evidence-{released.pk}.zip", content, at)


def keep_approval(released: GateRecord, *, at: datetime) -> Deposit:
    """Keep the approval sheet of a release as a PDF; done again, it gives the one that is kept already.

    What went out with a list has the list's sheet.
    """
    if released.moved_in_at is not None:
        keep_list_approval(released.item.intake_row.intake, at=at)
        return released.deposits.get(kind=DepositKind.APPROVAL)
    content = approval_pdf(released)  # takes a second: no row is held meanwhile
    return _keep_approval(released, content, at=at)


@transaction.atomic
def _keep_approval(released: GateRecord, content: bytes, *, at: datetime) -> Deposit:
    released = GateRecord.objects.select_for_update(of=("self",)).get(pk=released.pk)
    kept = released.deposits.filter(kind=DepositKind.APPROVAL).first()
    return kept or put(released, DepositKind.APPROVAL, f"approval-{released.pk}.pdf", content, at)


def keep_list_approval(intake: Intake, *, at: datetime) -> int:
    """Keep the approval sheet of a list as a PDF, for all of its releases that have none; returns how many these are.

    A list longer than ON_ONE_SHEET has several. Done again, it keeps nothing twice.
    """
    kept = 0
    while piece := list(without_sheet(intake)[:ON_ONE_SHEET]):
        kept += _keep_list(intake, piece, list_approval_pdf(intake, piece), at=at)
    return kept


@transaction.atomic
def _keep_list(intake: Intake, records: Sequence[GateRecord], content: bytes, *, at: datetime) -> int:
    Intake.objects.select_for_update().get(pk=intake.pk)
    keys = [one.pk for one in records]
    if without_sheet(intake).filter(pk__in=keys).count() < len(keys):
        return 0  # another process was faster
    stored = file_away(f"approval-list-{intake.pk}-{keys[0]}.pdf", content, by=None, at=at)
    Deposit.objects.bulk_create(
        Deposit(record=one, kind=DepositKind.APPROVAL, file=stored, sha256=stored.sha256, kept_at=at) for one in records
    )
    record("intake.approval_kept", intake, by=None, at=at, first=keys[0], last=keys[-1], items=len(keys),
           sha256=stored.sha256)  # fmt: skip
    return len(keys)


def put(released: GateRecord, kind: DepositKind, name: str, content: bytes, at: datetime) -> Deposit:
    """Keep a file with a release, and its hash in the ledger."""
    stored = file_away(name, content, by=None, at=at)
    kept = Deposit.objects.create(record=released, kind=kind, file=stored, sha256=stored.sha256, kept_at=at)
    record(f"item.{kind}_kept", released.item, by=None, at=at, gate=released.pk, deposit=kept.pk, sha256=kept.sha256)
    return kept
