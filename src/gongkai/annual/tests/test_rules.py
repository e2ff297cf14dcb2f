import pytest

from gongkai.annual.checks.examples import report_with
from gongkai.annual.checks.page import page
from gongkai.annual.checks.registry import RULES, UnknownRuleError, check_report, chosen
from gongkai.annual.form import T3_COLUMNS, T3_ROWS, T4_CELLS, report_from_dict
from gongkai.annual.reading import read_text
from gongkai.annual.rules import COURSE, course
from gongkai.annual.tests.extract import cell_per_line, rows_of
from gongkai.annual.tests.reports import SUQIAN_NEW, SUQIAN_RECONSIDERATION, group, hangzhou, row
from gongkai.finding import Severity

CAUGHT = [pytest.param(rule, example, id=f"{rule.id} {example.words}") for rule in RULES for example in rule.caught]
CLEAN = [pytest.param(rule, example, id=f"{rule.id} {example.words}") for rule in RULES for example in rule.clean]
T3_CELLS = [(row.key, column.key) for row in T3_ROWS for column in T3_COLUMNS]
T4_KEYS = [(group.key, column.key) for group, column in T4_CELLS]


@pytest.mark.parametrize(("rule", "example"), CAUGHT)
def test_each_rule_catches_its_own_examples(rule, example):
    findings = list(rule.check(report_with(example.fragment)))
    assert findings
    assert {finding.rule for finding in findings} == {rule.id}


@pytest.mark.parametrize(("rule", "example"), CLEAN)
def test_no_rule_objects_to_its_clean_examples(rule, example):
    assert list(rule.check(report_with(example.fragment))) == []


def test_a_faultless_report_has_no_findings():
    assert check_report(report_with({})) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_says_what_why_and_what_instead(rule):
    assert [f"\n{heading}：" in rule.about for heading in ("查什么", "为什么", "怎么改")] == [True] * 3
    assert rule.basis
    assert rule.caught
    assert rule.clean


def test_ids_are_unique():
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_page_of_rules_is_fresh(pytestconfig):
    written = (pytestconfig.rootpath / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == page(), "run: python tools/write_checks_page.py"


def errors(data):
    return [finding for finding in check_report(report_from_dict(data)) if finding.severity is Severity.ERROR]


def test_published_figures_of_hangzhou_hold():
    assert errors(hangzhou()) == []


@pytest.mark.parametrize("fault", ["", "/", "1.5", "-3", "X"])
@pytest.mark.parametrize(("table", "rule"), [("applications", "T3-BLANK"), ("remedies", "T4-BLANK")])
def test_a_cell_without_a_count_is_caught_wherever_it_is_in_the_text(table, rule, fault):
    cells = T3_CELLS[::11] if table == "applications" else T4_KEYS[1:-1]
    for row_key, column in cells:
        data = hangzhou()
        rows = rows_of(data)
        rows[table, row_key][list(data[table][row_key]).index(column)] = fault
        report = read_text(cell_per_line(data, rows))
        places = {(finding.rule, finding.place.row, finding.place.col) for finding in check_report(report)}
        assert (rule, row_key, column) in places


def test_a_figure_cut_out_of_table_four_is_reported_once_though_its_place_is_unknown():
    data = hangzhou()
    rows = rows_of(data)
    rows["remedies", "litigation_direct"].pop(1)
    findings = check_report(read_text(cell_per_line(data, rows)), chosen(["T4-BLANK", "T4-SUM", "T3"]))
    assert [finding.rule for finding in findings] == ["T4-BLANK"]
    assert "只有14个数，应有15个" in findings[0].message


def test_a_wrong_total_of_hangzhou_is_found_at_its_line():
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", "result_total"][-1] = "13811"
    text = cell_per_line(data, rows)
    findings = check_report(read_text(text), chosen(["T3"]))
    assert {finding.rule for finding in findings} == {"T3-COL", "T3-SUM", "T3-ROW"}
    by_row = next(finding for finding in findings if finding.rule == "T3-ROW")
    assert (by_row.expected, by_row.actual, by_row.place.quote) == ("13810", "13811", "13811")
    assert text.splitlines()[by_row.place.line - 1] == "\t13811"


def test_figures_of_suqian_hold_and_their_neighbours_do_not():
    new, reconsideration = row(SUQIAN_NEW), group(SUQIAN_RECONSIDERATION)
    assert (new["total"], reconsideration["total"]) == (3830, 259)
    rules = chosen(["T3-ROW", "T4-SUM"])
    right = {"applications": {"new_received": new}, "remedies": {"reconsideration": reconsideration}}
    assert check_report(report_with(right), rules) == []
    wrong = {
        "applications": {"new_received": new | {"total": 3831}},
        "remedies": {"reconsideration": reconsideration | {"total": 258}},
    }
    assert [finding.rule for finding in check_report(report_with(wrong), rules)] == ["T3-ROW", "T4-SUM"]


def test_a_column_left_empty_is_one_finding():
    data = hangzhou()
    for cells in data["applications"].values():
        cells["total"] = None
    findings = [finding for finding in errors(data) if finding.rule == "T3-BLANK"]
    assert [finding.message for finding in findings] == ["表三“总计”整列是空的"]


def test_a_row_left_out_is_named_even_where_columns_are_empty_throughout():
    data = hangzhou()
    for cells in data["applications"].values():
        cells["total"] = None
    data["applications"]["partial"] = dict.fromkeys(data["applications"]["partial"])
    findings = [finding.place.row for finding in errors(data) if finding.rule == "T3-BLANK" and not finding.place.col]
    assert findings == ["partial"]


def test_a_report_without_its_tables_is_told_so_once_for_each():
    text = "某县2024年政府信息公开工作年度报告\n一、总体情况\n好。\n五、存在的主要问题及改进情况\n无。\n"
    findings = check_report(read_text(text), chosen(["T2", "T3", "T4"]))
    assert [finding.message for finding in findings] == [f"没有读到表{number}的数字" for number in "二三四"]


@pytest.mark.parametrize(
    ("select", "ignore", "ids"),
    [
        (["T4"], [], ["T4-BLANK", "T4-SUM", "T4-PREPOSE", "T4-AFTER", "T4-PENDING", "T4-CODEF"]),
        (["t3-col"], [], ["T3-COL"]),
        (["T3-COL", "A"], ["A-SUM"], ["T3-COL", "A-COVER"]),
        ([], ["S", "T2", "T3", "T4", "A", "X"], [rule.id for rule in RULES if rule.id.startswith("N-")]),
    ],
)
def test_rules_are_chosen_by_name_or_family(select, ignore, ids):
    assert [rule.id for rule in chosen(select, ignore)] == ids


def test_a_name_that_fits_no_rule_is_refused():
    with pytest.raises(UnknownRuleError, match="T9-NO"):
        chosen(["T9-NO"])


def test_the_first_step_that_is_not_done_is_the_one_to_take() -> None:
    for is_government, stages in COURSE.items():
        keys = [stage.key for stage in stages]
        for number, key in enumerate(keys):
            states = [one.state for one in course(is_government=is_government, done=keys[:number])]
            assert states == ["done"] * number + ["current"] + ["todo"] * (len(keys) - number - 1), key
        assert {one.state for one in course(is_government=is_government, done=keys)} == {"done"}
        assert all(one.what and one.who and one.basis for one in stages)
