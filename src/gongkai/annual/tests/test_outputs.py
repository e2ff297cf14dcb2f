"""What the checker writes for people and for other programs, and what it is told beside the reports."""

import json
import re
from urllib.parse import quote

import jsonschema_rs
import pytest
from click.testing import CliRunner

from gongkai.annual.checks.registry import RULES
from gongkai.annual.proofreading import ALL
from gongkai.annual.terminal import check
from gongkai.annual.tests.extract import cell_per_line, rows_of
from gongkai.annual.tests.reports import hangzhou

DATA = hangzhou()
DATA["remedies"]["litigation_direct"] = dict.fromkeys(DATA["remedies"]["litigation_direct"], 0)


def run(*arguments):
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


@pytest.fixture
def bad(tmp_path):
    rows = rows_of(DATA)
    rows["applications", "carried_out"][-1] = "820"
    path = tmp_path / "bad.txt"
    path.write_text(cell_per_line(DATA, rows), encoding="utf-8")
    return path


def test_sarif_names_rule_level_place_and_fingerprint(bad):
    log = json.loads(run(bad, "--format", "sarif").stdout)
    driver, results = log["runs"][0]["tool"]["driver"], log["runs"][0]["results"]
    assert (log["version"], len(driver["rules"])) == ("2.1.0", len(RULES) + len(ALL))
    assert {result["ruleId"] for result in results} == {"T3-COL", "T3-ROW"}
    assert all(driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    region = next(one for one in results if one["ruleId"] == "T3-ROW")["locations"][0]["physicalLocation"]["region"]
    assert bad.read_text(encoding="utf-8").splitlines()[region["startLine"] - 1] == "\t820"
    assert (region["startColumn"], region["endColumn"]) == (2, 5)
    assert len({one["partialFingerprints"]["gongkai/v1"] for one in results}) == len(results)


def closed(required, **properties):
    """An object that has these properties and no others, as SARIF 2.1.0 closes each of its own."""
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


TEXT = closed(["text"], text={"type": "string", "minLength": 1})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
FROM_ONE = {"type": "integer", "minimum": 1}
SARIF = closed(  # of SARIF 2.1.0, sections 3.13 to 3.52, what this program writes
    ["version", "runs"],
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "items": closed(
            ["tool"],
            tool=closed(
                ["driver"],
                driver=closed(
                    ["name"],
                    name={"type": "string"},
                    rules={
                        "type": "array",
                        "uniqueItems": True,
                        "items": closed(
                            ["id"],
                            id={"type": "string"},
                            name={"type": "string"},
                            shortDescription=TEXT,
                            fullDescription=TEXT,
                            help=TEXT,
                            defaultConfiguration=closed([], level=LEVEL),
                        ),
                    },
                ),
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results={
                "type": "array",
                "items": closed(
                    ["message"],
                    ruleId={"type": "string"},
                    ruleIndex={"type": "integer", "minimum": 0},
                    level=LEVEL,
                    message=TEXT,
                    locations={
                        "type": "array",
                        "items": closed(
                            [],
                            physicalLocation=closed(
                                ["artifactLocation"],
                                artifactLocation=closed(["uri"], uri={"type": "string", "format": "uri-reference"}),
                                region=closed(
                                    ["startLine"],
                                    startLine=FROM_ONE,
                                    startColumn=FROM_ONE,
                                    endColumn=FROM_ONE,
                                    snippet=closed(["text"], text={"type": "string"}),
                                ),
                            ),
                        ),
                    },
                    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
                ),
            },
        ),
    },
)


def test_sarif_is_what_the_standard_asks_for(bad, sample_report, tmp_path):
    odd = bad.rename(tmp_path / "年 报#1%.txt")
    for arguments in ([odd], [sample_report, odd], [odd, "--select", "S-TITLE"]):
        log = json.loads(run(*arguments, "--format", "sarif").stdout)
        assert list(jsonschema_rs.validator_for(SARIF, validate_formats=True).iter_errors(log)) == []


def test_sarif_names_a_file_by_an_address_whatever_it_is_called(bad, tmp_path):
    odd = bad.rename(tmp_path / "年 报#1%.txt")
    log = json.loads(run(odd, "--format", "sarif").stdout)
    places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]}
    assert places == {quote(str(tmp_path)) + "/%E5%B9%B4%20%E6%8A%A5%231%25.txt"}


def test_the_page_stands_alone_and_marks_the_fault_in_place(bad, tmp_path):
    out = tmp_path / "page.html"
    result = run(bad, "--format", "html", "-o", out)
    page = out.read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout) == (1, "")
    mark = re.search(r"<mark class=error title='T3-ROW'><a href='#(r1-\d)'>820</a></mark>", page)
    assert f"<div id={mark[1]} class='f error'>" in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"src=|href='(?!#)|https?:", page)
    assert "共检查1份报告：错误2处" in page
    assert "<script" not in page


def test_words_of_a_report_cannot_become_markup(bad, tmp_path):
    bad.write_text(bad.read_text(encoding="utf-8").replace("\t820", "\t<b>820"), encoding="utf-8")
    page = run(bad, "--format", "html").stdout
    assert "<b>820" not in page


def test_what_was_dismissed_stays_dismissed_where_lines_move(bad, tmp_path):
    baseline = tmp_path / "known.json"
    assert run(bad, "--write-baseline", baseline).exit_code == 0
    text = bad.read_text(encoding="utf-8")
    bad.write_text(text.replace("二、主动", "\n\n二、主动"), encoding="utf-8")
    again = run(bad, "--baseline", baseline)
    assert again.exit_code == 0
    assert "另有2处按基线或者配置不报" in again.stdout
    bad.write_text(text.replace("\t820", "\t821"), encoding="utf-8")
    assert run(bad, "--baseline", baseline).exit_code == 1


