"""The statutory catalogue: the law's classes stand, an installation's own are added below them."""

from __future__ import annotations

import re

import pytest

from gongkai.disclosure import actions
from gongkai.disclosure.actions.numbering import next_index_no
from gongkai.disclosure.models import CatalogueNode, ColumnPage, Item
from gongkai.disclosure.queries import class_title, leaves_for
from gongkai.disclosure.rules.catalogue import why_not_style
from gongkai.disclosure.tables import (
    ARTICLE_20,
    ARTICLE_21_COUNTY,
    ARTICLE_21_TOWNSHIP,
    CATALOGUE,
    INDEX_STYLES,
    root_of,
)
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import Draft, Pass, at_desk, filled

AT = moment("2024-03-07 10:00")


@pytest.fixture
def keeper(appoint: Appoint, county: Organisation) -> Person:
    return appoint("吴晓明", Role.DISCLOSURE_OFFICE, county)


def test_t004_t005_the_law_has_fifteen_seven_and_eight_classes() -> None:
    assert (len(ARTICLE_20), len(ARTICLE_21_COUNTY), len(ARTICLE_21_TOWNSHIP)) == (15, 7, 8)
    assert [code for code in CATALOGUE if root_of(code) != code] == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_t004_a_class_of_the_law_is_neither_closed_nor_renamed(code: str, keeper: Person) -> None:
    with pytest.raises(Refused, match="法定类别不得"):
        actions.close_class(code, by=keeper, at=AT)
    with pytest.raises(Refused, match="法定类别不得"):
        actions.rename_class(code, title="其他", by=keeper, at=AT)


def test_a_class_is_added_below_the_laws_and_its_code_is_never_given_again(keeper: Person) -> None:
    first = actions.extend_catalogue("A20-11", title="就业扶持", basis="云政办发〔2024〕3号", by=keeper, at=AT)
    actions.close_class(first.code, by=keeper, at=AT)
    second = actions.extend_catalogue("A20-11", title="控辍保学", basis="", by=keeper, at=AT)
    assert (first.code, second.code) == ("A20-11-01", "A20-11-02")
    assert class_title("A20-11-02").endswith("：控辍保学")
    names = Event.objects.filter(name__startswith="catalogue.").values_list("name", flat=True)
    assert list(names.order_by("id")) == ["catalogue.extended", "catalogue.closed", "catalogue.extended"]


def test_only_two_levels_of_ones_own_stand_below_the_laws(keeper: Person) -> None:
    one = actions.extend_catalogue("A21C-04", title="征地信息", basis="", by=keeper, at=AT)
    two = actions.extend_catalogue(one.code, title="预公告", basis="", by=keeper, at=AT)
    with pytest.raises(Refused, match="最多设2级"):
        actions.extend_catalogue(two.code, title="更细", basis="", by=keeper, at=AT)
    with pytest.raises(Refused, match="还有在用的小类"):
        actions.close_class(one.code, by=keeper, at=AT)


@pytest.mark.parametrize(("parent", "reason"), [("A20-99", "第二十二条"), ("", "第二十二条"), ("X", "第二十二条")])
def test_no_class_stands_outside_the_law(parent: str, reason: str, keeper: Person) -> None:
    with pytest.raises(Refused, match=reason):
        actions.extend_catalogue(parent, title="本地类别", basis="", by=keeper, at=AT)


def test_nobody_but_the_office_changes_the_catalogue(drafter: Person) -> None:
    with pytest.raises(Refused, match="公开办"):
        actions.extend_catalogue("A20-11", title="就业扶持", basis="", by=drafter, at=AT)
    assert not CatalogueNode.objects.exists()


def test_an_item_stands_in_the_last_class_of_its_branch(drafted: Draft, drafter: Person, keeper: Person) -> None:
    item = drafted(catalogue_code="A20-11")
    node = actions.extend_catalogue("A20-11", title="就业扶持", basis="", by=keeper, at=AT)
    with pytest.raises(Refused, match="最末一级"):
        actions.submit(item, by=drafter, at=AT)
    item.catalogue_code = node.code
    actions.revise(item, by=drafter, at=AT)
    actions.submit(item, by=drafter, at=AT)
    assert item.catalogue_code in leaves_for(item.unit)


