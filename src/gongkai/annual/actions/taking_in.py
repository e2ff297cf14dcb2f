"""Taking in a unit's report that was made elsewhere, from its exchange file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.annual import rules
from gongkai.annual.binding import why_not_bound
from gongkai.annual.choices import ReportState
from gongkai.annual.counting import NARRATIVE
from gongkai.annual.form import FORMS, report_as_dict, report_from_dict
from gongkai.annual.form.incoming import TYPED, why_not_exchange
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import draft_of, errors_of, organ_by_code
from gongkai.annual.writing import title
from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person

LARGEST = 1024 * 1024  # bytes; a report has some 30 KB
KEPT = ("site", "contact", "notes")


@transaction.atomic
def import_report(content: bytes, *, by: Person, at: datetime) -> AnnualReport:
    """Take in an exchange file as the report that its organ hands in; the same file may come again, corrected.

    Raises Refused for what is no exchange file, was changed on the way, contradicts itself, or has its records here.
    """
    data = _read(content)
    organ = organ_by_code(data["code"])
    refuse_if(
        rules.why_not_from(
            named=data["organ"],
            name=organ.name if organ else None,
            hands_in=organ is not None and Organisation.objects.reporting().filter(pk=organ.pk).exists(),
        )
    )
    assert organ is not None  # refused above
    report, is_new = _held(organ, data["year"])
    is_begun_here = not is_new and not (report.is_imported and report.state == ReportState.RETURNED)
    _fill(report, data)
    refuse_if(
        rules.why_not_import(
            year=report.year,
            today=timezone.localdate(at),
            supervision=report.texts["supervision"],
            problems=report.texts["problems"],
            is_same_digest=report.digest == data["digest"],
            errors=[*why_not_bound(report.texts), *errors_of(report)],
            is_begun_here=is_begun_here,
            is_taken_in=report.is_imported,
        )
    )
    report.is_imported, report.state = True, ReportState.SUBMITTED
    report.compiled_at = report.submitted_at = at
    report.save()
    record("report.imported", report, by=by, at=at, digest=report.digest)
    return report


def _held(organ: Organisation, year: int) -> tuple[AnnualReport, bool]:
    """The organ's report of the year, held against a second window, and whether it is begun only now."""
    begun, is_new = AnnualReport.objects.get_or_create(organisation=organ, year=year)
    held = AnnualReport.objects.select_for_update(of=("self",)).select_related("organisation", "item")
    return held.get(pk=begun.pk), is_new


def _fill(report: AnnualReport, data: Mapping[str, Any]) -> None:
    """Put the file's figures and words into the report; its title follows from its organ and year."""
    report.figures = {form.key: report_as_dict(report_from_dict(data))[form.key] for form in FORMS}
    report.narrative, report.fee_yuan = data["metrics"], data["fee_yuan"]
    report.texts = {name: data["texts"].get(name, "") for name in TYPED}
    report.imported = {name: data[name] for name in KEPT}
    report.digest = rules.digest(report.figures, report.narrative, report.fee_yuan)
    report.title = title(draft_of(report))


def _read(content: bytes) -> dict[str, Any]:
    """The exchange file as values of the right kinds; Refused says what is wrong with it."""
    if len(content) > LARGEST:
        raise Refused([f"文件超过{LARGEST // 1024}KB，不是年度报告的交换文件"])
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused(["文件不是JSON；请使用报告页面“下载”中的JSON文件"]) from None
    refuse_if(why_not_exchange(data, NARRATIVE))
    return data
