"""The `gongkai due` command."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from gongkai.cli import main


def run(*arguments):
    return CliRunner().invoke(main, ["due", *arguments])


def facts(*arguments):
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("arguments", "due_on"),
    [
        (["--received", "2024-09-20"], "2024-10-23"),
        (["--received", "2022-09-30"], "2022-11-02"),
        (["--received", "2025-05-20"], "2025-06-18"),
        (["--received", "2025-05-20", "--region", "650000"], "2025-06-23"),
        (["--received", "2025-05-20", "--region", "654223"], "2025-06-23"),
        (["--received", "2025-01-20", "--event", "correct:2025-01-24:2025-02-10"], "2025-03-10"),
        (["--received", "2025-04-14", "--event", "consult:2025-04-18:2025-05-08"], "2025-05-30"),
        (["--received", "2024-09-20", "--event", "extend:20:2024-10-20"], "2024-11-20"),
        (["--received", "2025-08-01", "--event", "fee:2025-08-20:2025-09-10"], "2025-10-14"),
        (
            ["--received", "2025-04-14", "--event", "extend:20:2025-05-30", "--event", "consult:2025-04-18:2025-05-08"],
            "2025-06-30",
        ),
    ],
)
def test_the_due_day_is_told(arguments, due_on):
    told = facts(*arguments)

    assert told["due_on"] == due_on
    assert told["provisional"] is False
    assert told["days"][-1]["date"] == due_on


def test_each_day_is_told_with_its_reason():
    days = {day["date"]: day for day in facts("--received", "2024-09-20")["days"]}

    assert days["2024-09-29"] == {
        "date": "2024-09-29",
        "weekday": "周日",
        "counted": True,
        "number": 6,
        "why": "调休上班",
        "event": "",
        "article": "",
        "provisional": False,
    }
    assert days["2024-10-01"]["why"] == "国庆节放假"
    assert sum(day["counted"] for day in days.values()) == 20


def test_a_region_is_told_the_national_day_as_well():
    told = facts("--received", "2025-05-20", "--region", "650000")

    assert (told["due_on"], told["due_on_national"]) == ("2025-06-23", "2025-06-18")


def test_a_day_in_a_year_nobody_has_arranged_is_provisional():
    told = facts("--received", "2026-12-15")

    assert (told["due_on"], told["provisional"]) == ("2027-01-13", True)
    assert told["gaps"] == ["2027年全国节假日安排尚未录入，涉及该年的日期均为暂定"]


def test_the_text_form_reads_as_a_sheet():
    text = run("--received", "2025-05-20", "--region", "650000").stdout

    assert text.startswith(
        "收到申请：2025年5月20日\n答复期限：2025年6月23日\n"
        "全国口径：2025年6月18日（未计地方节假日，可作预警线）\n计入天数：20个工作日\n"
    )
    assert "2025-06-06  周五    —  古尔邦节放假\n" in text
    assert "2025-06-23  周一   20  工作日  【答复期限届满】条例第三十三条\n" in text


def test_the_text_form_says_what_is_not_settled():
    text = run("--received", "2026-12-15", "--event", "extend:5:2026-12-20").stdout

    assert "（暂定）" in text
    assert "25个工作日（含延期5个）" in text
    assert "提　　示：2027年全国节假日安排尚未录入" in text


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--received", "2024-09-20", "--event", "extend:20:2024-10-24"], "条例第三十三条"),
        (["--received", "2024-09-20", "--event", "extend:21:2024-10-20"], "条例第三十三条"),
        (["--received", "2024-09-20", "--event", "extend:0:2024-10-20"], "条例第三十三条"),
        (
            ["--received", "2024-09-20", "--event", "extend:12:2024-10-20", "--event", "extend:9:2024-10-21"],
            "合计不得超过20个工作日",
        ),
        (
            [
                "--received",
                "2025-01-20",
                "--event",
                "correct:2025-01-21:2025-01-22",
                "--event",
                "correct:2025-01-23:2025-01-24",
            ],
            "不得再次要求补正",
        ),
        (["--received", "2025-01-20", "--event", "correct:2025-02-06:2025-02-10"], "条例第三十条"),
        (["--received", "2025-01-20", "--event", "correct:2025-01-24:2025-01-23"], "条例第三十条"),
        (["--received", "2025-08-01", "--event", "fee:2025-08-20:2025-09-18"], "信息处理费管理办法第六条"),
        (["--received", "2025-08-01", "--event", "fee:2025-08-20:2025-08-19"], "信息处理费管理办法第六条"),
        (["--received", "2025-04-14", "--event", "consult:2025-05-15:2025-05-20"], "条例第三十二条、第三十三条"),
        (["--received", "2025-04-14", "--event", "consult:2025-04-18:2025-04-17"], "条例第三十二条、第三十三条"),
        (["--received", "2008-04-30"], "条例第三十一条"),
        ([], "--received"),
        (["--received", "昨天"], "应写作"),
        (["--received", "2024-W38-5"], "应写作"),
        (["--received", "2024-02-30"], "没有"),
        (["--received", "9999-12-31"], "超出"),
        (["--received", "2024-09-20", "--region", "新疆"], "应为6位数字"),
        (["--received", "2024-09-20", "--event", "dance:2024-09-20:2024-09-21"], "不认识"),
        (["--received", "2024-09-20", "--event", "extend:20"], "应写作"),
        (["--received", "2024-09-20", "--event", "extend:-1:2024-10-20"], "正整数"),
        (["--received", "2024-09-20", "--event", "correct:2024-09-23:"], "应写作"),
        (["--received", "2024-09-20", "--event", ""], "不认识"),
    ],
)
def test_what_the_law_forbids_is_refused_with_its_article(arguments, why):
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("错误：")
    assert why in result.stderr
    assert "Traceback" not in result.stderr


def test_the_command_starts_without_django():
    snippet = (
        "import sys\nfrom gongkai.cli import main\n"
        "main(['due', '--received', '2024-09-20'], standalone_mode=False)\n"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'django']\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", snippet], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )

    assert done.returncode == 0, done.stderr
    assert "2024年10月23日" in done.stdout
