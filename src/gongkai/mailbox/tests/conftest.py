"""What the mailbox's tests need."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    """Nobody has guessed a code before the test."""
    cache.clear()
