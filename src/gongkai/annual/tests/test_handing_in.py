"""Units hand in their reports; the office sees who is missing, accepts or returns, and adds up to the cell."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.annual.actions import (
    accept_report,
    compile_report,
    draft_item,
    explain,
    hand_back,
    submit_report,
    write_texts,
)
from gongkai.annual.handing_in import board, missing, reconciled
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import changes_since, counted_now, errors_of, label_of
from gongkai.annual.scopes import Scope
from gongkai.annual.tests.records import case, decision, document, fees, remedy
from gongkai.desk.queries import reports_to_accept
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

AT = moment("2025-01-10 10:00")
BEFORE, AFTER = date(2025, 1, 31), date(2025, 2, 1)


def ready(organ: Organisation, by: Person, texts: dict[str, str]) -> AnnualReport:
    return write_texts(compile_report(organ, 2024, by=by, at=AT), texts=texts, by=by, at=AT)


@pytest.fixture
def units(county, office, water, township) -> list[Organisation]:
    case(county, date(2024, 2, 4), closed_on=date(2024, 2, 20))
    case(water, date(2024, 3, 4), closed_on=date(2024, 3, 20))
    case(township, date(2024, 12, 20))
    remedy(water, date(2024, 5, 6))
    document(office, date(2024, 5, 6))
    decision(water, date(2024, 6, 3))
    fees(water, 2024, "1000")
    fees(township, 2024, "2000")
    return [office, water, township]


def test_who_has_not_handed_in_is_missing_and_late_after_the_day(
    units: list, compiler: Person, texts: dict[str, str]
) -> None:
    office, water, township = units
    submit_report(ready(water, compiler, texts), by=compiler, at=AT)
    compile_report(township, 2024, by=compiler, at=AT)
    assert missing(2024) == [office, township]
    labels = {one.organ.slug: (one.label, one.is_late) for one in board(2024, AFTER)}
    assert labels == {
        "zhengfuban": ("缺报（未统计）", True),
        "shuiliju": ("已报送", False),
        "qingshui": ("缺报（编制中）", True),
    }
    assert not any(one.is_late for one in board(2024, BEFORE))


def test_the_countys_figures_are_the_sum_of_the_units_cell_by_cell(
    units: list, compiler: Person, texts: dict[str, str]
) -> None:
    for unit in units[:2]:
        submit_report(ready(unit, compiler, texts), by=compiler, at=AT)
    lacking = reconciled(2024, board(2024, BEFORE))
    assert {one.cell for one in lacking} == {
        ("proactive", "fee_wan_yuan", "amount"),
        *(
            ("applications", row, column)
            for row in ("new_received", "carried_out")
            for column in ("natural_person", "total")
        ),
    }
    submit_report(ready(units[2], compiler, texts), by=compiler, at=AT)
    assert reconciled(2024, board(2024, BEFORE)) == []


def test_what_is_handed_in_stays_until_it_is_returned_with_a_reason(
    water: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    report = submit_report(ready(water, compiler, texts), by=compiler, at=AT)
    with pytest.raises(Refused, match="已经报送"):
        compile_report(water, 2024, by=compiler, at=AT)
    with pytest.raises(Refused, match="已经报送"):
        write_texts(report, texts=texts, by=compiler, at=AT)
    with pytest.raises(Refused):
        submit_report(report, by=compiler, at=AT)

    report = accept_report(report, by=compiler, at=AT)
    with pytest.raises(Refused, match="原因"):
        hand_back(report, reason=" ", by=compiler, at=AT)
    report = hand_back(report, reason="第三章缺一件", by=compiler, at=AT)
    assert (report.state, report.returned_for) == ("returned", "第三章缺一件")
    assert compile_report(water, 2024, by=compiler, at=AT).digest
    names = [event.name for event in Event.objects.about(report).order_by("id")]
    assert names == [
        "report.compiled",
        "report.written",
        "report.submitted",
        "report.accepted",
        "report.handed_back",
        "report.compiled",
    ]


def test_an_incomplete_report_and_one_with_errors_are_not_handed_in(
    water: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refusal:
        submit_report(compile_report(water, 2024, by=compiler, at=AT), by=compiler, at=AT)
    assert len(refusal.value.reasons) == 2
    report = ready(water, compiler, texts)
    report.figures["applications"]["granted"]["total"] = 7
    report.save()
    with pytest.raises(Refused, match="检查发现错误"):
        submit_report(report, by=compiler, at=AT)
    assert errors_of(report)


def test_a_later_change_is_shown_cell_by_cell_and_explained(
    water: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    report = ready(water, compiler, texts)
    with pytest.raises(Refused, match="一致"):
        explain(report, text="无", by=compiler, at=AT)
    case(water, date(2024, 12, 30))
    changed = changes_since(report, counted_now(Scope(water, 2024), texts))
    assert {one.cell[1] for one in changed} == {"new_received", "carried_out"}
    assert [(one.before, one.after) for one in changed] == [(0, 1)] * 4
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    page = client.post(reverse("annual:explain", args=["shuiliju", 2024]), {"text": "补登"}).content.decode()
    assert 'value="补登"' in page
    assert "请写明差异的原因" in page
    assert "不能报送、生成信息：统计冻结之后业务记录有变动，4个数字与已冻结的不同" in page
    for act in (submit_report, draft_item):
        with pytest.raises(Refused, match="4个数字与已冻结的不同"):
            act(report, by=compiler, at=AT)
    report = explain(report, text="补登记一件", by=compiler, at=AT)
    assert report.explanations[0]["digest"] == counted_now(Scope(water, 2024), texts).digest

    page = client.get(reverse("annual:report", args=["shuiliju", 2024])).content.decode()
    assert "差异说明：补登记一件（孙丽萍）" in page
    assert submit_report(report, by=compiler, at=AT).state == "submitted"
    case(water, date(2024, 12, 31))
    page = client.get(reverse("annual:report", args=["shuiliju", 2024])).content.decode()
    assert "差异说明：" not in page


def test_a_fee_paid_later_is_a_difference_as_well(water: Organisation, compiler: Person, texts: dict[str, str]) -> None:
    report = ready(water, compiler, texts)
    now = counted_now(Scope(water, 2024), texts)
    now.fee_yuan += 30
    changed = changes_since(report, now)
    assert [(label_of(one.cell), one.before, one.after) for one in changed] == [
        ("六、其他需要报告的事项——信息处理费（元）", 0, 30)
    ]


def test_frozen_figures_keep_the_versions_of_what_counted_and_checked_them(
    water: Organisation, compiler: Person
) -> None:
    first, second = (compile_report(water, 2024, by=compiler, at=AT) for _ in range(2))
    assert first.versions == second.versions
    assert {len(first.versions[name]) for name in ("definitions", "checks")} == {64}


def test_the_page_says_what_is_next_by_whom_by_when_and_on_what_ground(
    units: list, compiler: Person, texts: dict[str, str], appoint: Appoint
) -> None:
    client, page = Client(), reverse("annual:report", args=["shuiliju", 2024])
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")

    def said() -> str:
        return client.get(page).content.decode()

    assert "下一步：统计冻结" in said()
    compile_report(units[1], 2024, by=compiler, at=AT)
    assert "下一步：填写文字" in said()
    report = submit_report(ready(units[1], compiler, texts), by=compiler, at=AT)
    assert "下一步：接收" in said()
    assert [(one.title, one.total) for one in reports_to_accept(compiler)] == [("待接收的年度报告", 1)]
    assert reports_to_accept(appoint("马兰", Role.DRAFTER, units[1])) == []
    assert "由县公开办办理；期限：2025年1月31日前（已逾期" in said()
    act = reverse("annual:act", args=[2024, "shuiliju", "hand_back"])
    answer = client.post(act, {"reason": "第三章缺一件", "back": "1"})
    assert answer["Location"] == page
    assert "公开办已退回：第三章缺一件。改正" in said()
    submit_report(report, by=compiler, at=AT)
    client.post(reverse("annual:act", args=[2024, "shuiliju", "accept"]), {"back": "1"})
    assert "下一步：送审" in said()
    assert "点“生成信息，准备送审”，再打开信息点“送审”" in said()
    draft_item(report, by=compiler, at=AT)
    assert "信息已经生成：从下面打开，点“送审”。" in said()
    AnnualReport.objects.update(texts=texts | {"other_matters": "另有一事。"})
    assert "数据或者文字又有改动：先点“按最新内容重新生成信息”" in said()


def test_the_office_works_on_the_board_and_others_do_not_see_it(
    units: list, compiler: Person, texts: dict[str, str], appoint: Appoint
) -> None:
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    ready(units[1], compiler, texts)
    client.post(reverse("annual:hand_in", args=["shuiliju", 2024]))
    back = reverse("annual:act", args=[2024, "shuiliju", "hand_back"])
    for where in ({}, {"back": "1"}):  # the board, the report's own page
        page = client.post(back, {"reason": "改数", **where}).content.decode()
        assert 'value="改数"' in page
        assert "请写明退回的原因（至少5个字）" in page
    page = client.get(reverse("annual:units", args=[2024])).content.decode()
    assert "缺报2个" in page
    client.post(reverse("annual:act", args=[2024, "shuiliju", "hand_back"]), {"reason": "请核对第三章"})
    assert AnnualReport.objects.get().state == "returned"
    client.post(reverse("annual:hand_in", args=["shuiliju", 2024]))
    client.post(reverse("annual:act", args=[2024, "shuiliju", "accept"]))
    assert AnnualReport.objects.get().state == "accepted"
    again = client.post(reverse("annual:act", args=[2024, "shuiliju", "accept"])).content.decode()
    assert "不能办理“接收”" in again
    assert "<details open><summary>退回" not in again

    drafter = Client()
    drafter.force_login(appoint("马兰", Role.DRAFTER, units[1]), backend="gongkai.orgs.permissions.RoleBackend")
    assert drafter.get(reverse("annual:units", args=[2024])).status_code in (302, 403)
    drafter.post(reverse("annual:act", args=[2024, "shuiliju", "hand_back"]), {"reason": "不该成功"})
    assert AnnualReport.objects.get().state == "accepted"
