"""The reading in a process of its own, with bounds of time and memory that hold whatever the file does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SECONDS = 75
MEMORY = 2 * 1024 * 1024 * 1024  # bytes of address space


def examine(name: str, content: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """Read a file in a child: {"spots", "problems", "pictures", "pieces", "shown"}; its failing is a problem told."""
    return _asked("spots", name, content, seconds)


def say(name: str, content: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """The texts of a file that a reader would see, read in a child: {"texts": [[where, text] …], "problems"}."""
    return {"texts": []} | _asked("texts", name, content, seconds)


def _asked(what: str, name: str, content: bytes, seconds: float) -> dict[str, Any]:
    source = str(Path(__file__).resolve().parents[3])
    try:
        done = subprocess.run(  # noqa: S603  (our own module)
            [sys.executable, "-m", "gongkai.files.xray.child", name, what],
            input=content,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={"PYTHONPATH": source, "PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8",
                 "PYTHONUTF8": "1", "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
        return dict(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        problem = f"{seconds:.0f} 秒内未能读完，请拆分后上传"
    except (subprocess.SubprocessError, ValueError):
        problem = "文件结构异常或者占用内存过多，无法检查"
    return {"spots": [], "problems": [problem], "pictures": [], "pieces": 0, "shown": []}


def main() -> None:
    """What the child does: the file comes in by standard input, the answer goes out as JSON."""
    bound()
    from gongkai.files.xray.judging import spots  # after the bounds are set
    from gongkai.files.xray.reader import read
    from gongkai.files.xray.showing import parts

    reading = read(sys.argv[1], sys.stdin.buffer.read())
    answer: dict[str, Any] = {"problems": reading.problems, "pictures": reading.pictures, "pieces": len(reading.pieces)}
    if sys.argv[2] == "texts":
        answer["texts"] = [[piece.where, piece.text] for piece in reading.pieces[1:] if not piece.hidden]
    else:
        answer |= {"spots": [spot.as_dict() for spot in spots(reading)], "shown": parts(reading)}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))


def bound() -> None:
    """Limit this process, where the system can (Unix)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
