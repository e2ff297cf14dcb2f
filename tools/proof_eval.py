"""`make proof-eval`: the proofreader on the dev sets. Both definitions of a right correction are printed, always.

Charwise: changed positions against wrong positions. Sentencewise: the whole corrected sentence is the right one.
The dev sets were never learnt from; the thresholds were read off them, so that held-out text may do a little worse.
"""

from __future__ import annotations

import json
import lzma
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from gongkai.finding import Severity
from gongkai.proof.engine import Proofreader
from gongkai.proof.registry import RULES, SPELLING
from gongkai.proof.rule import Finding, Text

CLEAN = {"dev_gov": "政府工作报告", "dev_law": "法律法规", "dev_docs": "公文"}
LEVELS = {"错误": {Severity.ERROR}, "错误+疑似": {Severity.ERROR, Severity.WARNING}}
START = (
    "import time; t = time.perf_counter(); from gongkai.proof.engine import Proofreader; Proofreader().check({!r}); "
)
START += "print(time.perf_counter() - t)"


def lines_of(file: Path) -> list[str]:
    """The lines of a packed file."""
    with lzma.open(file, "rt", encoding="utf-8") as text:
        return [line.rstrip("\n") for line in text]


def spelling(found: list[Finding], levels: set[Severity]) -> list[Finding]:
    """The language model's findings of those levels."""
    return [one for one in found if one.rule == SPELLING and one.severity in levels]


def clean(folder: Path) -> None:
    """False alarms on clean text, the language model's and each rule's, and the speed of the whole pipeline."""
    for name, kind in CLEAN.items():
        text = "\n".join(lines_of(folder / f"{name}.txt.xz"))
        started = time.process_time()
        found = Proofreader().check(text)
        speed = len(text) / (time.process_time() - started)
        rates = [f"{level} {10000 * len(spelling(found, kinds)) / len(text):.2f}" for level, kinds in LEVELS.items()]
        print(f"{kind}（{name}，{len(text)}字）：拼写误报/万字 {'；'.join(rates)}；全流程{speed:.0f}字/秒")
        severity = {rule.id: rule.severity for rule in RULES}
        counts = Counter(one.rule for one in found if one.rule != SPELLING)
        print(
            "  规则命中/万字：",
            {f"{rule} {severity[rule].label}": round(10000 * n / len(text), 3) for rule, n in counts.items()},
        )


def injected(folder: Path) -> None:
    """Precision, recall and right fixes on text with about one error in 500 characters."""
    reader = Proofreader(rules=())
    for name in ("gov", "docs"):
        rows = [json.loads(line) for line in lines_of(folder / f"inj_dev_{name}.jsonl.xz")]
        right = lines_of(folder / f"dev_{name}.txt.xz")
        text = Text("\n".join(row["text"] for row in rows))
        found = reader.check(text.whole)
        for level, kinds in LEVELS.items():
            print(f"植入错误 {name}，{level}：{_injected(rows, right, text, spelling(found, kinds))}")


def _injected(rows: list[dict], right: list[str], text: Text, found: list[Finding]) -> str:
    """One row of the table."""
    hits, false, fixed, total = 0, 0, 0, sum(len(row["spans"]) for row in rows)
    by_line: dict[int, list[Finding]] = {}
    for one in found:
        line = text.line_of(one.start)
        by_line.setdefault(line, []).append(one.moved(-text.starts[line]))
    for number, row in enumerate(rows):
        here = by_line.get(number, [])
        false += sum(not any(one.start < end and start < one.end for start, end, _ in row["spans"]) for one in here)
        for start, end, _ in row["spans"]:
            hit = next((one for one in here if one.start < end and start < one.end), None)
            hits += hit is not None
            fixed += hit is not None and _restores(row["text"], right[number], hit, start, end)
    return f"精确率 {hits / max(1, hits + false):.3f} 召回率 {hits / total:.3f} 改对 {fixed / max(1, hits):.3f}"


def _restores(bad: str, right: str, hit: Finding, start: int, end: int) -> bool:
    """Whether the suggestion puts back what stood at the place; the injected errors keep the length."""
    low, high = min(start, hit.start), max(end, hit.end)
    return bad[low : hit.start] + (hit.suggestion or "") + bad[hit.end : high] == right[low:high]


def real(folder: Path) -> None:
    """Real errors of official writing and of law questions, by character and by sentence."""
    reader = Proofreader(rules=())
    for name in ("odw", "law"):
        rows = [line.split("\t") for line in (folder / f"{name}.train").read_text(encoding="utf-8").splitlines()]
        found = [reader.check(row[1]) for row in rows]
        for level, kinds in LEVELS.items():
            print(f"真实错误 {name}.train，{level}：{_real(rows, found, kinds)}")


def _real(rows: list[list[str]], found: list[list[Finding]], kinds: set[Severity]) -> str:
    """One row of the table; edits that change the length are left out, as the sets hold none."""
    count: Counter[str] = Counter()
    for (_, bad, good), all_found in zip(rows, found, strict=True):
        mine = list(bad)
        for one in spelling(all_found, kinds):
            if one.suggestion and len(one.suggestion) == one.end - one.start:
                mine[one.start : one.end] = one.suggestion
        wrong = {place for place, (a, b) in enumerate(zip(bad, good, strict=False)) if a != b}
        changed = {place for place, (a, b) in enumerate(zip(bad, mine, strict=True)) if a != b}
        count.update(wrong=len(wrong), changed=len(changed), met=len(wrong & changed))
        count.update(bad=bool(wrong), touched=bool(changed), exact=bool(wrong) and "".join(mine) == good)
        count.update(good=not wrong, spoilt=not wrong and bool(changed))
    precision, recall = count["exact"] / max(1, count["touched"]), count["exact"] / count["bad"]
    return (
        f"字 P {100 * count['met'] / max(1, count['changed']):.1f} R {100 * count['met'] / count['wrong']:.1f}；"
        f"句 P {100 * precision:.1f} R {100 * recall:.1f} F1 {200 * precision * recall / (precision + recall):.1f}；"
        f"好句误改 {100 * count['spoilt'] / count['good']:.1f}%"
    )


def cost(folder: Path) -> None:
    """A paragraph of 200 characters, the start of a new process, memory."""
    text = "".join(lines_of(folder / "dev_gov.txt.xz")[:40])
    pieces = [text[place : place + 200] for place in range(0, 4000, 200)]
    reader = Proofreader()
    reader.check(pieces[0])
    started = time.process_time()
    for piece in pieces[1:]:
        reader.check(piece)
    print(f"200字一段：{1000 * (time.process_time() - started) / (len(pieces) - 1):.1f} 毫秒")
    command = [sys.executable, "-c", START.format(pieces[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"新进程到第一段校完：{float(done.stdout):.2f} 秒；内存峰值 {memory} MB")


def main(folder: Path) -> None:
    """Print the whole table."""
    cost(folder)
    clean(folder)
    injected(folder)
    real(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
