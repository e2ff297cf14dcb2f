"""The words of a report are proofread with the rest: at the report's own places, once, and only where wanted."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongkai.annual.checking import choose, examine
from gongkai.annual.checks.examples import report_with
from gongkai.annual.checks.registry import RULES, UnknownRuleError
from gongkai.annual.proofreading import ALL, described, proofread
from gongkai.annual.reading import lines_of, read_file, read_text, text_of
from gongkai.annual.terminal import check
from gongkai.annual.tests.extract import cell_per_line
from gongkai.annual.tests.reports import hangzhou
from gongkai.finding import Severity

HALF = "按照有关规定,公开信息。"  # found by a rule for reports and by the proofreader


def with_words(words, **more):
    return report_with({"narrative": words, **more})


def test_a_slip_is_found_at_the_line_and_column_of_the_file():
    data = hangzhou()
    data["sections"][0]["text"] = "全年工作有序推进。\n做好政府公开工作，切实保障知情权。"
    text = cell_per_line(data)
    finding = next(one for one in proofread(read_text(text)) if one.rule == "W-OPEN")
    assert text.splitlines()[finding.place.line - 1][finding.place.column - 1 :].startswith("政府公开工作")
    assert finding.suggestion == "改为“政府信息公开”"


def test_figures_of_the_tables_are_not_read_as_words():
    assert proofread(read_text(cell_per_line(hangzhou()))) == []


def test_what_a_rule_for_reports_says_already_is_not_said_again():
    report = with_words(HALF)
    assert [one.rule for one in examine(report, choose(["X", "proof"]))] == ["X-PUNCT"]
    assert [one.rule for one in examine(report, choose(["proof"]))] == ["P-HALF"]
    assert [one.rule for one in examine(report, choose(["X"]))] == ["X-PUNCT"]


def test_wording_is_a_doubt_but_a_persons_data_are_an_error():
    report = with_words(f"{HALF}申请人手机13800000000，办公电话0990-1234567。")
    severities = {one.rule: one.severity for one in proofread(report)}
    assert severities["P-HALF"] is Severity.WARNING
    assert severities["S-PERSON"] is Severity.ERROR
    assert len([one for one in proofread(report) if one.rule == "S-PERSON"]) == 1  # an office publishes its own number


def test_no_proofreading_rule_bears_the_name_of_a_rule_for_reports():
    assert not {rule.id for rule in RULES} & set(ALL)
    assert [one.id for one in described()] == list(ALL)


@pytest.mark.parametrize(
    ("select", "ignore", "rules", "proofs"),
    [
        ([], [], len(RULES), len(ALL)),
        ([], ["proof"], len(RULES), 0),
        (["T3-COL"], [], 1, 0),
        (["proof"], ["C-SPELL"], 0, len(ALL) - 1),
        (["T3-COL", "c-spell"], [], 1, 1),
        ([], ["T3-COL", "N-SUM"], len(RULES) - 1, len(ALL) - 1),
    ],
)
def test_rules_and_proofreading_are_chosen_together(select, ignore, rules, proofs):
    choice = choose(select, ignore)
    assert (len(choice.rules), len(choice.proofs)) == (rules, proofs)


def test_a_name_of_neither_is_refused():
    with pytest.raises(UnknownRuleError, match="Q-NONE"):
        choose(["T3", "Q-NONE"])


def test_the_language_model_is_not_loaded_where_it_is_not_wanted(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(cell_per_line(hangzhou()), encoding="utf-8")
    code = (
        "import sys\nfrom gongkai.annual.terminal import check\n"
        "check.main([sys.argv[1], '--ignore', 'proof'], standalone_mode=False)\n"
        "print('gongkai.proof.engine' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_the_command_proofreads_and_its_severities_can_be_set(tmp_path):
    data = hangzhou()
    data["sections"][0]["text"] = "做好政府公开工作，切实保障知情权。"
    path, config = tmp_path / "report.txt", tmp_path / "check.toml"
    path.write_text(cell_per_line(data), encoding="utf-8")
    config.write_text('[severity]\nW-OPEN = "error"\n', encoding="utf-8")
    result = CliRunner().invoke(check, [str(path), "--format", "json", "--select", "proof", "--config", str(config)])
    assert [(one["rule"], one["severity"]) for one in json.loads(result.stdout)] == [("W-OPEN", "error")]
    assert result.exit_code == 1


@pytest.mark.shared
def test_the_proofreader_adds_no_error_to_the_founding_document(sample_report: Path):
    report, lines = read_file(sample_report), lines_of(text_of(sample_report))
    found = examine(report, choose())
    assert [one.rule for one in found if one.severity is Severity.ERROR] == ["N-APP", "T3-BLANK", "S-SECTIONS"]
    for finding in proofread(report):
        assert lines[finding.place.line - 1][finding.place.column - 1 :].startswith(finding.place.quote)


def test_a_report_not_read_from_a_file_is_proofread_as_well():
    report = replace(with_words("做好政府公开工作。"), path="")
    assert [one.place.quote for one in proofread(report)] == ["政府公开"]
