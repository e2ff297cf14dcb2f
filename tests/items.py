"""What tests of items share: the route, a column, the people of the water bureau, and a draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage, Item
from gongkai.disclosure.queries import files_of
from gongkai.disclosure.tables import EVERY_CHECK, REVIEWERS
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

NAMES = {
    Role.FIRST_REVIEWER: "赵春梅",
    Role.SECRECY_REVIEWER: "钱卫东",
    Role.SECOND_REVIEWER: "孙丽",
    Role.FINAL_REVIEWER: "周海涛",
    Role.DISCLOSURE_OFFICE: "吴晓明",
}
SECRECY = {"conclusion": "clear", "basis": "保守国家秘密法第三十五条"}

Draft = Callable[..., Item]
Pass = Callable[..., Item]


@pytest.fixture
def route(db: None) -> None:
    actions.establish_review_route(by=None, at=moment("2024-01-02 10:00"))


@pytest.fixture
def column(water: Organisation) -> ColumnPage:
    Locale.objects.get_or_create(language_code="zh-hans")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="root", slug="root")
    home = root.add_child(instance=HomePage(title="云溪县", slug="yunxi"))
    channel = home.add_child(instance=ChannelPage(title="政府信息公开", slug="zfxxgk"))
    return channel.add_child(instance=ColumnPage(title="通知公告", slug="tzgg", owner_unit=water))


@pytest.fixture
def drafter(appoint: Appoint, water: Organisation) -> Person:
    return appoint("郑雪", Role.DRAFTER, water)


@pytest.fixture
def township_drafter(appoint: Appoint, township: Organisation) -> Person:
    return appoint("冯刚", Role.DRAFTER, township)


@pytest.fixture
def reviewers(appoint: Appoint, water: Organisation, county: Organisation) -> dict[ReviewLevel, Person]:
    """One person for each level: four of the bureau, and the county's disclosure office."""
    return {
        level: appoint(NAMES[role], role, county if role == Role.DISCLOSURE_OFFICE else water)
        for level, role in REVIEWERS.items()
    }


@pytest.fixture
def drafted(route: None, column: ColumnPage, drafter: Person, water: Organisation) -> Draft:
    """Draft a notice of the water bureau."""

    def drafted(**changes: object) -> Item:
        facts = {
            "unit": water,
            "issuer": water,
            "title": "关于开展2024年农村饮水安全排查的通知",
            "summary": "排查农村供水工程。",
            "genre": Genre.NOTICE,
            "catalogue_code": "A20-13",
            "doc_no": "云水发〔2024〕7号",
            "written_on": date(2024, 3, 5),
            "body": [("text", "<p>各乡镇水管站：请于3月20日前完成排查。</p>")],
        }
        item = Item(**(facts | changes))
        item.columns = [column]
        actions.draft(item, by=drafter, at=moment("2024-03-06 11:00"))
        return Item.objects.get(pk=item.pk)

    return drafted


def secrecy_of(item: Item) -> dict[str, Any]:
    """The secrecy reviewer's opinion of an item and of each of its attachments."""
    latest = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    return SECRECY | {"files": {one.pk: SECRECY for one in files_of(latest)}}


@pytest.fixture
def passed(drafter: Person, reviewers: dict[ReviewLevel, Person]) -> Pass:
    """Send an item to review and let it pass up to a level, that level included; all of them without one."""

    def passed(item: Item, up_to: ReviewLevel | None = ReviewLevel.PUBLISH) -> Item:
        actions.submit(item, by=drafter, at=moment("2024-03-06 12:00"))
        for level, reviewer in reviewers.items():
            if up_to is None:
                break
            opinion = secrecy_of(item) if level == ReviewLevel.SECRECY else {}
            actions.approve(item, by=reviewer, at=moment("2024-03-07 10:30"), checked=EVERY_CHECK, **opinion)
            if level == up_to:
                break
        return Item.objects.get(pk=item.pk)

    return passed


def at_desk(person: Person, **headers: str) -> Client:
    """A browser in which the person has signed in."""
    client = Client(**headers)
    client.force_login(person, backend="gongkai.orgs.permissions.RoleBackend")
    return client


def filled(item: Item, **changes: object) -> dict[str, object]:
    """The editor's form as a browser would send it."""
    content = {
        "title": item.title,
        "summary": item.summary,
        "genre": item.genre,
        "catalogue_code": item.catalogue_code,
        "unit": item.unit_id,
        "openness": item.openness,
        "issuer": item.issuer_id,
        "doc_no": item.doc_no,
        "written_on": item.written_on,
        "validity": item.validity,
        "source": item.source,
        "source_url": item.source_url,
        "body": streamfield([("text", rich_text("<p>正文。</p>"))]),
        "attachments": inline_formset([]),
    }
    columns = changes.pop("columns", [column.pk for column in item.columns.all()])
    return nested_form_data(content | changes) | {"columns": columns}
