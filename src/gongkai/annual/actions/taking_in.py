"""Taking in a unit's report that was made elsewhere, from its exchange file."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.annual import rules
from gongkai.annual.choices import ReportState
from gongkai.annual.counting import NARRATIVE
from gongkai.annual.form import FORMS, SCHEMA, MalformedReportError, report_as_dict, report_from_dict
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import errors_of, kept_report, organ_by_code
from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Person

LARGEST = 1024 * 1024  # bytes; a report has some 30 KB
TEXTS = ("supervision", "problems", "other_matters")
KEPT = ("site", "contact", "notes")


@transaction.atomic
def import_report(content: bytes, *, by: Person, at: datetime) -> AnnualReport:
    """Take in an exchange file as the report that its organ hands in; the same file may come again, corrected.

    Raises Refused for what is no exchange file, was changed on the way, contradicts itself, or has its records here.
    """
    data = _read(content)
    organ = organ_by_code(data["code"])
    kept = kept_report(organ, data["year"]) if organ else None
    report = kept or AnnualReport(organisation=organ, year=data["year"])
    report.figures = {form.key: report_as_dict(report_from_dict(data))[form.key] for form in FORMS}
    report.narrative, report.fee_yuan, report.title = data["metrics"], data["fee_yuan"], data["title"]
    report.texts = {name: data["texts"].get(name, "") for name in TEXTS}
    report.imported = {name: data[name] for name in KEPT}
    report.digest = rules.digest(report.figures, report.narrative, report.fee_yuan)
    refuse_if(
        rules.why_not_import(
            year=report.year,
            today=timezone.localdate(at),
            supervision=str(report.texts["supervision"]),
            problems=str(report.texts["problems"]),
            is_known=organ is not None,
            is_same_digest=report.digest == data["digest"],
            errors=errors_of(report) if organ else [],
            is_begun_here=kept is not None and not (kept.is_imported and kept.state == ReportState.RETURNED),
        )
    )
    report.is_imported, report.state = True, ReportState.SUBMITTED
    report.compiled_at = report.submitted_at = at
    report.save()
    record("report.imported", report, by=by, at=at, digest=report.digest)
    return report


def _read(content: bytes) -> dict[str, Any]:
    """The exchange file as values of the right kinds; Refused says what is wrong with it."""
    if len(content) > LARGEST:
        raise Refused([f"文件超过{LARGEST // 1024}KB，不是年度报告的交换文件"])
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused(["文件不是JSON；请使用报告页面“下载”中的JSON文件"]) from None
    wrong = _why_not_exchange(data)
    if wrong:
        raise Refused(wrong)
    return data


def _why_not_exchange(data: Any) -> list[str]:
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        return [f"文件不是年度报告的交换文件（应有 schema：{SCHEMA}）"]
    kinds: dict[str, type] = {"code": str, "year": int, "title": str, "digest": str, "site": str, "fee_yuan": int}
    kinds |= {"texts": dict, "contact": dict, "metrics": dict, "notes": list}
    wrong = [f"“{name}”缺少或者类型不对" for name, kind in kinds.items() if type(data.get(name)) is not kind]
    if not wrong and set(data["metrics"]) != set(NARRATIVE):
        wrong.append("“metrics”的指标与本平台不一致，请双方升级到同一版本")
    values = data["metrics"].values() if not wrong else ()
    if any(type(value) not in (int, float) or value < 0 for value in values):
        wrong.append("“metrics”中有不是数的值")
    try:
        report = report_from_dict(data)
        blank = any(
            cell.value is None for table in report.tables for row in table.cells.values() for cell in row.values()
        )
        wrong += ["统计表有空格或者不是数的格，不能按0计"] if blank else []
    except (MalformedReportError, TypeError, AttributeError) as error:
        wrong.append(f"统计表不合格式：{error}")
    return wrong
