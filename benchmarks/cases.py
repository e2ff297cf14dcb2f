"""The desk of applications with ten open cases and with two thousand: `python -m benchmarks.cases`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from benchmarks.pages import Cost, cost_of, start_django
from gongkai.lib.clock import BEIJING

FEW, MANY = 10, 2_000  # open cases
UNITS = 20
PAGES = {
    "待办 desk": "/admin/applications/",
    "按状态筛选 one state": "/admin/applications/?state=processing",
    "关键词 keyword": "/admin/applications/?q=河道",
    "督办 board": "/admin/applications/board/",
}


def county() -> tuple[list[Any], dict[str, Any]]:
    """A county government with its office and departments, and the people who work on cases."""
    from gongkai.orgs.choices import OrganKind, Role
    from gongkai.orgs.models import Membership, Organisation, Person

    def facts(n: int, name: str, slug: str) -> dict[str, Any]:
        return {"name": f"云溪县{name}", "short_name": name, "slug": slug, "credit_code": f"11659999MB00000{n:02d}X"}

    top = Organisation.add_root(kind=OrganKind.GOVERNMENT, **facts(0, "人民政府", "yunxi"))
    units = [top.add_child(kind=OrganKind.DEPARTMENT, **facts(n, f"第{n}局", f"ju{n}")) for n in range(1, UNITS + 1)]
    people = {}
    for role in (Role.REGISTRAR, Role.SUPERVISOR, Role.OFFICE_HEAD):
        person = Person.objects.create(username=role.value, full_name=role.label, is_staff=True)
        Membership.objects.create(person=person, organisation=top, role=role)
        people[role.value] = person
    return units, people


def take_in(units: list[Any], registrar: Any, count: int) -> None:
    """So many applications, each submitted and given to a department, over the last thirty days."""
    from gongkai.applications import actions
    from gongkai.applications.choices import ApplicantKind
    from gongkai.applications.rules.intake import Application

    now = datetime.now(BEIJING)
    for number in range(count):
        unit, at = units[number % UNITS], now - timedelta(days=30 - number % 30)
        application = Application(
            ApplicantKind.NATURAL_PERSON, "示例公民", f"65999919900101{number % 9999:04d}", "199-0000-0001",
            f"第{number}号河道治理工程竣工验收报告",
        )  # fmt: skip
        case = actions.submit(application, organisation=unit, at=at)
        actions.dispatch(case, unit=unit, by=registrar, at=at)


def visit(person: Any, address: str) -> Callable[[], None]:
    """An officer's request, from the handler to the whole answer."""
    from django.test import Client

    officer = Client()
    officer.force_login(person)

    def call() -> None:
        answer = officer.get(address, SERVER_NAME="localhost")
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")

    call()
    return call


def measure(people: dict[str, Any]) -> dict[str, Cost]:
    """The pages as the supervisor sees them, the nightly check, and the dry run of a year's holidays."""
    from gongkai.applications import queries

    costs = {name: cost_of(visit(people["supervisor"], address)) for name, address in PAGES.items()}
    costs["夜间核对 nightly check"] = cost_of(queries.mismatched)
    costs["节假日试算 calendar dry run"] = cost_of(lambda: queries.moves(next_notice()))
    return costs


def next_notice() -> Any:
    """A regional holiday ten days from now."""
    from gongkai.lib.notices import Notice

    day = datetime.now(BEIJING).date() + timedelta(days=10)
    return Notice(region="659999", year=day.year, source="样例", off=((day, "地方节日"),), work=(), whole_year=False)


def same_list(people: dict[str, Any]) -> str:
    """Whether what was applied is what the dry run listed."""
    from gongkai.applications import actions, queries
    from gongkai.applications.models import Case

    notice = next_notice()
    listed = {move.case.pk: move.will_be for move in queries.moves(notice)}
    start = time.monotonic()
    actions.enter_notice(notice, by=people["office_head"], at=datetime.now(BEIJING))
    seconds = time.monotonic() - start
    applied = dict(Case.objects.filter(pk__in=listed).values_list("pk", "due_on"))
    wrong = len(queries.mismatched())
    return f"listed {len(listed)}, applied as listed: {applied == listed}, in {seconds:.1f} s; nightly check: {wrong}"


def main() -> None:
    """Measure with few, add the rest, measure again, print the table."""
    start_django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    units, people = county()
    take_in(units, people["registrar"], FEW)
    few = measure(people)
    start = time.monotonic()
    take_in(units, people["registrar"], MANY - FEW)
    taken = (time.monotonic() - start) / (MANY - FEW) * 1000
    many = measure(people)
    print("| page | ms at 10 | ms at 2,000 | queries at 10 | queries at 2,000 |\n|---|---:|---:|---:|---:|")
    for name, cost in many.items():
        before = few[name]
        print(f"| {name} | {before.milliseconds:.1f} | {cost.milliseconds:.1f} | {before.queries} | {cost.queries} |")
    print(f"\nTaking one in and giving it to a unit: {taken:.0f} ms. Calendar: {same_list(people)}.", file=sys.stdout)


if __name__ == "__main__":
    main()
