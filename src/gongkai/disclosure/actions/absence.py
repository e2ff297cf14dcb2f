"""代岗: letting another person do one's reviews for some days."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.disclosure.models import StandIn
from gongkai.disclosure.rules import why_not_stand_in
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person


@transaction.atomic
def arrange_absence(
    absent: Person, *, deputy: Person, starts_on: date, ends_on: date, reason: str, by: Person, at: datetime
) -> StandIn:
    """Let a deputy do what waits for an absent reviewer, from one day to another; arranged by either of the two's side.

    The deputy acts under their own name with “代”, and every bar (author, editor, second level) holds for them.
    """
    refuse_if(
        why_not_stand_in(
            may_arrange=_may_arrange(by, absent),
            is_other=deputy.pk != absent.pk,
            deputy_active=deputy.is_active and bool(deputy.held()),
            starts_on=starts_on,
            ends_on=ends_on,
            reason=reason,
        )
    )
    row = StandIn.objects.create(
        absent=absent, deputy=deputy, starts_on=starts_on, ends_on=ends_on, reason=reason, arranged_by=by,
        arranged_at=at,
    )  # fmt: skip
    record("absence.arranged", row, by=by, at=at, absent=str(absent), deputy=str(deputy), starts_on=starts_on,
           ends_on=ends_on, reason=reason)  # fmt: skip
    return row


@transaction.atomic
def end_absence(row: StandIn, *, by: Person, at: datetime) -> StandIn:
    """The absent one is back before the time."""
    row = StandIn.objects.select_for_update().get(pk=row.pk)
    reasons = [] if _may_arrange(by, row.absent) else ["只有本人或者公开办可以结束代岗"]
    refuse_if([*reasons, *(["代岗已经结束"] if row.ended_at else [])])
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    record("absence.ended", row, by=by, at=at)
    return row


def _may_arrange(by: Person, absent: Person) -> bool:
    """The person themselves, or the disclosure office above one of their units."""
    return by.pk == absent.pk or any(by.has_role(Role.DISCLOSURE_OFFICE, one.organisation) for one in absent.held())
