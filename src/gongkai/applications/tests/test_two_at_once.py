"""Two people act at the same moment: one does it, the other is told; numbers are never given twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from gongkai.applications import actions
from gongkai.applications.choices import LetterKind, State
from gongkai.applications.models import Case, CaseLetter
from gongkai.applications.tests.desk_life import RIVER
from gongkai.applications.tests.test_public_pages import filled
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from tests.cast import moment


def test_who_comes_second_with_the_page_still_open_is_told(desk, appoint, county):
    case = desk.passed()
    second = appoint("何平", Role.LEADER, county)
    seen_by_first, seen_by_second = (Case.objects.get(pk=case.pk) for _ in range(2))
    actions.approve(seen_by_first, by=desk.leader, at=moment("2024-10-10 10:00"))
    with pytest.raises(Refused, match="当前为“已签发”，不能办理“签发”"):
        actions.approve(seen_by_second, by=second, at=moment("2024-10-10 10:00"))
    assert Event.objects.about(case).named("case.approved").count() == 1


def at_once(jobs: list[Callable[[], Any]]) -> list[Any]:
    """What each job returned, or the exception that it raised; all begin at the same moment."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return job()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


together = pytest.mark.django_db(transaction=True)


@together
def test_of_two_who_sign_at_once_one_wins(desk, appoint, county):
    case = desk.passed()
    leaders = [desk.leader, appoint("何平", Role.LEADER, county)]
    for leader in leaders:
        leader.held()
    done = at_once(
        [lambda leader=leader: actions.approve(case, by=leader, at=moment("2024-10-10 10:00")) for leader in leaders]
    )
    assert sorted(type(one).__name__ for one in done) == ["Case", "Refused"]
    assert Event.objects.about(case).named("case.approved").count() == 1
    case.refresh_from_db()
    assert case.state == State.DECIDED


@together
def test_of_many_who_apply_at_once_each_has_a_number_of_their_own(desk):
    jobs = [lambda: actions.submit(RIVER, organisation=desk.office, at=moment("2024-09-20 10:00")) for _ in range(8)]
    numbers = sorted(case.number for case in at_once(jobs))
    assert numbers == [f"{desk.office.pk:03d}2024{serial:05d}" for serial in range(1, 9)]
    assert first_broken_link() is None


@together
def test_of_many_replies_signed_at_once_each_has_a_number_of_its_own(desk):
    desk.leader.held()
    cases = [desk.passed() for _ in range(5)]
    done = at_once(
        [lambda case=case: actions.approve(case, by=desk.leader, at=moment("2024-10-10 10:00")) for case in cases]
    )
    assert sorted(case.reply_no for case in done) == [f"云政公开〔2024〕{serial}号" for serial in range(1, 6)]


@together
def test_of_many_notices_sent_at_once_each_has_a_number_of_its_own(desk):
    desk.registrar.held()
    cases = [desk.submitted() for _ in range(5)]
    ask = {"items": "请写明工程名称", "by": desk.registrar, "at": moment("2024-09-23 10:00")}
    at_once([lambda case=case: actions.request_correction(case, **ask) for case in cases])
    numbers = CaseLetter.objects.filter(kind=LetterKind.CORRECTION_NOTICE).values_list("doc_no", flat=True)
    assert sorted(numbers) == [f"云政公开告〔2024〕{serial}号" for serial in range(1, 6)]


@together
def test_the_same_form_sent_twice_at_once_makes_one_case(client, desk):
    form = filled(client)
    clients = [Client() for _ in range(4)]
    for one in clients:
        one.cookies = client.cookies
    answers = at_once([lambda one=one: one.post("/apply/new/", form) for one in clients])
    assert {answer.url for answer in answers} == {f"/apply/receipt/{Case.objects.get().number}/"}


@together
def test_of_two_who_fill_in_the_same_act_one_is_told_and_loses_nothing(desk, appoint, county):
    case = desk.submitted()
    people = [desk.registrar, appoint("何平", Role.REGISTRAR, county)]
    typed = ["请写明工程名称和年度", "请写明所需报告的编制单位"]
    clients = [Client() for _ in people]
    for one, person in zip(clients, people, strict=True):
        one.force_login(person)
        person.held()
    address = f"/admin/applications/{case.pk}/request_correction/"
    today = {"on": "2024-09-23"}
    answers = at_once(
        [
            lambda one=one, text=text: one.post(address, {"items": text, **today})
            for one, text in zip(clients, typed, strict=True)
        ]
    )
    won, told = sorted(range(2), key=lambda place: answers[place].status_code)
    assert (answers[won].status_code, answers[told].status_code) == (302, 422)
    page = answers[told].content.decode()
    assert "当前为“待补正”，不能办理“告知补正”" in page
    assert typed[told] in page
    case.refresh_from_db()
    assert case.correction.items == typed[won]
