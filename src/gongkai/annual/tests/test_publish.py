"""From the records to the public page: the same figures in the tables, the sentences, the API and the checks."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.annual.actions import compile_report, hand_back, write_texts
from gongkai.annual.checks.registry import check_report
from gongkai.annual.choices import ReportState
from gongkai.annual.form import FORMS, report_as_dict, report_from_dict, table_as_dict
from gongkai.annual.models import AnnualReport
from gongkai.annual.printing.charts import pictures
from gongkai.annual.queries import draft_of
from gongkai.annual.reading import read_text
from gongkai.annual.tests.publishing import draft_whole, publish
from gongkai.annual.tests.records import case, decision, document, fees, letter, released, remedy, visits
from gongkai.annual.writing import as_report, body
from gongkai.applications.choices import ApplicantKind, Outcome, RemedyResult
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ColumnPage, GateRecord
from gongkai.disclosure.queries import clean_html
from gongkai.finding import Severity
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.choices import DecisionKind
from tests.cast import moment

AT = moment("2025-01-20 10:00")


class Extract(HTMLParser):
    """The report as a text extract: one cell on each line, as offices hand it in."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.text += "\n\t" if tag in ("td", "th") else ""

    def handle_endtag(self, tag: str) -> None:
        self.text += {"tr": "\n\t\n", "p": "\n", "h2": "\n", "h3": "\n", "table": "\n\n"}.get(tag, "")

    def handle_data(self, data: str) -> None:
        self.text += data


def extract_of(title: str, html: str) -> str:
    """The report as a text extract."""
    reader = Extract()
    reader.feed(html)
    return f"{title}\n{reader.text}"


@pytest.fixture
def year(county: Organisation, office: Organisation, water: Organisation, handler: Person) -> None:
    """A year with something in most figures, and carried-over cases on both ends."""
    case(water, date(2023, 12, 15), closed_on=date(2024, 1, 13), outcome=Outcome.PARTIAL)
    case(water, date(2024, 12, 16))
    for outcome in Outcome:
        kind = ApplicantKind.COMMERCIAL_ENTERPRISE if "DENIED" in outcome else ApplicantKind.OTHER_ORG
        case(office, date(2024, 3, 4), closed_on=date(2024, 3, 20), outcome=outcome, kind=kind)
    remedy(office, date(2024, 5, 6), result=RemedyResult.CORRECTED, decided_on=date(2024, 7, 1))
    document(county, date(2024, 5, 6))
    document(county, date(2021, 5, 6), repealed_on=date(2024, 6, 3))
    document(county, date(2022, 5, 6))
    for kind in DecisionKind:
        decision(water, date(2024, 5, 6), kind)
    fees(water, 2024, "205000")
    for genre in Genre:
        released(office, handler, genre, "2024-05-06 11:00", issuer=county)
    letter(water, "2024-05-06 11:00")
    visits(date(2024, 5, 6), 577_700)


@pytest.fixture
def report(year: None, county: Organisation, compiler: Person, texts: dict[str, str]) -> AnnualReport:
    compile_report(county, 2024, by=compiler, at=AT)
    return write_texts(AnnualReport.objects.get(), texts=texts, by=compiler, at=AT)


@pytest.fixture
def gate(report: AnnualReport, compiler: Person, column: ColumnPage, reviewers: list[Person]) -> GateRecord:
    return publish(draft_whole(report, by=compiler, at=AT), reviewers, by=compiler, at=AT)


def test_the_generated_report_passes_the_projects_own_checks(report: AnnualReport) -> None:
    read = read_text(extract_of(report.title, body(draft_of(report))))
    assert [finding.as_dict() for finding in check_report(read)] == []
    assert check_report(as_report(draft_of(report))) == []


