"""Journey III: the county's report, every figure to its records; and a department's, counted, written and published."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongkai.annual.form import T3_COLUMNS, T3_ROWS
from gongkai.ledger.queries import first_broken_link
from tests.journeys.conftest import Visitor
from tests.journeys.test_article import conclude_secrecy, tick_everything

pytestmark = pytest.mark.journey
YEAR = 2024
LOOKED_BEHIND = 6
SUPERVISION = "全年组织业务培训2次，开展社会评议1次，未发生责任追究情形。"
PROBLEMS = "主动公开的时效性有待提高，已明确各科室公开时限并按月通报。"


def test_each_figure_of_the_countys_report_leads_to_its_records(officer: Visitor, visitor: Visitor) -> None:
    office = officer("gongkaiban")
    office.get_by_role("link", name="年度报告", exact=True).click()
    office.get_by_role("link", name=f"{YEAR}年", exact=True).click()
    office.get_by_role("link", name="云溪县人民政府", exact=True).click()
    figures = figures_of(office)
    records_are_as_many(office, figures)

    citizen = visitor()
    published = citizen.request.get(f"/api/v1/annual-reports/{YEAR}/").json()
    for row in T3_ROWS:
        for column in T3_COLUMNS:
            assert figures["applications", row.key, column.key] == published["applications"][row.key][column.key]
    page_of_the_report_agrees(citizen, published["url"], figures)


def figures_of(office: Page) -> dict[tuple[str, str, str], float]:
    """Every figure of the three tables, each behind a link: table, row, column → its value."""
    cells = office.locator("table.statutory td")
    links = cells.locator("a")
    expect(links.last).to_be_visible()  # the page is there before it is counted
    assert links.count() == cells.count()
    found = links.evaluate_all("all => all.map(a => [a.getAttribute('href'), a.textContent.trim()])")
    return {tuple(href.rstrip("/").split("/")[-3:]): float(text) for href, text in found}


def records_are_as_many(office: Page, figures: dict[tuple[str, str, str], float]) -> None:
    """The list behind a figure is as long as the figure says."""
    above = office.url
    counted = [cell for cell, value in figures.items() if value and cell[0] in ("applications", "remedies")]
    assert len(counted) >= LOOKED_BEHIND
    for cell in counted[:: len(counted) // LOOKED_BEHIND]:
        office.goto(f"{above}{'/'.join(cell)}/")
        said = re.search(r"报告中的数字：\s*([\d.]+).*背后的记录：\s*(\d+)", office.locator("main").inner_text(), re.S)
        assert said, cell
        assert float(said[1]) == float(said[2]) == figures[cell], cell


def page_of_the_report_agrees(citizen: Page, address: str, figures: dict[tuple[str, str, str], float]) -> None:
    """What the public reads has the same figures in the same order."""
    assert citizen.goto(address).status == 200
    expect(citizen.get_by_role("heading", level=1)).to_contain_text(f"{YEAR}年政府信息公开工作年度报告")
    table = citizen.locator("table").filter(has_text="本年新收政府信息公开申请数量")
    printed = [float(text) for text in table.locator("td").all_inner_texts() if re.fullmatch(r"[\d.]+", text.strip())]
    assert printed == [value for (name, _, _), value in figures.items() if name == "applications"]


def test_a_department_counts_writes_and_publishes_its_report(officer: Visitor, visitor: Visitor) -> None:
    last_year = timezone.localdate().year - 1
    author = officer("xinxiyuan")
    author.get_by_role("link", name="年度报告", exact=True).click()
    author.get_by_role("link", name="云溪县教育局", exact=True).click()
    compile_and_write(author)
    author.get_by_role("link", name=f"{last_year}年政府信息公开工作年度报告").click()
    author.get_by_role("button", name="送审", exact=True).click()
    expect(author.get_by_text("已送审，等待初审初校。")).to_be_visible()

    address = author.url
    approve(officer("chushen"), address)
    conclude_secrecy(officer("baomi"), address)
    approve(officer("fushen"), address)
    approve(officer("zhongshen"), address)
    approve(officer("gongkaiban"), address, "通过并公开")
    found_in_the_units_block(visitor(), last_year)
    assert first_broken_link() is None


def compile_and_write(author: Page) -> None:
    """Count and freeze; without the texts nothing goes to review; write them, and make the item."""
    expect(author.get_by_role("button", name="生成信息，准备送审")).to_be_disabled()
    author.get_by_role("button", name="统计并冻结数据").click()
    expect(author.get_by_text("数据已统计并冻结。")).to_be_visible()
    expect(author.get_by_text("不能报送、生成信息：请填写监督保障情况")).to_be_visible()
    author.get_by_label("监督保障情况").fill(SUPERVISION)
    author.get_by_label("存在的主要问题及改进情况").fill(PROBLEMS)
    author.get_by_role("button", name="保存文字").click()
    expect(author.get_by_text("文字部分已保存。")).to_be_visible()
    author.get_by_role("button", name="生成信息，准备送审").click()
    expect(author.get_by_text("已生成信息草稿，请打开后提交审核。")).to_be_visible()


def approve(reviewer: Page, address: str, button: str = "通过") -> None:
    """Read the texts and let pass."""
    reviewer.goto(address)
    expect(reviewer.get_by_text(SUPERVISION)).to_be_visible()
    tick_everything(reviewer)
    reviewer.get_by_role("button", name=button, exact=True).click()
    expect(reviewer.get_by_text("审核通过。", exact=True)).to_be_visible()


def found_in_the_units_block(citizen: Page, year: int) -> None:
    """From the list of units to the department's 年报, and the report itself."""
    citizen.goto("/units/")
    citizen.get_by_role("link", name="云溪县教育局", exact=True).first.click()
    citizen.get_by_role("link", name="政府信息公开年报").first.click()
    citizen.get_by_role("link", name=f"云溪县教育局{year}年政府信息公开工作年度报告").click()
    expect(citizen.get_by_text(PROBLEMS)).to_be_visible()
