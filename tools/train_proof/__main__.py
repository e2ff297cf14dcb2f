"""`python -m tools.train_proof FOLDER`: counts, smooths, learns, and writes src/gongkai/proof/model.

FOLDER holds train_law, train_gov and train_docs (.txt.xz, a paragraph a line). The scorer learns from blocks of that
text that the language model it learns with has not counted, spoilt by our own errors; never from the dev sets.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
from pathlib import Path
from typing import Any

import numpy as np

from gongkai.proof.language.alphabet import Alphabet
from gongkai.proof.language.edits import Tables
from gongkai.proof.language.grams import Grams
from gongkai.proof.language.stored import FOLDER, write
from tools.train_proof import counting, mapping, readings, shapes, trees
from tools.train_proof.errors import padded, spoil
from tools.train_proof.rows import labels, rows_of

TEXTS = {"train_law": (300, 120), "train_gov": (100, 12), "train_docs": (200, 10)}  # lines of a block, one block of …
SPOILT = ((1, 60), (2, 60), (3, 400))  # seed, one error in so many characters
LEAST_WORD = 6  # occurrences of two characters that count as a word
LEVELS = {"error": 0.96, "error_word": 0.93, "doubt": 0.7}  # read off the dev sets


def lines_of(file: Path) -> list[str]:
    """The paragraphs of a packed text."""
    with lzma.open(file, "rt", encoding="utf-8") as text:
        return [line.rstrip("\n") for line in text]


def language(alphabet: Alphabet, lines: list[str]) -> tuple[Grams, Tables]:
    """The language model and the confusion tables from these lines."""
    orders = counting.count_all(counting.tokens_of(alphabet, lines), counting.KEEP)
    single, back = counting.singles(orders[1], alphabet.size)
    grams = Grams(single, back, mapping.build(*counting.packed(orders)))
    first, others, kinds, sound = readings.confusions(alphabet, shapes.table())
    words = readings.words(orders[2].keys, orders[2].raw, sound, LEAST_WORD)
    seen = readings.seen_bits(orders[2].keys, alphabet.size)
    return grams, Tables(first, others, kinds, sound, *words, seen, alphabet.size)


def lessons(alphabet: Alphabet, texts: dict[str, list[str]]) -> tuple[Any, Any]:
    """Rows and marks from the blocks set apart, read with a model of the rest."""
    rest: list[str] = []
    apart: dict[str, list[str]] = {}
    for name, lines in texts.items():
        block, every = TEXTS[name]
        inside = [(number // block) % every == every // 2 for number in range(len(lines))]
        rest += [line for line, out in zip(lines, inside, strict=True) if not out]
        apart[name] = [line for line, out in zip(lines, inside, strict=True) if out]
    grams, tables = language(alphabet, rest)
    rows, marks = [], []
    for lines in apart.values():
        ids = padded([alphabet.encode(line)[0] for line in lines])
        for seed, every in SPOILT:
            bad, wrong = spoil(ids, tables, grams.single, every, seed)
            edits, numbers = rows_of(bad, grams, tables)
            rows.append(numbers)
            marks.append(labels(bad, edits, wrong))
    return np.concatenate(rows), np.concatenate(marks)


def main(folder: Path) -> None:
    """Build the model from the folder."""
    files = {name: folder / f"{name}.txt.xz" for name in TEXTS}
    texts = {name: lines_of(file) for name, file in files.items()}
    whole = [line for lines in texts.values() for line in lines]
    alphabet = counting.alphabet_of(whole)
    learnt = lessons(alphabet, texts)
    fitted = trees.fit(*learnt)
    arrays, shape = trees.arrays_of(fitted)
    grams, tables = language(alphabet, whole)
    arrays |= {name: getattr(tables, name) for name in Tables.__slots__ if name != "size"}
    arrays |= {"points": alphabet.points, "table": alphabet.table, "low": grams.grams.low, "high": grams.grams.high}
    arrays |= {"single": grams.single, "single_back": grams.single_back}
    write(FOLDER, arrays, _manifest(files, whole, shape, len(learnt[1])))


def _manifest(files: dict[str, Path], whole: list[str], shape: dict[str, Any], rows: int) -> dict[str, Any]:
    """What the model was made of and how."""
    return {
        "version": "2026.11",
        "inputs": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files.values()},
        "characters": sum(len(line) for line in whole),
        "keep": counting.KEEP,
        "least_word": LEAST_WORD,
        "blocks": TEXTS,
        "spoilt": SPOILT,
        "rows": rows,
        "fit": trees.TREES,
        "trees": shape,
        "levels": LEVELS,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
