"""Ten thousand lines of a register taken in from one sheet: `python -m benchmarks.registers [COUNT]`."""

from __future__ import annotations

import csv
import io
import sys
from datetime import datetime

from benchmarks.intake import timed
from benchmarks.pages import start_django
from gongkai.lib.clock import BEIJING

MANY = 10_000


def sheet(count: int) -> bytes:
    """Penalties as another system would export them, under the official codes."""
    from gongkai.registers.tests.lines import PENALTY

    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(PENALTY)
    for number in range(1, count + 1):
        line = PENALTY | {"CF_WSH": f"云水罚〔2024〕{number}号", "CF_CFLB": "罚款"}
        rows.writerow(line.values())
    return out.getvalue().encode()


def main() -> None:
    """Read and check the sheet, then enter its lines, all in one process."""
    start_django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from gongkai.orgs.choices import Role
    from gongkai.orgs.models import Membership, Person
    from gongkai.registers.actions import open_import, take_in
    from gongkai.registers.tables import REGISTERS
    from tests.releases import found_county

    count = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    unit = next(one for one in found_county(2) if one.slug == "shuiliju")
    person = Person.objects.create(username="chengban", full_name="赵示例", is_staff=True)
    Membership.objects.create(person=person, organisation=unit, role=Role.HANDLER)
    content, at = sheet(count), datetime.now(BEIJING)
    print("| act | lines | s by the clock | s CPU | lines per CPU second |\n|---|---:|---:|---:|---:|")
    with timed("read and check the sheet", count):
        run = open_import(REGISTERS["penalty"], unit, name="处罚.csv", content=content, by=person, at=at)
    if run.total != count:
        raise RuntimeError(f"{run.problems[:3]}")
    with timed("enter the lines", count):
        while run.done < run.total:
            run = take_in(run, by=person, at=at)


if __name__ == "__main__":
    main()
