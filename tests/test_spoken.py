"""Every command speaks Chinese, also where it is called wrongly, whatever the locale of the machine."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gongkai.annual.commands import COMMANDS as REPORTS
from gongkai.cli import COMMANDS, LazyGroup, main
from gongkai.lib import spoken

ENGLISH = re.compile(
    r"\b(?:Usage|Error|Try|Missing|Invalid|Options|Commands|Show|No such|Got|required|default|valid)\b"
)
FREE = {"manage"}  # Django's own help


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments), prog_name="gongkai")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize(
    "command", [(), *((name,) for name in COMMANDS if name not in FREE), *(("report", name) for name in REPORTS)]
)
def test_help_is_chinese(command: tuple[str, ...]) -> None:
    code, said = run(*command, "--help")
    assert code == 0
    assert said.startswith("用法： gongkai")
    assert not ENGLISH.search(said), said


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("nonsense", 2, "没有“nonsense”这个命令"),
        ("check", 2, "缺少参数 '路径…'"),
        ("check /missing/a.docx", 2, "没有这个文件或者文件夹"),
        ("check --nonsense x", 2, "没有“--nonsense”这个选项"),
        ("check --format odt x", 2, "“odt”不可用，可选："),
        ("check --jobs many x", 2, "“many”不是可用的数"),
        ("check --jobs 0 x", 2, "0超出范围，应为1<=x<=64"),
        ("check --select", 2, "选项“--select”后面要写一个值"),
        ("check --config /missing x", 2, "没有这个文件或者文件夹：/missing"),
        ("check --units /etc/hosts x", 2, "这里要写文件夹，不是文件"),
        ("check x -o /missing/a.txt", 2, "没有文件夹 /missing，请先建立"),
        ("check x -o /tmp", 2, "这里要写文件，不是文件夹"),
        ("report", 2, "读取、生成"),
        ("report build --year abc", 2, "“abc”不是可用的数"),
        ("report build --year 1999", 2, "1999超出范围"),
        ("report build", 2, "缺少选项 '--organisation'"),
        ("report build --organisation a --year 2024 --format json -o /missing/a.json", 2, "没有文件夹 /missing"),
        ("report read /missing/a.docx", 2, "没有这个文件或者文件夹"),
        ("due", 2, "请用 --received 给出收到申请之日"),
        ("due --received 2024-09-20 --event nonsense", 2, "不认识的事件“nonsense”"),
        ("due --received heute", 2, "日期“heute”应写作 2024-09-20"),
        ("fee a", 2, "多出了参数：a"),
        ("fee --pages many", 2, "“many”不是可用的数"),
        ("remedies", 2, "缺少选项 '--organ'"),
        ("proof /missing/a.txt", 2, "文件打不开，请检查路径和权限"),
        ("proof --words /bin/true /etc/hosts", 2, "--words 的值不对"),
        ("archive --verify /etc/hosts", 1, "不是归档包"),
        ("demo --today heute", 2, "应写成2024-09-20这样"),
        ("serve --port 0", 2, "0超出范围"),
        ("visits", 2, "缺少参数 '日志…'"),
        ("mirror", 2, "缺少参数 '文件夹'"),
        ("links x", 2, "多出了参数：x"),
        ("nginx", 2, "缺少选项 '--name'"),
        ("clock x", 2, "多出了参数：x"),
    ],
)
def test_a_mistake_is_told_in_chinese(command: str, code: int, words: str) -> None:
    ended, said = run(*command.split())
    assert (ended, words in said, ENGLISH.findall(said)) == (code, True, []), said


def test_every_sentence_is_one_that_click_says() -> None:
    folder, said = Path(click.__file__).parent, {"required"}
    for name in spoken.MODULES:
        for call in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext"):
                said |= {str(one.value) for one in call.args if isinstance(one, ast.Constant)}
    assert set(spoken.SENTENCES) - said == set()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="不能写入.*是文件夹"):
        spoken.write(tmp_path, "x")


def test_a_database_without_tables_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.utils import OperationalError

    @click.command()
    def count() -> None:
        raise OperationalError("no such table: orgs_organisation")

    monkeypatch.setattr(LazyGroup, "get_command", lambda *_: count)
    assert run("report") == (1, "错误：数据库还没有建立，请先运行 gongkai demo 或者 gongkai manage migrate。\n")
