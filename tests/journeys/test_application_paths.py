"""Journey II on its three other ways: a third party and an extension, a fee, a correction that never comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongkai.applications.models import Case
from gongkai.ledger.queries import first_broken_link
from gongkai.lib.dates import formal
from tests.journeys.conftest import PHONE, Visitor
from tests.journeys.test_application import act, apply, open_case

pytestmark = [pytest.mark.journey, pytest.mark.drawn]  # test_application walks on both databases
COMPANY = "云溪县示例餐饮有限公司"
GIVEN = "现将中标单位名称和合同总金额提供给您。"
WITHHELD = "第3页食品单价明细，属于第三方商业秘密，公开会损害其合法权益"
PUBLIC_GOOD = "关系学生餐食安全和财政资金使用"
PHONE_SCREEN = {"viewport": PHONE, "is_mobile": True}


@dataclass
class Clock:
    """What day it is in the county: the real one, some days on."""

    days: int = 0

    def now(self) -> datetime:
        """The moment at which the county lives."""
        return REAL_NOW() + timedelta(days=self.days)


REAL_NOW = timezone.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, sample_county: None) -> Clock:
    """The county's clock, which the test may put forward once the county is built."""
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


def fill_and_act(officer: Page, case: Case, verb: str, fill: Callable[[Page], None], said: str = "") -> None:
    """One act with something to fill in."""
    open_case(officer, case)
    officer.get_by_role("link", name=verb, exact=True).click()
    fill(officer)
    officer.get_by_role("button", name=verb, exact=True).click()
    expect(officer.get_by_text(said or f"已办理：{verb}。")).to_be_visible()


def typed(**values: str) -> Callable[[Page], None]:
    """Fill in text fields, by their labels."""

    def fill(page: Page) -> None:
        for label, value in values.items():
            page.get_by_label(label).fill(value)

    return fill


def applied(citizen: Page) -> Case:
    """An application from a telephone."""
    apply(citizen)
    expect(citizen.get_by_role("heading", name="已收到您的申请")).to_be_visible()
    return Case.objects.latest("pk")


def give_to_education(registrar: Page, case: Case) -> None:
    """The registrar hands the case to the department."""
    choose = lambda page: page.get_by_label("承办部门").select_option("云溪县教育局")  # noqa: E731
    fill_and_act(registrar, case, "交办", choose)


def look_up(citizen: Page, case: Case) -> None:
    """Number and code lead to the case, on any day and any telephone."""
    citizen.goto("/apply/status/")
    citizen.get_by_label("受理编号").fill(case.number)
    citizen.get_by_label("查询码").fill(case.query_code)
    citizen.get_by_role("button", name="查询", exact=True).click()
    expect(citizen.get_by_role("heading", name="申请办理进度")).to_be_visible()


def counted(officer: Visitor, row: str) -> int:
    """The cell of this year's 表三 of the department: this row, natural persons."""
    page = officer("xinxiyuan")
    page.goto(f"/admin/annual/jiaoyuju/{timezone.localdate().year}/")
    link = page.locator(f"a[href$='/applications/{row}/natural_person/']")
    return int(link.inner_text())


def test_a_third_party_objects_and_a_part_is_disclosed_with_two_letters(
    officer: Visitor, visitor: Visitor, clock: Clock
) -> None:
    before = counted(officer, "partial")
    citizen = visitor(**PHONE_SCREEN)
    case = applied(citizen)
    registrar, handler = officer("shouli"), officer("chengban")
    give_to_education(registrar, case)
    ask_third_party(registrar, case)
    extend(officer("fuzeren"), case)
    take_objection(registrar, case)

    draft_partly(handler, case)
    review(officer("baomi"), case)
    act(officer("lingdao"), case, "签发")
    act(registrar, case, "发出答复")
    citizen_reads(citizen, case)
    serve_the_third_party(registrar, case)
    file_away(registrar, case)

    assert counted(officer, "partial") == before + 1
    assert first_broken_link() is None


def ask_third_party(registrar: Page, case: Case) -> None:
    """The letter goes out; the period stands still."""

    def fill(page: Page) -> None:
        page.get_by_role("radio", name="第三方", exact=True).check()
        page.get_by_label("被征求方名称").fill(COMPANY)

    fill_and_act(registrar, case, "征求意见", fill)
    expect(registrar.get_by_text("期限暂停").first).to_be_visible()
    choose = lambda page: page.get_by_role("radio", name=f"第三方：{COMPANY}").check()  # noqa: E731
    fill_and_act(registrar, case, "登记征求意见书送达", choose)


def extend(head: Page, case: Case) -> None:
    """Only the head may; more than twenty days are refused, and nothing typed is lost."""
    open_case(head, case)
    head.get_by_role("link", name="延期答复", exact=True).click()
    typed(延长的工作日数="21", 延期理由="涉及多个学校，核对工作量大")(head)
    head.get_by_role("button", name="延期答复", exact=True).click()
    expect(head.get_by_role("alert")).to_contain_text("条例第三十三条")
    expect(head.get_by_label("延期理由")).to_have_value("涉及多个学校，核对工作量大")
    head.get_by_label("延长的工作日数").fill("10")
    head.get_by_role("button", name="延期答复", exact=True).click()
    expect(head.get_by_text("已办理：延期答复。")).to_be_visible()


def take_objection(registrar: Page, case: Case) -> None:
    """The company does not want it disclosed."""

    def fill(page: Page) -> None:
        page.get_by_role("radio", name=f"第三方：{COMPANY}").check()
        page.get_by_role("radio", name="不同意公开", exact=True).check()
        page.get_by_label("意见内容及理由").fill("单价明细属于商业秘密")

    fill_and_act(registrar, case, "收到意见", fill)


