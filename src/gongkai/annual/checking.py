"""Check many files, one after another or several at once, with what stands beside them: last year, units, registers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from gongkai.annual.alike import Alike, Sketch, sketches_of
from gongkai.annual.checks.registry import RULES, UnknownRuleError, check_report, chosen, in_order, is_known
from gongkai.annual.checks.rule import Rule
from gongkai.annual.checks.s_copy import S_COPY
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
EMPTY = "文件夹里没有可以检查的文件"
PROOFREADING = "proof"  # names all rules of the proofreader together


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked for: rules for reports, and the ids of proofreading rules."""

    rules: tuple[Rule, ...] = RULES
    proofs: tuple[str, ...] = ()


def choose(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Choice:
    """The rules and proofreading rules of these names; the proofreader is not loaded where none of it is wanted.

    Errors: UnknownRuleError for a name that is neither a rule nor a family.
    """
    wanted, unwanted = [name for name in select if is_known(name)], [name for name in ignore if is_known(name)]
    rules = chosen(wanted, unwanted) if wanted or not select else ()
    named = [name for name in select if not is_known(name)]
    but = [name for name in ignore if not is_known(name)]
    if PROOFREADING in but or (select and not named):
        return Choice(rules)
    return Choice(rules, _proofs(named, but))


def _proofs(select: Sequence[str], ignore: Sequence[str]) -> tuple[str, ...]:
    """The ids of proofreading rules."""
    from gongkai.annual.proofreading import ALL

    for name in (*select, *ignore):
        if name != PROOFREADING and name.upper() not in ALL:
            raise UnknownRuleError(f"没有“{name}”这条规则")
    wanted = ALL if not select or PROOFREADING in select else [name.upper() for name in select]
    return tuple(name for name in wanted if name not in [one.upper() for one in ignore])


def examine(report: Report, choice: Choice) -> list[Finding]:
    """Everything found in the report, in the order of the text."""
    found = check_report(report, choice.rules)
    if not choice.proofs:
        return found
    from gongkai.annual.proofreading import proofread

    return in_order([*found, *proofread(report, found, choice.proofs)])


@dataclass(frozen=True, slots=True)
class Beside:
    """What the rules may look at besides the report itself."""

    previous: Report | None = None
    units: tuple[Report, ...] | None = None
    records: Records | None = None

    def at(self, report: Report) -> Report:
        """The report with all that at hand."""
        return replace(report, previous=self.previous, units=self._units_of(report), records=self.records)

    def _units_of(self, report: Report) -> tuple[Report, ...] | None:
        """The reports that this one adds up: none of its own organ, and each once, in however many files it lies there.

        A report that lies among the units and is no whole government's adds up nothing.
        """
        others = [unit for unit in self.units or () if not unit.organ or unit.organ != report.organ]
        is_one_of_them = len(others) < len(self.units or ())
        if self.units is None or (is_one_of_them and report.scope != "aggregate"):
            return None
        return tuple({_contents(unit): unit for unit in others}.values())


def _contents(unit: Report) -> tuple[object, ...]:
    """What makes two files the same report: the organ, the year, every cell; without organ like no other."""
    cells = [
        cell.value
        for table in unit.tables
        for row in table.form.rows
        for cell in (table.cell(row.key, column.key) for column in row.columns)
    ]
    return (unit.organ or unit.path, unit.year, unit.format, *cells)


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: what was found and its lines, or why it was refused."""

    path: Path
    is_named: bool = True
    findings: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    refused: str = ""
    is_other_text: bool = False  # could be read but is no annual report
    sketches: list[Sketch] = field(default_factory=list)  # to be compared with the other files
    doubt: str = ""  # about what was laid beside it


def beside(
    previous: Path | None, units: Path | None, records: Path | None, previous_units: Path | None = None
) -> Beside:
    """What the files beside the report hold.

    Errors: UnreadableReportError, MalformedRecordsError.
    """
    last_year = _read(previous) if previous else None
    if last_year and previous_units:
        last_year = replace(last_year, units=_reports_in(previous_units))
    return Beside(last_year, _reports_in(units) if units else None, _records(records) if records else None)


def _reports_in(folder: Path) -> tuple[Report, ...]:
    """The reports in the folder; other texts there are passed over, but a file that cannot be read is told."""
    found = []
    for path, _ in files_in([folder]):
        try:
            found.append(_read(path))
        except NotAReportError:
            continue
    return tuple(found)


def _read(path: Path) -> Report:
    """The report in the file; an error names the file."""
    if path.is_dir():
        raise UnreadableReportError(f"{path}：{EMPTY}")
    try:
        return read_file(path)
    except NotAReportError as error:
        raise NotAReportError(f"{path}：{error}") from error
    except UnreadableReportError as error:
        raise UnreadableReportError(f"{path}：{error}") from error


def _records(path: Path) -> Records:
    """What the registers say."""
    try:
        return records_from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
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
    files: Sequence[tuple[Path, bool]], choice: Choice | None = None, more: Beside | None = None, jobs: int = 1
) -> Iterator[Checked]:
    """Each file checked, in the order given; at most a few results wait in memory.

    Of files checked together the later one is told which chapters it has in common with an earlier one (S-COPY).
    """
    results = _results(files, choice or Choice(), more or Beside(), jobs)
    if len(files) < 2 or S_COPY not in (choice or Choice()).rules:
        return results
    return _compared(results)


def _compared(results: Iterable[Checked]) -> Iterator[Checked]:
    """The results, each compared with those before it."""
    passed = Alike()
    for checked in results:
        copied = passed.findings(checked.sketches)
        yield replace(checked, findings=in_order([*checked.findings, *copied])) if copied else checked


def _results(files: Sequence[tuple[Path, bool]], choice: Choice, more: Beside, jobs: int) -> Iterator[Checked]:
    """Each file checked by itself, in one process or several."""
    ids = tuple(rule.id for rule in choice.rules)
    one = partial(_check, ids=ids, proofs=choice.proofs, more=more, is_alone=len(files) < 2)
    if jobs == 1 or len(files) < 2:
        yield from map(one, files)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        step = AT_ONCE * jobs * 4
        for start in range(0, len(files), step):
            yield from pool.map(one, files[start : start + step], chunksize=AT_ONCE)


def _refuse_another_year(report: Report) -> None:
    """Refuse to compare a report with one that is not of the year before."""
    last = report.previous
    if last and last.year and report.year and last.year != report.year - 1:
        raise UnreadableReportError(
            f"是{report.year}年度的报告，--previous 应给{report.year - 1}年度的，给的是{last.year}年度的"
        )


def _of_another_organ(report: Report) -> str:
    """A doubt where last year's report names another organ; one that was renamed is the same."""
    last = report.previous
    if last is None or not last.organ or not report.organ or last.organ == report.organ:
        return ""
    return (
        f"是“{report.organ}”的报告，--previous 给的是“{last.organ}”的；不是同一机关（更名的除外）的，请换成同一机关的"
    )


def _check(
    file: tuple[Path, bool], ids: tuple[str, ...], proofs: tuple[str, ...], more: Beside, *, is_alone: bool
) -> Checked:
    """Check one file; rules travel to other processes by their ids."""
    path, is_named = file
    choice = Choice(tuple(rule for rule in RULES if rule.id in set(ids)), proofs)
    try:
        if path.is_dir():
            raise UnreadableReportError(EMPTY)
        text = text_of(path)
        report = more.at(read_text(text, path=str(path)))
        _refuse_another_year(report)
        sketches = [] if is_alone or S_COPY not in choice.rules else sketches_of(report)
        found = examine(report, choice)
        return Checked(path, is_named, found, lines_of(text), sketches=sketches, doubt=_of_another_organ(report))
    except UnreadableReportError as error:
        return Checked(path, is_named, refused=str(error), is_other_text=isinstance(error, NotAReportError))
