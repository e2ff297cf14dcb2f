"""The end of a case: send, serve, withdraw, archive."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from gongkai.applications.actions.record import refresh
from gongkai.applications.choices import ELECTRONIC_WAYS, Carrier, Delivery, Outcome
from gongkai.applications.models import ArchivePackage, Case
from gongkai.applications.queries import day_of, take
from gongkai.applications.rules.archiving import why_not_file
from gongkai.applications.rules.entries import why_not_withdraw
from gongkai.applications.rules.intake import why_not_on
from gongkai.applications.rules.sending import why_not_send, why_not_serve
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person

AT_ONCE = ELECTRONIC_WAYS | {Delivery.PICK_UP}  # served the moment it is sent (民事诉讼法 art. 90, by analogy)


@transaction.atomic
def send(
    case: Case,
    *,
    way: Delivery,
    carrier: Carrier | None = None,
    tracking_no: str = "",
    on: date | None = None,
    by: Person,
    at: datetime,
) -> Case:
    """Send the reply; this day decides whether it was in time. By post it is served later, otherwise at once."""
    case, step, reasons = take(case, "send", by)
    day = day_of(on, at)
    refuse_if(
        reasons
        + why_not_send(
            way=way,
            on=day,
            today=beijing_date(at),
            decided_on=case.decided_on,
            carrier=carrier,
            tracking_no=tracking_no,
            review_url=settings.GONGKAI_APPLY["review_url"],
        )
    )

    record("case.sent", case, by=by, at=at, on=day, way=way, tracking_no=tracking_no, due_on=case.due_on)
    changes = {"sent_way": way, "carrier": carrier or "", "tracking_no": tracking_no}
    case = refresh(case, step, dispatched_on=day, closed_on=day, **changes)
    return serve(case, on=day, by=by, at=at) if way in AT_ONCE else case


@transaction.atomic
def serve(case: Case, *, on: date | None = None, by: Person, at: datetime) -> Case:
    """Note the day on which the reply reached the applicant; the periods for remedies run from it."""
    case, step, reasons = take(case, "serve", by)
    day = day_of(on, at)
    refuse_if(reasons + why_not_serve(sent_on=case.dispatched_on, on=day, today=beijing_date(at)))

    record("case.served", case, by=by, at=at, on=day)
    return refresh(case, step, served_on=day)


@transaction.atomic
def withdraw(case: Case, *, reason: str = "", on: date | None = None, by: Person | None, at: datetime) -> Case:
    """The applicant takes the application back; `by` is None when they do so themselves."""
    case, step, reasons = take(case, "withdraw", by)
    day = day_of(on, at)
    by_applicant = by is None or by.pk == case.account_id
    refuse_if(reasons + why_not_withdraw(reason, by_applicant=by_applicant) + why_not_on(day, beijing_date(at), "撤回"))

    record("case.withdrawn", case, by=by, at=at, on=day, reason=reason)
    return refresh(case, step, outcome=Outcome.OTHER_MISC, closed_on=day)


@transaction.atomic
def archive(case: Case, *, retention: str = "", by: Person, at: datetime) -> Case:
    """File the case for as long as the unit's schedule says; its package is made from it (条例第四十五条).

    `retention` is a value of choices.Retention, by default the one that the unit has set.
    """
    case, step, reasons = take(case, "archive", by)
    retention = retention or settings.GONGKAI_RETENTION
    refuse_if(reasons + why_not_file(retention))

    ArchivePackage.objects.create(case=case, retention=retention, archived_at=at)
    record("case.archived", case, by=by, at=at, outcome=case.outcome, retention=retention)
    return refresh(case, step)
