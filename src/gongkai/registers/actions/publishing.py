"""A line on its way to the public: it becomes an item, and is found once the gate let that item out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from gongkai.disclosure import actions as disclosure
from gongkai.disclosure.models import ColumnPage, GateRecord, Item, ReviewTaskState
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person
from gongkai.registers.models import PublicRow, RegisterEntry
from gongkai.registers.queries import UnderReview, rows_of, text_for
from gongkai.registers.rules import why_not_approve_together, why_not_present


@transaction.atomic
def present(entry: RegisterEntry, *, column: ColumnPage, by: Person, at: datetime) -> Item:
    """Draft the text of a line for the public, as an item of its own that goes to review like every other.

    Raises Refused where the line is withheld, its publicity is over, or the person writes no items of the unit.
    """
    entry = RegisterEntry.objects.select_for_update().select_related("organisation").get(pk=entry.pk)
    refuse_if(
        why_not_present(
            entry.register,
            entry.values,
            withheld=entry.withheld_reason,
            has_item=entry.item_id is not None,
            today=beijing_date(at),
        )
    )
    item = Item(unit=entry.organisation, issuer=entry.organisation, **text_for(entry))
    item.columns = [column]
    disclosure.draft(item, by=by, at=at)
    entry.item = item
    entry.save(update_fields=["item"])
    record("entry.presented", entry, by=by, at=at, item=item.pk, **entry.told)
    return item


def approve_line(
    under: UnderReview, *, checked: Collection[str], by: Person, at: datetime, comment: str = "", conclusion: str = "",
    basis: str = "",
) -> ReviewTaskState:  # fmt: skip
    """Let the text of a line pass the level at which the reviewer saw it, with an opinion that others share.

    It passes by the same verb, and is kept as an opinion of its own, like one approved by itself. Raises Refused.
    """
    refuse_if(why_not_approve_together(files=under.files, own_checks=under.task.extra_checks))
    return disclosure.approve(
        under.entry.item, by=by, at=at, checked=checked, comment=comment, conclusion=conclusion, basis=basis,
        task=under.task.pk,
    )  # fmt: skip


@transaction.atomic
def index_release(released: GateRecord) -> PublicRow | None:
    """After a release: note where the public text of a line stands, by what that text says; None for other items."""
    entry = RegisterEntry.objects.filter(item=released.item_id).first()
    if entry is None or not released.is_current:
        return None
    row = rows_of([(entry, released)])[0]
    PublicRow.objects.filter(record=released).delete()
    following = PublicRow.objects.filter(entry__replaces=entry).order_by("day").first()
    row.ended_on = following.day - timedelta(days=1) if following else None
    row.save()
    if entry.replaces_id:
        PublicRow.objects.filter(entry=entry.replaces_id).update(ended_on=row.day - timedelta(days=1))
    return row
