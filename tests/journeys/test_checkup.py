"""Somebody has an annual report checked at /check/: by keyboard, without scripts, on a telephone, without barriers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from gongkai.annual.tests.extract import cell_per_line, rows_of
from gongkai.annual.tests.reports import hangzhou
from tests.browser import CHROMIUM, DESKTOP, PHONE, chromium, reader

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread
pytestmark = [
    pytest.mark.journey,
    pytest.mark.drawn,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs Chromium: {CHROMIUM} is not there"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A report whose total is wrong by one."""
    rows = rows_of(hangzhou())
    rows["applications", "carried_out"][-1] = "820"
    path = tmp_path / "report.txt"
    path.write_text(cell_per_line(hangzhou(), rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_report_is_checked_and_the_fault_is_found_in_its_place(
    browser: Browser, transactional_db: None, live_server, faulty: Path, width: int
) -> None:
    context = reader(browser, live_server.url, width=width)
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto("/check/")
    page.get_by_label("年度报告文件").set_input_files(faulty)
    page.get_by_role("button", name="检查").press("Enter")
    page.get_by_role("heading", name="检查结果").wait_for()
    mark = page.locator("a.mark", has_text="820")
    assert mark.get_attribute("href").startswith("#finding-")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/checkup-{width}.png", full_page=True)
    context.close()


def test_without_scripts_a_file_of_the_wrong_kind_is_refused_with_a_word(
    browser: Browser, transactional_db: None, live_server, tmp_path: Path
) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto("/check/")
    page.get_by_label("年度报告文件").set_input_files(tmp_path / "a.exe")
    page.get_by_role("button", name="检查").click()
    assert "不能检查“.exe”文件" in page.locator("main").inner_text()
    context.close()
