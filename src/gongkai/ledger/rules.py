"""How one line of the ledger is bound to the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from typing import Any

GENESIS = "0" * 64


def chained_hash(previous: str, entry: Mapping[str, Any]) -> str:
    """SHA-256 over the previous hash and the canonical JSON of an entry; 64 hex digits."""
    body = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def plain_address(said: str) -> str | None:
    """A network address in its one written form; None where it is none (a socket, a name)."""
    try:
        address = ip_address(said.partition("%")[0])
    except ValueError:
        return None
    return str(address.ipv4_mapped or address) if isinstance(address, IPv6Address) else str(address)
