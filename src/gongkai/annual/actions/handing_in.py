"""A report on its way between its organ and the disclosure office; differences explained."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.annual import rules
from gongkai.annual.handing_in import Due, missing_for
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import counted_now, errors_of, is_in_review, is_public, unexplained
from gongkai.annual.scopes import Scope
from gongkai.annual.states import LIFE
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person

BASIS = "条例第四十九条"


def _hold(report: AnnualReport) -> AnnualReport:
    return AnnualReport.objects.select_for_update().select_related("organisation").get(pk=report.pk)


@transaction.atomic
def submit_report(report: AnnualReport, *, by: Person, at: datetime) -> AnnualReport:
    """Hand the report to the disclosure office (条例 art. 49).

    Raises Refused where it is not complete, where the checks find an error, where it differs from the records
    without a word about it, or where it was handed in already.
    """
    report = _hold(report)
    step = LIFE.step(report.state, "submit_report")
    texts = report.texts
    reasons = rules.why_not_submit(
        is_compiled=bool(report.digest),
        supervision=texts.get("supervision", ""),
        problems=texts.get("problems", ""),
        errors=errors_of(report) if report.digest else [],
        changed=len(unexplained(report)),
    )
    refuse_if(reasons)

    report.state, report.submitted_at, report.returned_for = step.target, at, ""
    report.save(update_fields=["state", "submitted_at", "returned_for"])
    record("report.submitted", report, by=by, at=at, digest=report.digest)
    return report


@transaction.atomic
def accept_report(report: AnnualReport, *, by: Person, at: datetime) -> AnnualReport:
    """Take the report over as it stands. Raises Refused where none was handed in."""
    report = _hold(report)
    report.state = LIFE.step(report.state, "accept_report").target
    report.save(update_fields=["state"])
    record("report.accepted", report, by=by, at=at, digest=report.digest)
    return report


@transaction.atomic
def hand_back(report: AnnualReport, *, reason: str, by: Person, at: datetime) -> AnnualReport:
    """Return a report to its organ, or reopen one that was accepted.

    Raises Refused without a reason, while the report is in review, and once it is public.
    """
    report = _hold(report)
    step = LIFE.step(report.state, "hand_back")
    refuse_if(
        [
            *rules.why_not_change(is_public=is_public(report), is_in_review=is_in_review(report)),
            *rules.why_not_reason(reason, "退回的原因"),
        ]
    )

    report.state, report.returned_for = step.target, reason.strip()
    report.save(update_fields=["state", "returned_for"])
    record("report.handed_back", report, by=by, at=at, reason=report.returned_for)
    return report


@transaction.atomic
def state_missing(report: AnnualReport, *, text: str, by: Person, at: datetime) -> AnnualReport:
    """Say why an aggregate goes to review without the reports of some units; holds for the units missing now.

    Raises Refused without a reason, where none is missing, and while the report may not be touched.
    """
    report = _hold(report)
    names = missing_for(report)
    refuse_if(
        [
            *rules.why_not_change(is_public=is_public(report), is_in_review=is_in_review(report)),
            *([] if names else ["没有缺报的单位，不需要说明"]),
            *rules.why_not_reason(text, "缺报的原因和汇总数据的口径"),
        ]
    )
    report.lacking = {"units": names, "text": text.strip(), "by": by.get_full_name(), "at": at.isoformat()}
    report.save(update_fields=["lacking"])
    record("report.missing_stated", report, by=by, at=at, units=names, text=text.strip())
    return report


@transaction.atomic
def remind(due: Due, *, at: datetime) -> None:
    """Note in the ledger that a missing report was called for; its organ sees it on the desk."""
    record("report.reminded", due.organ, by=None, at=at, year=due.year, days=due.left, due_on=due.due, basis=BASIS)


@transaction.atomic
def explain(report: AnnualReport, *, text: str, by: Person, at: datetime) -> AnnualReport:
    """Say why the records now give other figures than were frozen; holds until they change again."""
    report = _hold(report)
    now = counted_now(Scope(report.organisation, report.year), report.texts)
    reasons = rules.why_not_reason(text, "差异的原因")
    if now.digest == report.digest:
        reasons.append("数据与冻结时一致，没有需要说明的差异")
    refuse_if(reasons)

    said = {"digest": now.digest, "text": text.strip(), "by": by.get_full_name(), "at": at.isoformat()}
    report.explanations = [*report.explanations, said]
    report.save(update_fields=["explanations"])
    record("report.explained", report, by=by, at=at, digest=now.digest, text=said["text"])
    return report
