"""Annual reports checked per second of one core, and how the cost grows: `python -m benchmarks.checks`.

Beside it, in the same run, two alternatives: every rule reads the report for itself, as separate scripts would; and
python-docx reads all words of the Word files but checks nothing.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import docx

from gongkai.annual.checking import check_all
from gongkai.annual.checks.examples import report_with
from gongkai.annual.checks.registry import RULES
from gongkai.annual.form import report_as_dict
from gongkai.annual.reading import figures, read_file, read_text, running
from gongkai.annual.tests.extract import row_per_line

SIZES = (100, 1_000, 10_000)
IN_A_FOLDER = 1_000  # reports checked by the command, two at once
WORD_FILES = 50
SENTENCES = (
    "全年通过政府网站主动公开信息{}条，其中概况类信息{}条、政务动态{}条。",
    "围绕就业、教育、医疗、养老等重点领域，及时公开惠民政策{}条，办理群众来信{}件。",
    "健全政府信息管理制度，对{}件行政规范性文件开展清理，公布清理结果{}次。",
    "优化政府网站栏目设置，新增专题{}个，调整栏目{}个，不断提升公开平台服务水平。",
    "举办业务培训{}次，培训人员{}人次，将政府信息公开纳入年度考核，未发生责任追究。",
)


def reports(count: int) -> Iterator[str]:
    """Reports of a county's length: some 2,500 characters of prose and three tables, no two alike."""
    chance = Random(20241231)  # noqa: S311 - the same reports each time
    for number in range(count):
        prose = "".join(
            sentence.replace("{}", "%d") % tuple(chance.randint(1, 900) for _ in range(sentence.count("{}")))
            for sentence in SENTENCES * 12
        )
        counts = {"natural_person": number % 9, "total": number % 9}
        table = {"new_received": counts, "granted": counts, "result_total": counts}
        texts = {"problems": "一是更新不够及时。二是解读形式单一。", "other_matters": "全年未收取信息处理费。"}
        yield row_per_line(report_as_dict(report_with({"narrative": prose, "applications": table, "texts": texts})))


def as_word(text: str, path: Path) -> None:
    """The same report as a Word file, its tables as tables."""
    document = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line.strip("\t"):
            rows.append(line.strip("\t").split("\t"))
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, words in zip(table.rows, rows, strict=True):
                for cell, word in zip(row.cells, words, strict=False):
                    cell.text = word
            rows = []
        document.add_paragraph(line.strip())
    document.save(str(path))


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work takes in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def checked(paths: Sequence[Path]) -> int:
    """Check them one after another, keeping nothing; returns how many."""
    return sum(1 for _ in check_all([(path, True) for path in paths]))


def read_by_every_rule(paths: Sequence[Path]) -> None:
    """The alternative: each rule reads the report for itself and remembers nothing."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for rule in RULES:
            running.paragraph_of.cache_clear()
            figures.figures_of.cache_clear()
            list(rule.check(read_text(text)))


def only_read(paths: Sequence[Path]) -> None:
    """Every word of the Word files by python-docx, without looking at any."""
    for path in paths:
        document = docx.Document(str(path))
        "".join(paragraph.text for paragraph in document.paragraphs)
        "".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)


def memory() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def written(folder: str, count: int) -> list[Path]:
    """So many reports as text files."""
    paths = []
    for number, text in enumerate(reports(count)):
        path = Path(folder, f"{number:05}.txt")
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def compare(paths: Sequence[Path]) -> None:
    """Print reports per second from text and from Word, and what the alternatives take."""
    texts, words = paths[: WORD_FILES * 2], [path.with_suffix(".docx") for path in paths[:WORD_FILES]]
    for path, word in zip(paths, words, strict=False):
        as_word(path.read_text(encoding="utf-8"), word)
    rows: tuple[tuple[str, Sequence[Path], Callable[[Sequence[Path]], object]], ...] = (
        (f"text, all {len(RULES)} rules", texts, checked),
        ("text, reading alone", texts, lambda some: [read_file(path) for path in some]),
        ("text, every rule reads for itself", texts[:10], read_by_every_rule),
        (f"docx, all {len(RULES)} rules", words, checked),
        ("docx, python-docx alone, nothing checked", words, only_read),
    )
    print("| what | reports | reports/s of one core | ms each |\n|---|---:|---:|---:|")
    for name, some, work in rows:
        seconds = cpu(lambda work=work, some=some: work(some))  # type: ignore[misc]
        print(f"| {name} | {len(some)} | {len(some) / seconds:.1f} | {seconds / len(some) * 1000:.1f} |", flush=True)
    for word in words:
        word.unlink()


def grow(paths: Sequence[Path], sizes: Sequence[int]) -> None:
    """Print what more files cost."""
    print("\n| files | CPU s | ms each | most memory MB |\n|---:|---:|---:|---:|")
    for size in sizes:
        seconds = cpu(lambda size=size: checked(paths[:size]))  # type: ignore[misc]
        print(f"| {size:,} | {seconds:.1f} | {seconds / size * 1000:.1f} | {memory():.0f} |", flush=True)


def in_a_folder(paths: Sequence[Path], jobs: int) -> None:
    """Print what the command takes for a folder, with its progress on the error stream."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            os.link(path, Path(folder, path.name))
        command = [sys.executable, "-m", "gongkai.cli", "check", folder, "--progress", "--jobs", str(jobs)]
        started = time.monotonic()
        done = subprocess.run([*command, "-o", str(Path(folder, "result.out"))], check=False)  # noqa: S603 - our own
        seconds = time.monotonic() - started
        if done.returncode > 1:
            raise RuntimeError("the command could not read a report")
    print(f"\nA folder of {len(paths):,} with `--jobs {jobs}`: {seconds:.0f} s, {len(paths) / seconds:.0f} reports/s.")


def main() -> None:
    """Print the tables of docs/benchmarks.md."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    with tempfile.TemporaryDirectory() as folder:
        paths = written(folder, max(sizes))
        checked(paths[:20])
        compare(paths)
        grow(paths, sizes)
        in_a_folder(paths[:IN_A_FOLDER], jobs=2)


if __name__ == "__main__":
    main()
