"""An officer writes in a real browser: the editor's scripts run, a file goes up, the draft is kept and sent."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from gongkai.disclosure.models import Item
from gongkai.disclosure.queries import standing
from gongkai.files.tests.zoo.pictures import png
from gongkai.orgs.models import Person
from tests.files import plain_pdf
from tests.items import Draft, at_desk

PDF = plain_pdf()

pytestmark = [pytest.mark.journey, pytest.mark.drawn, pytest.mark.django_db(transaction=True)]


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


WORD_TABLE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=ZH-CN><!--StartFragment-->
<h1>一、排查范围<o:p></o:p></h1><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>（一）<span>&nbsp;</span></span>全部<b>供水</b>工程；<o:p></o:p></p>
<p class=MsoNormal><img src="data:image/png;base64,PNG"><img src="file:///C:/clip_image002.png"></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>乡镇</p></td><td><p>处数</p></td></tr><tr><td>清水镇</td>
<td>12</td></tr></table><!--EndFragment--></body></html>"""
WPS_TEXT = '<p class="MsoNormal"><span style="font-weight:bold;mso-spacerun:yes">联系人</span>：水利局办公室</p>'
SENT = """([where, kind, html, files]) => {
  const carried = new DataTransfer();
  if (html) carried.setData("text/html", html);
  for (const [name, type, text] of files) {
    carried.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name, { type }));
  }
  const told = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { ...told, clipboardData: carried })
    : new DragEvent("drop", { ...told, dataTransfer: carried });
  const place = document.querySelector(where);
  if (kind === "paste") { place.focus(); getSelection().selectAllChildren(place); getSelection().collapseToEnd(); }
  place.dispatchEvent(event);
}"""


def test_word_wps_pictures_and_files_are_pasted_and_dropped(drafted: Draft, desk: Page) -> None:
    item, picture = drafted(), base64.b64encode(png()).decode()
    desk.goto(f"/admin/snippets/disclosure/item/{item.pk}/fill/")
    box = desk.get_by_role("textbox", name="正文：从 Word、WPS 复制后在此粘贴")
    box.wait_for()
    for html, files in (
        (WORD_TABLE.replace("PNG", picture), []),
        (WPS_TEXT, []),
        ("", [["image.png", "image/png", picture]]),  # a screenshot
    ):
        desk.evaluate(SENT, [".paste-box", "paste", html, files])
    desk.evaluate(SENT, [".paste-box", "drop", "", [["排查表.pdf", "application/pdf", base64.b64encode(PDF).decode()]]])
    desk.get_by_label("替换现有正文").check()
    desk.get_by_role("button", name="保存为新草稿").click()
    desk.get_by_text("有1幅图片没有粘贴").wait_for()

    latest = Item.objects.get().get_latest_revision_as_object()
    assert [block.block_type for block in latest.body] == ["text", "table", "text"]
    assert latest.body[0].value.source == (
        "<h2>一、排查范围</h2><p>（一）全部<b>供水</b>工程；</p><p>（图1，见附件）</p>"
    )
    assert latest.body.raw_data[1]["value"]["rows"] == [{"values": ["清水镇", "12"]}]
    assert latest.body[2].value.source == "<p><b>联系人</b>：水利局办公室</p>"
    assert [bound.file.name for bound in latest.attachments.all()] == ["图1.png", "图2.png", "排查表.pdf"]
