"""信息报送: a department sends, the office adopts, edits or returns with a reason; counts for each unit."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.disclosure import actions
from gongkai.disclosure.choices import ContributionState, ReviewLevel
from gongkai.disclosure.models import ColumnPage, Contribution, GateRecord, Item
from gongkai.disclosure.queries import text_of
from gongkai.disclosure.queries.contributions import tallies
from gongkai.files.actions import store
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.files import plain_pdf
from tests.items import at_desk

NOON = moment("2024-03-07 12:00")
TEXT = "全县春灌开始。\n各乡镇已放水<1.2万亩>。"
TAKEN = {"title": "全县春灌全面展开", "text": TEXT, "summary": "", "genre": "news", "catalogue_code": "A20-15"}
People = dict[ReviewLevel, Person]


@pytest.fixture
def publisher(reviewers: People) -> Person:
    return reviewers[ReviewLevel.PUBLISH]


@pytest.fixture
def sent(route: None, drafter: Person, water: Organisation, column: ColumnPage) -> Contribution:
    stored = store(SimpleUploadedFile("春灌进度.pdf", plain_pdf()), by=drafter, at=NOON)
    return actions.contribute(
        water, title=TAKEN["title"], text=TEXT, column=column, files=[stored], by=drafter, at=NOON
    )


def test_what_is_adopted_becomes_a_draft_of_its_sender_and_is_not_public(
    sent: Contribution, publisher: Person, drafter: Person, water: Organisation
) -> None:
    item = actions.adopt(sent, **TAKEN, by=publisher, at=NOON)
    sent.refresh_from_db()
    assert (sent.state, sent.item, sent.decided_by) == (ContributionState.ADOPTED, item, publisher)
    latest = item.get_latest_revision_as_object()
    assert (item.author, item.unit, item.latest_revision.user) == (drafter, water, drafter)
    assert text_of(str(latest.body.render_as_block())) == "全县春灌开始。 各乡镇已放水<1.2万亩>。"
    assert [one.title for one in latest.attachments.all()] == ["春灌进度"]
    assert not GateRecord.objects.exists()
    with pytest.raises(Refused, match="已采用"):
        actions.adopt(sent, **TAKEN, by=publisher, at=NOON)


def test_who_edits_it_at_the_office_is_its_last_editor(sent: Contribution, publisher: Person, drafter: Person) -> None:
    item = actions.adopt(sent, **(TAKEN | {"title": "春灌全面展开", "summary": "春灌进度"}), by=publisher, at=NOON)
    assert (item.author, item.latest_revision.user) == (drafter, publisher)
    assert [one.as_object().title for one in item.revisions.order_by("pk")] == ["全县春灌全面展开", "春灌全面展开"]


def test_what_is_returned_says_why_and_may_come_again(sent: Contribution, publisher: Person, drafter: Person) -> None:
    with pytest.raises(Refused) as refused:
        actions.send_back(sent, reason=" ", by=drafter, at=NOON)
    assert len(refused.value.reasons) == 2
    with pytest.raises(Refused, match="只有退回的可以"):
        actions.contribute_again(sent, title="甲", text="乙", by=drafter, at=NOON)
    actions.send_back(sent, reason="请补充受益面积", by=publisher, at=NOON)
    again = actions.contribute_again(sent, title="甲", text="乙", by=drafter, at=moment("2024-03-08 09:00"))
    assert (again.state, again.title, again.files.count()) == (ContributionState.SENT, "甲", 1)
    assert [line.name for line in Event.objects.about(again)] == [
        "contribution.sent", "contribution.returned", "contribution.sent_again",
    ]  # fmt: skip


def test_nobody_sends_for_another_unit_or_an_empty_text(drafter: Person, township: Organisation) -> None:
    with pytest.raises(Refused) as refused:
        actions.contribute(township, title=" ", text="", by=drafter, at=NOON)
    assert len(refused.value.reasons) == 3


def test_counts_say_nought_too(
    sent: Contribution, publisher: Person, drafter: Person, water: Organisation, township: Organisation
) -> None:
    for title in ("乙", "丙"):
        made = actions.contribute(water, title=title, text="文", by=drafter, at=NOON)
        actions.send_back(made, reason="不采用", by=publisher, at=NOON)
    actions.adopt(sent, **TAKEN, by=publisher, at=NOON)
    actions.contribute(water, title="往年的", text="文", by=drafter, at=moment("2023-12-31 23:59"))
    units = Organisation.objects.filter(pk__in=[water.pk, township.pk])
    assert [row.cells() for row in tallies(units, 2024)] == [
        ("县水利局", 3, 1, 2, 0, "33.3%"),
        ("清水镇", 0, 0, 0, 0, "—"),
        ("合计", 3, 1, 2, 0, "33.3%"),
    ]


def page(browser: Client, name: str, *args: object, **more: object) -> str:
    return browser.get(reverse(f"disclosure_desk:{name}", args=args), more).content.decode()


def test_the_pages_from_sending_to_adoption(
    route: None, drafter: Person, publisher: Person, water: Organisation, column: ColumnPage, appoint: Appoint
) -> None:
    desk, other = at_desk(drafter), at_desk(publisher)
    given = {"unit": water.pk, "title": "", "text": TEXT, "column": column.pk}
    refused = desk.post(reverse("disclosure_desk:contribute"), given).content.decode()
    assert "请填写标题" in refused
    assert "各乡镇已放水" in refused
    upload = SimpleUploadedFile("进度.pdf", plain_pdf())
    desk.post(reverse("disclosure_desk:contribute"), given | {"title": "春灌开始", "files": [upload]})
    sent = Contribution.objects.get()
    assert "春灌开始" in page(other, "contributions")
    assert 'name="genre"' in page(other, "contribution", sent.pk)
    assert 'name="genre"' not in page(desk, "contribution", sent.pk)
    other.post(reverse("disclosure_desk:send_back", args=[sent.pk]), {"reason": "请补充面积"})
    assert "请补充面积" in page(desk, "contribute_again", sent.pk)
    desk.post(reverse("disclosure_desk:contribute_again", args=[sent.pk]), given | {"title": "春灌开始了"})
    desk.post(reverse("disclosure_desk:adopt", args=[sent.pk]), TAKEN)
    assert not Item.objects.exists()
    other.post(reverse("disclosure_desk:adopt", args=[sent.pk]), TAKEN)
    assert Item.objects.get().get_latest_revision_as_object().title == TAKEN["title"]
    file = sent.files.get()
    address = reverse("disclosure_desk:contribution_file", args=[sent.pk, file.pk])
    assert b"".join(desk.get(address).streaming_content) == plain_pdf()
    stranger = appoint("冯刚", Role.DRAFTER, Organisation.objects.get(slug="zhengfuban"))
    assert at_desk(stranger).get(address).status_code == 404
    sheet = other.get(reverse("disclosure_desk:contribution_counts"), {"format": "csv"}).content.decode("utf-8-sig")
    assert "县水利局,1,1,0,0,100.0%" in sheet
    assert f"{timezone.localdate().year}年各单位报送情况" in page(other, "contribution_counts")
