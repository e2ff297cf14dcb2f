"""`gongkai check`: read annual reports from files and print what the rules find in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from gongkai.annual.checks.registry import UnknownRuleError, check_report, chosen
from gongkai.annual.checks.rule import Rule
from gongkai.annual.reading import NotAReportError, UnreadableReportError, lines_of, read_text, text_of
from gongkai.annual.rendering import as_text, summary
from gongkai.finding import Finding, Severity

ENDINGS = {".txt", ".md"}
CLEAN, FOUND_ERRORS, UNREADABLE = 0, 1, 2


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="路径…")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@click.option("--select", multiple=True, metavar="规则", help="只查这些规则，用逗号分开；T3 指全部 T3- 规则。")
@click.option("--ignore", multiple=True, metavar="规则", help="不查这些规则。")
@click.pass_context
def check(
    ctx: click.Context, paths: tuple[Path, ...], shape: str, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    """检查政府信息公开工作年度报告（文本文件，或者装有 .txt、.md 的文件夹）。

    没有错误退出码为0（可以有“疑似”），有错误为1，有读不了的文件为2。
    """
    try:
        rules = chosen(_names(select), _names(ignore))
    except UnknownRuleError as error:
        raise click.UsageError(str(error)) from error

    outcome = Outcome()
    for path, is_named in _files(paths):
        outcome.take(path, is_named, rules, shape)
    if shape == "json":
        click.echo(json.dumps([finding.as_dict() for finding in outcome.findings], ensure_ascii=False, indent=2))
    else:
        click.echo(summary(outcome.findings, outcome.checked, outcome.unreadable))
    ctx.exit(outcome.exit_code)


@dataclass(slots=True)
class Outcome:
    """What has come of the files so far."""

    findings: list[Finding] = field(default_factory=list)
    checked: int = 0
    unreadable: int = 0

    def take(self, path: Path, is_named: bool, rules: tuple[Rule, ...], shape: str) -> None:
        """Check one file; print what is found, or why it cannot be read.

        A text in a folder that is no annual report is passed over with a word; one named by the caller counts as
        unreadable.
        """
        try:
            found, lines = _check_file(path, rules)
        except UnreadableReportError as error:
            passed_over = isinstance(error, NotAReportError) and not is_named
            self.unreadable += not passed_over
            click.echo(f"{path}: {'跳过' if passed_over else '无法读取'}：{error}", err=True)
            return
        self.checked += 1
        self.findings += found
        if shape == "text":
            _print(found, lines)

    @property
    def exit_code(self) -> int:
        """What a script that called the command learns from it."""
        if self.unreadable or not self.checked:
            return UNREADABLE
        return FOUND_ERRORS if any(finding.severity is Severity.ERROR for finding in self.findings) else CLEAN


def _names(options: Iterable[str]) -> list[str]:
    """The rule names of an option that may be given often, each with names parted by commas."""
    return [name.strip() for option in options for name in option.replace("，", ",").split(",") if name.strip()]


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """The files, and whether each was named itself; a folder without any text is handed on, to be reported."""
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in ENDINGS)
        if inside and path.is_dir():
            yield from ((file, False) for file in inside)
        else:
            yield path, True


def _check_file(path: Path, rules: tuple[Rule, ...]) -> tuple[list[Finding], list[str]]:
    """What the rules find in the file, and its lines."""
    if path.is_dir():
        raise UnreadableReportError("文件夹里没有 .txt 或 .md 文件")
    text = text_of(path)
    return check_report(read_text(text, path=str(path)), rules), lines_of(text)


def _print(findings: list[Finding], lines: list[str]) -> None:
    """Each finding with the line it is in."""
    for finding in findings:
        click.echo(as_text(finding, lines))
        click.echo()
