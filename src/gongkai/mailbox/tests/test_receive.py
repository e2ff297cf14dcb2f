"""A letter is taken in: refused with every reason, dated by working days, numbered, encrypted, found by its code."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection, connections

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.mailbox.actions import receive
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.mailbox.models import Letter
from gongkai.mailbox.queries import days_left, letter_by_code
from gongkai.mailbox.rules import why_not_receive
from gongkai.orgs.models import Organisation
from tests.cast import moment

GIVEN = {"subject": "灌溉用水", "body": "请问清水镇今年的灌溉用水计划", "contact": "0990-5559999"}


def letter(organ: Organisation, kind: LetterKind = LetterKind.CONSULTATION, at: str = "2024-09-02 10:30") -> Letter:
    return receive(organ, kind=kind, at=moment(at), writer_name="示例来信人", **GIVEN)


def test_every_reason_against_a_letter_is_given_at_once() -> None:
    assert why_not_receive(subject=" ", body="短", contact="", is_correction=False) == [
        "请填写标题",
        "请写明内容，至少5个字",
        "请留下联系方式，便于核实和答复",
    ]
    assert why_not_receive(subject="题" * 81, body="字" * 5001, contact="电话", is_correction=False) == [
        "标题不超过80个字",
        "内容不超过5000个字，较长的材料请分次提交",
    ]
    assert why_not_receive(**GIVEN, is_correction=False) == []


def test_a_mistake_on_the_site_is_reported_without_a_name_or_address() -> None:
    assert why_not_receive(subject="网站找错", body="首页电话有误", contact="", is_correction=True) == []


def test_a_refused_letter_leaves_nothing_behind(water: Organisation) -> None:
    with pytest.raises(Refused) as refusal:
        receive(water, kind=LetterKind.HELP, subject="", body="", contact="", at=moment("2024-09-02 10:30"))
    assert len(refusal.value.reasons) == 3
    assert not Letter.objects.exists()
    assert not Event.objects.exists()


def test_a_letter_is_recorded_without_what_it_says(water: Organisation) -> None:
    taken = letter(water)
    line = Event.objects.about(taken).get()
    assert (line.name, line.by, line.organisation) == ("letter.received", None, water)
    assert line.details == {"kind": "consultation", "due_on": "2024-09-09"}


@pytest.mark.parametrize(
    ("kind", "at", "due_on"),
    [
        (LetterKind.CONSULTATION, "2024-09-02 10:30", date(2024, 9, 9)),
        (LetterKind.CORRECTION, "2024-09-02 10:30", date(2024, 9, 5)),
        (LetterKind.SUGGESTION, "2024-09-02 10:30", date(2024, 9, 14)),  # 9月14日（周六）调休上班
        (LetterKind.HELP, "2024-09-02 10:30", date(2024, 9, 14)),
        (LetterKind.CONSULTATION, "2024-09-30 23:59", date(2024, 10, 12)),  # 国庆节放假, 12日（周六）上班
        (LetterKind.CONSULTATION, "2025-06-05 10:00", date(2025, 6, 17)),  # 6月6、9、10日古尔邦节放假（新疆）
    ],
)
def test_an_answer_is_due_by_the_working_days_of_xinjiang(
    water: Organisation, kind: LetterKind, at: str, due_on: date
) -> None:
    assert letter(water, kind, at).due_on == due_on


def test_just_after_midnight_in_beijing_it_is_the_new_day(water: Organisation) -> None:
    assert letter(water, at="2024-09-02 00:00").number.startswith("XJ20240902")
    assert letter(water, at="2024-09-01 23:59").number.startswith("XJ20240901")


def test_the_days_left_are_working_days(water: Organisation) -> None:
    taken = letter(water)
    assert taken.due_on == date(2024, 9, 9)
    left = {day: days_left(taken, date(2024, 9, day)) for day in (2, 6, 9, 10, 12)}
    assert left == {2: 5, 6: 1, 9: 0, 10: -1, 12: -3}


def test_what_a_citizen_wrote_is_ciphertext_in_the_database(water: Organisation) -> None:
    taken = letter(water)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject, body, writer_name, contact, query_code FROM mailbox_letter WHERE id = %s", [taken.pk]
        )
        stored = cursor.fetchone()
    assert all(value.startswith("gAAAA") for value in stored)
    again = Letter.objects.get(pk=taken.pk)
    assert (again.subject, again.body, again.contact) == (GIVEN["subject"], GIVEN["body"], GIVEN["contact"])


def test_a_letter_is_found_by_number_and_code_however_they_are_typed(water: Organisation) -> None:
    taken, other = letter(water), letter(water)
    assert letter_by_code(f" {taken.number.lower()} ", taken.query_code.lower()) == taken
    assert letter_by_code(taken.number, other.query_code) is None
    assert letter_by_code("XJ20240902999999", taken.query_code) is None
    assert letter_by_code(taken.number, "") is None
    assert letter_by_code(taken.number, "查询码") is None


def test_codes_cannot_be_guessed_from_one_another(water: Organisation) -> None:
    codes = {letter(water).query_code for _ in range(20)}
    assert len(codes) == 20
    assert {len(code) for code in codes} == {8}
    assert not set("01OIL") & set("".join(codes))


def test_a_new_letter_waits(water: Organisation) -> None:
    taken = letter(water)
    assert (taken.state, taken.answered_at, taken.organisation) == (LetterState.RECEIVED, None, water)


@pytest.mark.django_db(transaction=True)
def test_letters_that_come_at_the_same_moment_get_numbers_of_their_own(water: Organisation) -> None:
    numbers, failed = [], []

    def write() -> None:
        try:
            numbers.append(letter(water).number)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(set(numbers)) == 6
