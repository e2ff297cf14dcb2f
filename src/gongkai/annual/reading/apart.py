"""Run a reader in a process of its own, within bounds of memory and time: what hangs or swells there dies alone."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from gongkai.annual.reading.refusal import UnreadableReportError

MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space
MOST_SECONDS = 60


def read_apart(module: str, data: bytes) -> str:
    """What `python -m module` prints for the bytes; on its error stream it says in Chinese why it refuses."""
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[3])!r}); from {module} import main; main()"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-X", "utf8", "-c", code],
            input=data,
            capture_output=True,
            timeout=MOST_SECONDS,
            preexec_fn=_bounds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableReportError(f"{MOST_SECONDS}秒内没有读完，不再读取") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said and said[-1].startswith("拒绝：") else "拒绝：文件已损坏，或者内容过于复杂"
        raise UnreadableReportError(reason.removeprefix("拒绝："))
    return done.stdout.decode("utf-8", "replace")


def _bounds() -> None:
    """Limit the process that is about to start."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
