"""Taking the grassroots catalogue in from a table, and saying in which column a matter's items stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.disclosure.models import ColumnPage, GrassrootsLine
from gongkai.disclosure.permissions import manages_catalogue
from gongkai.disclosure.rules.grassroots import line_of, why_not_head, why_not_line
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person

OFFICE_ONLY = "基层政务公开标准目录由政府信息公开工作主管部门（公开办）维护"


@transaction.atomic
def take_in_grassroots(rows: Sequence[Sequence[str]], *, by: Person, at: datetime) -> int:
    """Take a whole table in, by unit and matter: new lines are added, known ones renewed; all of it or nothing.

    The first row names the ten columns. Raises Refused with every wrong row, by its number in the table.
    """
    refuse_if([] if manages_catalogue(by) else [OFFICE_ONLY])
    refuse_if(why_not_head(rows[0]) if rows else ["表格是空的"])

    head = [cell.strip() for cell in rows[0]]
    given = [dict(zip(head, row, strict=False)) for row in rows[1:] if any(cell.strip() for cell in row)]
    units = {unit.name: unit for unit in Organisation.objects.active()}
    refuse_if(_wrong(given, list(units)) or ([] if given else ["表格中没有事项"]))
    for row in given:
        facts = _facts(row, units)
        line, _ = GrassrootsLine.objects.update_or_create(
            unit=facts.pop("unit"), matter=facts.pop("matter"), defaults=facts
        )
    record("grassroots.taken_in", line, by=by, at=at, lines=len(given))
    return len(given)


def _wrong(given: Sequence[dict[str, str]], units: Sequence[str]) -> list[str]:
    return [
        f"第{number}行：{'；'.join(reasons)}"
        for number, row in enumerate(given, start=2)
        if (reasons := why_not_line(row, units=units))
    ]


def _facts(row: dict[str, str], units: dict[str, Organisation]) -> dict[str, Any]:
    facts = asdict(line_of(row))
    return facts | {
        "unit": units[facts["unit"]],
        "channels": list(facts["channels"]),
        "level": list(facts["level"]),
    }


@transaction.atomic
def place_matter(line: GrassrootsLine, *, column: ColumnPage | None, by: Person, at: datetime) -> GrassrootsLine:
    """Say in which column the items of a matter stand; the rule of ninety days looks there."""
    refuse_if([] if manages_catalogue(by) else [OFFICE_ONLY])
    line = GrassrootsLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    line.column = column
    line.save(update_fields=["column"])
    record("grassroots.placed", line, by=by, at=at, column=column.pk if column else None)
    return line
