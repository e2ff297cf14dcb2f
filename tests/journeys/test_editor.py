"""An officer writes in a real browser: the editor's scripts run, a file goes up, the draft is kept and sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from gongkai.disclosure.models import Item
from gongkai.disclosure.queries import standing
from gongkai.orgs.models import Person
from tests.files import plain_pdf
from tests.items import Draft, at_desk

PDF = plain_pdf()

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server: object, drafter: Person, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A browser in which the drafter has signed in; a script's error fails the test."""

    session = at_desk(drafter).cookies["sessionid"].value
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        context = browser.new_context(locale="zh-CN", base_url=live_server.url)
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(120_000)  # a busy machine
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        browser.close()
    assert errors == []


def test_an_officer_writes_attaches_and_sends(route: None, column: object, desk: Page, tmp_path: Path) -> None:
    table = tmp_path / "排查表.pdf"
    table.write_bytes(PDF)
    desk.goto("/admin/")
    desk.get_by_role("link", name="信息", exact=True).click()
    desk.goto("/admin/snippets/disclosure/item/add/")
    desk.locator("[name=title]").fill("关于2024年农村饮水安全排查的通知")
    desk.locator("[name=summary]").fill("排查农村供水工程，摸清底数。")
    desk.locator("select[name=genre]").select_option("notice")
    desk.locator("select[name=catalogue_code]").select_option("A20-13")
    desk.get_by_label("通知公告").check()
    desk.locator("input[name=written_on]").fill("2024-03-05")
    desk.keyboard.press("Escape")
    upload = desk.locator("input[name=attachments-0-upload]")
    while not upload.count():  # a busy machine draws the page before its buttons work
        desk.locator("#id_attachments-ADD").click()
        desk.wait_for_timeout(500)
    upload.set_input_files(table)

    desk.locator("footer [data-w-dropdown-target=toggle]").click()
    desk.get_by_role("button", name="保存并送审").click()
    desk.get_by_text("■ 正在此级").wait_for()

    item = Item.objects.get()
    assert standing(item) == "待初审初校"
    assert item.attachments.get().title == "排查表"


def test_what_is_typed_is_kept_by_itself_and_saving_by_hand_goes_on(drafted: Draft, desk: Page) -> None:
    item = drafted()
    desk.add_init_script("addEventListener('w-unsaved:watch-edits', () => document.body.dataset.isWatching = 1)")
    desk.goto(f"/admin/snippets/disclosure/item/edit/{item.pk}/")
    desk.locator("[data-is-watching]").wait_for()  # what is typed in the editor's first two seconds it takes as given
    title = desk.locator("[name=title]")
    with desk.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url) as kept:
        title.fill("自动保存的标题")
        title.press("Tab")
    assert kept.value.json()["success"]
    assert Item.objects.get().latest_revision.as_object().title == "自动保存的标题"

    title.fill("手工保存的标题")
    desk.get_by_role("button", name="保存草稿").click()
    desk.wait_for_url("**/edit/**")
    desk.get_by_text("手工保存的标题").first.wait_for()
    assert Item.objects.get().latest_revision.as_object().title == "手工保存的标题"
