"""Personal data at rest: encrypted with a key that lives outside the database."""

from __future__ import annotations

import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


class EncryptedTextField(models.TextField):
    """Text that is encrypted in the database (个人信息保护法 art. 51) and plain in Python. It cannot be searched."""

    def get_prep_value(self, value: Any) -> Any:
        """The ciphertext to store; an empty text stays empty."""
        plain = super().get_prep_value(value)
        return _cipher(tuple(settings.GONGKAI_DATA_KEYS)).encrypt(plain.encode()).decode() if plain else plain

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The plain text again; the first key encrypts, every key may decrypt (rotation)."""
        return _cipher(tuple(settings.GONGKAI_DATA_KEYS)).decrypt(value.encode()).decode() if value else value


def fingerprint(text: str) -> str:
    """A keyed hash that tells whether two encrypted texts are the same, and nothing else; empty for an empty text.

    The key is the oldest of the data keys, so that adding a new one changes no fingerprint.
    """
    plain = "".join(text.split()).upper()
    key = f"fingerprint:{settings.GONGKAI_DATA_KEYS[-1]}".encode()
    return hmac.new(key, plain.encode(), "sha256").hexdigest() if plain else ""
