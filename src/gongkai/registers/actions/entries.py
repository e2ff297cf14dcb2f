"""Entering a line, correcting it, and noting that it is not for the public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.disclosure.actions import revise
from gongkai.disclosure.models import Item
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.models import RegisterEntry
from gongkai.registers.queries import due_of, may_keep, months_shown, text_for
from gongkai.registers.rules import Values, completed, problems_of, read_line, why_not_replace, why_not_withhold
from gongkai.registers.tables import Register

NOT_YOURS = "您没有登记该单位记录的权限，请联系本单位信息员或者公开办"
TAKEN = "本单位已登记“{number}”，请在登记簿中查找并更正"


def checked(register: Register, unit: Organisation, given: Mapping[str, Any], *, today: date) -> tuple[Values, list]:
    """The values of a line as they would be kept, and everything that is wrong with them, by field."""
    values, unreadable = read_line(register, given)
    values = completed(register, values, organ=unit.name, credit_code=unit.credit_code, months=months_shown(register))
    codes = {code for code, _ in unreadable}
    wrong = [one for one in problems_of(register, values, today=today) if one[0] not in codes]
    return values, [*unreadable, *wrong]


def _refuse_wrong(register: Register, problems: list[tuple[str, str]]) -> None:
    refuse_if(f"{register.field(code).label}：{words}" for code, words in problems)


@transaction.atomic
def enter(
    register: Register, unit: Organisation, *, given: Mapping[str, Any], by: Person, at: datetime
) -> RegisterEntry:
    """Enter one line of a register; nothing of it is public.

    Raises Refused with everything that is wrong, and where the organ has entered this number already.
    """
    refuse_if([] if may_keep(by, unit) else [NOT_YOURS])
    values, problems = checked(register, unit, given, today=beijing_date(at))
    _refuse_wrong(register, problems)
    known = RegisterEntry.objects.of(register).filter(organisation=unit, doc_no=values[register.number])
    refuse_if([TAKEN.format(number=values[register.number])] if known.exists() else [])

    entry = RegisterEntry(organisation=unit, kind=register.key)
    entry.take(values, due_of(register, unit, date.fromisoformat(values[register.day])))
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        raise Refused([TAKEN.format(number=entry.doc_no)]) from error
    record("entry.entered", entry, by=by, at=at, **entry.told)
    return entry


@transaction.atomic
def correct(entry: RegisterEntry, *, given: Mapping[str, Any], by: Person, at: datetime) -> RegisterEntry:
    """Correct a line; its text for the public is drafted anew and has to pass review, what is public stays until then.

    Raises Refused while that text is in review.
    """
    entry = RegisterEntry.objects.select_for_update().get(pk=entry.pk)
    register, unit = entry.register, entry.organisation
    refuse_if([] if may_keep(by, unit) else [NOT_YOURS])
    values, problems = checked(register, unit, given, today=beijing_date(at))
    _refuse_wrong(register, problems)
    same = RegisterEntry.objects.of(register).filter(organisation=unit, doc_no=values[register.number])
    refuse_if([TAKEN.format(number=values[register.number])] if same.exclude(pk=entry.pk).exists() else [])

    before = entry.whole()
    changed = [one.label for one in register.fields if before.get(one.code) != values.get(one.code)]
    entry.take(values, due_of(register, unit, date.fromisoformat(values[register.day])))
    entry.save()
    record("entry.corrected", entry, by=by, at=at, fields=changed, **entry.told)
    if entry.item_id and changed:
        draft = Item.objects.get(pk=entry.item_id).get_latest_revision_as_object()
        for name, value in text_for(entry).items():
            setattr(draft, name, value)
        revise(draft, by=by, at=at)
    return entry


@transaction.atomic
def replace(entry: RegisterEntry, *, given: Mapping[str, Any], by: Person, at: datetime) -> RegisterEntry:
    """Enter a new version of a line from its day on; the old one stays readable, and public as it was until then.

    Raises Refused where the register keeps no history, or the new version would not begin later.
    """
    entry = RegisterEntry.objects.select_for_update().get(pk=entry.pk)
    register, unit = entry.register, entry.organisation
    refuse_if([] if may_keep(by, unit) else [NOT_YOURS])
    values, problems = checked(register, unit, given, today=beijing_date(at))
    _refuse_wrong(register, problems)
    refuse_if(
        why_not_replace(
            has_history=register.history,
            is_superseded=entry.is_superseded,
            was=entry.decided_on,
            day=date.fromisoformat(values[register.day]),
            is_same=values[register.number] == entry.doc_no,
        )
    )
    RegisterEntry.objects.filter(pk=entry.pk).update(is_superseded=True)
    later = RegisterEntry(organisation=unit, kind=entry.kind, replaces=entry)
    later.take(values, due_of(register, unit, date.fromisoformat(values[register.day])))
    later.save()
    record("entry.replaced", later, by=by, at=at, replaces=entry.pk, **later.told)
    return later


@transaction.atomic
def withhold(entry: RegisterEntry, *, reason: str, by: Person, at: datetime) -> RegisterEntry:
    """Note why a line is not for the public (行政处罚法 art. 48; 条例 art. 14–16); empty words undo it."""
    entry = RegisterEntry.objects.select_for_update().get(pk=entry.pk)
    is_public = entry.item is not None and entry.item.gate_records.current().exists()
    refuse_if([] if may_keep(by, entry.organisation) else [NOT_YOURS])
    if reason.strip():
        refuse_if(why_not_withhold(is_public=is_public, reason=reason))
    entry.withheld_reason = reason.strip()[:200]
    entry.save(update_fields=["withheld_reason"])
    record("entry.withheld", entry, by=by, at=at, reason=entry.withheld_reason, **entry.told)
    return entry
