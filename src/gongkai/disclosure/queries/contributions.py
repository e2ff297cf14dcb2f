"""What departments sent, what became of it, and how many each of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from django.db.models import Case, Count, Q, QuerySet, When

from gongkai.disclosure.choices import ContributionState as State
from gongkai.disclosure.models import Contribution
from gongkai.disclosure.permissions import DRAFTING
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.queries import units_within_reach

HEADINGS = ("单位", "报送", "采用", "退回", "待办", "采用率")


@dataclass(frozen=True, slots=True)
class Tally:
    """One unit's contributions of a year, counted by the day they were first sent."""

    unit: str
    sent: int
    adopted: int
    returned: int

    @property
    def waiting(self) -> int:
        """Those that are not decided."""
        return self.sent - self.adopted - self.returned

    @property
    def rate(self) -> str:
        """The share that was adopted; a dash where nothing was sent."""
        return f"{self.adopted * 100 / self.sent:.1f}%" if self.sent else "—"

    def cells(self) -> tuple[str | int, ...]:
        """The row as it is printed."""
        return (self.unit, self.sent, self.adopted, self.returned, self.waiting, self.rate)


def contributions_for(person: Person) -> QuerySet[Contribution]:
    """What the person may see: of the units for which they write, or over which they decide; what waits first."""
    mine = Contribution.objects.filter(unit__in=units_within_reach(person, DRAFTING))
    rows = mine.select_related("unit", "sent_by", "decided_by", "column", "item")
    return rows.order_by(Case(When(state=State.SENT, then=0), default=1), "-sent_at", "-id")


def tallies(units: QuerySet[Organisation], year: int) -> list[Tally]:
    """Every unit with what it sent in a year, noughts too, and the sum."""
    rows = Contribution.objects.filter(first_sent_at__year=year, unit__in=units).order_by()
    counts = {
        row["unit"]: row
        for row in rows.values("unit").annotate(
            sent=Count("pk"),
            adopted=Count("pk", filter=Q(state=State.ADOPTED)),
            returned=Count("pk", filter=Q(state=State.RETURNED)),
        )
    }
    none = {"sent": 0, "adopted": 0, "returned": 0}
    lines = []
    for unit in units.order_by("path"):
        row = counts.get(unit.pk, none)
        lines.append(Tally(unit.short_name, row["sent"], row["adopted"], row["returned"]))
    sums = [sum(getattr(line, name) for line in lines) for name in none]
    return [*lines, Tally("合计", *sums)]


def as_csv(rows: list[Tally]) -> bytes:
    """The table as a file that spreadsheets open with its Chinese intact."""
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(HEADINGS)
    sheet.writerows(row.cells() for row in rows)
    return out.getvalue().encode("utf-8-sig")
