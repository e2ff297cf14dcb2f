"""The site over the internet's newer protocol."""

from __future__ import annotations

import http.client
import socket
import threading
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from gongkai.config.wsgi import application
from tests.cast import found_county, found_office
from tests.releases import plant


class _SixServer(WSGIServer):
    address_family = socket.AF_INET6


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_t090_the_site_answers_over_ipv6(transactional_db: None, settings: object) -> None:
    office = found_office(found_county())
    plant(office, [office])
    settings.ALLOWED_HOSTS = ["*"]
    try:
        server = make_server("::1", 0, application, _SixServer, _Silent)
    except OSError:
        pytest.skip("this machine has no IPv6 loop")
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    asked = http.client.HTTPConnection("::1", server.server_port, timeout=60)
    asked.request("GET", "/units/")
    answer = asked.getresponse()
    assert answer.status == 200
    assert "各单位政府信息公开平台" in answer.read().decode()
    thread.join()
    server.server_close()