def draft_partly(handler: Page, case: Case) -> None:
    """A part is given; what is withheld, and what the third party is told, is said in its own field."""
    open_case(handler, case)
    handler.get_by_role("link", name="拟定答复", exact=True).click()
    handler.get_by_role("link", name="部分公开（条例第三十七条）").click()
    typed(
        答复正文=GIVEN,
        不予公开的部分及逐处理由=WITHHELD,
        作为依据的法律="《中华人民共和国政府信息公开条例》第十五条",
        第三方不同意而予以公开的公共利益理由=PUBLIC_GOOD,
    )(handler)
    handler.get_by_role("button", name="拟定答复", exact=True).click()
    expect(handler.get_by_role("alert")).to_contain_text("请填写书面告知第三方的决定公开内容")
    expect(handler.get_by_label("答复正文")).to_have_value(GIVEN)
    handler.get_by_label("书面告知第三方的决定公开内容").fill("中标单位名称、合同总金额")
    handler.get_by_role("button", name="拟定答复", exact=True).click()
    expect(handler.get_by_text("已办理：拟定答复。")).to_be_visible()


def review(reviewer: Page, case: Case) -> None:
    """Nothing secret in it."""
    fill_and_act(reviewer, case, "保密审查通过", typed(审查结论及依据="不涉及国家秘密（保守国家秘密法第三十五条）"))


def citizen_reads(citizen: Page, case: Case) -> None:
    """What is given, what is withheld and why, and the remedies of both."""
    look_up(citizen, case)
    citizen.get_by_role("link", name="查看答复").click()
    for said in (GIVEN, WITHHELD, "先", "60日内", "6个月内"):
        expect(citizen.get_by_role("article")).to_contain_text(said)
    expect(citizen.get_by_text(COMPANY)).to_have_count(0)
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="下载答复书（PDF）").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def serve_the_third_party(registrar: Page, case: Case) -> None:
    """The second letter tells the company what is disclosed and why; its service is proven."""
    open_case(registrar, case)
    registrar.get_by_role("link", name="文书、表单和送达回证").click()
    registrar.get_by_role("link", name="登记送达：政府信息决定公开告知书").click()
    registrar.get_by_role("radio", name="直接送达").check()
    today = f"{timezone.localdate():%Y-%m-%d}"
    typed(交邮或者发出日期=today, 送达日期=today, 签收人及与受送达人的关系="赵某（法定代表人）")(registrar)
    registrar.get_by_role("button", name="登记", exact=True).click()
    expect(registrar.get_by_text("已登记送达：政府信息决定公开告知书")).to_be_visible()


def file_away(registrar: Page, case: Case) -> None:
    """Archived with its retention class; the package is there to take along."""
    act(registrar, case, "归档")
    registrar.get_by_role("link", name="文书、表单和送达回证").click()
    with registrar.expect_download() as download:
        registrar.get_by_role("link", name="下载归档包").click()
    titles = "".join(ZipFile(download.value.path()).namelist())
    for title in ("政府信息部分公开告知书", "政府信息决定公开告知书", "政府信息公开第三方意见征询书", "延期答复告知书"):
        assert title in titles


def test_a_fee_is_noticed_paid_and_the_period_begins_anew(officer: Visitor, visitor: Visitor, clock: Clock) -> None:
    citizen = visitor(**PHONE_SCREEN)
    case = applied(citizen)
    registrar = officer("shouli")
    give_to_education(registrar, case)

    def by_pages(page: Page) -> None:
        page.get_by_role("radio", name="按量计收（按页）").check()
        page.get_by_label("页数").fill("68")

    fill_and_act(officer("fuzeren"), case, "发出收费通知", by_pages)
    act(registrar, case, "登记收费通知送达")
    look_up(citizen, case)
    expect(citizen.get_by_text("金额380元", exact=False)).to_be_visible()
    expect(citizen.get_by_role("link", name="下载政府信息公开信息处理费收费通知书，PDF")).to_be_visible()

    clock.days = 3
    registrar = officer("shouli")
    fill_and_act(registrar, case, "登记缴费", typed(财政票据号="示例票据0001"))
    case.refresh_from_db()
    expect(registrar.get_by_role("row", name="答复期限").first).to_contain_text(formal(case.due_on))
    look_up(citizen, case)
    expect(citizen.get_by_text("已收到您缴纳的信息处理费")).to_be_visible()
    expect(citizen.get_by_text(formal(case.due_on)).first).to_be_visible()


def test_a_correction_that_never_comes_ends_the_case(officer: Visitor, visitor: Visitor, clock: Clock) -> None:
    before = counted(officer, "other.no_correction")
    citizen = visitor(**PHONE_SCREEN)
    case = applied(citizen)
    registrar = officer("shouli")
    fill_and_act(registrar, case, "告知补正", typed(补正事项="请写明所需合同的采购项目名称\n请写明需要哪一年度的合同"))
    expect(registrar.get_by_text("次日起方可视为放弃申请")).to_be_visible()
    expect(registrar.get_by_role("link", name="逾期不补正，不再处理", exact=True)).to_have_count(0)
    look_up(citizen, case)
    expect(citizen.get_by_role("heading", name="请您补正")).to_be_visible()
    expect(citizen.get_by_text("请写明需要哪一年度的合同").first).to_be_visible()

    clock.days = 40
    registrar = officer("shouli")
    act(registrar, case, "逾期不补正，不再处理")
    look_up(citizen, case)
    expect(citizen.get_by_text("不再处理").first).to_be_visible()
    expect(citizen.get_by_role("link", name="下载政府信息公开申请不再处理告知书，PDF")).to_be_visible()
    act(registrar, case, "归档")
    year = timezone.localdate().year
    assert counted(officer, "other.no_correction") == before * (REAL_NOW().year == year) + 1
