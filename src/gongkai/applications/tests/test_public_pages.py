"""The applicant's way: guide, form, receipt, status, answer to a correction, withdrawal, reply."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.applications import actions
from gongkai.applications.choices import Channel, Delivery, Outcome, State
from gongkai.applications.models import Case
from gongkai.applications.tests.desk_life import ID_NUMBER, RIVER
from tests.cast import moment

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def no_tries() -> None:
    cache.clear()


def filled(client, **changes) -> dict:
    """The form of the portal, filled in as it was shown to this client."""
    page = client.get("/apply/new/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    return {
        "key": key,
        "organisation": "zhengfuban",
        "applicant_kind": "natural_person",
        "applicant_name": "赵春来",
        "identity_no": ID_NUMBER,
        "contact": "199-0000-0001",
        "description": "2021年城北河道治理工程竣工验收报告",
        "medium": "electronic",
        "delivery": "portal",
    } | changes


def opened(client, case: Case) -> None:
    """The client finds the case by number and code."""
    client.post("/apply/status/", {"number": case.number, "code": case.query_code})


def test_the_guide_names_every_organ_with_address_hours_and_phone(client, office, water):
    page = client.get("/apply/").content.decode()
    for organ in (office, water):
        assert organ.name in page
        assert organ.address in page
        assert organ.office_hours in page
        assert organ.phone in page


def test_the_form_asks_for_no_purpose_and_shows_the_basis_of_each_question(client, office):
    page = client.get("/apply/new/").content.decode()
    assert 'name="purpose"' not in page
    assert page.count('class="field-basis"') == 14


def test_an_application_is_received_at_once_with_number_code_and_due_day(client, office):
    response = client.post("/apply/new/", filled(client), follow=True)
    case = Case.objects.get()
    page = response.content.decode()
    assert response.redirect_chain[-1][0] == f"/apply/receipt/{case.number}/"
    assert case.state == State.REGISTERED
    assert case.number in page
    assert case.query_code in page
    assert f"{case.due_on.year}年{case.due_on.month}月{case.due_on.day}日" in page


def test_an_incomplete_form_keeps_what_was_typed(client, office):
    response = client.post("/apply/new/", filled(client, applicant_name="", description="河道治理"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "河道治理" in page
    assert "有 1 处需要改正" in page
    assert Case.objects.count() == 0


def test_files_must_be_chosen_again_after_an_error_and_the_page_says_so(client, office):
    files = {"files": SimpleUploadedFile("说明.pdf", PDF)}
    response = client.post("/apply/new/", filled(client, applicant_name="") | files)
    assert "附件需要重新选择" in response.content.decode()


def test_files_come_with_the_application(client, office):
    files = {"files": [SimpleUploadedFile("说明.pdf", PDF), SimpleUploadedFile("委托书.pdf", PDF)]}
    client.post("/apply/new/", filled(client) | files)
    assert Case.objects.get().attachments.count() == 2


def test_a_program_disguised_as_a_document_is_refused_with_its_reason(client, office):
    files = {"files": SimpleUploadedFile("说明.pdf", b"MZ\x90\x00" + b"0" * 100)}
    response = client.post("/apply/new/", filled(client) | files)
    assert response.status_code == 422
    assert "文件内容与扩展名" in response.content.decode()
    assert Case.objects.count() == 0


def test_a_text_over_the_limit_is_refused_whole_and_not_cut_by_the_browser(client, office):
    assert 'maxlength="5000"' not in client.get("/apply/new/").content.decode()
    text = "问" * 5000 + "末尾一句"
    page = client.post("/apply/new/", filled(client, description=text)).content.decode()
    assert "请不超过5000字，现有5004字；较长的内容可作为附件" in page
    assert text in page


def test_a_description_that_nobody_can_see_is_none(client, office):
    page = client.post("/apply/new/", filled(client, description="\u200b\u200d\ufeff")).content.decode()
    assert "请写明所需政府信息的名称、文号" in page
    assert Case.objects.count() == 0


def test_pressing_submit_twice_makes_one_case(client, office):
    form = filled(client)
    first = client.post("/apply/new/", form)
    second = client.post("/apply/new/", form)
    assert first.url == second.url
    assert Case.objects.count() == 1


def test_a_form_key_of_somebody_else_opens_nothing(client, office, desk):
    others = desk.submitted(key="somebody-elses-key")
    response = client.post("/apply/new/", filled(client, key="somebody-elses-key"))
    assert response.url != f"/apply/receipt/{others.number}/"
    assert Case.objects.count() == 2


def test_the_identity_number_is_encrypted_in_the_database(client, office, django_assert_num_queries):
    from django.db import connection

    client.post("/apply/new/", filled(client))
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity_no, applicant_name, contact FROM applications_case")
        stored = " ".join(cursor.fetchone())
    assert ID_NUMBER not in stored
    assert "赵春来" not in stored


@pytest.mark.parametrize("page", ["receipt/{}/", "cases/{}/", "cases/{}/withdraw/", "cases/{}/reply/"])
def test_a_number_alone_opens_nothing(client, desk, page):
    case = desk.answered()
    assert client.get(f"/apply/{page.format(case.number)}").status_code == 404


def test_number_and_code_open_the_case(client, desk):
    case = desk.dispatched()
    response = client.post(
        "/apply/status/", {"number": f" {case.number} ", "code": case.query_code.lower()}, follow=True
    )
    page = response.content.decode()
    assert "已交承办部门办理" in page
    assert "云溪县水利局" in page
    assert ID_NUMBER not in page


def test_five_wrong_codes_for_one_number_stop_the_sixth_even_if_right(client, desk):
    case = desk.submitted()
    for _ in range(5):
        client.post("/apply/status/", {"number": case.number, "code": "22222222"})
    response = client.post("/apply/status/", {"number": case.number, "code": case.query_code})
    assert "请15分钟后再试" in response.content.decode()


def test_wrong_codes_for_one_number_do_not_stop_another(client, desk):
    case = desk.submitted()
    for _ in range(5):
        client.post("/apply/status/", {"number": "000202400099", "code": "22222222"})
    assert client.post("/apply/status/", {"number": case.number, "code": case.query_code}).status_code == 302


def test_leaving_closes_the_case(client, desk):
    case = desk.submitted()
    opened(client, case)
    client.post("/apply/leave/")
    assert client.get(f"/apply/cases/{case.number}/").status_code == 404


def test_the_applicant_corrects_and_the_period_begins_anew(client, desk, monkeypatch):
    case = desk.correcting()
    opened(client, case)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2024-10-08 09:00"))
    response = client.post(f"/apply/cases/{case.number}/answer/", {"text": "城北河道治理二期工程"}, follow=True)
    case.refresh_from_db()
    assert "已收到您的补正" in response.content.decode()
    assert (case.state, case.due_on) == (State.REGISTERED, date(2024, 11, 4))


def test_who_left_out_the_identity_fills_it_in_when_correcting(client, desk, monkeypatch):
    facts = {"organisation": desk.office, "channel": Channel.IN_PERSON, "by": desk.registrar}
    case = actions.register(replace(RIVER, identity_no=""), **facts, at=moment("2024-09-20 10:00"))
    case = actions.request_correction(case, items="身份证明", by=desk.registrar, at=moment("2024-09-23 10:00"))
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2024-09-25 10:00"))
    opened(client, case)
    assert 'name="identity_no"' in client.get(f"/apply/cases/{case.number}/").content.decode()
    empty = client.post(f"/apply/cases/{case.number}/answer/", {"text": ""}).content.decode()
    assert "请填写补正的内容（条例第三十条）" in empty
    client.post(f"/apply/cases/{case.number}/answer/", {"identity_no": ID_NUMBER})
    case.refresh_from_db()
    assert (case.state, case.identity_no, case.due_on) == (State.REGISTERED, ID_NUMBER, date(2024, 10, 28))


def test_a_correction_after_its_day_is_refused_with_the_reason(client, desk):
    case = desk.correcting()
    opened(client, case)
    response = client.post(f"/apply/cases/{case.number}/answer/", {"text": "城北河道治理二期工程"})
    assert response.status_code == 422
    assert "补正期限已于2024年10月14日届满" in response.content.decode()


def test_the_applicant_gives_reasons(client, desk):
    case = desk.excessive()
    opened(client, case)
    client.post(f"/apply/cases/{case.number}/answer/", {"text": "每件都与我的房屋有关"})
    case.refresh_from_db()
    assert case.state == State.PROCESSING


def test_the_applicant_withdraws(client, desk):
    case = desk.dispatched()
    opened(client, case)
    assert "确定撤回" in client.get(f"/apply/cases/{case.number}/withdraw/").content.decode()
    client.post(f"/apply/cases/{case.number}/withdraw/", {"reason": "已经在网上找到"})
    case.refresh_from_db()
    assert (case.state, case.outcome) == (State.WITHDRAWN, Outcome.OTHER_MISC)


def test_an_answered_application_cannot_be_withdrawn(client, desk):
    case = desk.answered()
    opened(client, case)
    response = client.post(f"/apply/cases/{case.number}/withdraw/", {"reason": ""})
    assert response.status_code == 422
    assert "当前为“已送达”" in response.content.decode()


def test_the_reply_is_hidden_until_it_is_sent(client, desk):
    case = desk.approved()
    opened(client, case)
    assert client.get(f"/apply/cases/{case.number}/reply/").status_code == 404


def test_the_reply_carries_its_number_the_remedies_and_the_online_review(client, desk):
    case = desk.answered()
    opened(client, case)
    page = client.get(f"/apply/cases/{case.number}/reply/").content.decode()
    assert "政府信息予以公开告知书" in page
    assert case.reply_no in page
    assert "60日内" in page
    assert 'href="https://fuyi.yunxi.example/"' in page


def test_the_reply_and_its_files_can_be_saved(client, desk):
    case = desk.drafted(files=[SimpleUploadedFile("验收报告.pdf", PDF)])
    case = desk.answered(case=desk.approved(case=desk.passed(case=case)))
    opened(client, case)
    text = client.get(f"/apply/cases/{case.number}/reply/?form=text")
    link = re.search(r'href="([^"]+/files/\d+/)"', client.get(f"/apply/cases/{case.number}/reply/").content.decode())[1]
    assert "赵春来：" in text.content.decode()
    assert b"".join(client.get(link).streaming_content) == PDF


def test_an_application_of_2350_in_beijing_belongs_to_that_day(desk):
    case = actions.submit(RIVER, organisation=desk.office, at=moment("2025-09-30 23:50"))
    assert (case.received_on, case.due_on_national) == (date(2025, 9, 30), date(2025, 11, 4))


def test_pages_of_a_case_are_not_kept_by_caches(client, desk):
    case = desk.submitted()
    opened(client, case)
    response = client.get(f"/apply/cases/{case.number}/")
    assert "no-store" in response["Cache-Control"]


def test_an_application_for_post_needs_an_address(client, office):
    response = client.post("/apply/new/", filled(client, medium="paper", delivery=Delivery.POST))
    assert "请填写邮寄地址" in response.content.decode()


def test_my_applications_are_those_of_the_account_and_those_found_by_code(client, desk, handler):
    mine, found, strange = desk.submitted(), desk.submitted(), desk.submitted()
    Case.objects.filter(pk=mine.pk).update(account=handler)
    Case.objects.filter(pk=found.pk).update(account=None)
    assert "这里还没有申请" in client.get("/apply/mine/").content.decode()
    client.post("/apply/status/", {"number": found.number, "code": found.query_code})
    page = client.get("/apply/mine/").content.decode()
    assert found.number in page
    assert mine.number not in page
    client.force_login(handler)
    page = client.get("/apply/mine/").content.decode()
    assert mine.number in page
    assert strange.number not in page
    assert client.get(f"/apply/cases/{mine.number}/").status_code == 200


def test_files_too_large_together_are_refused_and_nothing_typed_is_lost(client, office):
    files = [SimpleUploadedFile(f"{number}.pdf", b"%PDF-1.4\n" + b"0" * (18 * 1024 * 1024)) for number in range(3)]
    page = client.post("/apply/new/", filled(client, description="水库大坝安全鉴定报告") | {"files": files})
    assert page.status_code == 422
    said = page.content.decode()
    assert "附件合计超过50 MB" in said
    assert "水库大坝安全鉴定报告" in said
    assert 'data-together="52428800"' in said
    assert "theme/sizes.js" in said
