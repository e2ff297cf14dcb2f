"""Runs inside the peer's own environment: `python peer_worker.py MODEL < lines.json > answers.json`.

The package's own `__init__` imports PyTorch for its other correctors; the one measured here needs none of it, so that
its modules are imported without it.
"""

import importlib.util
import json
import sys
import time
import types
from pathlib import Path
from typing import Any


def corrector(model: str) -> Any:
    """The peer's corrector with this language model."""
    place = Path(importlib.util.find_spec("pycorrector").origin).parent
    package = types.ModuleType("pycorrector")
    package.__path__ = [str(place)]
    sys.modules["pycorrector"] = package
    from pycorrector.corrector import Corrector

    return Corrector(language_model_path=model)


def main() -> None:
    """Correct each line; the answer is each line's changed places and the seconds of processor time."""
    lines = json.load(sys.stdin)
    began = time.process_time()
    peer = corrector(sys.argv[1])
    peer.correct("经济社会发展")
    start, began = time.process_time() - began, time.process_time()
    answers = [_changes(peer.correct(line)) for line in lines]
    json.dump({"start": start, "seconds": time.process_time() - began, "changes": answers}, sys.stdout)


def _changes(answer: Any) -> list[tuple[int, int, str]]:
    """(start, end, what is put there) of each change."""
    errors = answer["errors"] if isinstance(answer, dict) else answer[1]
    found = []
    for error in errors:
        old, new, begin = error[0], error[1], error[2]
        found.append((begin, begin + len(old), new))
    return found


if __name__ == "__main__":
    main()
