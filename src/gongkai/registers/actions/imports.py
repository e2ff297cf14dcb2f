"""Taking in a spreadsheet: it is read and checked in full first, then entered piece by piece, and can be resumed."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.ledger.actions import Entry, record, record_all
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.actions.entries import NOT_YOURS, checked
from gongkai.registers.choices import Holds
from gongkai.registers.models import ImportRun, RegisterEntry
from gongkai.registers.queries import due_of, may_keep, units_kept_by
from gongkai.registers.rules import Values
from gongkai.registers.rules.sheets import Unreadable, read_sheet
from gongkai.registers.tables import Register

PIECE = 500  # lines entered in one transaction
OTHERWISE = "这一文号已经登记，内容与本行不同；请核对，需要改的在登记簿中更正"
Line = tuple[int, int, Values]  # row of the file, unit, values


@transaction.atomic
def open_import(
    register: Register, unit: Organisation, *, name: str, content: bytes, by: Person, at: datetime
) -> ImportRun:
    """Read and check a file without entering anything; every wrong row is named with its column and what to do.

    A row that names another organ as the decider belongs to that one, if the person keeps its register too. Raises
    Refused where the file cannot be read at all.
    """
    refuse_if([] if may_keep(by, unit) else [NOT_YOURS])
    try:
        sheet = read_sheet(register, name, content)
    except Unreadable as error:
        raise Refused([str(error)]) from error
    units = {one.pk: one for one in units_kept_by(by)}
    known = _known(register, list(units))
    lines: list[Line] = []
    problems = [[0, heading, "不是本登记簿的列，没有导入"] for heading in sheet.unknown]
    seen: dict[tuple[int, str], int] = {}
    for number, given in sheet.rows:
        owner = _owner(register, given, unit, units)
        values, wrong = checked(register, owner or unit, given, today=beijing_date(at))
        found = [[number, register.field(code).label, words] for code, words in wrong]
        if owner is None:
            problems += [[number, "登记单位", "行中的机关不是您可以登记的单位，或者名称、代码有误"], *found]
            continue
        found = found or _repeated(register, number, (owner.pk, values[register.number]), values, seen, known)
        problems += found
        if not found:
            lines.append((number, owner.pk, values))
    run = ImportRun.objects.create(
        kind=register.key, organisation=unit, name=name[-200:], sha256=hashlib.sha256(content).hexdigest(),
        lines=json.dumps(lines, ensure_ascii=False), total=len(lines), problems=problems, created_at=at, by=by,
    )  # fmt: skip
    record("import.checked", run, by=by, at=at, kind=register.key, sha256=run.sha256, rows=len(sheet.rows),
           ready=len(lines))  # fmt: skip
    return run


def _owner(
    register: Register, given: dict[str, Any], unit: Organisation, units: dict[int, Organisation]
) -> Organisation | None:
    """The organ that a row names first; the chosen one where it names none."""
    for field in register.fields:
        said = "".join(str(given.get(field.code) or "").split())
        if field.holds not in (Holds.OWN_NAME, Holds.OWN_CODE) or not said:
            continue
        if said in (unit.name, unit.short_name, unit.credit_code):
            return unit
        return next((one for one in units.values() if said in (one.name, one.short_name, one.credit_code)), None)
    return unit


def _known(register: Register, units: list[int], numbers: list[str] | None = None) -> dict[tuple[int, str], Values]:
    entries = RegisterEntry.objects.of(register).filter(organisation__in=units)
    if numbers is not None:
        entries = entries.filter(doc_no__in=numbers)  # not the whole register again with every piece
    return {(one.organisation_id, one.doc_no): one.whole() for one in entries.iterator(chunk_size=2000)}


def _repeated(
    register: Register, number: int, key: tuple[int, str], values: Values,
    seen: dict[tuple[int, str], int], known: dict[tuple[int, str], Values],
) -> list[list[Any]]:  # fmt: skip
    label = register.field(register.number).label
    if key in seen:
        return [[number, label, f"与第{seen[key]}行重复"]]
    seen[key] = number
    if key in known and known[key] != values:
        return [[number, label, OTHERWISE]]
    return []


@transaction.atomic
def take_in(run: ImportRun, *, by: Person | None, at: datetime, limit: int = PIECE) -> ImportRun:
    """Enter the next lines of a checked file; called again it goes on where it stopped, and enters nothing twice."""
    run = ImportRun.objects.select_for_update().select_related("by").get(pk=run.pk)
    if run.started_at is None:
        run.started_at = at
    register, lines = RegisterEntry(kind=run.kind).register, run.rows()[run.done : run.done + limit]
    known = _known(register, list({unit for _, unit, _ in lines}), [values[register.number] for _, _, values in lines])
    units = Organisation.objects.in_bulk({unit for _, unit, _ in lines})
    fresh = []
    for number, unit, values in lines:
        earlier = known.get((unit, values[register.number]))
        if earlier is not None:
            run.known += 1
            if earlier != values:
                run.problems.append([number, register.field(register.number).label, OTHERWISE])
            continue
        entry = RegisterEntry(organisation=units[unit], kind=register.key)
        entry.take(values, due_of(register, units[unit], date.fromisoformat(values[register.day])))
        fresh.append(entry)
    try:
        with transaction.atomic():
            RegisterEntry.objects.bulk_create(fresh, batch_size=500)
    except IntegrityError as error:
        raise Refused(["刚刚有人登记了相同的文号，请再点一次继续导入"]) from error
    run.done, run.entered = run.done + len(lines), run.entered + len(fresh)
    run.save(update_fields=["started_at", "done", "entered", "known", "problems"])
    record_all(Entry("entry.entered", one, at, by or run.by, one.told | {"run": run.pk}) for one in fresh)
    record("import.taken_in", run, by=by or run.by, at=at, done=run.done, total=run.total, entered=len(fresh))
    return run
