"""Giving index numbers: unique under concurrency, and never the same twice."""

from __future__ import annotations

from datetime import date

from gongkai.disclosure.models import GateRecord, IndexSequence, Item
from gongkai.disclosure.queries.catalogue import index_style
from gongkai.disclosure.tables import root_of
from gongkai.lib.numbering import index_number
from gongkai.orgs.models import Organisation


def next_index_no(unit: Organisation, year: int, *, category: str = "", group: str = "", on: date | None = None) -> str:
    """The next 索引号 of a unit and year, in the style that holds.

    Counted by unit and year under a lock, whatever the style, so that changing the style repeats nothing; a number
    that an imported item brought along is passed over.
    """
    style = index_style()
    IndexSequence.objects.get_or_create(unit=unit, year=year)
    sequence = IndexSequence.objects.select_for_update().get(unit=unit, year=year)
    while True:
        sequence.last += 1
        number = index_number(
            style.template,
            uscc=unit.credit_code,
            organ=unit.credit_code[8:17],  # 组织机构代码 is the 9th to 17th place of the credit code (GB 32100)
            region=style.region,
            department=f"{unit.pk:03d}",
            category=root_of(category) or "A20-15",
            group=group or "00",
            date=f"{on or date(year, 1, 1):%Y%m%d}",
            year=year,
            serial=sequence.last,
        )
        if not is_taken(number):
            break
    sequence.save(update_fields=["last"])
    return number


def is_taken(number: str) -> bool:
    """Whether a number was ever given."""
    return Item.objects.filter(index_no=number).exists() or GateRecord.objects.filter(index_no=number).exists()
