"""审批单 on paper: one release with everybody who signed for it."""

from __future__ import annotations

from django.template.loader import render_to_string

from gongkai.disclosure.models import GateRecord
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
