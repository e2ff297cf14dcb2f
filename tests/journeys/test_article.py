"""Journey I: a notice from its first draft to the public, and taken down again, by those who do it in a county."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongkai.disclosure.models import Item
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from gongkai.lib.dates import formal
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Membership, Person
from tests.files import plain_pdf
from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.journey
TITLE = "关于做好校园暖气检修工作的通知"
PDF = plain_pdf()


def test_a_notice_goes_from_the_author_to_the_citizen_and_is_withdrawn(officer: Visitor, visitor: Visitor) -> None:
    author = officer("xinxiyuan")
    write(author)
    address = author.url
    gets_no_further_than_the_author(officer, address)

    first = officer("chushen")
    first.get_by_role("link", name=TITLE).first.click()
    give_back(first, "正文未写明检修期间的联系电话，请补充。")
    correct(author, address)

    approve(first, address)
    conclude_secrecy(officer("baomi"), address, "检修安排表")
    approve(officer("fushen"), address)
    approve(officer("zhongshen"), address)
    office = officer("gongkaiban")
    publish(office, address)

    citizen = visitor()
    find_and_read(citizen)
    whole_trail_is_kept()

    withdraw(office, address)
    is_gone(citizen)


def write(author: Page) -> None:
    """The author drafts, forgets the column, is told so, and sends to review."""
    author.get_by_role("link", name="信息", exact=True).click()
    author.get_by_role("link", name="新增信息").click()
    author.get_by_role("textbox", name="名称").first.fill(TITLE)
    author.get_by_role("textbox", name="内容概述").fill("全县中小学、幼儿园暖气检修的时间和要求。")
    author.get_by_role("combobox", name="体裁").select_option("公示公告")
    author.get_by_role("combobox", name="公开类别").select_option("公共服务")
    author.get_by_role("textbox", name="成文日期").fill("2024-10-08")
    author.keyboard.press("Escape")  # closes the calendar that opens with the field
    type_text(author, "各学校应当于供暖前完成暖气检修。")
    author.get_by_role("button", name="新增附件").click()
    attachment = {"name": "检修安排表.pdf", "mimeType": "application/pdf", "buffer": PDF}
    author.get_by_label("选择文件").set_input_files(attachment)
    send(author)
    expect(author.get_by_text("尚不能送审：请至少选择一个栏目")).to_be_visible()

    author.get_by_role("checkbox", name="公示公告").check()
    send(author)
    expect(author.locator("#header-title")).to_contain_text("待初审初校")


def type_text(author: Page, words: str) -> None:
    """Type at the end of the text; the editor hands it to the form a quarter of a second after the last key."""
    text = author.locator(".public-DraftEditor-content")
    expect(text).to_be_editable()
    text.click()
    author.keyboard.press("Control+End")
    text.press_sequentially(words)
    expect(text).to_contain_text(words)
    author.wait_for_timeout(600)


def send(author: Page) -> None:
    """Save and send to review, from the editor."""
    author.get_by_role("button", name="更多操作").last.click()
    author.get_by_role("button", name="保存并送审").click()
    author.wait_for_load_state()


def gets_no_further_than_the_author(officer: Visitor, address: str) -> None:
    """An author who is a reviewer as well is told why not; one who is none finds no button."""
    author = officer("xinxiyuan")
    author.goto(address)
    expect(author.get_by_role("button", name="通过")).to_have_count(0)

    person = Person.objects.get(username="xinxiyuan")
    also = Membership.objects.create(person=person, organisation=person.unit(), role=Role.FIRST_REVIEWER)
    author.reload()
    expect(author.get_by_role("button", name="通过", exact=True)).to_be_disabled()
    expect(author.get_by_text("撰稿人不得审核本人撰写的信息（三审三校，条例第十七条）")).to_be_visible()
    also.delete()


def give_back(reviewer: Page, reason: str) -> None:
    """Return: refused without a reason."""
    reviewer.get_by_role("button", name="退回修改").click()
    expect(reviewer.get_by_text("退回须写明理由")).to_be_visible()
    reviewer.get_by_label("审核意见").fill(reason)
    reviewer.get_by_role("button", name="退回修改").click()
    expect(reviewer.get_by_text("已退回撰稿人修改。")).to_be_visible()


def correct(author: Page, address: str) -> None:
    """The author finds the reason, writes what was missing, and sends again."""
    author.goto("/admin/")
    expect(author.get_by_role("row", name=TITLE).first).to_contain_text("正文未写明检修期间的联系电话，请补充。")
    author.get_by_role("link", name=TITLE).first.click()
    author.get_by_role("link", name="修改", exact=True).click()
    type_text(author, "联系电话：0990-5550106。")
    send(author)
    assert author.url == address


def approve(reviewer: Page, address: str, button: str = "通过") -> None:
    """Read and let pass."""
    reviewer.goto(address)
    expect(reviewer.get_by_text("联系电话：0990-5550106。")).to_be_visible()
    tick_everything(reviewer)
    reviewer.get_by_role("button", name=button, exact=True).click()
    expect(reviewer.get_by_text("审核通过。", exact=True)).to_be_visible()


def tick_everything(reviewer: Page) -> None:
    """The checklist of the level, line by line."""
    lines = reviewer.locator("input[name=checked]")
    expect(lines.first).to_be_visible()
    for line in lines.all():
        line.check()


def conclude_secrecy(reviewer: Page, address: str, attachment: str = "") -> None:
    """The secrecy review: refused without conclusion and basis, and what was typed stays."""
    reviewer.goto(address)
    tick_everything(reviewer)
    reviewer.get_by_label("审核意见").fill("已核对")
    reviewer.get_by_role("button", name="通过", exact=True).click()
    expect(reviewer.get_by_text("保密审查须填写结论（条例第十七条）")).to_be_visible()
    expect(reviewer.get_by_label("审核意见")).to_have_value("已核对")
    expect(reviewer.locator("input[name=checked]").first).to_be_checked()
    if attachment:
        expect(reviewer.get_by_text(f"附件《{attachment}》须单独填写保密审查结论")).to_be_visible()
    for conclusion in reviewer.get_by_label("保密审查结论").all():
        conclusion.select_option(index=1)
    for basis in reviewer.get_by_label("依据").all():
        basis.fill("保守国家秘密法第三十五条")
    approve_here(reviewer)


def approve_here(reviewer: Page) -> None:
    """Let pass what lies open."""
    reviewer.get_by_role("button", name="通过", exact=True).click()
    expect(reviewer.get_by_text("审核通过。", exact=True)).to_be_visible()


def publish(office: Page, address: str) -> None:
    """The last level releases, and says where the public reads it."""
    approve(office, address, "通过并公开")
    expect(office.locator("#header-title")).to_contain_text("已公开")
    expect(office.get_by_role("link", name="公开页面")).to_be_visible()


def find_and_read(citizen: Page) -> None:
    """Two characters are enough to find it; the page tells its number and days; the file is the author's."""
    search(citizen)
    citizen.get_by_role("link", name=TITLE).click()
    item = Item.objects.get(title=TITLE)
    for said in (item.index_no, "2024年10月8日", formal(timezone.localdate()), "云溪县教育局"):
        expect(citizen.get_by_text(said).first).to_be_visible()
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="检修安排表", exact=True).click()
    got = Path(download.value.path()).read_bytes()
    assert hashlib.sha256(got).hexdigest() == hashlib.sha256(PDF).hexdigest()


