"""A kept page through the recommended nginx configuration, beside plain nginx serving the same bytes from disk.

`python -m benchmarks.serving`; needs nginx-light and wrk (Debian packages). All traffic stays on 127.0.0.1.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from statistics import median

from benchmarks.pages import EVERY, start_django
from gongkai.lib.clock import BEIJING

ROUNDS, SECONDS, CONNECTIONS = 5, 3, 16
MAIN = """
daemon off; pid {tmp}/pid; error_log {tmp}/error.log; worker_processes 1; {user}
events {{ worker_connections 256; }}
http {{
    types {{ text/html html; }} access_log off; sendfile on; keepalive_requests 1000000;
    client_body_temp_path {tmp}/a; proxy_temp_path {tmp}/b; fastcgi_temp_path {tmp}/c;
    uwsgi_temp_path {tmp}/d; scgi_temp_path {tmp}/e;
    server {{ listen 127.0.0.1:{plain}; root {tmp}/plain; gzip_static on; }}
    include {tmp}/site.conf;
}}
"""


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def prepare(tmp: Path, page: bytes) -> tuple[int, int]:
    """The same page for both servers and one nginx with both; returns the plain and the recommended port."""
    from django.conf import settings

    from gongkai.portal import kept
    from gongkai.portal.webserver import site_conf

    plain, recommended = free_port(), free_port()
    settings.GONGKAI_PAGES_DIR = tmp / "pages"
    place = kept.place_of(f"http-127.0.0.1_{recommended}", "/")
    if place is None or not kept.keep(place, page, begun_in=kept.turn()):
        raise RuntimeError("the page was not kept")
    shutil.copytree(place.parent, tmp / "plain")
    conf = site_conf(
        names=["127.0.0.1"], upstream="127.0.0.1:9", mirror=None, listen=f"127.0.0.1:{recommended}", scheme="http"
    )
    (tmp / "site.conf").write_text(conf)
    user = "user root;" if os.getuid() == 0 else ""
    (tmp / "nginx.conf").write_text(MAIN.format(tmp=tmp, plain=plain, user=user))
    return plain, recommended


def rate(port: int, *, compressed: bool) -> float:
    """Answers a second."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}/"]
    if compressed:
        command += ["-H", "Accept-Encoding: gzip"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None or "Non-2xx" in told:
        raise SystemExit(f"wrk: {told}")
    return float(found.group(1))


def a_real_page() -> bytes:
    """A column's page with its newest items, rendered from a database of our own."""
    from django.core.management import call_command
    from django.test import Client

    from gongkai.orgs.models import Person
    from tests.releases import found_county, let_out, plant, sample

    call_command("migrate", verbosity=0)
    organs = found_county(20)
    releases = sample(100, plant(organs[0], organs), datetime.now(BEIJING), every=EVERY)
    let_out(releases, by=Person.objects.create(username="bench", full_name="基准测试"))
    return Client().get("/xxgk/gonggao/", SERVER_NAME="localhost").content


def main() -> None:
    """Measure in turns, so that both meet the same machine, and print rates and their ratio."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx or not shutil.which("wrk"):
        sys.exit("needs nginx and wrk: apt-get install nginx-light wrk")
    start_django()
    tmp = Path(tempfile.mkdtemp(prefix="gongkai-serving-"))
    tmp.chmod(0o755)
    page = a_real_page()
    plain, recommended = prepare(tmp, page)
    server = subprocess.Popen([nginx, "-c", tmp / "nginx.conf", "-p", tmp])  # noqa: S603
    try:
        time.sleep(1)
        print(f"page: {len(page):,} bytes; {CONNECTIONS} connections, {ROUNDS} rounds of {SECONDS} s in turns")
        for compressed in (False, True):
            rows = [
                (rate(plain, compressed=compressed), rate(recommended, compressed=compressed)) for _ in range(ROUNDS)
            ]
            ratio = median(ours / theirs for theirs, ours in rows)
            theirs, ours = median(row[0] for row in rows), median(row[1] for row in rows)
            name = "compressed" if compressed else "as it is"
            print(f"{name:<12} plain nginx {theirs:9,.0f}/s   recommended {ours:9,.0f}/s   ratio {ratio:.2f}")
    finally:
        server.terminate()
        server.wait(timeout=10)
        shutil.rmtree(tmp, ignore_errors=True)


if __name__ == "__main__":
    main()