def test_a_result_page_is_no_report(bad, tmp_path):
    page = tmp_path / "result.html"
    assert run(bad, "--format", "html", "--output", page).exit_code == 1
    folder = run(tmp_path)
    assert "已检查1个文件" in folder.stdout
    assert "跳过：是 gongkai check 的检查结果，不是年度报告" in folder.stderr


def test_the_year_before_is_compared_and_no_other(bad, tmp_path):
    same = run(bad, "--previous", bad)
    assert same.exit_code == 2
    assert "是2025年度的报告，--previous 应给2024年度的，给的是2025年度的" in same.stderr


def test_a_configuration_changes_severities_and_switches_rules_off(bad, tmp_path):
    config = tmp_path / "check.toml"
    config.write_text('[severity]\nT3-ROW = "warning"\nT3-COL = "off"\n', encoding="utf-8")
    result = run(bad, "--config", config)
    assert (result.exit_code, "共1处：疑似1处" in result.stdout) == (0, True)
    for text, word in (
        ('[severity]\nT9 = "off"\n', "没有“T9”这条规则"),
        ('[severity]\nT3-ROW = "bad"\n', "级别应为"),
        ('[sverity]\nT3-ROW = "off"\n', "应只有 [severity] 一节"),
    ):
        config.write_text(text, encoding="utf-8")
        assert word in run(bad, "--config", config).stderr


def test_last_years_report_is_compared(bad, tmp_path):
    before = tmp_path / "before.txt"
    before.write_text(cell_per_line(DATA | {"year": 2024}).replace("2025年", "2024年"), encoding="utf-8")
    rules = {one["rule"] for one in json.loads(run(bad, "--previous", before, "--format", "json").stdout)}
    assert "T3-YOY" in rules
    before.write_text(before.read_text(encoding="utf-8").replace("某市", "某市水利局"), encoding="utf-8")
    told = run(bad, "--previous", before).stderr
    assert "是“某市”的报告，--previous 给的是“某市水利局”的" in told
    (tmp_path / "empty").mkdir()
    assert "empty：文件夹里没有可以检查的文件" in run(bad, "--units", tmp_path / "empty").stderr


def test_units_are_added_up(bad, tmp_path):
    units = tmp_path / "units"
    units.mkdir()
    unit = DATA | {"organ": "某市水利局", "title": DATA["title"].replace("某市", "某市水利局")}
    (units / "one.txt").write_text(cell_per_line(unit), encoding="utf-8")
    (units / "whole.txt").write_bytes(bad.read_bytes())  # the aggregate's own copy is none of its units
    (units / "again.md").write_text(cell_per_line(unit), encoding="utf-8")  # nor is a unit's other copy another unit

    def added_up(path):
        found = json.loads(run(path, "--units", units, "--select", "A", "--format", "json").stdout)
        return [(one["rule"], one["row"], one["col"]) for one in found]

    assert added_up(bad) == [("A-SUM", "carried_out", "total")]
    assert added_up(units / "one.txt") == []  # one of those added up, and no sum of the others

    unit["proactive"] = {**unit["proactive"], "licensing": 1 + unit["proactive"]["licensing"]}
    (units / "again.md").write_text(cell_per_line(unit), encoding="utf-8")
    assert "A-COVER" in {rule for rule, _, _ in added_up(bad)}  # two that differ: which one counts?


def test_registers_are_compared(bad, tmp_path):
    records = tmp_path / "records.json"
    records.write_text('{"published": {"penalty": 5}}', encoding="utf-8")
    assert "T2-DEC" in run(bad, "--records", records).stdout
    records.write_text('{"nothing": 1}', encoding="utf-8")
    assert "不认识的项" in run(bad, "--records", records).stderr


@pytest.mark.parametrize(
    ("option", "start", "told"),
    [("--records", "", "不是 JSON"), ("--baseline", "", "读不了基线文件"), ("--config", "x = ", "读不了配置文件")],
)
def test_a_file_beside_it_nested_without_end_is_refused_with_a_word(bad, tmp_path, option, start, told):
    deep = tmp_path / "deep"
    deep.write_text(start + "[" * 100_000, encoding="utf-8")
    result = run(bad, option, deep)
    assert (result.exit_code, told in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cases", {}),
        ("cases", [5]),
        ("cases", [{}]),
        ("cases", [{"number": "1", "color": "red"}]),
        ("cases", [{"number": "1", "outcomes": "partial"}]),
        ("cases", [{"number": "1", "received_on": "3月5日"}]),
        ("cases", [{"number": "1", "is_open": "no"}]),
        ("remedies", [{"number": 1}]),
        ("published", {"penalty": "5"}),
        ("published", [5]),
        ("in_force", "10"),
        ("fee_cases", -1),
        ("fee_yuan", "30元"),
        ("roster", "某县水利局"),
        ("roster", 5),
    ],
)
def test_a_register_written_otherwise_is_refused_by_the_name_of_its_entry(bad, tmp_path, key, value):
    records = tmp_path / "records.json"
    records.write_text(json.dumps({key: value}), encoding="utf-8")
    result = run(bad, "--records", records)
    assert result.exit_code == 2
    assert f"登记簿数据的“{key}”应为" in result.stderr


def test_a_folder_is_checked_by_several_at_once_with_progress_and_the_same_result(bad, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_bytes(bad.read_bytes())
    one, two = run(folder), run(folder, "--jobs", 2, "--progress")
    assert one.stdout == two.stdout
    assert "12/12" in two.stderr
    assert "已检查12个文件" in one.stdout