def test_the_printed_tables_read_back_as_the_figures(report: AnnualReport) -> None:
    read = read_text(extract_of(report.title, body(draft_of(report))))
    assert {table.form.key: table_as_dict(table) for table in read.tables} == report.figures
    assert (read.organ, read.year, read.level) == ("云溪县人民政府", 2024, "county")
    assert [section.title.text for section in read.sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_the_checks_see_a_figure_that_was_changed_by_hand(report: AnnualReport) -> None:
    """Guards the tests above: the extract of a report with a fault is not found clean."""
    html = body(draft_of(report)).replace("新收政府信息公开申请23件", "新收政府信息公开申请24件")
    rules = {one.rule for one in check_report(read_text(extract_of(report.title, html)))}
    assert "N-APP" in rules


def test_an_empty_year_passes_the_checks_too(water: Organisation, compiler: Person, texts: dict[str, str]) -> None:
    compile_report(water, 2024, by=compiler, at=AT)
    report = write_texts(AnnualReport.objects.get(), texts=texts, by=compiler, at=AT)
    found = check_report(read_text(extract_of(report.title, body(draft_of(report)))))
    assert [one.as_dict() for one in found if one.severity != Severity.INFO] == []


def test_the_narrative_says_the_same_numbers(report: AnnualReport) -> None:
    words = body(draft_of(report))
    for sentence in (
        "公开政府文件1份、人事任免1份、财政信息1条",
        "新收政府信息公开申请23件，其中自然人1件、商业企业8件、其他组织14件；上年结转1件。",
        "本年度办结23件，其中予以公开2件、部分公开2件、不予公开（属于国家秘密）1件",
        "结转下年度继续办理1件。",
        "全年制发行政规范性文件1件、废止1件，截至年末现行有效2件。",
        "网站总访问量57.77万次。",
        "办理、回复领导信箱来信1件。",
        "本年度未收取政府信息公开信息处理费。",
        "报告所列数据的统计期限为2024年1月1日至12月31日。",
    ):
        assert sentence in words


def test_what_a_person_typed_cannot_become_markup(report: AnnualReport, compiler: Person) -> None:
    report.texts = {**report.texts, "problems": "<script>alert(1)</script>一是解读不够。"}
    assert "<script>" not in body(draft_of(report))


def test_merged_cells_stand_as_the_form_prescribes(report: AnnualReport) -> None:
    html = clean_html(body(draft_of(report)))
    for merged in (
        r'colspan="3" rowspan="3"[^>]*>（本列数据的勾稽关系为',
        r'colspan="5"[^>]*>法人或其他组织',
        r'colspan="7"[^>]*>申请人情况',
        r'rowspan="8"[^>]*>（三）不予公开',
        r'colspan="10"[^>]*>行政诉讼',
        r'rowspan="22"[^>]*>三、本年度办理结果',
        r'colspan="5"[^>]*>行政复议',
        r'<th scope="col" rowspan="2"[^>]*>结果维持',
    ):
        assert re.search(merged, html), merged


def test_rows_of_every_table_are_equally_wide(report: AnnualReport) -> None:
    widths = [table_widths(table) for table in re.findall(r"<table>.*?</table>", body(draft_of(report)))]
    assert widths == [{4}, {10}, {15}]


def table_widths(table: str) -> set[int]:
    """How many columns each row covers, merged cells counted where they reach."""
    covered: list[int] = []
    widths = []
    for row in re.findall(r"<tr>(.*?)</tr>", table):
        here = covered.pop(0) if covered else 0
        for attributes in re.findall(r"<t[hd]([^>]*)>", row):
            span = {name: int(size) for name, size in re.findall(r'(colspan|rowspan)="(\d+)"', attributes)}
            here += span.get("colspan", 1)
            for below in range(span.get("rowspan", 1) - 1):
                covered += [0] * (below + 1 - len(covered))
                covered[below] += span.get("colspan", 1)
        widths.append(here)
    return set(widths)


def test_the_released_report_is_served_with_exactly_its_figures(gate: GateRecord, report: AnnualReport) -> None:
    answer = Client().get("/api/v1/annual-reports/2024/")
    assert answer.status_code == 200
    served = answer.json()
    assert {key: served[key] for key in report.figures} == report.figures
    assert served["narrative"] == report.narrative
    assert served["digest"] == report.digest
    assert served["organ"] == "云溪县人民政府"
    assert served["index_no"] == gate.index_no
    assert report.digest in gate.body_html
    assert report_as_dict(report_from_dict({**report.figures, "year": 2024}))["applications"] == served["applications"]


def test_the_public_body_is_the_generated_one(gate: GateRecord, report: AnnualReport) -> None:
    read = read_text(extract_of(gate.title, gate.body_html))
    assert {table.form.key: table_as_dict(table) for table in read.tables} == report.figures


def test_before_its_release_nothing_is_served(report: AnnualReport, compiler: Person, column: ColumnPage) -> None:
    draft_whole(report, by=compiler, at=AT)
    assert Client().get("/api/v1/annual-reports/2024/").status_code == 404
    assert Client().get("/api/v1/annual-reports/").json() == []


def test_the_public_page_draws_its_figures_with_their_table_beside(gate: GateRecord, report: AnnualReport) -> None:
    page = Client().get(gate.get_absolute_url()).content.decode()
    for picture in pictures(2024, report.figures["applications"]):
        drawn = re.search(rf"<table[^>]*><caption>{picture.name}.*?</table>", page, re.DOTALL)
        assert drawn, picture.name
        shown = re.findall(r'<th scope="row">(.*?)</th>.*?<rect.*?<td class="number">(\d+)</td>', drawn[0], re.DOTALL)
        assert shown == [(label, str(value)) for label, value, *_ in picture.bars]
    assert "/admin/" not in page
    assert not re.search(r"<script(?! src)|<style| style=", page)


def test_figures_lead_to_their_records_for_those_who_may_see_them(
    gate: GateRecord, compiler: Person, handler: Person
) -> None:
    for person, may in ((compiler, True), (handler, False)):
        client = Client()
        client.force_login(person, backend="gongkai.orgs.permissions.RoleBackend")
        page = client.get(gate.get_absolute_url()).content.decode()
        cells = [(form.key, row.key, column.key) for form in FORMS for row in form.rows for column in row.columns]
        links = [f'href="{reverse("annual:behind", args=["yunxi", 2024, *cell])}"' for cell in cells]
        assert {link in page for link in links} == {may}
        assert ("打开报告的统计页面" in page) == may


def test_figures_that_are_not_those_of_the_released_text_are_not_drawn(gate: GateRecord, report: AnnualReport) -> None:
    report.figures["applications"]["granted"]["total"] += 1
    report.save()
    assert "图解" not in Client().get(gate.get_absolute_url()).content.decode()


def test_a_public_report_is_not_handed_back(gate: GateRecord, report: AnnualReport, compiler: Person) -> None:
    AnnualReport.objects.filter(pk=report.pk).update(state=ReportState.ACCEPTED)
    with pytest.raises(Refused, match="已经公布"):
        hand_back(report, reason="漏报了一件", by=compiler, at=moment("2025-03-20 10:00"))
