"""How often something was done of late, by an address or at a number: counts that run out by themselves."""

from __future__ import annotations

from django.core.cache import cache


def counted(key: str) -> int:
    """How often it was counted and has not run out."""
    return int(cache.get(key, 0))


def count(key: str, seconds: int) -> int:
    """Once more; the count runs out so many seconds after its first. Returns how often it was by now."""
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two
        return 1
