"""The seven-step guide, the clock sheet, the board and the registers, as people see them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.applications.choices import Outcome, State
from gongkai.applications.models import CalendarNotice, Case, Complaint, Remedy
from gongkai.applications.rules.guide import QUESTIONS
from gongkai.applications.states import ITSELF, LIFE, START
from gongkai.applications.tables import DRAFTABLE
from gongkai.applications.tests.in_every_state import IN_STATE, people
from gongkai.ledger.models import Event
from tests.cast import moment

BEGUN = {step.verb for step in LIFE.steps if step.sources == (START,)}


def page(client, person, address: str) -> str:
    client.force_login(person)
    answer = client.get(f"/admin/applications/{address}")
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_every_act_and_every_outcome_has_its_question():
    acts = {verb for question in QUESTIONS for verb in question.verbs}
    assert acts == {step.verb for step in LIFE.steps if ITSELF not in step.by} - BEGUN
    asked = {outcome.partition(".")[0] for question in QUESTIONS for outcome in question.outcomes}
    assert asked == set(DRAFTABLE)


@pytest.mark.parametrize("state", [State.REGISTERED, State.PROCESSING, State.CONSULTING, State.APPROVAL, State.SERVED])
def test_the_guide_shows_seven_steps_in_every_state_to_everybody(client, desk, state):
    case = IN_STATE[state](desk)
    for person in (desk.registrar, desk.handler, desk.office_head):
        if person == desk.handler and case.handling_unit is None:
            continue
        text = page(client, person, f"{case.pk}/guide/")
        for question in QUESTIONS:
            assert question.title in text


def test_the_guide_offers_no_outcome_that_the_record_does_not_carry_and_says_why(client, desk):
    case = desk.dispatched()
    text = page(client, desk.handler, f"{case.pk}/guide/")
    assert f"?outcome={Outcome.GRANTED_PROVIDED}" in text
    assert f"?outcome={Outcome.UNABLE_STILL_UNCLEAR}" not in text
    assert "申请人尚未补正，不能以“补正后仍不明确”答复（条例第三十条）" in text
    assert "请先登记检索记录" in text


def test_what_was_found_is_explained_on_a_page_before_the_guide_offers_that_nothing_exists(client, desk):
    case, absent = desk.dispatched(), f"?outcome={Outcome.UNABLE_NOT_HELD}.absent"
    said = {"keywords": "河道", "systems": "档案室", "period": "2021年", "searcher": "古丽娜"}
    for result, found in (("一期报告", "on"), ("无", "")):
        client.force_login(desk.handler)
        client.post(f"/admin/applications/{case.pk}/log_search/", {**said, "result": result, "found": found})
    text = page(client, desk.handler, f"{case.pk}/guide/")
    assert absent not in text
    assert "已登记检索2次，其中1次检索到相关信息，尚未说明" in text
    assert "检索到相关信息，不能答复信息不存在" in text
    answer = {"search": case.searches.get(found=True).pk, "explanation": "申请的是二期"}
    client.post(f"/admin/applications/{case.pk}/explain_search/", answer)
    assert absent in page(client, desk.handler, f"{case.pk}/guide/")
    text = page(client, desk.handler, f"{case.pk}/")
    assert "检索到相关信息：一期报告。经核对不是所申请的信息：申请的是二期" in text


def test_the_clock_sheet_has_every_day_and_goes_on_paper(client, desk):
    case = desk.dispatched()
    text = page(client, desk.registrar, f"{case.pk}/sheet/")
    assert "第20日" in text
    assert "国庆节放假" in text
    paper = client.get(f"/admin/applications/{case.pk}/sheet.pdf")
    assert paper.content[:5] == b"%PDF-"


def test_who_does_not_see_the_case_sees_neither_guide_nor_sheet(client, desk, township_handler):
    case = desk.dispatched()
    client.force_login(township_handler)
    for address in ("guide/", "sheet/", "sheet.pdf"):
        assert client.get(f"/admin/applications/{case.pk}/{address}").status_code == 404


def test_the_board_is_for_those_who_watch(client, desk, supervisor):
    desk.dispatched()
    assert "县水利局" in page(client, supervisor, "board/")
    client.force_login(desk.handler)
    assert client.get("/admin/applications/board/").status_code in {302, 403}


def test_a_review_is_entered_answered_and_decided_on_pages(client, desk):
    case = desk.answered()
    page(client, desk.registrar, "registers/remedies/")
    form = {"case": case.number, "kind": "reconsideration", "body": "云溪县人民政府", "simple": "on"}
    wrong = client.post("/admin/applications/registers/remedies/new/", form | {"case": "0000"})
    assert "没有找到该受理编号的申请" in wrong.content.decode()
    client.post("/admin/applications/registers/remedies/new/", form)
    remedy = Remedy.objects.get()
    client.post(f"/admin/applications/registers/remedies/{remedy.pk}/respond/", {})
    client.post(f"/admin/applications/registers/remedies/{remedy.pk}/decide_remedy/", {"decision": "upheld"})
    remedy.refresh_from_db()
    assert (remedy.result, remedy.responded_on is not None) == ("upheld", True)


def test_a_complaint_is_entered_and_closed_on_pages(client, desk):
    client.force_login(desk.registrar)
    form = {"organisation": desk.water.pk, "text": "逾期不答复", "case": ""}
    client.post("/admin/applications/registers/complaints/new/", form)
    complaint = Complaint.objects.get()
    address = f"/admin/applications/registers/complaints/{complaint.pk}/resolve_complaint/"
    assert "请填写处理情况" in client.post(address, {"result": "rectify"}).content.decode()
    client.post(address, {"result": "rectify", "measures": "已督促答复"})
    complaint.refresh_from_db()
    assert complaint.result == "rectify"


def test_a_holiday_notice_is_tried_before_it_is_applied(client, desk):
    case = desk.submitted("2026-12-15 10:00")
    client.force_login(desk.office_head)
    form = {
        "year": 2027, "source": "2027年部分节假日安排（样例）", "whole_year": "on",
        "off": "2027-01-01 元旦\n2027-01-04 元旦", "work": "",
    }  # fmt: skip
    address = "/admin/applications/registers/holidays/new/"
    assert "应写作" in client.post(address, form | {"off": "元旦"}).content.decode()
    tried = client.post(address, form).content.decode()
    assert case.number in tried
    assert not CalendarNotice.objects.exists()
    client.post(address, form | {"apply": "1"})
    before = case.due_on
    case.refresh_from_db()
    assert (case.due_on != before, case.due_is_provisional) == (True, False)


def test_a_wrong_holiday_notice_is_corrected_on_a_page_and_a_contradictory_one_is_told(client, desk):
    case = desk.submitted("2026-12-15 10:00")
    client.force_login(desk.office_head)
    form = {"year": 2027, "source": "2027年样例", "whole_year": "on", "off": "2027-01-01 元旦", "work": "2027-01-09"}
    register = "/admin/applications/registers/holidays/"
    both = client.post(f"{register}new/", form | {"off": "2027-01-09 元旦"}).content.decode()
    assert "2027-01-09既列为放假日又列为调休上班日，请核对原文" in both
    twice = client.post(f"{register}new/", form | {"off": "2027-01-01 元旦\n2027-01-01 春节"}).content.decode()
    assert "放假日2027-01-01写了两次" in twice
    client.post(f"{register}new/", form | {"apply": "1"})
    one = CalendarNotice.objects.get()
    assert "2027-01-01 元旦" in client.get(f"{register}{one.pk}/correct_notice/").content.decode()
    right = form | {"off": "2027-01-01 元旦\n2027-01-04 元旦", "reason": "漏录一日"}
    assert case.number in client.post(f"{register}{one.pk}/correct_notice/", right).content.decode()
    assert CalendarNotice.objects.get().voided_at is None
    client.post(f"{register}{one.pk}/correct_notice/", right | {"apply": "1"})
    text = client.get(register).content.decode()
    assert "已作废：漏录一日" in text
    assert text.count("/void_notice/") == 1
    assert case.number in client.post(f"{register}{one.pk + 1}/void_notice/", {"reason": "x"}).content.decode()


@pytest.mark.parametrize("kind", ["remedies", "complaints", "records", "conversions", "denials", "holidays"])
def test_registers_are_the_offices(client, desk, kind):
    assert page(client, desk.registrar, f"registers/{kind}/")
    client.force_login(desk.handler)
    assert client.get(f"/admin/applications/registers/{kind}/").status_code in {302, 403}


def test_two_thousand_open_cases_cost_desk_and_board_no_more_queries_than_a_few(client, desk, supervisor):
    def queries_for(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(f"/admin/applications/{address}").status_code == 200
        return len(caught)

    first = desk.dispatched()
    client.force_login(supervisor)
    few = [queries_for(address) for address in ("", "board/", "?state=processing")]
    rows = []
    for number in range(2000):
        one = Case.objects.get(pk=first.pk) if number == 0 else rows[0]
        copy = Case(**{field.attname: getattr(one, field.attname) for field in Case._meta.concrete_fields})
        copy.pk, copy.number, copy.submission_key = None, f"YX{number:08d}", None
        rows.append(copy)
    Case.objects.bulk_create(rows, batch_size=500)
    assert Case.objects.open().count() == 2001
    many = [queries_for(address) for address in ("", "board/", "?state=processing")]
    assert [high - low for low, high in zip(few, many, strict=True)] == [0, 0, 0]


def test_everybody_of_the_table_is_in_the_cast(desk):
    assert len(people(desk)) == 6


def test_a_refusal_of_last_year_is_reviewed_in_the_register(client, desk, monkeypatch):
    grounds = {"discretion_reason": "讨论中的方案"}
    case = desk.drafted(outcome=Outcome.DENIED_PROCESS, text="不予公开。", grounds=grounds)
    case = desk.answered(case=desk.approved(case=desk.passed(case=case)))
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2025-10-20 10:00"))
    assert case.number in page(client, desk.registrar, "registers/denials/")
    address = f"/admin/applications/registers/denials/{case.pk}/review_denial/"
    assert "请填写评估意见" in client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"may_disclose": "on", "reason": "方案已经定稿公布，可以公开"})
    assert Event.objects.about(case).named("case.denial_reviewed").get().details["may_disclose"] is True
    assert case.number not in page(client, desk.registrar, "registers/denials/")