def search(citizen: Page) -> None:
    """Search from the first page."""
    citizen.goto("/")
    citizen.locator("input[type=search]").first.fill("暖气")
    citizen.get_by_role("search").first.get_by_role("button").click()
    citizen.wait_for_url("**/search/**")


def whole_trail_is_kept() -> None:
    """Every act is a line of the ledger, in order, and the chain holds."""
    names = list(Event.objects.about(Item.objects.get(title=TITLE)).values_list("name", flat=True))
    assert names == [
        "item.drafted", "item.revised", "item.submitted", "item.returned", "item.revised", "item.submitted",
        *["item.approved"] * 5, "item.published", "item.approval_kept",
    ]  # fmt: skip
    assert first_broken_link() is None


def withdraw(office: Page, address: str) -> None:
    """Take down, with the reason that the public reads."""
    office.goto(address)
    office.get_by_label("撤下原因").fill("附件表格有误，更正后重新公开")
    office.get_by_role("button", name="立即撤下").click()
    expect(office.get_by_text("已撤下，公众即时不可见。")).to_be_visible()


def is_gone(citizen: Page) -> None:
    """The page says why (410), and the search no longer finds it."""
    answer = citizen.reload()
    assert answer.status == 410
    expect(citizen.get_by_text("附件表格有误，更正后重新公开")).to_be_visible()
    search(citizen)
    expect(citizen.get_by_role("link", name=TITLE)).to_have_count(0)
