"""What is public already, and what was answered, that is like what somebody wants to apply for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from gongkai.applications.models import Case
from gongkai.applications.rules.likeness import ALIKE, MOST_PAIRS, likeness, pairs
from gongkai.disclosure.models import GateRecord

SHOWN = 5
LOOKED_AT = 400  # newest first


@dataclass(frozen=True, slots=True)
class Similar:
    """Public items to look at first, and how many answered applications asked for much the same."""

    items: list[GateRecord]
    answered: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to offer."""
        return not self.items and not self.answered


def similar_to(description: str) -> Similar:
    """What is like this description; of other people's applications only the number is told (个人信息保护法第六条)."""
    wanted = pairs(description)
    if not wanted:
        return Similar([], 0)
    chosen = sorted(wanted)[:MOST_PAIRS]
    records = GateRecord.objects.current().for_list().filter(_any("title", chosen))[:LOOKED_AT]
    likest = sorted(((likeness(wanted, record.title), record) for record in records), key=lambda pair: -pair[0])
    answered = (
        Case.objects.filter(_any("description", chosen), dispatched_on__isnull=False)
        .filter(Q(outcome__startswith="GRANTED") | Q(outcome="PARTIAL"))
        .values_list("description", flat=True)[:LOOKED_AT]
    )
    return Similar(
        [record for share, record in likest if share >= ALIKE][:SHOWN],
        sum(likeness(wanted, text) >= ALIKE for text in answered),
    )


def _any(field: str, chosen: list[str]) -> Q:
    return reduce(or_, (Q(**{f"{field}__contains": pair}) for pair in chosen))
