"""What stands beside a published annual report: charts of its figures, and for officers the way to the records."""

from __future__ import annotations

import re

from django.contrib.auth.models import AnonymousUser

from gongkai.annual.models import AnnualReport
from gongkai.annual.printing.charts import pictures
from gongkai.annual.queries import organs_of, public_reports
from gongkai.annual.rules import digest
from gongkai.annual.tables import Address, no_address, statutory_tables
from gongkai.annual.writing import html
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.queries import clean_html
from gongkai.orgs.models import Person
from gongkai.theme.charts import BarChart, LineChart, bar_chart, line_chart

TABLE = re.compile("<table>.*?</table>", re.DOTALL)
MOST_YEARS = 10


def report_behind(record: GateRecord) -> AnnualReport | None:
    """The counted report whose figures exactly this release shows, known by their digest; None for all else."""
    if record.genre != Genre.ANNUAL_REPORT:
        return None
    report = AnnualReport.objects.filter(item_id=record.item_id).select_related("organisation").first()
    if report is None or not report.digest or report.digest not in record.body_html:
        return None
    return report if digest(report.figures, report.narrative, report.fee_yuan) == report.digest else None


def may_look_behind(person: Person | AnonymousUser, report: AnnualReport) -> bool:
    """Whether the person may see the records behind the figures of the report."""
    return isinstance(person, Person) and organs_of(person).filter(pk=report.organisation_id).exists()


def charts_of(report: AnnualReport, address: Address = no_address) -> list[BarChart]:
    """The report's pictures, each with its data as its table."""
    return [
        bar_chart(
            one.name,
            [(label, value) for label, value, *_ in one.bars],
            label="件数",
            urls=[address("applications", row, column) for *_, row, column in one.bars],
        )
        for one in pictures(report.year, report.figures["applications"])
    ]


def years_of_report(report: AnnualReport) -> LineChart | None:
    """New applications year by year, as far as the organ's reports are public; None for a single year."""
    earlier = public_reports().filter(organisation=report.organisation_id, year__lte=report.year).order_by("-year")
    told = [(f"{one.year}年", one.figures["applications"]["new_received"]["total"]) for one in earlier[:MOST_YEARS]]
    return line_chart("历年新收政府信息公开申请", told[::-1]) if len(told) > 1 else None


def linked(body: str, report: AnnualReport, address: Address) -> str:
    """The released text with the figures of its tables leading to their records; only where they are the very same."""
    plain = [clean_html(html(table)) for table in statutory_tables(report.figures)]
    if TABLE.findall(body) != plain:
        return body
    leading = iter([html(table) for table in statutory_tables(report.figures, address)])
    return TABLE.sub(lambda _: next(leading), body)
