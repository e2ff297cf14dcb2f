"""What the prose of a report says about the number of applications: each figure with what it counts and its place.

Left out are other years, parts of the year, subordinate units, parts by way or kind of applicant, comparisons and
rough figures: a claim is only what the sentence says of all applications to this organ in this year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual.form import Passage, Printed, Report, Row
from gongkai.annual.reading import wording
from gongkai.annual.reading.plain import Run, joined, run_of

CHAPTERS_READ = ("overview", "proactive", "applications")
Sums = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """`count` applications, said to be the sum of the total cells of one of the row lists in `sums`.

    `at_least`: the sentence says so of these applications only, so that the table may hold more.
    """

    words: str
    count: int
    sums: Sums
    printed: Printed
    at_least: bool = False


@dataclass(slots=True)
class Sentence:
    """What is known while a sentence is read clause by clause."""

    year: int | None
    organ: str
    results: tuple[Row, ...]  # the rows under which results are booked in the report's form
    is_about_applications: bool = False
    is_other_year: bool = False
    is_part: bool = False
    received: tuple[int, int] | None = None  # how many, and where in the passage the words begin


def claims_in(report: Report) -> list[Claim]:
    """Every claim of the chapters that speak of applications."""
    claims: list[Claim] = []
    for section in report.sections:
        if section.key in CHAPTERS_READ:
            for passage in section.passages:
                claims += _in_passage(passage, report)
    return claims


def _in_passage(passage: Passage, report: Report) -> Iterator[Claim]:
    """The claims of one paragraph; a sentence may still speak of what the one before it spoke of."""
    lines = {number: line.quote for number, line in enumerate(passage.lines)}
    run = joined(run_of(line, number, 1) for number, line in lines.items())
    was_about, was_other_year = False, False
    for start, end in _parts(run.text, r"[。;!?]"):
        sentence = Sentence(report.year, report.organ, report.applications.form.result_rows, was_about, was_other_year)
        claimed = False
        for from_, to in _parts(run.text, r",(?!\d{3}(?!\d))|:(?!\d)", start, end):
            for claim in _in_clause(run, from_, to, sentence):
                claimed = True
                yield _placed(claim, run, passage, lines)
        was_about = claimed or bool(wording.APPLICATION.search(run.text, start, end))
        was_other_year = sentence.is_other_year


def _parts(text: str, mark: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The stretches between the marks."""
    end = len(text) if end is None else end
    for found in re.compile(mark).finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim before its place is known: from where to where its words reach in the passage."""

    start: int
    end: int
    count: int
    sums: Sums
    at_least: bool = False


def _placed(said: _Said, run: Run, passage: Passage, lines: dict[int, str]) -> Claim:
    """The claim with the line and column where its words begin."""
    words = run[said.start : said.end]
    printed = words.printed(lines)
    source = passage.lines[printed.line or 0]
    column = (source.column or 1) + (printed.column or 1) - 1 if source.line else None
    place = Printed(printed.text, source.line, column, printed.quote)
    return Claim(words.raw, said.count, said.sums, place, said.at_least)


def _in_clause(run: Run, start: int, end: int, sentence: Sentence) -> Iterator[_Said]:
    """The claims of one clause."""
    text = run.text[start:end]
    for harmless in (wording.EVERYBODY, wording.ALL_WAYS, wording.APPLICANT_IS):
        text = _masked(text, harmless)
    for said in _carried(text, sentence):
        yield _shifted(said, start)
    text = _masked(_masked(text, wording.FROM_LAST_YEAR), wording.TO_NEXT_YEAR)
    _notice(text, sentence)
    if _is_left_out(text, sentence):
        return

    follows = run.text[start : end + 40]
    for said in _figures(text, follows, sentence):
        if said.sums[0][0] == "new_received":
            sentence.received = (said.count, start + said.start)
        yield _shifted(said, start)
    yield from _outcome_of_all(text, start, sentence)


def _masked(text: str, pattern: re.Pattern[str]) -> str:
    """The text with the pattern blotted out, its length unchanged."""
    return pattern.sub(lambda found: "□" * len(found[0]), text)


def _shifted(said: _Said, by: int) -> _Said:
    """The same, counted from the beginning of the passage."""
    return _Said(said.start + by, said.end + by, said.count, said.sums, said.at_least)


def _notice(text: str, sentence: Sentence) -> None:
    """Learn from the clause what the sentence is about, and of which year."""
    if wording.APPLICATION.search(text):
        sentence.is_about_applications = True
    elif wording.OTHER_MATTER.search(text):
        sentence.is_about_applications = False
    years = [int(year) for year in wording.YEAR.findall(text)]
    if years:
        sentence.is_other_year = sentence.year is not None and years[-1] != sentence.year
    elif wording.THIS_YEAR.search(text):
        sentence.is_other_year = False
    elif wording.YEAR_BEFORE.search(text) and not wording.COMPARED.search(text):
        sentence.is_other_year = True
    if wording.PART_OF_ALL.search(text) or _is_of_a_unit(text, sentence.organ):
        sentence.is_part = True


def _is_left_out(text: str, sentence: Sentence) -> bool:
    """Whether figures in the clause are not those of all applications of the year."""
    if not sentence.is_about_applications or sentence.is_other_year or wording.DISPUTE.search(text):
        return True
    if wording.SLOGAN.search(text):
        return True
    year_long = _masked(text, wording.WHOLE_YEAR)
    this_year = f"{sentence.year}年以来"
    return bool(
        wording.COMPARED.search(text) or wording.PART_OF_YEAR.search(year_long.replace(this_year, "□" * len(this_year)))
    )


def _is_of_a_unit(text: str, organ: str) -> bool:
    """Whether the clause has another organ as its subject: a department, a township, the office."""
    verb = wording.COUNTED.search(text) or wording.NONE_CAME.search(text)
    if not verb:
        return False
    subject = wording.BESIDE_THE_SUBJECT.sub("", text[: verb.start()])
    if not wording.SUBORDINATE.search(subject) or wording.ITSELF.match(subject):
        return False
    return not (subject in organ or (organ and organ in subject))


def _carried(text: str, sentence: Sentence) -> Iterator[_Said]:
    """What the clause says was carried in from last year, or over to the next."""
    if wording.DISPUTE.search(text) or sentence.is_part:
        return
    for found in wording.FROM_LAST_YEAR.finditer(text):
        if found["last"] is None or int(found["last"]) + 1 == sentence.year:
            yield _Said(found.start(), found.end(), wording.count_of(found["n"]), wording.CARRIED_IN)
    for found in wording.TO_NEXT_YEAR.finditer(text):
        year = found["next"] or found["next2"]
        if year is None or int(year) - 1 == sentence.year:
            yield _Said(found.start(), found.end(), wording.count_of(found["n"] or found["m"]), wording.CARRIED_OUT)


def _figures(text: str, follows: str, sentence: Sentence) -> Iterator[_Said]:
    """The figures of the clause with what they count."""
    for found in wording.COUNTED_OUTCOME.finditer(text):
        if not sentence.is_part and not wording.NOT_A_FACT.search(text[: found.start()]):
            yield _counted_outcome(found, sentence)
    if sentence.is_part:
        return
    for found in wording.NONE_CAME.finditer(text):
        if wording.APPLICATION.search(text):
            yield _Said(found.start(), found.end(), 0, wording.NEW)
    for found in wording.COUNTED.finditer(text):
        if _is_total(found):
            sums = _sums_of(found["verbs"], follows[found.end() :])
            yield _Said(found.start(), found.end(), wording.count_of(found["n"]), sums)


def _is_total(found: re.Match[str]) -> bool:
    """Whether the words between verb and figure leave it the total, and exact."""
    mid = found["mid"]
    if wording.PART_OF_VERB.search(found.string[: found.end()]):
        return False
    if wording.ROUGHLY.search(mid) or re.search(wording.VERB, mid) or wording.UNCOUNTED_OUTCOME.search(mid):
        return False
    is_answer = _sums_of(found["verbs"], "")[0] == ("result_total",)
    return is_answer or "申请" in found.string


def _sums_of(verbs: str, follows: str) -> Sums:
    """Which sums the figure may be: those of every verb in the list; with last year's where the words behind say so."""
    sums: list[tuple[str, ...]] = []
    for verb in re.findall("|".join(wording.VERBS), verbs):
        sums += [rows for rows in wording.VERBS[verb] if rows not in sums]
    if ("new_received",) in sums and wording.WITH_CARRIED_IN.match(follows):
        return (("new_received", "carried_in"),)
    return tuple(sums)


