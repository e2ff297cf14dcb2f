"""Check many files, one after another or several at once, with what stands beside them: last year, units, registers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from gongkai.annual.checks.registry import RULES, check_report
from gongkai.annual.checks.rule import Rule
from gongkai.annual.form import MalformedRecordsError, Records, Report, records_from_dict
from gongkai.annual.reading import (
    ENDINGS,
    NotAReportError,
    UnreadableReportError,
    lines_of,
    read_file,
    read_text,
    text_of,
)
from gongkai.finding import Finding

AT_ONCE = 8  # files handed to a process together


@dataclass(frozen=True, slots=True)
class Beside:
    """What the rules may look at besides the report itself."""

    previous: Report | None = None
    units: tuple[Report, ...] | None = None
    records: Records | None = None

    def at(self, report: Report) -> Report:
        """The report with all that at hand."""
        return replace(report, previous=self.previous, units=self.units, records=self.records)


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: what was found and its lines, or why it was refused."""

    path: Path
    is_named: bool = True
    findings: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    refused: str = ""
    is_other_text: bool = False  # could be read but is no annual report


def beside(previous: Path | None, units: Path | None, records: Path | None) -> Beside:
    """What the files beside the report hold.

    Errors: UnreadableReportError, MalformedRecordsError.
    """
    return Beside(
        read_file(previous) if previous else None,
        tuple(read_file(path) for path, _ in files_in([units])) if units else None,
        _records(records) if records else None,
    )


def _records(path: Path) -> Records:
    """What the registers say."""
    try:
        return records_from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        if isinstance(error, MalformedRecordsError):
            raise
        raise MalformedRecordsError(f"{path}：不是 JSON 文件") from error


def files_in(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """The files, and whether each was named itself; a folder without any report is handed on, to be reported."""
    for path in paths:
        inside = (
            sorted(file for file in path.rglob("*") if file.is_file() and _is_wanted(file)) if path.is_dir() else []
        )
        if inside:
            yield from ((file, False) for file in inside)
        else:
            yield path, True


def _is_wanted(file: Path) -> bool:
    """Whether a file in a folder may be a report; what offices leave behind while editing is not."""
    return file.suffix.lower() in ENDINGS and not file.name.startswith((".", "~$"))


def check_all(
    files: Sequence[tuple[Path, bool]], rules: tuple[Rule, ...] = RULES, more: Beside | None = None, jobs: int = 1
) -> Iterator[Checked]:
    """Each file checked, in the order given; at most a few results wait in memory."""
    one = partial(_check, ids=tuple(rule.id for rule in rules), more=more or Beside())
    if jobs == 1 or len(files) < 2:
        yield from map(one, files)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        step = AT_ONCE * jobs * 4
        for start in range(0, len(files), step):
            yield from pool.map(one, files[start : start + step], chunksize=AT_ONCE)


def _check(file: tuple[Path, bool], ids: tuple[str, ...], more: Beside) -> Checked:
    """Check one file; rules travel to other processes by their ids."""
    path, is_named = file
    rules = tuple(rule for rule in RULES if rule.id in set(ids))
    try:
        if path.is_dir():
            raise UnreadableReportError("文件夹里没有可以检查的文件")
        text = text_of(path)
        report = more.at(read_text(text, path=str(path)))
        return Checked(path, is_named, check_report(report, rules), lines_of(text))
    except UnreadableReportError as error:
        return Checked(path, is_named, refused=str(error), is_other_text=isinstance(error, NotAReportError))
