"""Asking the site for a page within this process, as a reader without cookies would over HTTP."""

from __future__ import annotations

import io
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answered."""

    status: int
    kind: str  # the content type without its parameters
    body: bytes
    name: str  # of a file that is offered for download; else empty
    location: str  # the path of a redirect; else empty


def ask(handler: WSGIHandler, address: str) -> Answer:
    """The answer to GET for an address of the site, for instance /units/?page=2."""
    said: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
        said.update(status=int(status.split()[0]), headers={name.lower(): value for name, value in headers})

    answer = handler(_environ(address), start)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    headers = said["headers"]
    disposition = Message()
    disposition["Content-Disposition"] = headers.get("content-disposition", "")
    return Answer(
        status=said["status"],
        kind=headers.get("content-type", "").split(";")[0],
        body=body,
        name=disposition.get_filename() or "",
        location=urlsplit(headers.get("location", "")).path,
    )


def request_for(address: str) -> WSGIRequest:
    """A reader's request for an address, for views that are called without being asked over HTTP."""
    return WSGIRequest(_environ(address))


def _environ(address: str) -> dict[str, Any]:
    base, asked = urlsplit(settings.WAGTAILADMIN_BASE_URL), urlsplit(address)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(asked.path).encode().decode("latin-1"),
        "QUERY_STRING": asked.query,
        "SERVER_NAME": base.hostname or "localhost",
        "SERVER_PORT": str(base.port or (443 if base.scheme == "https" else 80)),
        "HTTP_HOST": base.netloc,
        "HTTP_X_FORWARDED_PROTO": base.scheme,
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": base.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
