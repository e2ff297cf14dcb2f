"""Ours beside pycorrector with the same language model: `python -m benchmarks.peer FOLDER PEER_PYTHON [LINES]`.

FOLDER is that of `make proof-eval`; PEER_PYTHON the interpreter of an environment of its own with `pycorrector`,
`kenlm`, `jieba`, `pypinyin`, `loguru` and `six` (the product needs none of them). Both read the same lines in one run,
one after the other on one processor; the peer's model is written from the counts that ours is made of, unquantised.
"""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from gongkai.finding import Severity
from gongkai.proof.engine import Proofreader
from gongkai.proof.language.alphabet import EDGE, Alphabet, folded
from gongkai.proof.language.grams import ORDER
from gongkai.proof.language.lookup import BITS
from gongkai.proof.language.stored import model
from gongkai.proof.registry import SPELLING
from tools.train_proof import counting

TEXTS = ("train_law", "train_gov", "train_docs")  # what ours was counted from
LEAST = 10  # characters of a line that is read
Change = tuple[int, int, str]


def main(folder: Path, peer: str, lines: int) -> None:
    """Both on clean text and on text with planted errors."""
    alphabet = model().alphabet
    with tempfile.TemporaryDirectory() as place:
        arpa = Path(place) / "official.arpa"
        began = time.process_time()
        grams = write_arpa(arpa, alphabet, [line for name in TEXTS for line in lines_of(folder / f"{name}.txt.xz")])
        print(f"语言模型：{grams}条，写出{time.process_time() - began:.0f}秒（处理器时间）")
        for name in ("gov", "docs"):
            compare(folder, name, peer, arpa, lines)


def compare(folder: Path, name: str, peer: str, arpa: Path, number: int) -> None:
    """One set: its clean lines, and those with planted errors."""
    clean = [plain(line) for line in lines_of(folder / f"dev_{name}.txt.xz") if len(line) >= LEAST][:number]
    rows = [json.loads(line) for line in lines_of(folder / f"inj_dev_{name}.jsonl.xz")]
    planted = [row for row in rows if row["spans"]][:number]
    spoilt = [plain(row["text"]) for row in planted]
    theirs, ours = run_peer(peer, arpa, clean + spoilt), run_ours(clean + spoilt)
    told = {}
    for who, answer in (("pycorrector", theirs), ("gongkai", ours)):
        size = sum(map(len, clean + spoilt))
        false = sum(map(len, answer["changes"][: len(clean)])) / sum(map(len, clean)) * 10_000
        right, recall = _planted(planted, answer["changes"][len(clean) :])
        told[who] = (false, size / answer["seconds"])
        speed = size / answer["seconds"]
        print(f"{name} {who}：误报/万字{false:.2f}；植入 精确率{right:.3f} 召回率{recall:.3f}；{speed:.0f}字/秒")
    size, (false, speed), (our_false, our_speed) = sum(map(len, clean)), told["pycorrector"], told["gongkai"]
    times = f"{false / our_false:.0f}倍于我们" if our_false else "我们一处也没有"
    print(f"{name} 对比：pycorrector 误报{times}；我们的速度为它的{our_speed / speed:.0f}倍（无错文字{size}字）")


def plain(line: str) -> str:
    """The line as the language model counts it, no character left out: to the peer a figure would be unknown."""
    return "".join(chr(folded(ord(one)) or ord(one)) for one in line)


def run_peer(peer: str, arpa: Path, lines: list[str]) -> dict[str, Any]:
    """The peer's changes, line by line."""
    worker = Path(__file__).with_name("peer_worker.py")
    done = subprocess.run(  # noqa: S603 — the interpreter that was named
        [peer, str(worker), str(arpa)], input=json.dumps(lines), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"对方没有跑完：\n{done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout[done.stdout.index('{"start"') :])
    return answer


def run_ours(lines: list[str]) -> dict[str, Any]:
    """Our changes at 错误, each line a text of its own; the language model alone, as the peer has no rules."""
    reader = Proofreader(rules=())
    reader.check("经济社会发展")
    began = time.process_time()
    found = [
        [
            (one.start, one.end, one.suggestion)
            for one in reader.check(line)
            if one.rule == SPELLING and one.severity is Severity.ERROR
        ]
        for line in lines
    ]
    return {"seconds": time.process_time() - began, "changes": found}


def _planted(rows: list[dict[str, Any]], changes: list[list[Change]]) -> tuple[float, float]:
    """Precision and recall by span."""
    hits, false = 0, 0
    for row, found in zip(rows, changes, strict=True):
        hits += sum(any(a < end and start < b for a, b, _ in found) for start, end, _ in row["spans"])
        false += sum(not any(a < end and start < b for start, end, _ in row["spans"]) for a, b, _ in found)
    total = sum(len(row["spans"]) for row in rows)
    return hits / max(1, hits + false), hits / total


def write_arpa(file: Path, alphabet: Alphabet, lines: list[str]) -> int:
    """Our counts in the form that KenLM reads; returns how many n-grams there are."""
    orders = counting.count_all(counting.tokens_of(alphabet, lines), counting.KEEP)
    names = [alphabet.char(number) for number in range(alphabet.size)]
    total = 0
    with file.open("w", encoding="utf-8") as out:
        out.write("\\data\\\n")
        for number in range(1, ORDER + 1):
            kept = int(orders[number].kept.sum()) + (2 if number == 1 else 0)
            out.write(f"ngram {number}={kept}\n")
            total += kept
        for number in range(1, ORDER + 1):
            out.write(f"\n\\{number}-grams:\n")
            _write_order(out, orders[number], number, names)
        out.write("\n\\end\\\n")
    return total


def _write_order(out: TextIO, order: counting.Order, number: int, names: list[str]) -> None:
    if number == 1:
        out.write("-7\t<unk>\t0\n-99\t<s>\t0\n")
    for row in _rows(order, number, names):
        out.write(row)


def _rows(order: counting.Order, number: int, names: list[str]) -> Iterator[str]:
    keys = order.keys[order.kept]
    log = np.log10(order.probability[order.kept]).tolist()
    back = np.log10(np.maximum(order.gamma[order.kept], 1e-9)).tolist() if number < ORDER else [0.0] * len(log)
    places = [(keys >> np.uint64(BITS * (number - 1 - place))) & np.uint64((1 << BITS) - 1) for place in range(number)]
    for ids, probability, left in zip(zip(*(part.tolist() for part in places), strict=True), log, back, strict=True):
        words = [names[one] if one != EDGE else "</s>" for one in ids]
        if ids[0] == EDGE and number > 1:
            words[0] = "<s>"
        tail = f"\t{left:.5f}" if number < ORDER else ""
        yield f"{probability:.5f}\t{' '.join(words)}{tail}\n"


def lines_of(file: Path) -> list[str]:
    """The lines of a packed file."""
    with lzma.open(file, "rt", encoding="utf-8") as text:
        return [line.rstrip("\n") for line in text]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100)
