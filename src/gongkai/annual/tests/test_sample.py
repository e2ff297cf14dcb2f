"""The founding document: a real report with real faults; each finding was looked up in it by hand."""

import pytest

from gongkai.annual.checks.registry import check_report, chosen
from gongkai.annual.form import report_as_dict
from gongkai.annual.reading import lines_of, read_file, text_of
from gongkai.finding import Severity

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


# Every fault that was found in it by hand and is certain: number in the list of 82, line, rule.
CERTAIN = [
    (1, 7, "N-APP"),
    (2, 331, "T3-BLANK"),
    (6, 6, "N-UNIT"),
    (12, 399, "X-NAME"),
    (13, 25, "S-LABEL"),
    (14, 115, "S-LABEL"),
    (16, 356, "S-LABEL"),
    (17, 394, "S-SECTIONS"),
    (18, 2, "S-SECTIONS"),
    (19, 2, "S-META"),
    *[(22, line, "X-PUNCT") for line in (7, 8, 9, 397)],
    *[(number, line, "X-PUNCT") for number, line in ((24, 2), (25, 7), (26, 8), (27, 6), (28, 6), (29, 8), (30, 6))],
    *[(number, line, "X-PUNCT") for number, line in ((31, 6), (32, 395), (33, 396), (34, 397))],
    *[(number, line, "X-TYPO") for number, line in ((35, 7), (36, 6), (37, 6))],
    (38, 4, "S-ALIAS"),
    (39, 5, "S-ALIAS"),
    *[(number, line, "X-GRAM") for number, line in ((52, 4), (57, 6), (58, 6), (59, 6), (61, 7), (62, 7), (64, 7))],
    *[(number, line, "X-GRAM") for number, line in ((66, 7), (73, 11), (74, 395), (78, 396))],
]
WORDS = {
    24: "改进情况,",
    25: "围和程序,",
    26: "应和解决,",
    27: "息64条;",
    32: "\u3000",
    34: "，三是",
    35: "基础商",
    66: "不得",
}
TRUE_ERRORS = [("N-APP", 7), ("T3-BLANK", 331), ("S-SECTIONS", 394)]


@pytest.mark.parametrize(("number", "line", "rule"), CERTAIN)
def test_every_fault_that_is_certain_is_found_at_its_line(report, number, line, rule):
    quotes = [one.place.quote for one in check_report(report) if (one.place.line, one.rule) == (line, rule)]
    assert any(WORDS.get(number, "") in quote for quote in quotes)


def test_thirty_eight_faults_are_certain():
    assert len({number for number, _, _ in CERTAIN}) == 38


def test_only_true_errors_are_called_errors(report):
    errors = [(one.rule, one.place.line) for one in check_report(report) if one.severity is Severity.ERROR]
    assert errors == TRUE_ERRORS


def test_sums_that_hold_raise_nothing(report):
    assert check_report(report, chosen(["T3-COL", "T3-SUM", "T3-ROW", "T4", "T2-REPEAL", "A"])) == []


def test_every_finding_quotes_the_line_it_names(report, sample_report):
    lines = lines_of(text_of(sample_report))
    for finding in check_report(report):
        place = finding.place
        assert lines[place.line - 1][place.column - 1 :].startswith(place.quote)
        assert place.quote


def test_the_contradiction_names_the_row_where_the_application_is_booked(report):
    finding = next(finding for finding in check_report(report) if finding.rule == "N-APP")
    assert "“（一）予以公开”总计列为0" in finding.message
    assert "“（六）其他处理 3.其他”（1件）" in finding.message


def test_the_missing_total_is_computed_but_not_filled_in(report):
    finding = next(finding for finding in check_report(report) if finding.rule == "T3-BLANK")
    assert (finding.place.row, finding.place.col, finding.expected) == ("result_total", "total", "1")
