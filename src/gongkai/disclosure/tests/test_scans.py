"""All that is public is read again in bites; what was found is corrected by drafts that go through review."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.module_loading import import_string

from gongkai.disclosure.actions import (
    correct_everywhere,
    revise,
    scan_on,
    scan_published,
    scanning,
    submit_corrections,
)
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item, ItemAttachment
from gongkai.disclosure.queries import findings_of, standing
from gongkai.disclosure.tasks import begin_weekly_scan, scan_published_texts
from gongkai.files.actions import store
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.actions import ignore, waive
from gongkai.proofing.models import Scan, Slip, WordList
from gongkai.proofing.queries import spots_of
from gongkai.proofing.rules import Part
from tests.cast import moment
from tests.items import Draft, Pass, at_desk

NOON, LATER = moment("2024-03-08 12:00"), moment("2024-03-09 12:00")
SLIP = "<p>第{}次：进一步优化营商环镜，激发市场主体活力。</p>"
People = dict[ReviewLevel, Person]


@pytest.fixture
def published(drafted: Draft, passed: Pass, drafter: Person, water: Organisation) -> list[Item]:
    """Two texts that went out with the same slip, signed for at the time, and a clean one."""
    made = []
    for number in range(2):
        item = drafted(title=f"关于第{number}次检查的通知", body=[("text", SLIP.format(number))])
        draft = item.get_latest_revision_as_object()
        file = store(SimpleUploadedFile("要求.txt", "按照《规定》要求公开。".encode()), by=drafter, at=NOON)
        draft.attachments = [ItemAttachment(file=file, title="要求")]
        revise(draft, by=drafter, at=NOON)
        item = Item.objects.get(pk=item.pk)
        for seen in findings_of(item.get_latest_revision_as_object()):
            if seen.is_open_error:
                waive(item, seen.spot, unit=water, reason="当时没有看出", by=drafter, at=NOON)
        made.append(passed(item))
    return [*made, passed(drafted())]


def scanned(unit: Organisation, by: Person) -> Scan:
    """A scan from its beginning to its end."""
    scan = scan_published(unit, why="例行检查", by=by, at=NOON)
    while scan.is_running:
        scan = scan_on(scan, at=LATER)
    return scan


def test_a_scan_goes_on_where_it_was_and_groups_by_slip(
    published: list[Item], reviewers: People, county: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "BITE", 1)
    office = reviewers[ReviewLevel.PUBLISH]
    scan = scan_published(county, why="例行检查", by=office, at=NOON)
    with pytest.raises(Refused, match="正在进行"):
        scan_published(county, why="再来", by=office, at=NOON)
    done = []
    while scan.is_running:
        scan = scan_on(scan, at=LATER)
        done.append((scan.done, scan.percent))
    assert done == [(1, 33), (2, 66), (3, 100), (3, 100)]
    places = Slip.objects.filter(scan=scan, rule="C-SPELL")
    assert {slip.subject_id for slip in places} == {item.pk for item in published[:2]}
    assert len({slip.group for slip in places}) == 1
    assert Slip.objects.filter(scan=scan, rule="W-SHORT", where="附件《要求》正文第1段").count() == 2
    assert Event.objects.named("scan.finished").get().details["done"] == 3
    page = at_desk(office).get(f"/admin/disclosure/scans/{scan.pk}/").content.decode()
    assert '<td data-label="处数">2处</td>' in page


def test_a_slip_is_corrected_everywhere_by_drafts_that_are_reviewed(
    published: list[Item], reviewers: People, drafter: Person, county: Organisation
) -> None:
    office = reviewers[ReviewLevel.PUBLISH]
    scan = scanned(county, office)
    group = Slip.objects.filter(scan=scan, rule="C-SPELL").first().group
    before = list(GateRecord.objects.current().order_by("pk").values_list("content_hash", flat=True))
    answer = at_desk(drafter).post(f"/admin/disclosure/scans/{scan.pk}/{group}/")
    assert answer.status_code == 404  # the county's scan is not a drafter's
    made = correct_everywhere(scan, group, by=office, at=LATER)
    assert [(one.problem, one.places) for one in made.items.all()] == [("", 1), ("", 1)]
    assert list(GateRecord.objects.current().order_by("pk").values_list("content_hash", flat=True)) == before
    for item in published[:2]:
        assert "营商环境" in str(Item.objects.get(pk=item.pk).get_latest_revision_as_object().body)
        assert "营商环镜" in GateRecord.objects.current().get(item=item).body_html

    assert submit_corrections(made, by=office, at=LATER) == []
    assert {standing(Item.objects.get(pk=item.pk)) for item in published[:2]} != {"草稿"}
    page = at_desk(office).get(f"/admin/disclosure/corrections/{made.pk}/").content.decode()
    assert "待初审初校" in page


def test_what_is_right_is_left_and_what_is_in_review_is_told(
    published: list[Item], reviewers: People, county: Organisation
) -> None:
    office = reviewers[ReviewLevel.PUBLISH]
    scan = scanned(county, office)
    one, two = Slip.objects.filter(scan=scan, rule="C-SPELL").order_by("pk")
    with pytest.raises(Refused, match="没有可以由您更正"):
        correct_everywhere(scan, one.group, leave=[one.pk, two.pk], by=office, at=LATER)
    first = correct_everywhere(scan, one.group, leave=[two.pk], by=office, at=LATER)
    submit_corrections(first, by=office, at=LATER)
    again = correct_everywhere(scan, one.group, by=office, at=LATER)
    assert {line.item_id: line.problem for line in again.items.all()} == {
        one.subject_id: scanning.IN_REVIEW,
        two.subject_id: "",
    }


def test_t123_a_changed_list_checks_history_again(
    published: list[Item], reviewers: People, water: Organisation, drafter: Person, client: Client
) -> None:
    office = reviewers[ReviewLevel.PUBLISH]
    assert Slip.objects.filter(scan=scanned(water, office), rule="C-SPELL").count() == 2
    (spot,) = spots_of([Part("正文", "进一步优化营商环镜，激发市场主体活力。")], water)
    ignore(spot, unit=water, word="营商环镜", reason="本县平台的名称", by=drafter, at=NOON)
    client.force_login(office)
    page = client.get(f"/admin/proofing/lists/{water.pk}/").content.decode()
    assert "用现在的词表重新校对已公布的信息" in page
    client.post("/admin/disclosure/scans/", dict(re.findall(r'name="(unit|why)" value="([^"]+)"', page)))
    scan = Scan.objects.latest("pk")
    assert scan.why == "词表第1版"
    while scan.is_running:
        scan = scan_on(scan, at=LATER)
    assert not Slip.objects.filter(scan=scan, rule="C-SPELL").exists()
    assert scan.lists == {"县水利局": f"1:{WordList.objects.get().digest[:12]}"}


def test_t125_once_a_week_everything_public_is_read_again_and_reported(
    published: list[Item], reviewers: People, county: Organisation
) -> None:
    assert begin_weekly_scan(at=NOON) == "开始复查3条"
    assert begin_weekly_scan(at=NOON) == "上一次扫描还没有完成"
    while Scan.objects.running().exists():
        scan_published_texts(at=LATER)
    scan = Scan.objects.get()
    assert (scan.by, scan.unit, scan.done) == (None, county, 3)
    desk = at_desk(reviewers[ReviewLevel.PUBLISH])
    assert "每周例行复查" in desk.get("/admin/disclosure/scans/").content.decode()
    assert "平台" in desk.get("/admin/disclosure/scans/").content.decode()
    assert "2处" in desk.get(f"/admin/disclosure/scans/{scan.pk}/").content.decode()
    assert (
        str(import_string("gongkai.config.wiring.CLOCK")["gongkai.disclosure.tasks.begin_weekly_scan"]) == "每周六01:00"
    )