def test_t018_what_is_withheld_names_an_article(drafted: Draft, drafter: Person) -> None:
    with pytest.raises(Refused, match="依据条款"):
        drafted(openness="withheld")
    kept = drafted(openness="withheld", openness_basis="条例第十五条")
    page = at_desk(drafter)
    address = f"/admin/snippets/disclosure/item/edit/{kept.pk}/"
    answer = page.post(address, filled(kept, openness_basis="内部信息", title="改过的名称"))
    assert "不予公开的，须填写依据条款" in answer.text
    assert "改过的名称" in answer.text


def test_t007_an_item_without_summary_is_not_sent(drafted: Draft, drafter: Person) -> None:
    with pytest.raises(Refused, match="内容概述"):
        actions.submit(drafted(summary=" "), by=drafter, at=AT)


STYLES = {
    "credit": r"[0-9A-HJ-NPQRTUWXY]{18}/2024-\d{5}",
    "organ": r"[0-9A-HJ-NPQRTUWXY]{9}/2024-\d{5}",
    "hyphen": r"[0-9A-HJ-NPQRTUWXY]{9}-2024-\d+",
    "region": r"659999-\d{3,}-A20-13-05-20240305-\d{4}",
}


@pytest.mark.parametrize("style", sorted(INDEX_STYLES))
def test_t010_each_style_writes_its_numbers(style: str, water: Organisation, keeper: Person) -> None:
    actions.choose_index_style(INDEX_STYLES[style][1], region="659999", by=keeper, at=AT)
    given = {"category": "A20-13", "group": "05", "on": moment("2024-03-05 10:00").date()}
    first, second = (next_index_no(water, 2024, **given) for _ in range(2))
    assert re.fullmatch(STYLES[style], first)
    assert re.fullmatch(STYLES[style], second)
    assert first != second


def test_t009_a_number_that_was_brought_along_is_passed_over(drafted: Draft, water: Organisation) -> None:
    Item.objects.filter(pk=drafted().pk).update(index_no=f"{water.credit_code}/2024-00001")
    assert next_index_no(water, 2024) == f"{water.credit_code}/2024-00002"


@pytest.mark.parametrize(
    ("template", "region", "reason"),
    [
        ("{uscc}/{year}", "", "流水号"),
        ("{uscc}-{serial}", "", "年份"),
        ("{year}-{serial}", "", "须含单位"),
        ("{region}-{uscc}-{year}-{serial}", "", "6位地区代码"),
        ("{uscc", "", "花括号"),
        ("{uscc}/{year}/{secret}-{serial}", "", "不认识"),
    ],
)
def test_a_style_that_would_not_be_unique_is_refused(template: str, region: str, reason: str) -> None:
    assert reason in "；".join(why_not_style(holds_role=True, template=template, region=region))


def test_the_office_manages_the_catalogue_at_the_desk(keeper: Person, drafter: Person, column: ColumnPage) -> None:
    page = at_desk(keeper)
    answer = page.post(
        "/admin/disclosure/catalogue/", {"verb": "add", "code": "A20-11", "title": "就业扶持"}, follow=True
    )
    assert "已增设：A20-11-01 就业扶持" in answer.text
    refused = page.post("/admin/disclosure/catalogue/", {"verb": "close", "code": "A20-01"})
    assert "法定类别不得更名、停用或者删除" in refused.text
    numbers = page.post("/admin/disclosure/index-numbers/", {"style": "organ"}, follow=True)
    assert "{organ}/{year}-{serial:05d}" in numbers.text
    assert "公开目录" in page.get("/admin/disclosure/").text
    for address in ("catalogue/", "index-numbers/"):
        assert at_desk(drafter).get(f"/admin/disclosure/{address}").status_code == 302


def test_topic_and_area_are_shown_and_sealed(drafted: Draft, passed: Pass) -> None:
    record = passed(drafted(topic="05", key_area="safety")).gate_records.get()
    page = at_desk(record.published_by).get(record.get_absolute_url()).text
    assert "农业、林业、水利" in page
    assert "安全生产" in page
