"""The nginx configuration in a real nginx: kept pages from disk, the rest to the site, the copy when it is down."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from gongkai.portal import kept
from gongkai.portal.webserver import site_conf

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
MAIN = """
daemon off; pid {tmp}/pid; error_log {tmp}/error.log; worker_processes 1; {user}
events {{ worker_connections 64; }}
http {{
    types {{ text/html html; text/css css; }} default_type application/octet-stream; access_log off;
    client_body_temp_path {tmp}/a; proxy_temp_path {tmp}/b; fastcgi_temp_path {tmp}/c;
    uwsgi_temp_path {tmp}/d; scgi_temp_path {tmp}/e;
    include {tmp}/site.conf;
}}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def running(tmp_path: Path, settings: Any, port: int) -> Iterator[str]:
    """nginx before a site that is down, with one page kept and a small copy."""
    if NGINX is None:
        pytest.skip("needs nginx (Debian package nginx-light), which is absent")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == tmp_path.stat().st_uid and folder != Path("/") and "pytest" in str(folder):
            folder.chmod(0o755)  # nginx's worker may be another user
    settings.GONGKAI_PAGES_DIR = tmp_path / "pages"
    mirror = tmp_path / "mirror"
    for name in ("", "xxgk/", "xxgk/page-2/", "resting/"):
        (mirror / name).mkdir(parents=True, exist_ok=True)
        (mirror / name / "index.html").write_text(f"copy of /{name}")
    kept.keep(kept.place_of(f"http-127.0.0.1_{port}", "/"), b"kept home", begun_in=kept.turn())
    conf = site_conf(
        names=["127.0.0.1"],
        upstream=f"127.0.0.1:{free_port()}",
        mirror=mirror,
        listen=f"127.0.0.1:{port}",
        scheme="http",
    )
    (tmp_path / "site.conf").write_text(conf)
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    (tmp_path / "nginx.conf").write_text(MAIN.format(tmp=tmp_path, user=user))
    server = subprocess.Popen([NGINX, "-c", tmp_path / "nginx.conf", "-p", tmp_path], stderr=subprocess.PIPE)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(100):
        assert server.poll() is None, server.stderr.read().decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


def got(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urlopen(Request(address, headers=headers), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_a_kept_page_comes_from_disk_with_its_headers(running: str) -> None:
    with urlopen(f"{running}/", timeout=10) as answer:
        assert answer.read() == b"kept home"
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_with_a_cookie_or_a_query_the_site_is_asked(running: str) -> None:
    assert got(f"{running}/", Cookie="elder=1") == (200, "copy of /")  # the site is down: its copy answers
    assert got(f"{running}/?year=2024") == (200, "copy of /")


def test_while_the_site_is_down_its_copy_answers(running: str) -> None:
    assert got(f"{running}/xxgk/") == (200, "copy of /xxgk/")
    assert got(f"{running}/xxgk/?page=2") == (200, "copy of /xxgk/page-2/")
    assert got(f"{running}/search/?q=x") == (200, "copy of /resting/")


def test_nothing_beside_the_kept_pages_is_handed_out(running: str) -> None:
    for address in ("/turn", "/seen", "/lock", "/pages/", "/../turn", "/.git/config"):
        assert got(f"{running}{address}") in [(200, "copy of /resting/"), (400, got(f"{running}{address}")[1])], address
