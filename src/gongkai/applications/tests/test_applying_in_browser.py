"""Applying on a telephone with a script-running browser: like items while typing, the browser's own proof, no error."""

from __future__ import annotations

import os
import shutil

import pytest
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from gongkai.applications.models import Case
from gongkai.applications.rules.pacing import FREE
from gongkai.applications.tests.desk_life import ID_NUMBER, RIVER

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def telephone(live_server):
    """A page as wide as a telephone, and what went wrong on it."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs a browser: install the Debian package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN").new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("console", lambda said: page.wrong.append(said.text) if "Security Policy" in said.text else None)
        page.home = live_server.url
        yield page
        browser.close()


def test_the_form_on_a_telephone_offers_proves_and_submits(telephone, desk):
    desk.answered()
    cache.clear()
    cache.set("applied-127.0.0.1", FREE, 3600)
    telephone.goto(f"{telephone.home}/apply/new/")
    telephone.get_by_label("姓名或者名称").fill("示例公民")
    telephone.get_by_label("身份证明号码").fill(ID_NUMBER)
    telephone.get_by_label("联系电话").fill("199-0000-0001")
    telephone.get_by_label("所需的政府信息").press_sequentially(RIVER.description)
    telephone.get_by_text("有1件相近的申请已经答复").wait_for()
    telephone.wait_for_function("document.querySelector('[name=proof]').value !== ''")
    if folder := os.environ.get("GONGKAI_SHOTS"):
        telephone.screenshot(path=f"{folder}/apply.png", full_page=True)
    telephone.get_by_role("button", name="提交申请").click()
    telephone.get_by_role("heading", name="已收到您的申请").wait_for()
    if folder:
        telephone.screenshot(path=f"{folder}/receipt.png", full_page=True)
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 390
    assert Case.objects.filter(applicant_name__isnull=False).count() == 2
    assert telephone.wrong == []
