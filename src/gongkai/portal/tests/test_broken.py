"""T-060: broken links are found, named with their page, and cost what the inspection takes for them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from click.testing import CliRunner

from gongkai.cli import main
from gongkai.disclosure.models import GateRecord
from gongkai.portal.broken import Broken, broken_links
from gongkai.portal.rules import deduction
from gongkai.portal.tests.conftest import LetOut

pytestmark = pytest.mark.usefixtures("open_connection")


@pytest.mark.parametrize(
    ("pages", "points"),
    [
        ([], "0"),
        (["/"], "0.2"),
        (["/units/"], "0.1"),
        (["/", "/", "/units/"], "0.5"),
        (["/"] * 5, "1.0"),
        (["/"] * 6, "1.0"),
        (["/units/"] * 40, "1.0"),
    ],
)
def test_t060_a_broken_link_costs_02_on_the_home_page_01_elsewhere_and_1_at_most(pages: list[str], points: str) -> None:
    assert deduction(pages) == Decimal(points)


def test_t060_a_broken_link_is_found_with_the_page_it_stands_on(out: LetOut, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    record = out()
    assert broken_links() == []
    assert "坏链0处，“可用性”扣0分" in CliRunner().invoke(main, ["links"]).output
    GateRecord.objects.filter(pk=record.pk).update(title="内容被改过的公告")  # its page is withheld from now on
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "platforms": (("旧平台", "/jiu/"),)}
    found = broken_links()
    assert Broken("/", "/jiu/", 404) in found
    assert Broken("/xxgk/gonggao/", record.get_absolute_url(), 503) in found
    done = CliRunner().invoke(main, ["links"])
    assert done.exit_code == 1
    assert "/ → /jiu/（404）扣0.2分" in done.output
    assert f"坏链{len(found)}处，“可用性”扣{deduction(one.page for one in found)}分" in done.output
