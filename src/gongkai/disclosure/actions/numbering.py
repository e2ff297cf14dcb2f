"""Giving index numbers: unique under concurrency, and never the same twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.disclosure.models import GateRecord, IndexSequence, IndexStyle, Item
from gongkai.disclosure.queries.catalogue import index_style
from gongkai.disclosure.tables import root_of
from gongkai.lib.numbering import index_number
from gongkai.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number to be given: what the styles may build it of, besides the unit and the count."""

    year: int
    category: str = ""
    group: str = ""
    on: date | None = None


def next_index_no(unit: Organisation, year: int, *, category: str = "", group: str = "", on: date | None = None) -> str:
    """The next 索引号 of a unit and year, in the style that holds."""
    return next_index_numbers(unit, [Wanted(year, category, group, on)])[0]


def next_index_numbers(unit: Organisation, wanted: Sequence[Wanted]) -> list[str]:
    """The next 索引号 of a unit, one for each that is wanted.

    Counted by unit and year under a lock, whatever the style, so that changing the style repeats nothing; a number
    that an imported item brought along is passed over.
    """
    style = index_style()
    held = {year: _held(unit, year) for year in sorted({one.year for one in wanted})}
    numbers = [_next(style, unit, held[one.year], one) for one in wanted]
    while taken := _taken(numbers):
        again = zip(numbers, wanted, strict=True)
        numbers = [_next(style, unit, held[one.year], one) if number in taken else number for number, one in again]
    for sequence in held.values():
        sequence.save(update_fields=["last"])
    return numbers


def _held(unit: Organisation, year: int) -> IndexSequence:
    IndexSequence.objects.get_or_create(unit=unit, year=year)
    return IndexSequence.objects.select_for_update().get(unit=unit, year=year)


def _next(style: IndexStyle, unit: Organisation, sequence: IndexSequence, wanted: Wanted) -> str:
    sequence.last += 1
    return index_number(
        style.template,
        uscc=unit.credit_code,
        organ=unit.credit_code[8:17],  # 组织机构代码 is the 9th to 17th place of the credit code (GB 32100)
        region=style.region,
        department=f"{unit.pk:03d}",
        category=root_of(wanted.category) or "A20-15",
        group=wanted.group or "00",
        date=f"{wanted.on or date(wanted.year, 1, 1):%Y%m%d}",
        year=wanted.year,
        serial=sequence.last,
    )


def _taken(numbers: Sequence[str]) -> set[str]:
    """Those that were ever given."""
    found = (
        model.objects.filter(index_no__in=numbers).values_list("index_no", flat=True) for model in (Item, GateRecord)
    )
    return {number for given in found for number in given if number}