def _counted_outcome(found: re.Match[str], sentence: Sentence) -> _Said:
    """So many were granted, denied …"""
    names = re.findall("|".join(wording.OUTCOMES), found["outcomes"] or found["outcome"])
    count = wording.count_of(found["n"] or found["m"])
    return _Said(found.start(), found.end(), count, (_rows_of(names, sentence),))


def _rows_of(names: list[str], sentence: Sentence) -> tuple[str, ...]:
    """The result rows that the named outcomes cover, in the table's order."""
    groups = {wording.OUTCOMES[name] for name in names}
    return tuple(row.key for row in sentence.results if row.key.split(".")[0] in groups)


def _outcome_of_all(text: str, start: int, sentence: Sentence) -> Iterator[_Said]:
    """An outcome without a figure, said of the one application of the year or of all of them."""
    outcomes = list(wording.UNCOUNTED_OUTCOME.finditer(text))
    if len(outcomes) != 1 or sentence.received is None or sentence.is_part or re.search(r"\d", text):
        return
    count, began = sentence.received
    before = text[: outcomes[0].start()]
    if wording.NOT_A_FACT.search(before) or (count != 1 and not wording.ALL_OF_THEM.search(before)) or count == 0:
        return
    yield _Said(began, start + outcomes[0].end(), count, (_rows_of([outcomes[0][0]], sentence),), at_least=True)
