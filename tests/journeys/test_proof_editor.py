"""Proofreading while somebody types, in a real browser: underlines, few questions, the suggestion by one key."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, sync_playwright

from gongkai.disclosure.models import Item
from gongkai.orgs.models import Person
from gongkai.proofing.models import Word
from tests.items import Draft, at_desk

pytestmark = [pytest.mark.journey, pytest.mark.drawn, pytest.mark.django_db(transaction=True)]
SLIP = "进一步优化营商环镜，激发市场主体活力"
UNDERLINED = "level => [...(CSS.highlights.get('proof-' + level) || [])].map(String)"
WAITS = "words => [...(CSS.highlights.get('proof-error') || [])].map(String).join() === words"


def is_fault(message: ConsoleMessage) -> bool:
    """Whether the console tells of a fault; an answer of refusal (422) is one of ours, and shown to the officer."""
    return message.type == "error" and "status of 422" not in message.text


@pytest.fixture
def desk(live_server: object, drafter: Person) -> Iterator[Page]:
    """A browser in which the drafter has signed in; an error of a script fails the test."""
    session = at_desk(drafter).cookies["sessionid"].value
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        context = browser.new_context(locale="zh-CN", base_url=live_server.url)
        context.set_default_timeout(60_000)
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if is_fault(message) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        browser.close()
    assert errors == []


def questions(page: Page) -> list[list[str]]:
    """The paragraphs of every question that the page asks from now on, question by question."""
    asked: list[list[str]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/admin/proofing/check/"):
            asked.append(json.loads(request.post_data or "{}")["texts"])

    page.on("request", note)
    return asked


def test_a_known_error_is_underlined_listed_and_put_right_by_one_key(drafted: Draft, desk: Page) -> None:
    item = drafted(body=[("text", f"<p>{SLIP}。</p><p>第二段没有问题。</p>")], summary="加强学习,提高认识。")
    desk.goto(f"/admin/snippets/disclosure/item/edit/{item.pk}/")
    desk.wait_for_function(WAITS, arg="镜")
    assert desk.locator(".proof-copy .proof-error").inner_text() == ","
    panel = desk.get_by_role("complementary", name="校对", exact=True)
    assert panel.get_by_role("status").inner_text() == "校对：错误2处"
    assert "依据：官方文本语言模型" in panel.inner_text()

    editor = desk.locator(".public-DraftEditor-content")
    editor.get_by_text(SLIP).click()
    desk.keyboard.press("Home")
    desk.keyboard.press("Alt+Enter")
    desk.wait_for_function(WAITS, arg="")
    assert "营商环境" in editor.inner_text()
    panel.get_by_role("button", name="改为“，”").click()
    desk.wait_for_function("!document.querySelector('.proof-copy span')")
    assert desk.locator("[name=summary]").input_value() == "加强学习，提高认识。"

    desk.wait_for_timeout(600)  # the editor hands its text to the form a quarter of a second after the last change
    with desk.expect_navigation():
        desk.get_by_role("button", name="保存草稿").click()
    kept = Item.objects.get(pk=item.pk).latest_revision.content
    assert "营商环境" in json.loads(kept["body"])[0]["value"]
    assert kept["summary"] == "加强学习，提高认识。"


def test_only_the_changed_paragraph_of_a_long_text_is_asked_about(drafted: Draft, desk: Page) -> None:
    lines = [f"<p>第{number}段：{'各乡镇水管站按期完成供水工程排查。' * 10}</p>" for number in range(1, 101)]
    item = drafted(body=[("text", "".join(lines))])
    asked = questions(desk)
    desk.goto(f"/admin/snippets/disclosure/item/edit/{item.pk}/")
    desk.wait_for_function("document.querySelectorAll('.public-DraftEditor-content [data-block]').length === 100")
    for _ in range(60):  # seconds that a busy machine may take to ask about all
        desk.wait_for_timeout(1000)
        first = [text for texts in asked for text in texts]
        if len(first) >= len(lines):
            break
    assert sum(map(len, first)) > 15_000
    assert len(first) == len(set(first))
    assert len(asked) <= 3

    del asked[:]
    desk.locator(".public-DraftEditor-content").get_by_text("第50段").click()
    desk.keyboard.press("End")
    desk.keyboard.type(f"{SLIP}。", delay=20)
    desk.wait_for_function(WAITS, arg="镜")
    assert 1 <= len(asked) <= len(SLIP) + 1, "no more than one question for a key, and one after the pause"
    assert {len(texts) for texts in asked} == {1}
    assert SLIP in asked[-1][0]


def test_a_word_is_ignored_with_a_reason_from_then_on(drafted: Draft, desk: Page) -> None:
    item = drafted(body=[("text", f"<p>{SLIP}。</p>")])
    desk.goto(f"/admin/snippets/disclosure/item/edit/{item.pk}/")
    desk.wait_for_function(WAITS, arg="镜")
    panel = desk.get_by_role("complementary", name="校对", exact=True)
    panel.get_by_text("忽略，记入本单位词表").click()
    panel.get_by_label("词语").fill("营商环镜")
    panel.get_by_role("button", name="记入词表").click()
    panel.get_by_text("请写明理由").wait_for()
    panel.get_by_label("理由").fill("本县平台的名称")
    panel.get_by_role("button", name="记入词表").click()
    desk.wait_for_function(WAITS, arg="")
    assert (Word.objects.get().word, Word.objects.get().reason) == ("营商环镜", "本县平台的名称")
