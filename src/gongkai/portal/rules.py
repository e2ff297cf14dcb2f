"""What broken links cost in the inspection of government sites (国办秘函〔2019〕19号, 可用性)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

HOME = "/"
ON_HOME, ELSEWHERE, AT_MOST = Decimal("0.2"), Decimal("0.1"), Decimal("1.0")  # points: each, each, all together


def costs(page: str) -> Decimal:
    """The points that one broken link on this page takes."""
    return ON_HOME if page == HOME else ELSEWHERE


def deduction(pages: Iterable[str]) -> Decimal:
    """The points that broken links take together; `pages` names for each of them the page it stands on."""
    return min(sum((costs(page) for page in pages), Decimal(0)), AT_MOST)
