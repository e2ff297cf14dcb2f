"""A hundred thousand historic items: brought in, let out as lists, and what lists of them cost.

`python -m benchmarks.intake [COUNT]` measures at 1,000 and at COUNT (100,000), on a database of its own.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from benchmarks.pages import Cost, analyse, cost_of, start_django, visit
from gongkai.lib.clock import BEIJING

FEW, MANY = 1_000, 100_000
PROOFREAD = 500  # of the first list; the rest are taken as looked at, for the proofreader has its own benchmark
TEXT = "各乡镇人民政府，各有关单位：为做好{n}号渠系的灌溉、防洪和人畜饮水安全工作，现将有关事项通知如下。" * 6
PUBLIC = {
    "栏目 column": "/xxgk/gonggao/",
    "栏目 column, page 20": "/xxgk/gonggao/?page=20",
    "单位平台 unit site": "/xxgk/shuiliju/",
    "法定主动公开内容 unit list": "/xxgk/shuiliju/statutory/",
    "目录 catalogue": "/catalogue/",
}
DESK = {
    "信息列表 admin list": "/admin/snippets/disclosure/item/",
    "信息列表 admin list, page 20": "/admin/snippets/disclosure/item/?p=20",
    "公开时限 deadlines": "/admin/disclosure/deadlines/",
    "主动公开 hub": "/admin/disclosure/",
    "历史信息 imports": "/admin/disclosure/intakes/",
}


@contextmanager
def timed(what: str, count: int) -> Iterator[None]:
    """Say how long it took, by the clock and in this process."""
    wall, spent = time.monotonic(), time.process_time()
    yield
    wall, spent = time.monotonic() - wall, time.process_time() - spent
    print(f"| {what} | {count:,} | {wall:.0f} | {spent:.0f} | {count / spent:.0f} |", flush=True)


def sheet(start: int, end: int) -> bytes:
    """A table as an earlier site would export it."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["编号", "名称", "正文", "公开日期", "公开类别"])
    first = date(2010, 1, 4)
    for n in range(start, end):
        day = first + timedelta(days=n % 4_500)
        rows.writerow([f"旧{n}", f"关于做好{n}号渠系灌溉工作的通知", TEXT.format(n=n), day.isoformat(), "A20-15"])
    return out.getvalue().encode()


def bring(people: dict[Any, Any], unit: Any, column: Any, start: int, end: int) -> Any:
    """Read a table and make drafts of it."""
    from gongkai.disclosure.actions.intake import begin_intake, open_intake, take_in_items
    from gongkai.disclosure.rules.intake import read_table

    count, by, at = end - start, people["drafter"], datetime.now(BEIJING)
    content = sheet(start, end)
    with timed("read and check the table", count):
        found = list(read_table("旧站.csv", content))
        opened = open_intake(unit, name="旧站.csv", found=found, column=column, code="A20-15", by=by, at=at)
    begin_intake(opened, by=by, at=at)
    with timed("make drafts", count):
        while take_in_items(opened, at=at):
            pass
    return opened


def let_out(opened: Any, people: dict[Any, Any], *, proofread: int) -> None:
    """Proofread some, have five people pass the list, and let it out."""
    from gongkai.disclosure.actions.cut_over import approve_list, release_list
    from gongkai.disclosure.actions.deposit import ON_ONE_SHEET
    from gongkai.disclosure.actions.intake import judge_rows
    from gongkai.disclosure.queries.intake import digest_of
    from gongkai.disclosure.queries.paper import list_approval_pdf, without_sheet
    from gongkai.disclosure.tables import EVERY_CHECK, REVIEW_ROUTE

    at, count = datetime.now(BEIJING), opened.rows.count()
    if proofread:
        with timed("proofread and judge", proofread):
            judge_rows(opened, at=at, limit=proofread)
    opened.rows.unseen().update(seen=True)
    for level in REVIEW_ROUTE:
        said = {"conclusion": "clear", "basis": "保守国家秘密法第三十五条"} if level == "secrecy" else {}
        approve_list(opened, digest=digest_of(opened), checked=EVERY_CHECK, by=people[level], at=at, **said)
    with timed("let out", count):
        while release_list(opened, at=at):
            pass
    if proofread:
        with timed("approval sheet of a list, as a PDF", ON_ONE_SHEET):
            list_approval_pdf(opened, list(without_sheet(opened)[:ON_ONE_SHEET]))


def at_desk(person: Any, address: str) -> Callable[[], None]:
    """An officer's request, from the handler to the whole answer."""
    from django.test import Client

    officer = Client()
    officer.force_login(person, backend="gongkai.orgs.permissions.RoleBackend")

    def call() -> None:
        answer = officer.get(address, SERVER_NAME="localhost")
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")

    call()
    return call


def measure(person: Any) -> dict[str, Cost]:
    """The public lists, and the officer's."""
    analyse()
    costs = {name: cost_of(visit(address)) for name, address in PUBLIC.items()}
    return costs | {name: cost_of(at_desk(person, address)) for name, address in DESK.items()}


def staff(top: Any, unit: Any) -> dict[Any, Any]:
    """The people of the unit's five levels, and who drafts."""
    from gongkai.disclosure.actions import establish_review_route
    from gongkai.disclosure.tables import REVIEWERS
    from gongkai.orgs.choices import Role
    from gongkai.orgs.models import Membership, Person

    establish_review_route(by=None, at=datetime.now(BEIJING))
    people = {}
    for key, role in {"drafter": Role.DRAFTER, **REVIEWERS}.items():
        person = Person.objects.create(username=str(key), full_name=role.label, is_staff=True)
        where = top if role == Role.DISCLOSURE_OFFICE else unit
        Membership.objects.create(person=person, organisation=where, role=role)
        people[key] = person
    return people


def main() -> None:
    """Bring in few, measure, bring in the rest, measure again, print the tables."""
    start_django()
    from django.conf import settings
    from django.core.management import call_command

    from gongkai.disclosure.models import ColumnPage
    from gongkai.disclosure.tables import REVIEW_ROUTE
    from tests.releases import found_county, plant

    settings.GONGKAI_CUT_OVER = "2025-01-01"
    sys.modules["nothing_follows"] = SimpleNamespace(WIRING={}, CLOCK={})  # type: ignore[assignment]
    settings.GONGKAI_WIRING = "nothing_follows"  # index and sheets have their own figures
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    call_command("migrate", verbosity=0)
    organs = found_county(20)
    plant(organs[0], organs)
    unit, column = next(one for one in organs if one.slug == "shuiliju"), ColumnPage.objects.get(slug="gonggao")
    people = staff(organs[0].get_parent(), unit)
    office = people[REVIEW_ROUTE[-1]]
    print("| act | items | s by the clock | s CPU | items per CPU second |\n|---|---:|---:|---:|---:|")
    let_out(bring(people, unit, column, 0, FEW), people, proofread=PROOFREAD)
    few = measure(office)
    let_out(bring(people, unit, column, FEW, many), people, proofread=0)
    print(f"\n| page | ms at {FEW:,} | ms at {many:,} | queries at {FEW:,} | queries at {many:,} |")
    print("|---|---:|---:|---:|---:|")
    for name, cost in measure(office).items():
        was = few[name]
        print(f"| {name} | {was.milliseconds:.1f} | {cost.milliseconds:.1f} | {was.queries} | {cost.queries} |")


if __name__ == "__main__":
    main()
