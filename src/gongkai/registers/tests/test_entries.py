"""A line is entered once per organ and number, corrected openly, and withheld only with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.annual import counting
from gongkai.annual.scopes import Scope
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers import actions
from gongkai.registers.models import EnforcementDecision, RegisterEntry
from gongkai.registers.tables import REGISTERS
from gongkai.registers.tests.lines import LICENCE, PENALTY, PERSON_ID
from tests.cast import moment

AT = moment("2024-03-08 10:00")
PENALTIES = REGISTERS["penalty"]


@pytest.fixture
def entered(water: Organisation, handler: Person) -> RegisterEntry:
    return actions.enter(PENALTIES, water, given=PENALTY, by=handler, at=AT)


def test_a_line_is_entered_and_recorded_without_the_party(entered: RegisterEntry, handler: Person) -> None:
    line = Event.objects.about(entered).get()
    assert (line.name, line.by) == ("entry.entered", handler)
    assert line.details == {"kind": "penalty", "doc_no": "云水罚〔2024〕3号", "decided_on": "2024-03-05"}
    assert entered.due_on == date(2024, 3, 14)  # seven working days, T-013
    assert entered.shown_until == date(2025, 3, 5)


def test_papers_stand_encrypted_in_the_database(entered: RegisterEntry) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute('SELECT "private", "values" FROM registers_registerentry')
        assert PERSON_ID not in str(cursor.fetchall())
    assert RegisterEntry.objects.get().whole()["CF_FR_ZJHM"] == PERSON_ID


def test_a_number_is_entered_once_for_each_organ_and_register(
    entered: RegisterEntry, township: Organisation, handler: Person, township_handler: Person
) -> None:
    with pytest.raises(Refused, match="已登记“云水罚"):
        actions.enter(
            PENALTIES, entered.organisation, given=PENALTY | {"CF_WSH": " 云水罚〔2024〕3号 "}, by=handler, at=AT
        )
    actions.enter(PENALTIES, township, given=PENALTY, by=township_handler, at=AT)
    assert RegisterEntry.objects.count() == 2


def test_nobody_enters_for_another_unit(water: Organisation, township_handler: Person) -> None:
    with pytest.raises(Refused, match="没有登记该单位记录的权限"):
        actions.enter(PENALTIES, water, given=PENALTY, by=township_handler, at=AT)


def test_decisions_count_in_the_report_published_or_not(
    entered: RegisterEntry, water: Organisation, handler: Person
) -> None:
    actions.enter(REGISTERS["licensing"], water, given=LICENCE, by=handler, at=AT)
    actions.withhold(entered, reason="不具有一定社会影响（行政处罚法第四十八条）", by=handler, at=AT)
    told = counting.proactive(Scope(water, 2024))
    assert (told["penalty"], told["licensing"], told["coercion"]) == (1, 1, 0)
    assert EnforcementDecision.objects.count() == 2


def test_a_correction_says_which_fields_changed(entered: RegisterEntry, handler: Person) -> None:
    actions.correct(entered, given=PENALTY | {"CF_NR_FK": "3"}, by=handler, at=AT)
    line = Event.objects.about(entered).last()
    assert (line.name, line.details["fields"]) == ("entry.corrected", ["罚款金额"])
    assert RegisterEntry.objects.get().values["CF_NR_FK"] == "3"


def test_withholding_wants_a_reason_and_can_be_undone(entered: RegisterEntry, handler: Person) -> None:
    with pytest.raises(Refused, match="理由和依据"):
        actions.withhold(entered, reason="不行", by=handler, at=AT)
    actions.withhold(entered, reason="不具有一定社会影响（行政处罚法第四十八条）", by=handler, at=AT)
    assert not RegisterEntry.objects.waiting().exists()
    actions.withhold(entered, reason="", by=handler, at=AT)
    assert RegisterEntry.objects.waiting().get() == entered
