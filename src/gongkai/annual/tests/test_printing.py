"""A report printed as Word, web page, PDF, JSON and CSV holds the same figures, and is made alike each time."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from random import Random

import docx
import pdfplumber
import pytest
from bs4 import BeautifulSoup

from gongkai.annual.checks.registry import check_report
from gongkai.annual.counting import Scope
from gongkai.annual.form import FORMS, SCHEMA, Section, report_as_dict, report_from_dict
from gongkai.annual.printing import PRINTS
from gongkai.annual.queries import counted_now, draft_of
from gongkai.annual.reading import UnreadableReportError, read_file, text_in, text_of
from gongkai.annual.tables import statutory_tables
from gongkai.annual.tests.slips import draft_with, full_figures
from gongkai.annual.writing import Draft, as_report, title
from gongkai.finding import Severity
from gongkai.orgs.models import Organisation

TABLES = [form.key for form in FORMS]


@pytest.fixture(scope="module")
def draft() -> Draft:
    """A county's report with a figure in every cell, its fees not in whole 万元."""
    chance = Random(11)
    figures = full_figures(chance)
    figures["proactive"]["fee_wan_yuan"] = 20.55005
    return draft_with(figures, 2024, chance)


@pytest.fixture(scope="module")
def printed(draft: Draft) -> dict[str, bytes]:
    """The report in every shape, made once."""
    return {shape: one.make(draft) for shape, one in PRINTS.items()}


def tables(data: dict) -> dict:
    return {key: data[key] for key in TABLES}


def chapter(section: Section) -> tuple[str, str]:
    """Its title and its words."""
    return section.title.text, "".join(passage.text for passage in section.passages)


@pytest.mark.parametrize("shape", PRINTS)
def test_made_twice_it_is_the_same_to_the_byte(draft: Draft, printed: dict[str, bytes], shape: str) -> None:
    assert PRINTS[shape].make(draft) == printed[shape]


@pytest.mark.parametrize("shape", ["docx", "html", "pdf", "json"])
def test_read_back_it_has_the_same_tables_and_no_error(
    draft: Draft, printed: dict[str, bytes], shape: str, tmp_path: Path
) -> None:
    path = tmp_path / f"report.{shape}"
    path.write_bytes(printed[shape])
    read = read_file(path)
    assert tables(report_as_dict(read)) == tables(draft.figures)
    assert [one for one in check_report(read) if one.severity is Severity.ERROR] == []
    assert (read.year, read.organ, read.title.text) == (2024, "某县人民政府", title(draft))
    written = as_report(draft)
    assert [chapter(one) for one in read.sections] == [chapter(one) for one in written.sections]


def test_the_exchange_file_read_back_is_the_same_report(draft: Draft, printed: dict[str, bytes]) -> None:
    data = json.loads(printed["json"])
    read = report_from_dict(data)
    assert tables(report_as_dict(read)) == tables(draft.figures)
    assert [one for one in check_report(read) if one.severity is Severity.ERROR] == []
    assert (data["schema"], data["digest"], data["metrics"]) == (
        "gongkai.annual-report/1",
        draft.digest,
        draft.narrative,
    )


def test_a_page_of_the_pdf_ends_without_its_number(draft: Draft, printed: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(printed["pdf"])
    with pdfplumber.open(path) as pdf:
        last = [page.extract_text().splitlines()[-1] for page in pdf.pages]
    assert last == [f"— {number} —" for number in range(1, len(last) + 1)]
    assert not any(line in last for line in text_of(path).splitlines())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"schema": "other"}, "不是年度报告的交换文件"),
        ([1], "不是年度报告的交换文件"),
        ({"schema": SCHEMA, "year": "x"}, "交换文件不合格式"),
        ({"schema": SCHEMA, "proactive": [1]}, "交换文件不合格式"),
        ({"schema": SCHEMA, "sections": 1}, "交换文件不合格式"),
    ],
)
def test_other_json_is_refused_with_a_word(data: object, words: str) -> None:
    with pytest.raises(UnreadableReportError, match=words):
        text_in(json.dumps(data).encode(), ".json")


def test_the_pdf_holds_every_row_of_every_table(draft: Draft, printed: dict[str, bytes]) -> None:
    with pdfplumber.open(BytesIO(printed["pdf"])) as pdf:
        found = [
            [cell for cell in row if cell is not None]
            for page in pdf.pages
            for table in page.extract_tables()
            for row in table
        ]
    figures = [[cell for cell in row if cell.replace(".", "").isdigit()] for row in found]
    figures = [row for row in figures if row]
    wanted = [
        [str(cell.text) for cell in row if not cell.head]
        for table in statutory_tables(draft.figures)
        for row in table.body
    ]
    assert figures == [row for row in wanted if row]


def test_the_word_table_covers_the_form_cell_by_cell(draft: Draft, printed: dict[str, bytes]) -> None:
    document = docx.Document(BytesIO(printed["docx"]))
    _, applications, remedies = document.tables
    assert (len(applications.rows), len(applications.columns)) == (28, 10)
    assert applications.cell(0, 0)._tc is applications.cell(2, 2)._tc  # the corner is three by three
    assert applications.cell(1, 4).text == applications.cell(1, 8).text == "法人或其他组织"
    assert applications.cell(5, 0).text == applications.cell(26, 0).text == "三、本年度办理结果"
    assert applications.cell(1, 9).text == applications.cell(2, 9).text == "总计"
    assert (len(remedies.rows), len(remedies.columns)) == (4, 15)
    assert remedies.cell(0, 5).text == remedies.cell(0, 14).text == "行政诉讼"


def test_csv_holds_one_line_for_each_figure(draft: Draft, printed: dict[str, bytes]) -> None:
    text = printed["csv"].decode("utf-8-sig")
    lines = {(line["行标识"], line["列标识"]): line["数"] for line in csv.DictReader(StringIO(text))}
    assert len(lines) == sum(len(row.columns) for form in FORMS for row in form.rows) + len(draft.narrative)
    assert lines["fee_wan_yuan", "amount"] == "20.55005"
    assert lines["new_received", "total"] == str(draft.figures["applications"]["new_received"]["total"])


def test_charts_tell_in_words_what_they_draw(draft: Draft, printed: dict[str, bytes]) -> None:
    page = BeautifulSoup(printed["html"], "lxml")
    pictures = page("svg")
    assert [picture["role"] for picture in pictures] == ["img", "img"]
    for picture in pictures:
        name, said = (picture.find(id=key).get_text() for key in picture["aria-labelledby"].split())
        assert "2024年" in name
        drawn = picture("text")
        pairs = zip(drawn[::2], drawn[1::2], strict=True)
        assert said == "；".join(label.get_text() + value.get_text() for label, value in pairs)


def test_a_year_without_applications_has_no_chart(water: Organisation, office: Organisation) -> None:
    page = PRINTS["html"].make(draft_of(counted_now(Scope(water, 2024), {}))).decode()
    assert "<svg" not in page
    assert "不作图" in page


def test_a_page_of_its_own_loads_nothing(draft: Draft, printed: dict[str, bytes]) -> None:
    page = BeautifulSoup(printed["html"], "lxml")
    assert page(["script", "link", "img", "iframe"]) == []
    assert page("a") == []
