"""The start page: each list holds what waits for this person, and its number is that of its rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.applications.choices import ApplicantKind, Channel, State
from gongkai.applications.models import Case
from gongkai.desk.queries import ToDo, today_for
from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import Item
from gongkai.ledger.actions import record
from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.models import Letter
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import Draft, Pass, at_desk

TODAY = date(2024, 9, 20)
NOON = moment("2024-09-20 12:00")
People = dict[ReviewLevel, Person]


def lists(person: Person) -> dict[str, ToDo]:
    return {one.title: one for one in today_for(Person.objects.get(pk=person.pk), TODAY)}


def start_page(person: Person) -> str:
    return at_desk(person).get("/admin/").content.decode()


def test_a_reviewer_finds_what_waits_and_nothing_else(drafted: Draft, passed: Pass, reviewers: People) -> None:
    passed(drafted(title="等初审的"), None)
    passed(drafted(title="等保密审查的"), ReviewLevel.FIRST)
    waiting = lists(reviewers[ReviewLevel.SECRECY])["待我审核"]
    assert [row.title for row in waiting.rows] == ["等保密审查的"]
    assert waiting.total == 1
    assert waiting.rows[0].note == "保密审查，郑雪送审"
    assert waiting.rows[0].unit == "县水利局"
    page = start_page(reviewers[ReviewLevel.SECRECY])
    assert "等保密审查的" in page
    assert "等初审的" not in page


def test_a_drafter_finds_drafts_and_why_they_came_back(
    drafted: Draft, passed: Pass, reviewers: People, drafter: Person
) -> None:
    drafted(title="新稿")
    returned = passed(drafted(title="退稿"), None)
    actions.return_(returned, reason="请补附件", by=reviewers[ReviewLevel.FIRST], at=NOON)
    passed(drafted(title="审核中"), ReviewLevel.FIRST)
    passed(drafted(title="已公开"))
    mine = lists(drafter)["我的稿件"]
    assert [(row.title, row.note) for row in mine.rows] == [("退稿", "初审初校退回：请补附件"), ("新稿", "草稿")]
    assert mine.total == 2


def test_a_correction_not_yet_sent_is_among_the_drafts(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted()).get_latest_revision_as_object()
    item.title = "更正"
    actions.revise(item, by=drafter, at=NOON)
    assert lists(drafter)["我的稿件"].rows[0].note == "已公开"


def test_a_withdrawn_item_is_no_draft(drafted: Draft, passed: Pass, drafter: Person, reviewers: People) -> None:
    item = passed(drafted())
    actions.withdraw(item, reason="含个人信息", by=reviewers[ReviewLevel.PUBLISH], at=NOON)
    assert lists(drafter)["我的稿件"].total == 0


def test_a_release_that_was_loaded_without_a_revision_is_no_draft(
    drafted: Draft, passed: Pass, drafter: Person
) -> None:
    item = passed(drafted())
    item.gate_records.update(revision_id=None)
    Item.objects.update(latest_revision=None)
    assert lists(drafter)["我的稿件"].total == 0


def test_others_work_is_on_nobodys_start_page(drafted: Draft, passed: Pass, township_drafter: Person) -> None:
    passed(drafted(title="县水利局的"), None)
    assert "县水利局的" not in start_page(township_drafter)
    assert lists(township_drafter)["我的稿件"].total == 0


def test_a_letter_is_listed_for_who_answers_it_by_its_day(appoint: Appoint, water: Organisation) -> None:
    handler = appoint("古丽娜", Role.HANDLER, water)
    for number, day in ((1, date(2024, 9, 30)), (2, date(2024, 9, 10))):
        Letter.objects.create(
            number=f"XJ{number}", query_code="A", kind=next(iter(LetterKind)), organisation=water,
            subject=f"第{number}封", body="供水", received_at=NOON, due_on=day,
        )  # fmt: skip
    letters = lists(handler)["待答复的来信"]
    assert [row.title for row in letters.rows] == ["第2封", "第1封"]
    assert "■ 已超期" in start_page(handler)


def test_a_registrar_finds_the_case_that_is_to_be_registered(registrar: Person, office: Organisation) -> None:
    case = Case.objects.create(
        number="YX2024-001", query_code="A", organisation=office, channel=Channel.PORTAL, state=State.SUBMITTED,
        applicant_kind=ApplicantKind.NATURAL_PERSON, applicant_name="申请人", identity_no="示例", contact="示例",
        description="供水水质检测报告", submitted_at=NOON,
    )  # fmt: skip
    record("case.submitted", case, by=None, at=NOON)
    cases = lists(registrar)["轮到我办的申请"]
    assert [row.title for row in cases.rows] == ["供水水质检测报告"]
    assert cases.total == 1
    assert "供水水质检测报告" in start_page(registrar)


def test_long_lists_are_cut_and_say_how_many_there_are(drafted: Draft, drafter: Person) -> None:
    for number in range(23):
        drafted(title=f"第{number}稿")
    mine = lists(drafter)["我的稿件"]
    assert (mine.total, len(mine.rows), mine.is_cut) == (23, 20, True)
    assert "全部 23 件" in start_page(drafter)


def test_the_start_page_costs_the_same_for_many_as_for_few(
    drafted: Draft, passed: Pass, reviewers: People, drafter: Person, django_assert_max_num_queries: object
) -> None:
    passed(drafted(), None)
    drafted()
    for person in (drafter, reviewers[ReviewLevel.FIRST]):
        start_page(person)
        with django_assert_max_num_queries(40) as few:
            start_page(person)
        counted = len(few)
        for _ in range(3):
            passed(drafted(), None)
            drafted()
        with django_assert_max_num_queries(counted):
            start_page(person)


@pytest.mark.parametrize("role", list(Role))
def test_whoever_has_nothing_to_do_reads_kind_words(role: Role, appoint: Appoint, county: Organisation) -> None:
    page = start_page(appoint("何某", role, county))
    assert "没有" in page
    assert "None" not in page.split("nice-padding")[1].split("</main>")[0]


def links(page: str) -> set[str]:
    """The addresses in Wagtail's menu, which it writes as data for its script."""
    import json
    import re

    data = re.search(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', page, re.DOTALL)
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            found.update(one for key, one in value.items() if key == "url" and isinstance(one, str))
            value = list(value.values())
        if isinstance(value, list):
            for one in value:
                walk(one)

    walk(json.loads(data.group(1)))
    return {one for one in found if one.startswith("/admin/")}


@pytest.mark.parametrize("role", list(Role))
def test_nothing_in_the_menu_is_refused(
    role: Role, appoint: Appoint, county: Organisation, office: Organisation, route: None
) -> None:
    browser: Client = at_desk(appoint("何某", role, county))
    menu = links(browser.get("/admin/").content.decode())
    answers = {where: browser.get(where).status_code for where in menu}
    assert {where: code for where, code in answers.items() if code != 200} == {}
    assert ("/admin/snippets/disclosure/item/" in menu) == (role in {*EDITORS_HERE})
    assert ("/admin/ledger/" in menu) == (role in {Role.AUDIT_ADMIN, Role.SUPERVISOR})
    for hidden in ("images", "documents", "reports", "pages", "snippets/"):
        assert f"/admin/{hidden}" not in {where.rstrip("/") for where in menu}


EDITORS_HERE = {
    Role.DRAFTER, Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINAL_REVIEWER, Role.SECRECY_REVIEWER,
    Role.DISCLOSURE_OFFICE,
}  # fmt: skip


@pytest.mark.parametrize("report", ["site-history/", "workflow/", "workflow_tasks/", "site-history/results/"])
def test_wagtails_reports_are_closed_by_address(report: str, appoint: Appoint, county: Organisation) -> None:
    browser = at_desk(appoint("何某", Role.DISCLOSURE_OFFICE, county))
    assert browser.get(f"/admin/reports/{report}").url == "/admin/"
    assert Client().get(f"/admin/reports/{report}").url.startswith("/accounts/login/")
