"""What the machine does by itself."""

from __future__ import annotations

from datetime import datetime

from gongkai.ledger.queries import first_broken_link
from gongkai.lib.job import job


class BrokenChainError(Exception):
    """The ledger was changed behind its back."""


@job("台账校验")
def verify_ledger(*, at: datetime) -> str:
    """Walk the whole chain; a broken one makes the job fail, and is shown until it is dealt with."""
    broken = first_broken_link()
    if broken is not None:
        raise BrokenChainError(f"台账第{broken}条起与链条不符，可能被改动，请立即保全数据库并报告")
    return "台账各条首尾相接，未发现改动"
