"""Letters are answered by the unit they were written to."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.mailbox.actions import answer, receive
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.mailbox.models import Letter
from gongkai.mailbox.queries import handling_in, letters_within_reach
from gongkai.mailbox.rules import why_not_answer
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

TEXT = "今年灌溉用水计划已经下达到各村。"
AT = moment("2024-09-04 16:30")
LETTERS = "mailbox_desk:letters"


def write(organ: Organisation, subject: str = "灌溉用水", at: str = "2024-09-02 10:30") -> Letter:
    given = {"body": "请问清水镇今年的灌溉用水计划", "contact": "0990-5559999"}
    return receive(organ, kind=LetterKind.CONSULTATION, subject=subject, at=moment(at), **given)


@pytest.fixture
def letter(water: Organisation) -> Letter:
    return write(water)


def desk(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="gongkai.orgs.permissions.RoleBackend")
    return client


def test_every_reason_against_an_answer_is_given_at_once() -> None:
    assert why_not_answer(answered=True, answer="已办。") == [
        "该信件已经答复",
        "请写明办理情况，至少10个字（国办发〔2018〕123号）",
    ]
    assert why_not_answer(answered=False, answer="字" * 5001) == ["答复不超过5000个字"]
    assert why_not_answer(answered=False, answer=TEXT) == []


def test_an_answer_is_kept_dated_and_recorded(letter: Letter, handler: Person) -> None:
    answer(letter, text=f" {TEXT} ", by=handler, at=AT)
    letter.refresh_from_db()
    assert (letter.answer, letter.state, letter.answered_at) == (TEXT, LetterState.ANSWERED, AT)
    line = Event.objects.about(letter).named("letter.answered").get()
    assert (line.by, line.details) == (handler, {"in_time": True})


@pytest.mark.parametrize(("at", "in_time"), [("2024-09-09 23:59", True), ("2024-09-10 00:00", False)])
def test_the_last_day_is_still_in_time(letter: Letter, handler: Person, at: str, in_time: bool) -> None:
    answer(letter, text=TEXT, by=handler, at=moment(at))
    assert Event.objects.about(letter).named("letter.answered").get().details == {"in_time": in_time}


def test_an_answered_letter_is_not_answered_again(letter: Letter, handler: Person) -> None:
    answer(letter, text=TEXT, by=handler, at=AT)
    with pytest.raises(Refused, match="已经答复"):
        answer(letter, text="另一个答复，写得足够长了。", by=handler, at=AT)
    letter.refresh_from_db()
    assert letter.answer == TEXT


def test_the_answer_is_ciphertext_in_the_database(letter: Letter, handler: Person) -> None:
    answer(letter, text=TEXT, by=handler, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer FROM mailbox_letter WHERE id = %s", [letter.pk])
        assert cursor.fetchone()[0].startswith("gAAAA")


def test_a_handler_reaches_the_letters_of_the_own_unit_only(
    letter: Letter, handler: Person, township_handler: Person, supervisor: Person
) -> None:
    address = reverse("mailbox_desk:letter", args=[letter.pk])
    assert desk(handler).get(address).status_code == 200
    assert desk(township_handler).get(address).status_code == 404
    assert desk(township_handler).post(address, {"text": TEXT}).status_code == 404
    assert desk(supervisor).get(address).status_code == 404
    assert list(letters_within_reach(handler)) == [letter]
    assert list(letters_within_reach(township_handler)) == []
    letter.refresh_from_db()
    assert letter.state == LetterState.RECEIVED


def test_the_office_reaches_every_letter(letter: Letter, appoint: Appoint, county: Organisation) -> None:
    assert list(letters_within_reach(appoint("孙丽萍", Role.DISCLOSURE_OFFICE, county))) == [letter]


def test_the_list_is_for_those_who_answer(letter: Letter, handler: Person, audit_admin: Person) -> None:
    assert "灌溉用水" in desk(handler).get(reverse(LETTERS)).content.decode()
    assert desk(audit_admin).get(reverse(LETTERS)).status_code in (302, 403)
    assert Client().get(reverse(LETTERS)).status_code == 302


def test_the_most_urgent_letter_stands_first(water: Organisation, handler: Person) -> None:
    write(water, "后到的信", "2024-09-03 10:30")
    write(water, "先到的信", "2024-09-02 10:30")
    page = desk(handler).get(reverse(LETTERS)).content.decode()
    assert page.index("先到的信") < page.index("后到的信")
    assert "已超期" in page


def test_the_list_asks_no_more_questions_for_more_letters(water: Organisation, handler: Person) -> None:
    client = desk(handler)
    write(water)
    client.get(reverse(LETTERS))

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(LETTERS))
        return len(asked)

    first = questions()
    for _ in range(5):
        write(water)
    assert questions() == first


def test_an_answer_goes_out_from_the_page_and_leaves_the_list(letter: Letter, handler: Person) -> None:
    client = desk(handler)
    page = client.post(reverse("mailbox_desk:letter", args=[letter.pk]), {"text": TEXT}, follow=True).content.decode()
    assert f"已答复信件{letter.number}。" in page
    assert "没有办理中的信件。" in page
    done = client.get(reverse(LETTERS), {"state": "answered"}).content.decode()
    assert letter.number in done
    assert "逾期答复" in done  # answered now, due in September 2024
    assert "古丽娜" in client.get(reverse("mailbox_desk:letter", args=[letter.pk])).content.decode()


def test_a_refused_answer_says_why_and_loses_nothing(letter: Letter, handler: Person) -> None:
    page = desk(handler).post(reverse("mailbox_desk:letter", args=[letter.pk]), {"text": "已办。"}).content.decode()
    assert "至少10个字" in page
    assert "已办。" in page


@pytest.mark.parametrize("asked", ["99999999999", "-1", "abc", "²"])
def test_the_list_survives_any_page_number(letter: Letter, handler: Person, asked: str) -> None:
    assert desk(handler).get(reverse(LETTERS), {"page": asked, "state": asked}).status_code == 200


def test_handling_is_counted_by_the_beijing_year(water: Organisation, handler: Person) -> None:
    answer(write(water, at="2024-12-29 10:00"), text=TEXT, by=handler, at=moment("2024-12-31 10:00"))
    answer(write(water, at="2024-12-31 23:59"), text=TEXT, by=handler, at=moment("2025-01-01 00:00"))
    assert handling_in(2024) == {"received": 2, "answered": 1, "days": 2.0}
    assert handling_in(2025) == {"received": 0, "answered": 1, "days": 0.0}
    assert handling_in(2023) == {"received": 0, "answered": 0, "days": 0}
