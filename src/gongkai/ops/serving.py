"""Serving the site from this machine, and saying why it cannot be served."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

from gongkai.lib.spoken import why_not_opened

WORKERS, THREADS = 2, 2
# the fields of gongkai.analytics.rules, tabs between them
ACCESS_FORMAT = "%(t)s\t%(m)s\t%(U)s\t%(s)s\t%({content-type}o)s\t%(h)s\t%(a)s"
WSGI = "gongkai.config.wsgi:application"


def why_not_listen(host: str, port: int) -> list[str]:
    """Reasons against serving at this address, each with what to do about it; empty where it is free."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        return [_reason(error, host, port)]
    return []


def _reason(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"端口 {port} 已被占用。请换一个端口（--port {port + 1}），或者先停止占用它的程序"
                "（可能是另一个还在运行的 gongkai demo）。"
            )
        case errno.EACCES:
            return f"没有权限使用端口 {port}。1024 以下的端口须由管理员使用，请换一个端口（--port 8000）。"
        case errno.EADDRNOTAVAIL:
            return f"本机没有地址 {host}。只在本机使用请写 --host 127.0.0.1。"
    return f"不能在 {host}:{port} 提供服务：{why_not_opened(error)}。"


def serve_for_good(host: str, port: int) -> None:
    """Become the server: this process is replaced, and Ctrl-C ends it."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    _start_clock()
    options = ["--bind", address, "--workers", str(WORKERS), "--threads", str(THREADS), "--log-level", "warning"]
    options += ["--access-logfile", str(_access_log()), "--access-logformat", ACCESS_FORMAT]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, WSGI])  # noqa: S606  (no shell is wanted)


def _start_clock() -> None:
    """A process beside the server that does the jobs on the clock, and ends with it."""
    code = "from gongkai.cli import main; main()"
    command = [sys.executable, "-c", code, "clock", "--beside", str(os.getpid())]
    subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  (our own program)


def _access_log() -> Path:
    from django.conf import settings

    log: Path = settings.GONGKAI_ACCESS_LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    log.touch(mode=0o600)
    return log
