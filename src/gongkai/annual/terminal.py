"""`gongkai check`: read annual reports from files and print what the rules find in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from gongkai.annual.annotated import standalone
from gongkai.annual.baseline import (
    UnusableFileError,
    baseline_of,
    read_baseline,
    read_severities,
    weighed,
    without,
)
from gongkai.annual.checking import Beside, Checked, Choice, beside, check_all, choose, files_in
from gongkai.annual.checks.registry import UnknownRuleError
from gongkai.annual.form import MalformedRecordsError
from gongkai.annual.reading import UnreadableReportError
from gongkai.annual.rendering import as_text, summary
from gongkai.annual.sarif import Described, as_sarif
from gongkai.finding import Finding, Severity
from gongkai.lib.spoken import NewFile, write

SAY_EVERY = 100  # files, where the progress is written to a log
CLEAN, FOUND_ERRORS, UNREADABLE = 0, 1, 2
IN_CHINESE = {"ensure_ascii": False, "indent": 2}
Folder = click.Path(path_type=Path, exists=True, file_okay=False)
File = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="路径…")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "sarif", "html"]), default="text", help="输出格式。"
)
@click.option("--output", "-o", type=NewFile(), help="写到文件，不写到屏幕。")
@click.option(
    "--select",
    multiple=True,
    metavar="规则",
    help="只查这些规则，用逗号分开；T3 指全部 T3- 规则，proof 指全部校对规则。",
)
@click.option("--ignore", multiple=True, metavar="规则", help="不查这些规则；--ignore proof 不校对文字，更快。")
@click.option("--config", type=File, help="TOML 配置：[severity] 一节给规则定级别（error、warning、info、off）。")
@click.option("--baseline", type=File, help="基线文件：其中列过的问题不再报。")
@click.option("--write-baseline", type=NewFile(), help="把这次查出的问题写成基线。")
@click.option("--previous", type=File, help="同一机关上一年度的报告，用于逐年衔接的规则。")
@click.option("--units", type=Folder, help="装有各单位报告的文件夹，用于汇总的规则。")
@click.option("--previous-units", type=Folder, help="装有各单位上年报告的文件夹：单位清单有变化的，逐年衔接只作疑似。")
@click.option("--records", type=File, help="登记簿数据（JSON），用于与登记簿比对的规则。")
@click.option("--jobs", "-j", type=click.IntRange(1, 64), default=1, help="同时检查几个文件。")
@click.option("--progress/--no-progress", default=None, help="显示进度（默认：在终端里检查多个文件时显示）。")
@click.pass_context
def check(ctx: click.Context, /, **options: object) -> None:
    """检查政府信息公开工作年度报告。

    读 .docx、.doc、.html、.pdf、.xlsx、.txt、.md 文件和本平台的交换文件（.json），或者装有这些文件的文件夹。
    没有错误退出码为0（可以有“疑似”），有错误为1，有读不了的文件为2。
    """
    ctx.exit(_run(Options(**options)))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    paths: tuple[Path, ...]
    shape: str
    output: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: Path | None
    baseline: Path | None
    write_baseline: Path | None
    previous: Path | None
    units: Path | None
    previous_units: Path | None
    records: Path | None
    jobs: int
    progress: bool | None


def _run(options: Options) -> int:
    """Check every file and print; returns the exit code."""
    try:
        choice = choose(_names(options.select), _names(options.ignore))
        severities = read_severities(options.config) if options.config else {}
        dismissed = read_baseline(options.baseline) if options.baseline else set()
        more = beside(options.previous, options.units, options.records, options.previous_units)
    except (UnknownRuleError, UnusableFileError, MalformedRecordsError, UnreadableReportError) as error:
        raise click.UsageError(str(error)) from error
    outcome = Outcome(options, choice)
    for checked in _checked(options, choice, more):
        outcome.take(checked, lambda found: without(weighed(found, severities), dismissed))
    outcome.close()
    return outcome.exit_code


def _checked(options: Options, choice: Choice, more: Beside) -> Iterable[Checked]:
    """Each file as it is done, counted on the error stream where there are many."""
    files = list(files_in(options.paths))
    results = check_all(files, choice, more, options.jobs)
    on_terminal = sys.stderr.isatty()
    shows = options.progress if options.progress is not None else len(files) > 1 and on_terminal
    for number, checked in enumerate(results, 1):
        yield checked
        if shows and (on_terminal or number % SAY_EVERY == 0 or number == len(files)):
            click.echo(f"\r检查 {number}/{len(files)}", nl=not on_terminal or number == len(files), err=True)


@dataclass(slots=True)
class Outcome:
    """What has come of the files so far. Findings are kept only where the shape needs all of them at the end."""

    options: Options
    choice: Choice
    findings: list[Finding] = field(default_factory=list)
    pages: list[tuple[str, list[str], list[Finding]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    checked: int = 0
    unreadable: int = 0
    left_out: int = 0  # by the baseline or switched off

    def take(self, checked: Checked, kept: Callable[[list[Finding]], list[Finding]]) -> None:
        """One file: keep or print what was found, or why it cannot be read."""
        if checked.refused:
            passed_over = checked.is_other_text and not checked.is_named
            self.unreadable += not passed_over
            click.echo(f"{checked.path}: {'跳过' if passed_over else '无法读取'}：{checked.refused}", err=True)
            return
        if checked.doubt:
            click.echo(f"{checked.path}: 请核对：{checked.doubt}", err=True)
        found = kept(checked.findings)
        self.left_out += len(checked.findings) - len(found)
        self.checked += 1
        for finding in found:
            self.counts[finding.severity] += 1
        if self.options.shape == "html":
            self.pages.append((str(checked.path), checked.lines, found))
        if self.options.shape in ("json", "sarif") or self.options.write_baseline:
            self.findings += found
        if self.options.shape == "text":
            self._say("".join(as_text(finding, checked.lines) + "\n\n" for finding in found))

    def _say(self, text: str) -> None:
        """Print text now, or keep it for the file."""
        if self.options.output:
            self.said.append(text)
        else:
            click.echo(text, nl=False)

    def close(self) -> None:
        """Print what is printed at the end."""
        whole = {
            "json": lambda: json.dumps([one.as_dict() for one in self.findings], **IN_CHINESE) + "\n",  # type: ignore[arg-type]
            "sarif": lambda: json.dumps(as_sarif(self.findings, _told_of(self.choice)), **IN_CHINESE) + "\n",  # type: ignore[arg-type]
            "html": lambda: standalone(self.pages),
            "text": lambda: self._summary() + "\n",
        }[self.options.shape]
        self._say(whole())
        if self.options.write_baseline:
            write(self.options.write_baseline, baseline_of(self.findings))
        if self.options.output:
            write(self.options.output, "".join(self.said))
            click.echo(self._summary(), err=True)

    def _summary(self) -> str:
        return summary(self.counts, self.checked, self.unreadable, self.left_out)

    @property
    def exit_code(self) -> int:
        """What a script that called the command learns from it; what was just written as a baseline is dismissed."""
        if self.unreadable or not self.checked:
            return UNREADABLE
        if self.options.write_baseline:
            return CLEAN
        return FOUND_ERRORS if self.counts[Severity.ERROR] else CLEAN


def _told_of(choice: Choice) -> list[Described]:
    """The rules that may speak."""
    if not choice.proofs:
        return list(choice.rules)
    from gongkai.annual.proofreading import described

    return [*choice.rules, *(one for one in described() if one.id in choice.proofs)]


def _names(options: Iterable[str]) -> list[str]:
    """The rule names of an option that may be given often, each with names parted by commas."""
    return [name.strip() for option in options for name in option.replace("，", ",").split(",") if name.strip()]
