"""Journey II again, step by step with axe: no barrier, nothing sticks out sideways."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from gongkai.applications.models import Case
from gongkai.orgs.models import Person

pytestmark = [
    pytest.mark.journey,
    pytest.mark.drawn,
    pytest.mark.django_db(transaction=True),
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def chromium() -> Iterator[Browser]:
    """Chromium; its event loop stands in this thread, in which the test also asks the database.

    It is closed before the database is emptied, which would otherwise happen over another connection.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def watched(page: Page, complaints: list[str]) -> Page:
    """The page, with every complaint of its console noted."""
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def checked(page: Page, name: str) -> None:
    """No barrier that axe can find, and nothing to be pushed sideways; a picture where SHOTS names a folder."""
    if os.environ.get("SHOTS"):
        page.screenshot(path=Path(os.environ["SHOTS"]) / f"{name}.png", full_page=True)
    violations = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def at_desk(chromium: Browser, address: str, person: Person) -> Page:
    """The person's own browser, signed in."""
    client = Client()
    client.force_login(person)
    context = chromium.new_context(viewport=DESK)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
    return context.new_page()


def test_from_the_web_form_to_the_answer(
    chromium, live_server, office, water, registrar, handler, secrecy_reviewer, leader
) -> None:
    complaints: list[str] = []
    citizen = watched(chromium.new_context(viewport=PHONE).new_page(), complaints)
    case = applied(citizen, live_server.url)

    pages = {
        person: watched(at_desk(chromium, live_server.url, person), complaints)
        for person in (registrar, handler, secrecy_reviewer, leader)
    }
    home = f"{live_server.url}/admin/applications/"
    pages[registrar].goto(home)
    checked_desk(pages[registrar], "desk-list")
    act(pages[registrar], f"{home}{case.pk}/", "交办", {"select[name=unit]": str(water.pk)})
    pages[handler].goto(f"{home}{case.pk}/draft/?outcome=GRANTED_PROVIDED")
    pages[handler].fill("textarea[name=text]", "现将您申请的验收报告提供给您。")
    pages[handler].click("form[enctype] button.button")
    act(pages[secrecy_reviewer], f"{home}{case.pk}/", "保密审查通过", {"textarea[name=conclusion]": "不涉密，可以公开"})
    act(pages[leader], f"{home}{case.pk}/", "签发", {})
    pages[registrar].goto(f"{home}{case.pk}/")
    checked_desk(pages[registrar], "desk-case")
    act(pages[registrar], f"{home}{case.pk}/", "发出答复", {})

    read(citizen, live_server.url, case)
    assert [one for one in complaints if "422" not in one] == []  # a form sent back says so by its status


def applied(page: Page, address: str) -> Case:
    """The citizen reads the guide, forgets something, is told, and gets a receipt."""
    page.goto(f"{address}/apply/")
    checked(page, "guide")
    page.click("main >> text=填写申请")
    checked(page, "form")
    page.fill("[name=applicant_name]", "赵春来")
    page.fill("[name=identity_no]", "659999199001010011")
    page.fill("[name=description]", "2021年城北河道治理工程竣工验收报告")
    page.click("text=提交申请")
    checked(page, "form-with-error")
    assert "请至少填写一种联系方式" in page.inner_text(".error-summary")
    page.fill("[name=contact]", "199-0000-0001")
    page.click("text=提交申请")
    checked(page, "receipt")
    case = Case.objects.get()
    assert page.url.endswith(f"/apply/receipt/{case.number}/")
    return case


def checked_desk(page: Page, name: str) -> None:
    """A picture where SHOTS names a folder; Wagtail's own frame is not ours to judge, what stands in it is."""
    if os.environ.get("SHOTS"):
        page.screenshot(path=Path(os.environ["SHOTS"]) / f"{name}.png", full_page=True)
    violations = Axe().run(page, context=".nice-padding").response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations] == []


def act(page: Page, address: str, label: str, given: dict[str, str]) -> None:
    """One act at the desk: the button of the case, the form, the act."""
    page.goto(address)
    page.click(f"#acts ~ p a:text-is('{label}')")
    for field, value in given.items():
        page.select_option(field, value) if field.startswith("select") else page.fill(field, value)
    page.click("form[enctype] button.button")
    assert page.url == address, page.inner_text(".nice-padding")


def read(page: Page, address: str, case: Case) -> None:
    """The citizen comes back another day with number and code, and reads the answer."""
    page.context.clear_cookies()
    page.goto(f"{address}/apply/status/")
    checked(page, "status")
    page.fill("[name=number]", case.number)
    page.fill("[name=code]", case.query_code)
    page.click("main button:text-is('查询')")
    checked(page, "case")
    page.click("text=查看答复")
    checked(page, "reply")
    assert "政府信息予以公开告知书" in page.inner_text("main")
    assert "行政复议" in page.inner_text("main")
