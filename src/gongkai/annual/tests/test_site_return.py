"""《政府网站工作年度报表》 is filled in at once, passes the review of every item, and stands in the 年报 block."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from gongkai.analytics.models import DailyVisits
from gongkai.annual.actions import compile_report, draft_return, fill_return
from gongkai.annual.counting import website
from gongkai.annual.models import AnnualReport, Supplement
from gongkai.annual.scopes import Scope
from gongkai.annual.site_desk import CHANGED
from gongkai.annual.tests.publishing import let_through, send
from gongkai.annual.tests.records import visits
from gongkai.annual.website import filled, unfilled
from gongkai.disclosure.models import ColumnPage, UnitSitePage
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.portal.queries import newest_report_url
from tests.cast import moment

AT = moment("2025-01-10 10:00")
REASON = "信息化中心台账"


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("台账.txt", "专栏12个".encode())


@pytest.fixture
def year(county: Organisation, office: Organisation, handler: Person, column: ColumnPage) -> Scope:
    visits(date(2024, 5, 6), 17)
    return Scope(county, 2024)


def fill(scope: Scope, by: Person, **values: int) -> None:
    """Every open field with 0, the named ones with what is given."""
    noughts = dict.fromkeys((field.key for field in unfilled(filled(scope))), Decimal(0))
    given = {key: Decimal(value) for key, value in values.items()}
    fill_return(scope, noughts | given, reason=REASON, proof=proof(), by=by, at=AT)


def test_nought_and_no_are_answers_where_nobody_recorded_anything(year: Scope, compiler: Person) -> None:
    fill(year, compiler, topics=12, has_media=1)
    assert unfilled(filled(year)) == []
    words = {one.field.key: one.text for one in filled(year)}
    assert (words["topics"], words["users"], words["has_media"], words["has_languages"]) == ("12", "0", "是", "否")
    sources = {one.field.key: one.source for one in filled(year)}
    assert (sources["visitors"], sources["visits"], sources["topics"]) == ("人工补录", "业务记录", "人工补录")
    assert Supplement.objects.values("file").distinct().count() == 1  # one paper proves them all


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "至少填写一项"),
        ({"has_media": 2}, "填1（是）或者0（否）"),
        ({"topics": Decimal("1.5")}, "应为整数"),
        ({"visits": 0}, "大于0"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_and_nothing_is_entered(
    year: Scope, compiler: Person, values: dict, words: str
) -> None:
    given = {key: Decimal(value) for key, value in values.items()}
    with pytest.raises(Refused, match=words):
        fill_return(year, given, reason=REASON, proof=proof(), by=compiler, at=AT)
    assert not Supplement.objects.exists()


def test_a_question_is_answered_once(year: Scope, compiler: Person) -> None:
    given = {"reason": REASON, "by": compiler, "at": AT}
    fill_return(year, {"has_media": Decimal(1)}, proof=proof(), **given)
    with pytest.raises(Refused, match="已经填过"):
        fill_return(year, {"has_media": Decimal(0)}, proof=proof(), **given)


def test_it_does_not_go_to_review_before_it_is_whole(year: Scope, compiler: Person) -> None:
    with pytest.raises(Refused, match="项未填"):
        draft_return(year, by=compiler, at=AT)
    with pytest.raises(Refused, match="尚未结束"):
        draft_return(Scope(year.organisation, 2025), by=compiler, at=AT)
    fill(year, compiler, topics=1, topics_new=2)
    with pytest.raises(Refused, match="矛盾：“新开设数量”2，多于“维护数量”1"):
        draft_return(year, by=compiler, at=AT)
    assert not Event.objects.named("report.site_drafted").exists()


def test_it_passes_the_review_and_stands_in_the_units_block(
    year: Scope, compiler: Person, reviewers: list[Person], office: Organisation, column: ColumnPage
) -> None:
    fill(year, compiler, topics=12)
    item = draft_return(year, by=compiler, at=AT)
    assert item.due_on == date(2025, 1, 31)
    send(item, by=compiler, at=AT)
    with pytest.raises(Refused, match="该报表正在审核"):
        draft_return(year, by=compiler, at=AT)
    with pytest.raises(Refused, match="该报表正在审核"):
        fill_return(year, {"topics": Decimal(1)}, reason=REASON, proof=proof(), by=compiler, at=AT)
    gate = let_through(item, reviewers, at=AT)
    assert (gate.title, gate.unit) == ("政府网站工作年度报表（2024年度）", office)
    assert "<td>12</td>" in gate.body_html
    assert newest_report_url() == ""  # the annual report is another paper

    channel = column.get_parent()
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": channel.get_parent()})
    unit = channel.add_child(instance=UnitSitePage(title="公开专栏", slug="zhengfuban", organisation=office))
    assert gate.title in Client().get(f"{unit.url}annual/").content.decode()
    assert "填报人：孙丽萍" in Client().get(gate.get_absolute_url()).content.decode()


def test_the_annual_report_of_the_same_year_goes_its_own_way(year: Scope, compiler: Person) -> None:
    fill(year, compiler)
    draft_return(year, by=compiler, at=AT)
    report = compile_report(year.organisation, 2024, by=compiler, at=AT)
    assert (report.item, AnnualReport.objects.get().site_item.title) == (None, "政府网站工作年度报表（2024年度）")


def test_the_office_fills_in_and_sends_on_by_click(year: Scope, compiler: Person, handler: Person) -> None:
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    page = reverse("annual:site", args=["yunxi", 2024])
    assert "项未填" in client.get(page).content.decode()
    refused = client.post(reverse("annual:fill_site", args=["yunxi", 2024]), {"topics": "7", "reason": "无"})
    assert 'value="7"' in refused.content.decode()  # what was typed stays

    keys = [field.key for field in unfilled(filled(year))]
    given = dict.fromkeys(keys, "0") | {"topics": "7", "reason": REASON, "proof": proof()}
    assert (
        "已补录" in client.post(reverse("annual:fill_site", args=["yunxi", 2024]), given, follow=True).content.decode()
    )
    assert (website(year)["topics"], set(website(year).values()) >= {None}) == (7, False)
    drafted = client.post(reverse("annual:draft_site", args=["yunxi", 2024]), follow=True).content.decode()
    assert "尚未公开，请打开后提交审核" in drafted
    assert CHANGED not in drafted
    DailyVisits.objects.update(visits=18)
    assert CHANGED in client.get(page).content.decode()

    stranger = Client()
    stranger.force_login(handler, backend="gongkai.orgs.permissions.RoleBackend")
    for name in ("fill_site", "draft_site"):
        assert stranger.post(reverse(f"annual:{name}", args=["yunxi", 2024])).status_code == 404
