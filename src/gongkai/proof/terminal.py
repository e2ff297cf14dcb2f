"""`gongkai proof`: proofread files and folders at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from gongkai.finding import Severity
from gongkai.lib.spoken import write
from gongkai.proof import reporting
from gongkai.proof.engine import Proofreader
from gongkai.proof.marking import commented
from gongkai.proof.reading import READERS, UnreadableError, plain_text, text_of
from gongkai.proof.reporting import Checked

CLEAN, FOUND_ERRORS, UNREADABLE = 0, 1, 2
FIXABLE = {".txt", ".md"}
WRITERS = {
    "text": reporting.as_text,
    "json": reporting.as_json,
    "sarif": reporting.as_sarif,
    "html": reporting.as_html,
}
_reader: list[Proofreader] = []


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="路径…")
@click.option(
    "--format", "shape", type=click.Choice([*WRITERS, "docx"]), default="text", help="输出格式；docx 写成Word批注。"
)
@click.option("--fix", is_flag=True, help="把可以放心改的（如半角标点）直接改进文件（.txt、.md）。")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="几个进程同时校对。")
@click.option(
    "--words", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="本单位的人名、地名、专名，一行一个。"
)
@click.pass_context
def proof(ctx: click.Context, paths: tuple[Path, ...], shape: str, fix: bool, jobs: int, words: Path | None) -> None:
    """校对文件（.txt .md .html .docx .pdf）或者文件夹里的这些文件。

    没有错误退出码为0（可以有“疑似”“提示”），有错误为1，有读不了的文件为2。
    """
    files = list(_files(paths))
    own = _own(words) if words else ()
    checked, unreadable = [], 0
    for number, (path, outcome) in enumerate(_all(files, jobs, own), start=1):
        if isinstance(outcome, Checked):
            checked.append(outcome)
        else:
            unreadable += 1
            click.echo(f"{path}: 无法读取：{outcome}", err=True)
        if len(files) > 1:
            click.echo(f"\r{number}/{len(files)}", nl=number == len(files), err=True)
    if fix:
        _fix(checked)
    if shape == "docx":
        _write_comments(checked)
    else:
        click.echo(WRITERS[shape](checked))
    errors = any(one.severity is Severity.ERROR for file in checked for one in file.findings)
    ctx.exit(UNREADABLE if unreadable or not files else FOUND_ERRORS if errors else CLEAN)


def _own(words: Path) -> tuple[str, ...]:
    """The office's own words; a mistake in the command where the file cannot be read."""
    try:
        return tuple(text_of(words).split())
    except UnreadableError as error:
        raise click.BadParameter(f"{words}：{error}", param_hint="--words") from error


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named that can be read."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in READERS)
        else:
            yield path


def _all(files: list[Path], jobs: int, words: tuple[str, ...]) -> Iterator[tuple[Path, Checked | str]]:
    """Each file with what came of it, in the order of the files."""
    if jobs == 1 or len(files) < 2:
        _start(words)
        yield from ((path, _check(path)) for path in files)
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(words,)) as pool:
        yield from zip(files, pool.map(_check, files), strict=True)


def _start(words: tuple[str, ...]) -> None:
    """Make the proofreader of this process."""
    _reader[:] = [Proofreader(words=words)]


def _check(path: Path) -> Checked | str:
    """The file with its findings, or why it cannot be read."""
    try:
        text = text_of(path)
    except UnreadableError as error:
        return str(error)
    return Checked(str(path), text, tuple(_reader[0].check(text)))


def _fix(files: list[Checked]) -> None:
    """Put the safe suggestions into the files that are plain text; encoding and line ends stay as they were."""
    for file in files:
        path = Path(file.path)
        text, count = reporting.fixed(file.text, file.findings)
        if count and path.suffix.lower() in FIXABLE:
            write(path, plain_text(path.read_bytes()).encoded(text))
            click.echo(f"{path}: 改了{count}处", err=True)


def _write_comments(files: list[Checked]) -> None:
    """Beside each Word document one with comments."""
    for file in files:
        path = Path(file.path)
        if path.suffix.lower() != ".docx":
            click.echo(f"{path}: 只有.docx文件可以写批注", err=True)
            continue
        target = path.with_name(f"{path.stem}（校对）.docx")
        target.write_bytes(commented(path.read_bytes(), list(file.findings)))
        click.echo(f"{target}: {len(file.findings)}处批注")
