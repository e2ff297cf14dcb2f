"""`gongkai demo` and `gongkai serve` at a terminal."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

START_WITHIN = 600  # seconds on a busy machine
ROOT = Path(__file__).resolve().parents[4]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a newcomer's terminal: data in a folder of its own, nothing else set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DJANGO_"))}
    return {**kept, "GONGKAI_VAR": str(folder), "PYTHONPATH": str(ROOT / "src"), **more}


def command(*arguments: str) -> list[str]:
    """The command line of gongkai with these arguments."""
    return [sys.executable, "-c", "from gongkai.cli import main; main()", *arguments]


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        command(*arguments), env=environment(folder, **more), capture_output=True, text=True, timeout=START_WITHIN
    )


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("name", ["demo", "serve"])
def test_a_port_in_use_is_named_with_what_to_do(tmp_path: Path, busy_port: int, name: str) -> None:
    done = run(tmp_path, name, "--port", str(busy_port))
    assert done.returncode == 1
    assert f"端口 {busy_port} 已被占用" in done.stderr
    assert f"--port {busy_port + 1}" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_serve_does_not_start_without_a_database(tmp_path: Path, free_port: int) -> None:
    done = run(tmp_path, "serve", "--port", str(free_port))
    assert done.returncode == 1
    assert "数据库尚未建立" in done.stderr


def test_the_sample_county_is_never_loaded_into_a_real_installation(tmp_path: Path, free_port: int) -> None:
    done = run(
        tmp_path,
        *("demo", "--port", str(free_port)),
        DJANGO_SETTINGS_MODULE="gongkai.config.settings.production",
        GONGKAI_SECRET_KEY="x" * 60,
        GONGKAI_HOSTS="www.gov.test",
        GONGKAI_BASE_URL="https://www.gov.test",
        GONGKAI_SITE_DOMAIN="www.gov.test",
        GONGKAI_SITE_NAME="某县人民政府网",
        GONGKAI_DATABASE_URL=f"sqlite:///{tmp_path / 'real.sqlite3'}",
        GONGKAI_DATA_KEYS="MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    )
    assert done.returncode == 1
    assert "不得装入示例数据" in done.stderr


def test_demo_loads_once_serves_and_ends_on_ctrl_c(tmp_path: Path, free_port: int) -> None:
    first = run(tmp_path, "demo", "--no-serve", "--scale", "0.01", "--today", "2026-11-23")
    assert first.returncode == 0, first.stderr
    assert "示例县已装入，共用" in first.stdout

    server = subprocess.Popen(
        command("demo", "--port", str(free_port)), env=environment(tmp_path), stdout=subprocess.PIPE, text=True
    )
    try:
        page = wait_for(f"http://127.0.0.1:{free_port}/")
    finally:
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=30)
    assert "云溪县" in page
    assert "示例数据" in page
    assert "数据截至2026年11月23日" in said
    assert "xinxiyuan" in said
    assert server.returncode == 0


def wait_for(address: str) -> str:
    """The page at an address, once it answers."""
    until = time.monotonic() + START_WITHIN
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
