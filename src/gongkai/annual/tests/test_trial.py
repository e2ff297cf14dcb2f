"""Reports on 2019 and 2020 in the trial form: recognised, read cell by cell, checked by its own labels and sums."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from gongkai.annual.checks.examples import report_with
from gongkai.annual.checks.registry import check_report
from gongkai.annual.commands.read import read
from gongkai.annual.form import FORMAT_2019, T2_2019, T3_2019, report_as_dict, report_from_dict
from gongkai.annual.reading import read_text
from gongkai.annual.tests.extract import cell_per_line, row_per_line, rows_of
from gongkai.annual.tests.reports import balanced, hangzhou
from gongkai.finding import Severity

RESULTS = {"granted": (258, 12, 0, 0, 1, 1), "partial": (3, 0, 0, 0, 0, 0), "other": (20, 1, 0, 0, 0, 0)}
PROACTIVE = {
    "rules": {"made": 13, "published": 13, "in_total": 524},
    "normative_docs": {"made": 60, "published": 60, "in_total": 368},
    "licensing": {"year_before": 120, "change": -3, "decisions": 9110},
    "other_services": {"year_before": 8, "change": "增2", "decisions": 77},
    "penalty": {"year_before": 40, "change": 5, "decisions": 118},
    "coercion": {"year_before": 4, "change": 0, "decisions": 11},
    "fees": {"year_before": 31, "change": "-1"},
    "procurement": {"purchases": 6, "spent": "251000元"},
}


def trial(year=2019, **more):
    """A city's report in the trial form, in the JSON shape."""
    fragment = {
        "year": year,
        "format": FORMAT_2019,
        "level": "prefecture",
        "title": f"某市{year}年政府信息公开工作年度报告",
        "proactive": PROACTIVE,
        "applications": balanced(RESULTS, (4, 1, 0, 0, 0, 0)),
    }
    return report_as_dict(report_with(fragment | more))


def tables(data):
    return {key: data[key] for key in ("proactive", "applications", "remedies")}


def errors(report):
    return [(one.rule, one.message) for one in check_report(report) if one.severity is Severity.ERROR]


@pytest.mark.parametrize("write", [cell_per_line, row_per_line], ids=["cell per line", "row per line"])
def test_it_is_recognised_and_read_cell_by_cell(write):
    data = trial()
    report = read_text(write(data))
    assert (report.format, report.proactive.form, report.applications.form) == (FORMAT_2019, T2_2019, T3_2019)
    assert tables(report_as_dict(report)) == tables(report_as_dict(report_from_dict(data)))
    assert errors(report) == []


def test_report_read_names_its_format_and_rows(tmp_path):
    path = tmp_path / "2019.txt"
    path.write_text(cell_per_line(trial()), encoding="utf-8")
    data = json.loads(CliRunner().invoke(read, [str(path)]).stdout)
    assert data["format"] == "2019-trial"
    assert data["proactive"]["licensing"] == {"year_before": 120, "change": -3, "decisions": 9110}
    assert data["applications"]["other"] == [20, 1, 0, 0, 0, 0, 21]
    assert "other.fee_unpaid" not in data["applications"]


@pytest.mark.parametrize(
    ("table", "row", "place", "rules"),
    [
        ("applications", "other", 0, {"T3-SUM", "T3-ROW"}),
        ("applications", "result_total", 6, {"T3-COL", "T3-SUM", "T3-ROW"}),
        ("applications", "carried_out", 1, {"T3-COL", "T3-ROW"}),
    ],
)
def test_a_wrong_figure_is_caught_by_the_sums_of_nineteen_rows(table, row, place, rules):
    data = trial()
    rows = rows_of(data)
    rows[table, row][place] = str(int(rows[table, row][place]) + 1)
    assert {rule for rule, _ in errors(read_text(cell_per_line(data, rows)))} == rules


def test_a_cell_left_empty_or_filled_with_a_stroke_is_caught():
    data = trial()
    rows = rows_of(data)
    rows["proactive", "penalty"][1] = "/"
    rows["proactive", "normative_docs"][2] = ""
    found = errors(read_text(cell_per_line(data, rows)))
    assert [message for rule, message in found if rule == "T2-BLANK"] == [
        "表二“规范性文件”行只有2个数，应有3个，看不出缺的是哪一格",
        "表二“行政处罚”行“本年增/减”填的是“/”，应填整数（减少的填负数）",
    ]


def test_since_2021_the_old_form_is_one_error_and_not_many():
    assert [rule for rule, _ in errors(read_text(cell_per_line(trial(2022))))] == ["S-FORMAT2019"]


def test_the_old_row_alone_shows_the_old_form():
    old, new = cell_per_line(trial(2022)), cell_per_line(hangzhou())
    mixed = new[: new.index("三、收到和处理")] + old[old.index("三、收到和处理") :]
    assert "S-FORMAT2019" in {rule for rule, _ in errors(read_text(mixed))}


def test_the_first_report_in_the_new_form_still_follows_on_the_last_in_the_old():
    before = report_from_dict(trial(2020))
    now = report_with({"year": 2021, "level": "prefecture", "applications": {"carried_in": {"natural_person": 3}}})
    found = check_report(replace(now, previous=before))
    assert {one.place.col for one in found if one.rule == "T3-YOY"} == {
        "natural_person",
        "commercial_enterprise",
        "total",
    }
    assert not [one for one in found if one.rule in ("T2-YOY", "T2-JUMP")]


def test_units_in_another_form_are_named_and_not_added():
    whole = report_with({"units": [{"organ": "某县水利局", "year": 2024, "format": FORMAT_2019}]})
    assert {one.rule for one in check_report(whole)} & {"A-SUM", "A-COVER"} == {"A-COVER"}


def test_the_prose_is_compared_with_the_one_row_of_other_results():
    text = "全年收到政府信息公开申请1件，其他处理1件。"
    one = {"natural_person": 1, "total": 1}
    fragment = {"year": 2020, "format": FORMAT_2019, "narrative": text.replace("1件。", "2件。")}
    rows = {"new_received": one, "other": one, "result_total": one}
    assert "N-APP" in {rule for rule, _ in errors(report_with(fragment | {"applications": rows}))}
    assert not errors(report_with(fragment | {"narrative": text, "applications": rows}))
