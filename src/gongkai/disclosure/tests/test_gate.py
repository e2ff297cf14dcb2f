"""The gate: every way around the reviews that we could think of leads nowhere."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import close_old_connections, connection
from django.urls import reverse
from wagtail.models import Revision, TaskState

from gongkai.disclosure import actions
from gongkai.disclosure.actions.numbering import next_index_no
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item, Placement, ReviewTaskState
from gongkai.disclosure.queries import is_intact, last_return
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import Draft, Pass, at_desk, filled

NOON = moment("2024-03-08 12:00")
People = dict[ReviewLevel, Person]


def of_item(name: str, item: Item, *more: object) -> str:
    return reverse(f"wagtailsnippets_disclosure_item:{name}", args=[item.pk, *more])


def test_changing_the_row_changes_nothing_public(drafted: Draft, passed: Pass) -> None:
    item = passed(drafted())
    Item.objects.filter(pk=item.pk).update(title="篡改后的标题", body=[])
    record = GateRecord.objects.get(is_current=True)
    assert record.title == "关于开展2024年农村饮水安全排查的通知"
    assert is_intact(record)


@pytest.mark.parametrize("field", ["title", "body_html", "index_no", "attachments", "source_url", "written_on"])
def test_changing_the_release_is_found(drafted: Draft, passed: Pass, field: str) -> None:
    passed(drafted())
    changed = {"attachments": [{"file": 1}], "written_on": "2024-03-06"}.get(field, "篡改")
    GateRecord.objects.filter(is_current=True).update(**{field: changed})
    assert not is_intact(GateRecord.objects.get())


@pytest.mark.parametrize("role", list(Role))
def test_t110_pressing_publish_publishes_nothing(drafted: Draft, role: Role, appoint: Appoint) -> None:
    item = drafted()
    person = appoint("何某", role, item.unit)
    at_desk(person).post(of_item("edit", item), filled(item) | {"action-publish": "1"})
    assert not GateRecord.objects.exists()
    assert not Item.objects.get().live


def test_not_even_a_superuser_publishes(drafted: Draft) -> None:
    root = Person.objects.create_superuser("root", password="x")
    item = drafted()
    browser = at_desk(root)
    for name in ("edit", "unpublish", "delete", "lock"):
        browser.post(of_item(name, item), {"title": "抢先公开", "action-publish": "1"})
    item.refresh_from_db()
    assert (item.title, item.live, item.locked) == ("关于开展2024年农村饮水安全排查的通知", False, False)
    assert not GateRecord.objects.exists()


def test_publishing_a_revision_in_the_shell_shows_nothing(drafted: Draft, drafter: Person) -> None:
    drafted().latest_revision.publish(user=drafter, skip_permission_checks=True)
    assert Item.objects.get().live
    assert not GateRecord.objects.exists()


def test_wagtails_own_approve_view_finds_no_action(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), None)
    state = item.current_workflow_task_state
    for person in reviewers.values():
        at_desk(person).post(of_item("workflow_action", item, "approve", state.pk), {"comment": ""})
        pressed = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        at_desk(person).post(of_item("edit", item), filled(item) | pressed)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_t110_approving_task_states_in_the_shell_releases_nothing(
    drafted: Draft, passed: Pass, reviewers: People
) -> None:
    item = passed(drafted(), ReviewLevel.SECOND)
    item.current_workflow_task_state.approve(user=reviewers[ReviewLevel.FINAL])
    with pytest.raises(Refused, match="审核失效"):
        Item.objects.get().current_workflow_task_state.approve(user=reviewers[ReviewLevel.PUBLISH])
    assert not GateRecord.objects.exists()


def test_a_shortened_route_releases_nothing(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = drafted()
    workflow = item.get_workflow()
    workflow.workflow_tasks.exclude(task__name="初审初校").delete()
    with pytest.raises(Refused) as refused:
        passed(item, ReviewLevel.FIRST)
    assert refused.value.reasons == ["未经保密审查、复审复校、终审终校、发布，不得公开（条例第十七条）"]
    assert not GateRecord.objects.exists()


def test_t112_an_edit_during_review_voids_the_approvals(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), ReviewLevel.FINAL)
    changed = item.get_latest_revision_as_object()
    changed.title += "。"
    changed.save_revision(clean=False)
    with pytest.raises(Refused, match="送审后内容有改动"):
        actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK)
    assert not GateRecord.objects.exists()


@pytest.mark.parametrize("change", ["title", "body", "columns"])
def test_t112_a_revision_changed_in_place_after_approval_is_found(
    drafted: Draft, passed: Pass, reviewers: People, change: str
) -> None:
    item = passed(drafted(), ReviewLevel.FINAL)
    revision = item.latest_revision
    stream = json.dumps([{"type": "text", "value": "<p>改</p>", "id": "1"}])
    content = revision.content | {change: {"title": "改", "body": stream, "columns": []}[change]}
    Revision.objects.filter(pk=revision.pk).update(content=content)
    with pytest.raises(Refused, match="审核通过后内容有改动"):
        actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK)
    assert not GateRecord.objects.exists()
    assert last_return(Item.objects.get()).comment.startswith("审核通过后内容有改动")


def test_a_revision_is_never_written_over(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    first = item.latest_revision
    forged = filled(item, title="新标题") | {"overwrite_revision_id": first.pk}
    at_desk(drafter).post(of_item("edit", item), forged)
    first.refresh_from_db()
    assert first.content["title"] == "关于开展2024年农村饮水安全排查的通知"
    assert Item.objects.get().latest_revision.content["title"] == "新标题"


def test_a_forged_approval_by_the_author_is_found_at_the_gate(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), ReviewLevel.FINAL)
    ReviewTaskState.objects.filter(task__name="终审终校").update(finished_by=item.author)
    with pytest.raises(Refused, match="各级审核须由不同的人担任，且不得为撰稿人"):
        actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK)


def test_a_withdrawn_item_is_gone_at_once_and_its_record_kept(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted())
    actions.withdraw(item, reason="附件含个人信息，正在处理", by=reviewers[ReviewLevel.PUBLISH], at=NOON)
    record = GateRecord.objects.get()
    assert (record.is_current, record.withdrawn_at, record.withdrawn_reason) == (
        False,
        NOON,
        "附件含个人信息，正在处理",
    )
    assert not Placement.objects.filter(is_current=True).exists()
    assert not Item.objects.get().live
    assert Event.objects.about(item).last().name == "item.withdrawn"


def test_a_withdrawal_needs_the_disclosure_office_and_a_reason(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted())
    with pytest.raises(Refused) as refused:
        actions.withdraw(item, reason="", by=drafter, at=NOON)
    assert len(refused.value.reasons) == 2
    assert GateRecord.objects.get().is_current


def test_the_ledger_carries_the_hash_of_the_release(drafted: Draft, passed: Pass) -> None:
    item = passed(drafted())
    event = Event.objects.about(item).named("item.published").get()
    assert event.details["content_hash"] == GateRecord.objects.get().content_hash


def test_an_index_number_is_not_part_of_a_revision(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted())
    number = item.index_no
    forged = item.get_latest_revision_as_object()
    forged.index_no, forged.author_id = "11659999MB0000003X/1999-00001", None
    Revision.objects.filter(pk=item.latest_revision_id).update(content=forged.serializable_data())
    again = Item.objects.get().get_latest_revision_as_object()
    assert (again.index_no, again.author) == (number, drafter)


@pytest.mark.django_db(transaction=True)
def test_index_numbers_are_unique_when_many_publish_at_once() -> None:
    unit = Organisation.add_root(
        name="云溪县水利局", short_name="县水利局", slug="shuiliju", kind=OrganKind.DEPARTMENT, credit_code="1" * 18
    )

    def number(_: int) -> str:
        from django.db import transaction

        try:
            with transaction.atomic():
                return next_index_no(unit, 2024)
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(pool.map(number, range(24)))
    assert numbers == [f"{'1' * 18}/2024-{serial:05d}" for serial in range(1, 25)]
