"""The founding document: a real report with real faults; each finding was looked up in it by hand."""

import pytest

from gongkai.annual.checks.registry import check_report
from gongkai.annual.form import report_as_dict
from gongkai.annual.reading import lines_of, read_file, text_of

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def report(sample_report):
    return read_file(sample_report)


def test_its_title_organ_and_year_are_read(report):
    assert (report.organ, report.year, report.level, report.scope) == ("沙湾市", 2024, None, "aggregate")
    assert [section.key for section in report.sections] == [
        "overview",
        "proactive",
        "applications",
        "remedies",
        "problems",
        "other_matters",
    ]
    assert [section.title.line for section in report.sections] == [3, 12, 58, 348, 394, 398]


def test_its_tables_are_read_cell_by_cell(report):
    data = report_as_dict(report)
    assert data["proactive"] == {
        "rules": {"issued": 0, "repealed": 0, "in_force": 0},
        "normative_docs": {"issued": 2, "repealed": 0, "in_force": 10},
        "licensing": 108,
        "penalty": 118,
        "coercion": 11,
        "fee_wan_yuan": 660,
    }
    totals = {key: row["total"] for key, row in data["applications"].items() if row["total"] != 0}
    assert totals == {"new_received": 1, "other.other": 1, "result_total": None}
    assert {value for row in data["remedies"].values() for value in row.values()} == {0}


def test_its_findings_are_these_and_no_others(report):
    found = [(finding.rule, finding.severity.value, finding.place.line) for finding in check_report(report)]
    assert found == [
        ("N-APP", "error", 7),
        ("S-LABEL", "warning", 25),
        ("S-LABEL", "warning", 115),
        ("T3-BLANK", "error", 331),
        ("S-SECTIONS", "error", 394),
    ]


def test_every_finding_quotes_the_line_it_names(report, sample_report):
    lines = lines_of(text_of(sample_report))
    for finding in check_report(report):
        place = finding.place
        assert lines[place.line - 1][place.column - 1 :].startswith(place.quote)
        assert place.quote


def test_the_contradiction_names_the_row_where_the_application_is_booked(report):
    finding = check_report(report)[0]
    assert "“（一）予以公开”总计列为0" in finding.message
    assert "“（六）其他处理 3.其他”（1件）" in finding.message


def test_the_missing_total_is_computed_but_not_filled_in(report):
    finding = next(finding for finding in check_report(report) if finding.rule == "T3-BLANK")
    assert (finding.place.row, finding.place.col, finding.expected) == ("result_total", "total", "1")
