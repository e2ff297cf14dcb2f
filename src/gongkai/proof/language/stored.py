"""The model as one file of plain arrays that is mapped, not read: what is not asked for never enters memory."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.alphabet import Alphabet
from gongkai.proof.language.edits import Tables
from gongkai.proof.language.grams import Grams
from gongkai.proof.language.lookup import Lookup
from gongkai.proof.language.scorer import Scorer

FOLDER = Path(__file__).parents[1] / "model"
ALIGN = 64
Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Model:
    """Everything the spelling channel knows, and from which degree of certainty a slip is 错误 and 疑似."""

    version: str
    alphabet: Alphabet
    grams: Grams
    tables: Tables
    scorer: Scorer
    error_from: float
    error_word: float  # 错误 for two characters put right together: surer at the same number
    doubt_from: float


def write(folder: Path, arrays: Arrays, manifest: dict[str, Any]) -> None:
    """Write the arrays one behind the other, and beside them what they are."""
    listed, parts, offset = {}, [], 0
    for name, array in arrays.items():
        raw = np.ascontiguousarray(array).tobytes()
        listed[name] = {"dtype": array.dtype.str, "shape": list(array.shape), "offset": offset}
        padding = -len(raw) % ALIGN
        parts.append(raw + bytes(padding))
        offset += len(raw) + padding
    (folder / "official.bin").write_bytes(b"".join(parts))
    text = json.dumps(manifest | {"arrays": listed}, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def mapped(folder: Path) -> tuple[Arrays, dict[str, Any]]:
    """The arrays and the manifest."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    whole = np.memmap(folder / "official.bin", np.uint8, "r")
    arrays: Arrays = {}
    for name, about in manifest["arrays"].items():
        dtype = np.dtype(about["dtype"])
        count = int(np.prod(about["shape"]))
        part = whole[about["offset"] : about["offset"] + count * dtype.itemsize]
        arrays[name] = np.asarray(part).view(dtype).reshape(about["shape"])
    return arrays, manifest


@cache
def model(folder: Path = FOLDER) -> Model:
    """The model of a folder; the one that came with the package unless another is named."""
    arrays, manifest = mapped(folder)
    alphabet = Alphabet(arrays["points"], arrays["table"])
    lookup = Lookup(arrays["low"], arrays["high"])
    return Model(
        manifest["version"],
        alphabet,
        Grams(arrays["single"], arrays["single_back"], lookup),
        Tables(**{name: arrays[name] for name in Tables.__slots__ if name != "size"}, size=alphabet.size),
        Scorer(
            **{name: arrays[name] for name in ("feature", "bound", "left", "right", "value")},
            depth=manifest["trees"]["depth"],
            base=manifest["trees"]["base"],
        ),
        manifest["levels"]["error"],
        manifest["levels"]["error_word"],
        manifest["levels"]["doubt"],
    )
