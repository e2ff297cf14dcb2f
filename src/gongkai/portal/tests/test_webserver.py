"""The nginx configuration in a real nginx: kept pages from disk, the rest to the site, the copy when it is down."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.wsgi import get_wsgi_application

from gongkai.portal import kept, terminal
from gongkai.portal.webserver import Certificate, site_conf

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


class Silent(WSGIRequestHandler):
    """A server that prints nothing."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """A folder that nginx's worker may read, with a small copy of the site."""
    if NGINX is None:
        pytest.skip("needs nginx (Debian package nginx-light), which is absent")
    for one in (tmp_path, *tmp_path.parents):
        if one.stat().st_uid == tmp_path.stat().st_uid and one != Path("/") and "pytest" in str(one):
            one.chmod(0o755)  # nginx's worker may be another user
    settings.GONGKAI_PAGES_DIR = tmp_path / "pages"
    for name in ("", "xxgk/", "xxgk/page-2/", "resting/"):
        (tmp_path / "mirror" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "mirror" / name / "index.html").write_text(f"copy of /{name}")
    return tmp_path


@contextmanager
def nginx(folder: Path, conf: str, port: int) -> Iterator[None]:
    """A real nginx with this configuration, until the end of the block."""
    (folder / "site.conf").write_text(conf)
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(tmp=folder, user=user))
    server = subprocess.Popen([NGINX, "-c", folder / "nginx.conf", "-p", folder], stderr=subprocess.PIPE)
    try:
        _wait_for(port, server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def conf_of(folder: Path, port: int, **given: Any) -> str:
    """The configuration before a site that is down."""
    usual = {"scheme": "http", "upstream": f"127.0.0.1:{free_port()}"}
    return site_conf(names=["127.0.0.1"], mirror=folder / "mirror", listen=f"127.0.0.1:{port}", **(usual | given))


@pytest.fixture
def running(folder: Path, port: int) -> Iterator[str]:
    """nginx before a site that is down, with one page kept and a small copy."""
    kept.keep(kept.place_of(f"http-127.0.0.1_{port}", "/"), b"kept home", begun_in=kept.turn())
    with nginx(folder, conf_of(folder, port), port):
        yield f"http://127.0.0.1:{port}"


def self_signed(folder: Path) -> Certificate:
    """A certificate for 127.0.0.1 that nobody else would trust."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = Certificate(folder / "site.pem", folder / "site.key")
    files.certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


def test_with_a_certificate_the_site_answers_over_tls(folder: Path, port: int, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 3600, True
    files = self_signed(folder)
    kept.keep(kept.place_of(f"https-127.0.0.1_{port}", "/"), b"kept home", begun_in=kept.turn())
    trusting = ssl.create_default_context(cafile=str(files.certificate))
    with (
        nginx(folder, conf_of(folder, port, scheme="https", certificate=files), port),
        urlopen(f"https://127.0.0.1:{port}/", timeout=10, context=trusting) as answer,
    ):
        assert answer.read() == b"kept home"
        assert answer.headers["Strict-Transport-Security"] == "max-age=3600; includeSubDomains"


def test_on_the_usual_port_plain_requests_are_led_to_tls(folder: Path) -> None:
    conf = site_conf(
        names=["a.example"], upstream="127.0.0.1:8000", mirror=None, listen="", scheme="https",
        certificate=self_signed(folder),
    )  # fmt: skip
    assert "listen 443 ssl;" in conf
    assert "return 301 https://$host$request_uri;" in conf
    (folder / "site.conf").write_text(conf)
    (folder / "nginx.conf").write_text(MAIN.format(tmp=folder, user=""))
    tried = subprocess.run([NGINX, "-t", "-c", folder / "nginx.conf", "-p", folder], capture_output=True, check=False)
    assert tried.returncode == 0, tried.stderr.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--scheme", "https"], "HTTPS 须有证书"),
        (["--scheme", "https", "--certificate", "/nothing.pem"], "须同时给出"),
        (["--scheme", "https", "--certificate", "/nothing.pem", "--key", "/nothing.key"], "找不到文件 /nothing.pem"),
        (["--certificate", "/nothing.pem", "--key", "/nothing.key"], "证书只用于 --scheme https"),
        (["--scheme", "https", "--tls-elsewhere", "--certificate", "/a", "--key", "/b"], "证书在前置网关上时"),
    ],
)
def test_a_configuration_without_its_certificate_is_refused(given: list[str], says: str) -> None:
    done = CliRunner().invoke(terminal.nginx, ["--name", "a.example", *given])
    assert done.exit_code == 1
    assert says in done.output


def test_behind_a_gateway_pages_are_those_of_https(folder: Path) -> None:
    done = CliRunner().invoke(terminal.nginx, ["--name", "a.example", "--scheme", "https", "--tls-elsewhere"])
    assert (done.exit_code, "listen 80;" in done.output, "https-$http_host" in done.output) == (0, True, True)


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


def refused(port: int, size: int) -> str:
    """What nginx says to a form that announces so many bytes."""
    head = f"POST /apply/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(head.encode() + b"x" * 1000)
        return b"".join(iter(lambda: wire.recv(65536), b"")).decode()


@pytest.mark.django_db
def test_a_form_too_large_for_the_web_server_is_answered_in_chinese(folder: Path, port: int) -> None:
    """nginx refuses it before it is sent, and asks the site for the page that says what to do."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        with nginx(folder, conf_of(folder, port, upstream=f"127.0.0.1:{site.server_port}"), port):
            answer = refused(port, 61 * 1024 * 1024)
        site.shutdown()
    assert answer.startswith("HTTP/1.1 413")
    assert "按浏览器的“后退”回到刚才的页面" in answer


def test_answers_of_the_site_pass_compressed_and_hashed_files_are_kept_a_year(folder, port, settings) -> None:
    settings.STATIC_ROOT = folder / "static"
    (folder / "static").mkdir()
    for name in ("site.0123456789ab.css", "site.css"):
        (folder / "static" / name).write_text("a { color: black }")
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        conf = conf_of(folder, port, upstream=f"127.0.0.1:{site.server_port}")
        with nginx(folder, conf, port):
            here = f"http://127.0.0.1:{port}"
            for given, expected in {"gzip": "gzip", "": None}.items():
                with urlopen(Request(f"{here}/api/v1/openapi.json", headers={"Accept-Encoding": given})) as answer:
                    assert answer.headers["Content-Encoding"] == expected
            for name, kept_for in {
                "site.0123456789ab.css": "max-age=31536000, immutable",
                "site.css": "max-age=3600",
            }.items():
                with urlopen(f"{here}/static/{name}") as answer:
                    assert answer.headers["Cache-Control"] == kept_for, name
        site.shutdown()


def test_the_copy_goes_out_compressed(running: str, folder: Path) -> None:
    (folder / "mirror" / "xxgk" / "index.html").write_text("copy " * 99)
    with urlopen(Request(f"{running}/xxgk/", headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
