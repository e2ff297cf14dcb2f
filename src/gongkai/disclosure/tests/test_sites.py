"""Columns and unit sites: founded from one template, renamed and merged without a dead address."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from wagtail.models import Site

from gongkai.disclosure import actions
from gongkai.disclosure.models import ColumnPage, HomePage, UnitSitePage
from gongkai.disclosure.queries.sites import columns_kept, units_behind, units_without_site
from gongkai.disclosure.rules.sites import days_allowed
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import Draft, Pass, at_desk

AT = moment("2024-06-03 10:00")


@pytest.fixture
def keeper(appoint: Appoint, county: Organisation) -> Person:
    return appoint("何静", Role.DISCLOSURE_OFFICE, county)


@pytest.fixture
def portal(column: ColumnPage) -> ColumnPage:
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": HomePage.objects.get(), "hostname": "localhost"}
    )
    return column


@pytest.fixture
def site(portal: ColumnPage, water: Organisation, keeper: Person) -> UnitSitePage:
    return actions.found_site(water, by=keeper, at=AT)


@pytest.fixture
def other(portal: ColumnPage, water: Organisation) -> ColumnPage:
    return portal.get_parent().add_child(instance=ColumnPage(title="公告", slug="gg", owner_unit=water))


def test_t001_every_unit_has_its_five_blocks_from_one_template(
    portal: ColumnPage, keeper: Person, township: Organisation
) -> None:
    desk = at_desk(keeper)
    assert "按统一模板建立" in desk.get("/admin/disclosure/sites/").text
    desk.post("/admin/disclosure/sites/")
    assert not units_without_site().exists()
    for page in UnitSitePage.objects.all():
        for block in ("guide", "rules", "statutory", "annual", "apply"):
            assert Client().get(f"{page.url}{block}/").status_code == 200


def test_a_unit_has_one_site(site: UnitSitePage, water: Organisation, keeper: Person, drafter: Person) -> None:
    with pytest.raises(Refused, match="已有信息公开平台"):
        actions.found_site(water, by=keeper, at=AT)
    with pytest.raises(Refused, match="公开办"):
        actions.found_site(water, by=drafter, at=AT)


def test_t019_a_renamed_site_is_found_at_its_old_addresses(site: UnitSitePage, keeper: Person) -> None:
    old = site.url
    renamed = actions.rename_page(site, title="云溪县水务局政府信息公开", slug="shuiwuju", by=keeper, at=AT)
    for block in ("", "guide/", "statutory/", "annual/"):
        answer = Client().get(f"{old}{block}")
        assert (answer.status_code, answer.url) == (301, f"{renamed.url}{block}")
    again = actions.rename_page(renamed, title="云溪县水务局政府信息公开", slug="shuiwu", by=keeper, at=AT)
    assert Client().get(f"{old}statutory/").url == f"{again.url}statutory/"
    assert Event.objects.filter(name="site.renamed").count() == 2


def test_t019_a_merged_site_leads_on_and_its_items_stay(
    site: UnitSitePage, drafted: Draft, passed: Pass, keeper: Person, township: Organisation, water: Organisation
) -> None:
    record = passed(drafted()).gate_records.get()
    heir = actions.found_site(township, by=keeper, at=AT)
    actions.merge_page(site, into=heir, reason="机构改革，云党发〔2024〕1号", by=keeper, at=AT, notice=record)
    assert Client().get(f"{site.url}statutory/").url == f"{heir.url}statutory/"
    assert units_behind(township) == [township.pk, water.pk]
    assert record.title in Client().get(f"{heir.url}statutory/").text
    assert Client().get(record.get_absolute_url()).status_code == 200
    with pytest.raises(Refused, match="已经撤并"):
        actions.merge_page(site, into=heir, reason="再并一次", by=keeper, at=AT)


def test_t091_what_holds_something_goes_offline_a_month_after_its_notice(
    drafted: Draft, passed: Pass, portal: ColumnPage, other: ColumnPage, keeper: Person
) -> None:
    told = passed(drafted()).gate_records.get()
    given = {"into": other, "reason": "栏目整合", "by": keeper}
    with pytest.raises(Refused, match="须先发布撤并公告"):
        actions.merge_page(portal, **given, at=AT)
    day = told.first_published_at
    with pytest.raises(Refused, match="满1个月"):
        actions.merge_page(portal, **given, at=day + timedelta(days=29), notice=told)
    address, form = f"/admin/disclosure/columns/{portal.pk}/", {"verb": "merge", "into": other.pk, "reason": "整合"}
    desk = at_desk(keeper)
    assert "没有索引号为“1/2024-9”的公开信息" in desk.post(address, form | {"notice": "1/2024-9"}).text
    assert "已撤并" in desk.post(address, form | {"notice": told.index_no}, follow=True).text
    assert told.title in Client().get(other.url).text  # still there to be read
    assert Event.objects.get(name="column.merged").details["notice"] == told.pk


def test_what_stood_in_a_merged_column_stands_in_its_heir(
    drafted: Draft, passed: Pass, portal: ColumnPage, other: ColumnPage, keeper: Person, drafter: Person
) -> None:
    item = passed(drafted())
    waiting = drafted(title="撤并以前起草的通知")
    told = item.gate_records.get()
    actions.merge_page(portal, into=other, reason="栏目整合", by=keeper, at=AT, notice=told)
    assert Client().get(portal.url).url == other.url
    assert item.title in Client().get(other.url).text
    passed(waiting)
    assert waiting.title in Client().get(other.url).text


@pytest.mark.parametrize(
    ("title", "slug", "reason"),
    [
        ("", "tz", "名称"),
        ("通知", "通知", "小写字母"),
        ("通知", "gg", "相同的网址名"),
        ("通知公告", "tzgg", "没有变化"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(
    title: str, slug: str, reason: str, portal: ColumnPage, other: ColumnPage, keeper: Person
) -> None:
    with pytest.raises(Refused, match=reason):
        actions.rename_page(portal, title=title, slug=slug, by=keeper, at=AT)


@pytest.mark.parametrize(
    ("rule", "own", "days"),
    [("news", None, 14), ("news", 7, 7), ("standing", 30, 30), ("", None, None), ("notices", 365, 180)],
)
def test_t068_the_stricter_rule_holds(rule: str, own: int | None, days: int | None) -> None:
    assert days_allowed(rule, own) == days


def facts(column: ColumnPage, **changes: object) -> dict[str, object]:
    given = {"owner_unit": column.owner_unit, "owner_person": None, "update_rule": "news", "update_within_days": None}
    return given | {"legal_basis": "条例第二十条", "intro": "", "keywords": ""} | changes


def test_a_columns_own_rule_is_never_laxer_and_its_owner_works_there(
    portal: ColumnPage, keeper: Person, drafter: Person, township_drafter: Person
) -> None:
    given = facts(portal, update_within_days=20, owner_person=township_drafter)
    with pytest.raises(Refused) as refused:
        actions.set_column(portal, facts=given, by=keeper, at=AT)
    assert len(refused.value.reasons) == 2
    kept = actions.set_column(portal, facts=facts(portal, owner_person=drafter), by=keeper, at=AT)
    assert ColumnPage.objects.get(pk=kept.pk).owner_person == drafter


def test_a_column_goes_stale_after_its_days(drafted: Draft, passed: Pass, portal: ColumnPage, keeper: Person) -> None:
    actions.set_column(portal, facts=facts(portal), by=keeper, at=AT)
    assert [(row.is_blank, row.is_stale) for row in columns_kept(date(2024, 6, 3))] == [(True, True)]
    passed(drafted())
    assert [row.is_stale for row in columns_kept(date(2024, 3, 21))] == [False]
    assert [row.is_stale for row in columns_kept(date(2024, 3, 22))] == [True]


def test_the_desk_sets_renames_and_merges(
    portal: ColumnPage, other: ColumnPage, keeper: Person, drafter: Person
) -> None:
    desk, address = at_desk(keeper), f"/admin/disclosure/columns/{portal.pk}/"
    form = {"verb": "set", "owner_unit": portal.owner_unit_id, "update_rule": "news", "update_within_days": "20"}
    assert "不得宽于国家指标" in desk.post(address, form).text
    assert "已保存" in desk.post(address, form | {"update_within_days": "7"}, follow=True).text
    renamed = desk.post(address, {"verb": "rename", "title": "通知", "slug": "tz"}, follow=True)
    assert "已更名" in renamed.text
    assert "请填写撤并" in desk.post(address, {"verb": "merge", "into": other.pk}).text
    assert "原名“通知公告”" in desk.get(address).text
    assert "已撤并" in desk.post(address, {"verb": "merge", "into": other.pk, "reason": "整合"}, follow=True).text
    assert at_desk(drafter).get(f"/admin/disclosure/columns/{other.pk}/").status_code == 302
