"""Addresses outside of the government's own domains (国办发〔2017〕47号: 离开政府网站要有提示)."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urlencode, urlsplit

OFFICIAL = (".gov.cn", ".政务", ".xn--zfr164b")  # the last is how .政务 is written in an address
NOTICE_AT = "/leave/"
LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)(")')


def is_outside(url: str, *, own: str) -> bool:
    """Whether an address leads to a site that is neither this one (`own`: its domain) nor a government's."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    if parts.scheme not in ("http", "https", "") or not host:
        return False
    return host != own.lower() and not f".{host}".endswith(OFFICIAL)


def way_out(url: str, *, own: str) -> str:
    """The address by which a page leads there: outside ones by way of the notice."""
    return f"{NOTICE_AT}?{urlencode({'to': url})}" if is_outside(url, own=own) else url


def with_notice(html: str, *, own: str) -> str:
    """A text whose links to outside lead by way of the notice; everything else as it was."""
    return LINK.sub(lambda link: f"{link[1]}{_turned(link[2], own)}{link[3]}", html)


def _turned(written: str, own: str) -> str:
    url = unescape(written)
    return escape(way_out(url, own=own)) if is_outside(url, own=own) else written
