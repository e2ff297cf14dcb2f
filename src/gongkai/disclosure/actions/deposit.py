"""Keeping for good what belongs to a release: its approval sheet, the evidence of what was taken down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.disclosure.choices import DepositKind
from gongkai.disclosure.models import Deposit, GateRecord
from gongkai.disclosure.queries.evidence import evidence_of
from gongkai.disclosure.queries.paper import approval_pdf
from gongkai.files.actions import file_away
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event


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
    """Keep the approval sheet of a release as a PDF; done again, it gives the one that is kept already."""
    content = approval_pdf(released)  # takes a second: no row is held meanwhile
    return _keep_approval(released, content, at=at)


@transaction.atomic
def _keep_approval(released: GateRecord, content: bytes, *, at: datetime) -> Deposit:
    released = GateRecord.objects.select_for_update(of=("self",)).get(pk=released.pk)
    kept = released.deposits.filter(kind=DepositKind.APPROVAL).first()
    return kept or put(released, DepositKind.APPROVAL, f"approval-{released.pk}.pdf", content, at)


def put(released: GateRecord, kind: DepositKind, name: str, content: bytes, at: datetime) -> Deposit:
    """Keep a file with a release, and its hash in the ledger."""
    stored = file_away(name, content, by=None, at=at)
    kept = Deposit.objects.create(record=released, kind=kind, file=stored, sha256=stored.sha256, kept_at=at)
    record(f"item.{kind}_kept", released.item, by=None, at=at, gate=released.pk, deposit=kept.pk, sha256=kept.sha256)
    return kept
