"""审批单 on paper: one release, or a list of them, with everybody who signed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.template.loader import render_to_string

from gongkai.disclosure.choices import DepositKind
from gongkai.disclosure.models import GateRecord, Intake
from gongkai.disclosure.queries.standing import columns_of
from gongkai.ledger.models import Event
from gongkai.lib.pdf import pdf_from_html

CSS = """
@page { margin: 22mm 18mm 20mm }
html { font-size: 10.5pt; line-height: 1.45 }
h1 { margin-bottom: 6pt } h2 { font-size: 12pt; line-height: 1.8; text-indent: 0 }
p { text-indent: 0; font-size: 9.5pt; line-height: 1.5 }
table { font-size: 9.5pt; margin-bottom: 6pt } th, td { text-align: left; vertical-align: top; padding: 3pt 5pt }
.facts th { width: 22% } .checks { font-size: 8.5pt } .hash { font-size: 7.5pt; word-break: break-all }
.number { text-align: center; margin-bottom: 8pt }
table { table-layout: fixed } /* widths that are given need no measuring of every word, half of the work */
.levels th:nth-child(1) { width: 8% } .levels th:nth-child(2) { width: 17% } .levels th:nth-child(4) { width: 31% }
.levels th:nth-child(5) { width: 18% } .opinions th:nth-child(1) { width: 42% }
"""


def approval_pdf(record: GateRecord) -> bytes:
    """The approval sheet as a PDF; the same release gives the same bytes. Raises PrintingMissing without Pango."""
    return pdf_from_html(approval_html(record), css=CSS)


def approval_html(record: GateRecord) -> str:
    """The approval sheet as one HTML document."""
    released = Event.objects.named("item.published").filter(
        subject_type="disclosure.item", subject_id=record.item_id, details__gate=record.pk
    )
    opinions = [(one, said) for one in record.approvals for said in one.get("files", [])]
    context = {
        "record": record,
        "author": record.item.author,
        "columns": columns_of(record),
        "opinions": opinions,
        "released": released.first(),
    }
    return render_to_string("disclosure/approval_paper.html", context)


def list_approval_pdf(intake: Intake, records: Sequence[GateRecord]) -> bytes:
    """The approval sheet of items that went out as one list, as a PDF; the same list gives the same bytes."""
    return pdf_from_html(list_approval_html(intake, records), css=CSS)


def list_approval_html(intake: Intake, records: Sequence[GateRecord]) -> str:
    """The sheet as one HTML document: who signed for the list, with the ledger's line; each item with its hash."""
    lines = Event.objects.about(intake).named("intake.approved").filter(details__digest=intake.digest)
    signed = {line.details["level"]: line for line in lines}
    context = {
        "intake": intake,
        "records": records,
        "approvals": [(one, signed.get(one["level"])) for one in records[0].approvals],
        "publisher": records[0].published_by,
    }
    return render_to_string("disclosure/list_paper.html", context)


def without_sheet(intake: Intake) -> QuerySet[GateRecord]:
    """The releases of a list whose approval sheet is not kept yet."""
    released = GateRecord.objects.filter(item__intake_row__intake=intake, moved_in_at__isnull=False)
    waiting = released.exclude(deposits__kind=DepositKind.APPROVAL).select_related("published_by")
    return waiting.defer("body_html", "search_text").order_by("pk")
