"""From one answer to disclosure for everybody, and refusals looked at again (条例第十八条、第二十六条、第四十四条)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.applications.choices import ConversionState
from gongkai.applications.models import Case, Conversion, DenialReview
from gongkai.applications.queries import calendar, day_of, given_fingerprint, same_given, why_not_begin
from gongkai.applications.rules import office as rules
from gongkai.applications.tables import DENIED
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def suggest_conversion(case: Case, *, at: datetime) -> Conversion | None:
    """Suggest to disclose to everybody what two different applicants were given; None where it was not so."""
    information = given_fingerprint(case)
    cases = same_given(case, information) if information else []
    if not rules.converts(len({one.applicant_key for one in cases})):
        return None

    conversion, created = Conversion.objects.get_or_create(
        information=information,
        defaults={
            "organisation": case.organisation, "title": case.description[:200], "suggested_on": beijing_date(at),
        },
    )  # fmt: skip
    conversion.cases.add(*cases)
    if created:
        record("conversion.suggested", conversion, by=None, at=at, cases=[one.number for one in cases])
    return conversion


@transaction.atomic
def decide_conversion(
    conversion: Conversion, *, state: ConversionState, reason: str, on: date | None = None, by: Person, at: datetime
) -> Conversion:
    """Take the suggestion up, with twenty working days to disclose, or decline it with a reason."""
    conversion = Conversion.objects.select_for_update().get(pk=conversion.pk)
    refuse_if(
        why_not_begin("register", conversion.organisation, by)
        + rules.why_not_decide_conversion(state=ConversionState(conversion.state), decided=state, reason=reason)
    )

    day = day_of(on, at)
    conversion.state, conversion.reason, conversion.decided_on = state, reason, day
    if state == ConversionState.ACCEPTED:
        conversion.publish_until = calendar().add(day, rules.PUBLISH_WITHIN)
    conversion.save()
    record("conversion.decided", conversion, by=by, at=at, state=state, until=conversion.publish_until)
    return conversion


@transaction.atomic
def review_denial(
    case: Case, *, may_disclose: bool, reason: str, on: date | None = None, by: Person, at: datetime
) -> DenialReview:
    """Look again at what was refused: may it be disclosed now that things have changed?"""
    day = day_of(on, at)
    refuse_if(
        why_not_begin("register", case.organisation, by)
        + rules.why_not_review_denial(
            reason=reason, is_denied=case.outcome in DENIED, on=day, answered_on=case.dispatched_on
        )
    )

    next_on = None if may_disclose else rules.review_due_on(day)
    review = DenialReview.objects.create(
        case=case, reviewed_on=day, may_disclose=may_disclose, reason=reason, next_on=next_on
    )
    record("case.denial_reviewed", case, by=by, at=at, on=day, may_disclose=may_disclose, reason=reason)
    return review
