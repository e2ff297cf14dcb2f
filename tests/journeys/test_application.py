"""Journey II: an application from a citizen's telephone to the answer and the archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongkai.applications.models import Case
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from gongkai.lib.dates import formal
from gongkai.lib.workdays import WorkCalendar
from tests.journeys.conftest import PHONE, Visitor

pytestmark = pytest.mark.journey
WANTED = "2024年全县中小学营养改善计划食品采购的中标单位和合同金额"
ANSWER = "现将您申请的2024年营养改善计划食品采购中标结果提供给您，见附件。"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def test_an_application_goes_from_the_citizen_to_the_archived_answer(officer: Visitor, visitor: Visitor) -> None:
    citizen = visitor(viewport=PHONE, is_mobile=True, java_script_enabled=False)
    apply(citizen)
    case = Case.objects.latest("pk")
    receipt_tells_number_code_and_days(citizen, case)
    finds_the_case_again(visitor, case)

    registrar = officer("shouli")
    dispatch(registrar, case)
    draft(officer("chengban"), case)
    pass_secrecy(officer("baomi"), case)
    sign(officer("lingdao"), case)
    act(registrar, case, "发出答复")

    read_answer(citizen, case)
    act(registrar, case, "归档")
    expect(registrar.get_by_role("row", name="状态")).to_contain_text("已归档")
    whole_trail_is_kept(case)


def apply(citizen: Page) -> None:
    """Fill in the form, forget one thing, lose nothing, send."""
    citizen.goto("/")
    citizen.get_by_role("link", name="依申请公开").first.click()
    citizen.get_by_role("link", name="填写申请").click()
    citizen.get_by_label("向哪个机关申请").select_option("云溪县教育局")
    citizen.get_by_label("姓名或者名称").fill("示例公民")
    citizen.get_by_label("联系电话").fill("199-0000-0001")
    citizen.get_by_label("所需的政府信息").fill(WANTED)
    citizen.get_by_role("button", name="提交申请").click()

    expect(citizen.get_by_role("alert")).to_contain_text("身份证明号码")
    expect(citizen.get_by_label("向哪个机关申请")).to_have_value("jiaoyuju")
    expect(citizen.get_by_label("姓名或者名称")).to_have_value("示例公民")
    expect(citizen.get_by_label("联系电话")).to_have_value("199-0000-0001")
    expect(citizen.get_by_label("所需的政府信息")).to_have_value(WANTED)
    citizen.get_by_label("身份证明号码").fill("659999200001010000")
    citizen.get_by_role("button", name="提交申请").click()


def receipt_tells_number_code_and_days(citizen: Page, case: Case) -> None:
    """Number, query code, the day of receipt, and the twentieth working day after it."""
    today = timezone.localdate()
    last_day = WorkCalendar.for_region(settings.GONGKAI_SITE["region"]).add(today, 20)
    receipt = citizen.get_by_role("region", name="政府信息公开申请回执")
    for said in (case.number, case.query_code, formal(today), formal(last_day)):
        expect(receipt).to_contain_text(said)
    assert case.due_on == last_day


def finds_the_case_again(visitor: Visitor, case: Case) -> None:
    """On another machine, with number and code; a wrong code finds nothing."""
    elsewhere = visitor(viewport=PHONE, is_mobile=True, java_script_enabled=False)
    elsewhere.goto("/apply/status/")
    for code in ("AAAA-AAAA", case.query_code):
        elsewhere.get_by_label("受理编号").fill(case.number)
        elsewhere.get_by_label("查询码").fill(code)
        elsewhere.get_by_role("button", name="查询", exact=True).click()
        if code != case.query_code:
            expect(elsewhere.get_by_role("alert")).to_contain_text("没有找到该申请")
    expect(elsewhere.get_by_text("已登记").first).to_be_visible()
    elsewhere.get_by_role("button", name="退出查询").click()
    assert elsewhere.goto(f"/apply/cases/{case.number}/").status == 404


def open_case(officer: Page, case: Case) -> None:
    """From the menu to the case, by what it asks for."""
    officer.get_by_role("link", name="依申请公开", exact=True).first.click()
    officer.get_by_label("关键词").fill(case.number)
    officer.get_by_role("button", name="筛选").click()
    officer.get_by_role("link", name=WANTED[:20]).click()
    expect(officer.get_by_role("heading", name=case.number)).to_be_visible()


def act(officer: Page, case: Case, verb: str) -> None:
    """One act: its page, its button, and the word that it was done."""
    open_case(officer, case)
    officer.get_by_role("link", name=verb, exact=True).click()
    officer.get_by_role("button", name=verb, exact=True).click()
    expect(officer.get_by_text(f"已办理：{verb}。")).to_be_visible()


def dispatch(registrar: Page, case: Case) -> None:
    """The list says in words how long is left; the registrar hands the case to a department."""
    registrar.get_by_role("link", name="依申请公开", exact=True).first.click()
    row = registrar.get_by_role("row", name=WANTED[:20])
    expect(row).to_contain_text("剩 20 个工作日")
    expect(row).to_contain_text(formal(case.due_on))
    expect(row).to_contain_text("待审核、交办")
    open_case(registrar, case)
    registrar.get_by_role("link", name="交办", exact=True).click()
    registrar.get_by_label("承办部门").select_option("云溪县教育局")
    registrar.get_by_role("button", name="交办", exact=True).click()
    expect(registrar.get_by_text("已办理：交办。")).to_be_visible()


def draft(handler: Page, case: Case) -> None:
    """The handler knows no name, chooses the outcome and writes the answer."""
    open_case(handler, case)
    expect(handler.get_by_text("申请人A")).to_be_visible()
    expect(handler.get_by_text("示例公民")).to_have_count(0)
    handler.get_by_role("link", name="拟定答复", exact=True).click()
    handler.get_by_role("link", name="予以公开（条例第三十六条第（二）项）").click()
    handler.get_by_label("答复正文").fill(ANSWER)
    attachment = {"name": "中标结果.pdf", "mimeType": "application/pdf", "buffer": PDF}
    handler.get_by_label("随答复提供的文件").set_input_files(attachment)
    handler.get_by_role("button", name="拟定答复", exact=True).click()
    expect(handler.get_by_text("已办理：拟定答复。")).to_be_visible()


def pass_secrecy(reviewer: Page, case: Case) -> None:
    """The secrecy review needs its conclusion."""
    open_case(reviewer, case)
    reviewer.get_by_role("link", name="保密审查通过", exact=True).click()
    reviewer.get_by_role("button", name="保密审查通过", exact=True).click()
    expect(reviewer.get_by_role("alert")).to_be_visible()
    reviewer.get_by_label("审查结论及依据").fill("不涉及国家秘密、工作秘密和商业秘密（保守国家秘密法第三十五条）")
    reviewer.get_by_role("radio", name="公开", exact=True).check()
    reviewer.get_by_label("附件“中标结果.pdf”的审查依据").fill("无密级标志，内容已在交易平台公示")
    reviewer.get_by_role("button", name="保密审查通过", exact=True).click()
    expect(reviewer.get_by_text("已办理：保密审查通过。")).to_be_visible()


def sign(leader: Page, case: Case) -> None:
    """The leader reads the letter as it will go out, and signs."""
    open_case(leader, case)
    expect(leader.get_by_text(ANSWER)).to_be_visible()
    act(leader, case, "签发")


def read_answer(citizen: Page, case: Case) -> None:
    """The citizen reads the answer, where to complain, and takes the file along."""
    citizen.goto(f"/apply/cases/{case.number}/")
    citizen.get_by_role("link", name="查看答复").click()
    expect(citizen.get_by_text(ANSWER)).to_be_visible()
    expect(citizen.get_by_text("自收到本答复之日起60日内").first).to_be_visible()
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="中标结果").click()
    assert Path(download.value.path()).read_bytes() == PDF


def whole_trail_is_kept(case: Case) -> None:
    """Every act is a line of the ledger, in order, and the chain holds; the answer went out in time."""
    names = list(Event.objects.about(case).values_list("name", flat=True))
    assert names == [
        "case.submitted", "case.dispatched", "case.drafted", "case.secrecy_passed", "case.approved", "case.sent",
        "case.served", "case.archived",
    ]  # fmt: skip
    assert first_broken_link() is None
    case.refresh_from_db()
    assert case.dispatched_on == timezone.localdate() <= (case.due_on or date.max)
