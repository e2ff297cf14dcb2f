"""Annual reports checked per second of one core, and how the cost grows: `python -m benchmarks.reports`."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import docx

from gongkai.annual.checking import check_all
from gongkai.annual.checks.examples import report_with
from gongkai.annual.checks.registry import RULES
from gongkai.annual.form import report_as_dict
from gongkai.annual.reading import read_file
from gongkai.annual.tests.extract import row_per_line

SIZES = (125, 250, 500, 1000)
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


def checked(paths: list[Path]) -> int:
    """Check them one after another, keeping nothing; returns how many."""
    return sum(1 for _ in check_all([(path, True) for path in paths]))


def memory() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the tables of docs/benchmarks.md."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(reports(max(sizes))):
            path = Path(folder, f"{number:05}.txt")
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        words = [path.with_suffix(".docx") for path in paths[:50]]
        for path, word in zip(paths, words, strict=False):
            as_word(path.read_text(encoding="utf-8"), word)
        checked(paths[:20])
        print(f"{len(RULES)} rules\n\n| from | reports | reports/s of one core | of it reading |\n|---|---:|---:|---:|")
        for name, some in (("text", paths[:100]), ("docx", words)):
            whole = cpu(lambda some=some: checked(some))
            reading = cpu(lambda some=some: [read_file(path) for path in some])
            print(f"| {name} | {len(some)} | {len(some) / whole:.1f} | {reading / whole:.0%} |")
        print("\n| files | CPU s | ms each | most memory MB |\n|---:|---:|---:|---:|")
        for size in sizes:
            seconds = cpu(lambda size=size: checked(paths[:size]))
            print(f"| {size} | {seconds:.1f} | {seconds / size * 1000:.1f} | {memory():.0f} |")


if __name__ == "__main__":
    main()
