"""Compiling a report from the records, and sending it to the ordinary review."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.annual import counting, rules, writing
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import fees_taken, is_public
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ColumnPage, Item
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.queries import disclosure_office

CATALOGUE_CODE = "A20-15"  # 法律法规规定应当主动公开的其他政府信息


@transaction.atomic
def compile_report(organisation: Organisation, year: int, *, by: Person | None, at: datetime) -> AnnualReport:
    """Count every figure of an organ's year from the records and freeze them with their digest.

    Raises Refused before the year is over, and once the report is public.
    """
    report, _ = AnnualReport.objects.select_for_update().get_or_create(organisation=organisation, year=year)
    refuse_if(rules.why_not_compile(year=year, today=timezone.localdate(at), is_public=is_public(report)))

    scope = counting.Scope(organisation, year)
    report.figures = counting.figures(scope)
    report.narrative = counting.narrative(scope)
    report.fee_yuan = fees_taken(scope)
    report.digest = rules.digest(report.figures, report.narrative)
    report.compiled_at = at
    report.title = writing.title(draft_of(report))
    report.save()
    record("report.compiled", report, by=by, at=at, year=year, digest=report.digest)
    return report


@transaction.atomic
def write_texts(report: AnnualReport, *, texts: Mapping[str, str], by: Person, at: datetime) -> AnnualReport:
    """Keep what a person typed for the chapters that are not counted."""
    report = AnnualReport.objects.select_for_update().get(pk=report.pk)
    report.texts = dict(texts)
    report.save(update_fields=["texts"])
    record("report.written", report, by=by, at=at, chapters=sorted(texts))
    return report


@transaction.atomic
def draft_item(report: AnnualReport, *, by: Person, at: datetime) -> Item:
    """Make the report an item of its organ; from here on it goes the way of every item: review, gate, page.

    Raises Refused where the report is not complete (条例 art. 50).
    """
    report = AnnualReport.objects.select_for_update().get(pk=report.pk)
    refuse_if(
        rules.why_not_submit(
            compiled=bool(report.digest),
            sent=report.item_id is not None,
            supervision=report.texts.get("supervision", ""),
            problems=report.texts.get("problems", ""),
        )
    )
    item = _new_item(report, by=by, at=at)
    item.save_revision(user=by)
    report.item = item
    report.save(update_fields=["item"])
    record("report.drafted", report, by=by, at=at, item=item.pk)
    record("item.drafted", item, by=by, at=at)
    return item


def _new_item(report: AnnualReport, *, by: Person, at: datetime) -> Item:
    organ = report.organisation
    unit = disclosure_office() if organ.kind == OrganKind.GOVERNMENT else organ
    item = Item(
        unit=unit,
        issuer=organ,
        title=report.title,
        summary=f"{organ.name}{report.year}年政府信息公开工作年度报告，数据由平台业务记录统计生成。",
        genre=Genre.ANNUAL_REPORT,
        catalogue_code=CATALOGUE_CODE,
        written_on=timezone.localdate(at),
        body=[("generated", f"{writing.body(draft_of(report))}<p>数据摘要：{report.digest}</p>")],
        author=by,
        created_at=at,
        live=False,
    )
    item.columns = list(ColumnPage.objects.filter(slug=settings.GONGKAI_REPORT_COLUMN))
    item.save()
    return item


def draft_of(report: AnnualReport) -> writing.Draft:
    """What the report is written from."""
    organ, site = report.organisation, settings.GONGKAI_SITE
    office = disclosure_office() if organ.kind == OrganKind.GOVERNMENT else organ
    return writing.Draft(
        organ=organ.name,
        year=report.year,
        figures=report.figures,
        narrative=report.narrative,
        contact={
            "site": f"{site['name']}（{site['domain']}）",
            "address": office.address,
            "postcode": office.postcode,
            "phone": office.phone,
            "email": office.email,
        },
        fee_yuan=report.fee_yuan,
        texts=report.texts,
    )
