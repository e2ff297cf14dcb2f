from decimal import Decimal

import pytest

from gongkai.annual.checks.examples import report_with
from gongkai.annual.form import (
    FORMS,
    T2_ROWS,
    T3_COLUMNS,
    T3_RESULT_ROWS,
    T3_ROWS,
    T4_CELLS,
    Cell,
    MalformedReportError,
    form_of,
    number_in,
    report_as_dict,
    report_from_dict,
    t3_column_heads,
    t3_row_heads,
    t4_column_heads,
)


def test_the_tables_have_the_prescribed_size():
    assert [len(form.rows) for form in FORMS] == [6, 25, 3]
    assert (len(T3_RESULT_ROWS), len(T3_COLUMNS), len(T4_CELLS)) == (21, 7, 15)


def test_keys_are_unique_within_a_table():
    for form in FORMS:
        assert len({row.key for row in form.rows}) == len(form.rows)


def test_every_heading_line_of_table_three_covers_its_columns():
    top, middle, bottom = t3_column_heads()
    assert [(cell.text, cell.colspan) for cell in top] == [("申请人情况", 7)]
    assert [(cell.text, cell.colspan, cell.rowspan) for cell in middle] == [
        ("自然人", 1, 2),
        ("法人或其他组织", 5, 1),
        ("总计", 1, 2),
    ]
    assert [cell.text for cell in bottom] == ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


def test_merged_cells_at_the_left_of_table_three_span_their_rows():
    spans = {cell.text: (cell.rowspan, cell.colspan) for line in t3_row_heads() for cell in line}
    assert spans["三、本年度办理结果"] == (22, 1)
    assert spans["（三）不予公开"] == (8, 1)
    assert spans["（七）总计"] == (1, 2)
    assert spans["四、结转下年度继续办理"] == (1, 3)
    area = sum(cell.rowspan * cell.colspan for line in t3_row_heads() for cell in line)
    assert area == 3 * len(T3_ROWS)


def test_headings_of_table_four_fill_three_lines_of_fifteen():
    assert sum(cell.rowspan * cell.colspan for line in t4_column_heads() for cell in line) == 3 * 15


def test_a_form_is_found_by_its_key_only():
    assert form_of("remedies").name == "表四"
    with pytest.raises(KeyError):
        form_of("表四")
    with pytest.raises(KeyError):
        form_of("proactive").row("laws")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("0", 0),
        ("１３，８１０", 13810),
        ("13,810", 13810),
        ("59237.2449", Decimal("59237.2449")),
        ("660.0", 660),
        ("-1", -1),
    ],
)
def test_numbers_are_understood_as_they_are_typed(printed, number):
    assert number_in(printed) == number


@pytest.mark.parametrize("printed", ["", "/", "-", "无", "1,38", "1 2", "１件", "（3）", "NaN", "1e5", "inf"])
def test_what_is_no_number_stays_words(printed):
    assert number_in(printed) is None
    assert Cell.read(printed).is_blank is (printed == "")


def test_the_json_shape_is_the_agreed_one():
    shape = report_as_dict(report_with({"proactive": {"licensing": 108, "fee_wan_yuan": 660}}))
    assert shape["proactive"]["rules"] == {"issued": 0, "repealed": 0, "in_force": 0}
    assert (shape["proactive"]["licensing"], shape["proactive"]["fee_wan_yuan"]) == (108, 660)
    assert shape["applications"]["denied.state_secret"]["natural_person"] == 0
    assert list(shape["remedies"]["reconsideration"]) == ["upheld", "corrected", "other", "pending", "total"]
    assert list(shape["proactive"]) == [row.key for row in T2_ROWS]


def test_what_the_data_leaves_out_is_blank_and_not_nought():
    report = report_from_dict({"year": 2024, "applications": {"granted": {"natural_person": 1}}})
    assert report.applications.value("granted", "natural_person") == 1
    assert report.applications.value("granted", "total") is None
    assert report_as_dict(report)["remedies"]["reconsideration"]["total"] is None


def test_words_in_a_cell_survive_the_json_shape():
    data = report_as_dict(report_with({"proactive": {"rules": {"issued": "/"}}}))
    assert data["proactive"]["rules"]["issued"] == "/"
    assert report_as_dict(report_from_dict(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        {"applications": {"laws": {}}},
        {"applications": {"granted": {"everybody": 1}}},
        {"applications": {"granted": 3}},
        {"applications": {"granted": {"total": True}}},
        {"applications": {"granted": {"total": [1]}}},
        {"applications": [1]},
        {"sections": [{"key": "七"}]},
        {"year": "2024"},
    ],
)
def test_data_that_is_no_report_is_refused(data):
    with pytest.raises(MalformedReportError):
        report_from_dict(data)
