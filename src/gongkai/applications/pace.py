"""How many applications an address sent within the hour, and whether the next one was proved or waited for."""

from __future__ import annotations

import base64
import json
from datetime import UTC, timedelta
from typing import Any

import altcha
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils import timezone

from gongkai.applications.rules.pacing import FREE, why_not_yet
from gongkai.orgs import tally

HOUR = 60 * 60
HARDEST = 50_000  # hashes at most: a second or two on a cheap telephone
SIGNER = signing.TimestampSigner(salt="apply")


def sent(address: str) -> int:
    """How many applications came from this address within the hour."""
    return tally.counted(_key(address))


def count(address: str) -> None:
    """One more application came from this address."""
    tally.count(_key(address), HOUR)


def _key(address: str) -> str:
    return f"applied-{address}"


def shown(key: str) -> str:
    """A signed mark of when the form with this key was shown; good for that form only."""
    return SIGNER.sign(key)


def challenge(address: str) -> dict[str, Any] | None:
    """Work for the browser, once an address has sent many; None before. It grows with every further application."""
    if (before := sent(address)) < FREE:
        return None
    made = altcha.create_challenge_v1(
        altcha.ChallengeOptionsV1(
            hmac_key=settings.SECRET_KEY,
            max_number=min(HARDEST, 5_000 * (before - FREE + 1)),
            expires=timezone.now().astimezone(UTC) + timedelta(hours=1),
        )
    )
    return {"algorithm": made.algorithm, "challenge": made.challenge, "salt": made.salt, "signature": made.signature,
            "maxnumber": made.max_number}  # fmt: skip


def why_not_now(address: str, *, key: str, mark: str, proof: str) -> list[str]:
    """Why the application in this form has to wait a moment; empty for nearly everybody."""
    before = sent(address)
    if before < FREE:
        return []
    return why_not_yet(sent=before, proved=_is_proved(proof), waited=_waited(key, mark))


def _is_proved(proof: str) -> bool:
    """Whether the browser did the work, and this work was not handed in before."""
    try:
        said = json.loads(base64.b64decode(proof[:2000]))
    except ValueError:
        return False
    if not isinstance(said, dict):
        return False
    good, _ = altcha.verify_solution_v1(proof, settings.SECRET_KEY, check_expires=True)
    return good and cache.add(f"proof-{said['signature']}", 1, HOUR)


def _waited(key: str, mark: str) -> int | None:
    try:
        if SIGNER.unsign(mark) != key:
            return None
        moment = signing.b62_decode(mark.rsplit(":", 2)[1])
    except (signing.BadSignature, ValueError, IndexError):
        return None
    return int(timezone.now().timestamp()) - moment
