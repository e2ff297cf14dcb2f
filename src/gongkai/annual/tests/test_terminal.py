import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongkai.annual.rendering import marked, width
from gongkai.annual.terminal import check
from gongkai.annual.tests.extract import cell_per_line, rows_of
from gongkai.annual.tests.reports import hangzhou

KEYS = [
    "path",
    "rule",
    "severity",
    "message",
    "basis",
    "line",
    "column",
    "quote",
    "table",
    "row",
    "col",
    "expected",
    "actual",
    "suggestion",
]
DATA = hangzhou()
DATA["remedies"]["litigation_direct"] = dict.fromkeys(
    DATA["remedies"]["litigation_direct"], 0
)  # else T4-PREPOSE speaks


def run(*arguments):
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(cell_per_line(DATA), encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path):
    rows = rows_of(DATA)
    rows["applications", "carried_out"][-1] = "820"
    path = tmp_path / "bad.md"
    path.write_text(cell_per_line(DATA, rows), encoding="utf-8")
    return path


def test_a_clean_report_exits_with_nought(good):
    result = run(good)
    assert (result.exit_code, result.stdout) == (0, "没有发现问题。已检查1个文件。\n")


def test_doubtful_findings_alone_exit_with_nought(good):
    good.write_text(good.read_text(encoding="utf-8").replace("\t行政规范性文件", "\t规范性文件"), encoding="utf-8")
    result = run(good)
    assert result.exit_code == 0
    assert "S-LABEL 疑似：" in result.stdout
    assert result.stdout.endswith("共1处：疑似1处。已检查1个文件。\n")


def test_errors_exit_with_one_and_name_file_line_column_and_rule(bad):
    result = run(bad)
    line = bad.read_text(encoding="utf-8").splitlines().index("\t820") + 1
    assert result.exit_code == 1
    assert f"{bad}:{line}:2 T3-ROW 错误：" in result.stdout
    assert "  |  820\n  |  ^^^\n" in result.stdout
    assert "依据：" in result.stdout


def test_json_is_a_list_of_objects_with_exactly_the_agreed_keys(bad):
    result = run(bad, "--format", "json")
    findings = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {finding["rule"] for finding in findings} == {"T3-COL", "T3-ROW"}
    assert all(list(finding) == KEYS for finding in findings)


def test_json_of_a_clean_report_is_an_empty_list(good):
    assert json.loads(run(good, "--format", "json").stdout) == []


def test_only_the_selected_rules_speak(bad):
    assert {f["rule"] for f in json.loads(run(bad, "--format", "json", "--select", "T3-ROW").stdout)} == {"T3-ROW"}
    assert run(bad, "--ignore", "T3-ROW,T3-COL").exit_code == 0
    assert run(bad, "--select", "T4", "--select", "S").exit_code == 0


def test_an_unknown_rule_is_a_mistake_in_the_command(good):
    result = run(good, "--select", "T9")
    assert result.exit_code == 2
    assert "没有“T9”这条规则" in result.stderr


def test_a_folder_is_checked_with_all_its_reports_and_other_texts_passed_over(good, bad):
    (good.parent / "README.md").write_text("说明。", encoding="utf-8")
    result = run(good.parent)
    assert result.exit_code == 1
    assert "README.md: 跳过：" in result.stderr
    assert "已检查2个文件。" in result.stdout


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"\xff\xfe\xfd\x80", "说明。".encode()])
def test_unreadable_input_exits_with_two_and_a_word_but_no_traceback(tmp_path, good, data):
    path = tmp_path / "other.txt"
    path.write_bytes(data)
    result = run(path, good, "--format", "json")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{path}: 无法读取：")
    assert json.loads(result.stdout) == []


def test_a_missing_file_and_an_empty_folder_exit_with_two(tmp_path):
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty").exit_code == 2
    assert run(tmp_path / "nowhere.txt").exit_code == 2


def test_the_caret_stands_under_chinese_characters():
    shown, carets = marked("\t（七）总计 1", 2, 5)
    assert shown == "  |  （七）总计 1"
    assert carets == "  |  " + "^" * 10
    assert width("表a二") == 5


def test_a_long_line_is_cut_around_the_fault():
    shown, carets = marked("正文" * 200 + "收到9件" + "正文" * 200, 401, 4)
    assert shown.startswith("  | …")
    assert shown.endswith("…")
    place = width(shown[: shown.index("收到9件")])
    assert carets == " " * 2 + "|" + " " * (place - 3) + "^" * 7


def test_the_command_starts_without_django(good):
    code = (
        "import sys\nfrom gongkai.cli import main\n"
        "try:\n    main(['check', sys.argv[1]])\n"
        "except SystemExit as end:\n    print('django' in sys.modules, end.code)"
    )
    source = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONUTF8": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    result = subprocess.run(
        [sys.executable, "-c", code, str(good)], capture_output=True, text=True, env=environment, check=False
    )
    assert result.stdout.splitlines()[-1] == "False 0", result.stderr
