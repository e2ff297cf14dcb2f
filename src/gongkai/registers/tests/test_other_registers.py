"""收费, 预决算, 建议提案: what their declarations demand, and what the public finds (T-133, T-134, T-135)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.disclosure.models import ColumnPage, Item
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers import actions
from gongkai.registers.models import RegisterEntry
from gongkai.registers.rules import problems_of, public_values, read_line
from gongkai.registers.tables import REGISTERS
from tests.cast import moment
from tests.items import Pass

pytest_plugins = ("tests.items",)
AT = moment("2024-03-06 10:00")
FEE = {
    "SF_MC": "水土保持补偿费", "SF_LB": "行政事业性收费", "SF_YJ": "财综〔2014〕8号", "SF_BZ": "每平方米1.5元",
    "SF_DX": "生产建设单位", "SF_ZJ": "缴入地方国库", "SF_SQ": "是", "SF_ZXQ": "2023-01-01",
}  # fmt: skip
BUDGET = {
    "YS_ND": "2024", "YS_LB": "预算", "YS_MC": "2024年度部门预算", "YS_PZJG": "云溪县财政局", "YS_PZRQ": "2024-02-20",
    "YS_SM": "机关运行经费安排12万元。",
}  # fmt: skip
MOTION = {
    "TA_LB": "人大代表建议", "TA_JC": "十八届三次", "TA_BH": "十八届三次人大建议第12号", "TA_TM": "改善农村供水",
    "TA_TCR": "示例代表", "TA_DH": "0990-5550123", "TA_DFR": "2024-03-04", "TA_FS": "全文",
    "TA_FW": "已列入年度计划。联系电话：0990-5559999。",
}  # fmt: skip


def problems(key: str, given: dict[str, Any]) -> dict[str, str]:
    values, unreadable = read_line(REGISTERS[key], given)
    return dict([*problems_of(REGISTERS[key], values, today=date(2024, 3, 8)), *unreadable])


@pytest.fixture
def let_out(
    route: None, column: ColumnPage, drafter: Person, passed: Pass,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> Callable[[RegisterEntry], Item]:  # fmt: skip
    def let_out(entry: RegisterEntry) -> Item:
        item = actions.present(entry, column=column, by=drafter, at=AT)
        with django_capture_on_commit_callbacks(execute=True):
            return passed(item)

    return let_out


@pytest.mark.parametrize("code", ["SF_MC", "SF_YJ", "SF_BZ", "SF_ZJ", "SF_SQ"])
def test_t133_a_fee_names_item_basis_price_management_and_whether_firms_pay(code: str) -> None:
    assert problems("fee", FEE) == {}
    assert "请填写" in problems("fee", FEE | {code: ""})[code]


def test_t133_a_changed_price_keeps_the_old_version_and_what_held_on_a_day_is_found(
    water: Organisation, drafter: Person, let_out: Callable[[RegisterEntry], Item], client: Client
) -> None:
    old = actions.enter(REGISTERS["fee"], water, given=FEE, by=drafter, at=AT)
    let_out(old)
    changed = FEE | {"SF_BZ": "每平方米2元", "SF_ZXQ": "2024-01-01"}
    with pytest.raises(Refused, match="须晚于现行标准"):
        actions.replace(old, given=FEE, by=drafter, at=AT)
    new = actions.replace(old, given=changed, by=drafter, at=AT)
    assert "每平方米1.5元" in client.get("/registers/fee/").content.decode()  # until the new one passed
    let_out(new)
    today = client.get("/registers/fee/").content.decode()
    assert "每平方米2元" in today
    assert "每平方米1.5元" not in today
    assert "每平方米1.5元" in client.get("/registers/fee/?on=2023-12-31").content.decode()
    every = client.get("/registers/fee/?on=all").content.decode()
    assert "2023-12-31" in every
    assert "现行" in every
    assert "没有符合条件" in client.get("/registers/fee/?on=2022-12-31&q=水土").content.decode()
    with pytest.raises(Refused, match="已经有新的版本"):
        actions.replace(
            RegisterEntry.objects.get(pk=old.pk), given=changed | {"SF_ZXQ": "2024-02-01"}, by=drafter, at=AT
        )


def test_t134_budgets_stand_unit_by_unit_with_year_day_and_a_plain_link(
    water: Organisation, drafter: Person, let_out: Callable[[RegisterEntry], Item], client: Client
) -> None:
    assert "4位数字" in problems("budget", BUDGET | {"YS_ND": "24"})["YS_ND"]
    assert "4位年度" in problems("budget", BUDGET | {"YS_MC": "部门预算"})["YS_MC"]
    entry = actions.enter(REGISTERS["budget"], water, given=BUDGET, by=drafter, at=AT)
    assert entry.due_on == date(2024, 3, 11)  # twenty days, T-014
    item = let_out(entry)
    page = client.get("/registers/budget/").content.decode()
    link = f'<a href="/items/{item.pk}/" title="云溪县水利局2024年度部门预算">云溪县水利局2024年度部门预算</a>'
    assert link in page
    assert re.search(r'data-label="公开时间"[^>]*>\d{4}-\d{2}-\d{2}<', page)
    assert "onclick" not in page


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"TA_FW": "请与代表联系：13912345678"}, "TA_FW"),
        ({"TA_FW": "代表电话0990-5550123"}, "TA_FW"),
        ({"TA_FS": "摘要"}, "TA_ZY"),
        ({"TA_FS": "不公开"}, "TA_LY"),
    ],
)
def test_t135_an_answer_gives_no_representatives_contact(change: dict[str, str], code: str) -> None:
    assert problems("motion", MOTION) == {}
    assert code in problems("motion", MOTION | change)


def test_t135_what_is_public_of_an_answer_follows_from_how_it_is_opened(
    water: Organisation, drafter: Person, column: ColumnPage
) -> None:
    brief, _ = read_line(REGISTERS["motion"], MOTION | {"TA_FS": "摘要", "TA_ZY": "已列入计划。"})
    shown = public_values(REGISTERS["motion"], brief)
    assert (shown["复文摘要"], "复文" in shown, "提出人联系方式" in shown) == ("已列入计划。", False, False)
    given = MOTION | {"TA_FS": "不公开", "TA_LY": "涉及第三方商业秘密"}
    entry = actions.enter(REGISTERS["motion"], water, given=given, by=drafter, at=AT)
    with pytest.raises(Refused, match="公开方式为“不公开”"):
        actions.present(entry, column=column, by=drafter, at=AT)


def test_a_register_without_history_is_corrected_not_replaced(water: Organisation, drafter: Person) -> None:
    entry = actions.enter(REGISTERS["budget"], water, given=BUDGET, by=drafter, at=AT)
    with pytest.raises(Refused, match="请用“更正”"):
        actions.replace(entry, given=BUDGET | {"YS_PZRQ": "2024-03-01"}, by=drafter, at=AT)
