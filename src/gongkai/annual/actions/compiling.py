"""Compiling a report from the records, writing its texts, and handing it to the ordinary review as an item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.annual import rules
from gongkai.annual.binding import why_not_bound
from gongkai.annual.choices import HANDED_IN
from gongkai.annual.handing_in import missing_for
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import (
    counted_now,
    errors_of,
    is_in_review,
    is_public,
    item_for,
    text_of_item,
    unexplained,
    versions,
)
from gongkai.annual.scopes import Scope
from gongkai.disclosure.actions import draft, revise
from gongkai.disclosure.models import Item
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person

COUNTED = ("figures", "narrative", "fee_yuan", "digest", "title")


@transaction.atomic
def compile_report(organisation: Organisation, year: int, *, by: Person | None, at: datetime) -> AnnualReport:
    """Count every figure of an organ's year from the records and freeze them with their digest.

    Raises Refused before the year is over, while the report is in review, and once it is public.
    """
    AnnualReport.objects.get_or_create(organisation=organisation, year=year)
    report = _hold(AnnualReport(organisation=organisation, year=year))
    refuse_if(
        rules.why_not_compile(
            year=year,
            today=timezone.localdate(at),
            is_public=is_public(report),
            is_in_review=is_in_review(report),
            is_handed_in=report.state in HANDED_IN,
            is_imported=report.is_imported,
        )
    )
    counted = counted_now(Scope(organisation, year), report.texts)
    report.versions, report.explanations = versions(), []
    for name in COUNTED:
        setattr(report, name, getattr(counted, name))
    report.compiled_at = at
    report.save()
    record("report.compiled", report, by=by, at=at, year=year, digest=report.digest)
    return report


def _hold(report: AnnualReport) -> AnnualReport:
    return AnnualReport.objects.select_for_update().get(organisation=report.organisation, year=report.year)


@transaction.atomic
def write_texts(
    report: AnnualReport, *, texts: Mapping[str, str], by: Person, at: datetime, seen: str | None = None
) -> AnnualReport:
    """Keep what a person typed for the chapters that are not counted; `seen`: the mark of the texts that were open.

    Raises Refused where others typed something else meanwhile, while the report is in review, once it is public, and
    where the text names a figure that is none.
    """
    report = _hold(report)
    refuse_if(
        rules.why_not_change(
            is_public=is_public(report), is_in_review=is_in_review(report), is_handed_in=report.state in HANDED_IN
        )
        + why_not_bound(texts)
        + rules.why_not_overwrite(seen=seen, kept=report.texts, texts=texts)
    )
    report.texts = dict(texts)
    report.save(update_fields=["texts"])
    record("report.written", report, by=by, at=at, chapters=sorted(texts))
    return report


@transaction.atomic
def draft_item(report: AnnualReport, *, by: Person, at: datetime) -> Item:
    """Make the report an item of its organ; from here on it goes the way of every item: review, gate, page.

    Done again after a return or a withdrawal, it writes the new figures and texts into the same item.
    Raises Refused where the report is not complete (条例 art. 50), contradicts itself, differs from the records
    without a word about it, is in review or public, and for an aggregate while units are missing without a word.
    """
    report = _hold(report)
    texts = report.texts
    refuse_if(
        [
            *rules.why_not_change(is_public=is_public(report), is_in_review=is_in_review(report)),
            *rules.why_not_draft(
                is_compiled=bool(report.digest),
                supervision=texts.get("supervision", ""),
                problems=texts.get("problems", ""),
                missing=missing_for(report),
                stated=report.lacking.get("units", ()),
                errors=errors_of(report) if report.digest else (),
                changed=len(unexplained(report)),
            ),
        ]
    )
    keep = draft if report.item is None else revise
    item = report.item or item_for(report.organisation, f"{report.title}，数据由平台业务记录统计生成。")
    item.title = report.title
    item.written_on = timezone.localdate(at)
    item.counted_from = rules.due_from(report.year)
    item.body = [("generated", text_of_item(report))]
    keep(item, by=by, at=at)

    report.item = item
    report.save(update_fields=["item"])
    record("report.drafted", report, by=by, at=at, item=item.pk, digest=report.digest)
    return item
