"""Several people at the same moment: every number once, nobody's work lost, nothing public that was not approved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, IndexSequence, Item, ReviewTaskState
from gongkai.disclosure.tables import CHECKS, EVERY_CHECK
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import Draft, Pass, at_desk, filled

NOON = moment("2024-03-08 12:00")
MANY = 200
People = dict[ReviewLevel, Person]
together = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quiet(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows from an event has its own tests; here only the acts themselves meet."""
    monkeypatch.setitem(sys.modules, "wiring_of_this_test", SimpleNamespace(WIRING={}, CLOCK={}))
    settings.GONGKAI_WIRING = "wiring_of_this_test"


def at_once(jobs: Iterable[Callable[[], Any]], *, hands: int = 8) -> list[Any]:
    """What each job returned, or the refusal that it met; each hand has a connection of its own."""

    def run(job: Callable[[], Any]) -> Any:
        if connection.vendor == "sqlite":  # a slow machine's queue is no failure
            connection.cursor().execute("PRAGMA busy_timeout=600000")
        try:
            return job()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(hands) as pool:
        done = list(pool.map(run, jobs))
        list(pool.map(lambda _: connection.close(), range(hands * 4)))
    return done


@together
@pytest.mark.usefixtures("quiet")
def test_t008_two_hundred_parallel_publications_have_two_hundred_numbers(
    drafted: Draft, appoint: Appoint, water: Organisation
) -> None:
    head = appoint("周海涛", Role.FINAL_REVIEWER, water)
    head.held()
    items = [drafted(title=f"汛情通报第{number}号") for number in range(MANY)]

    def publish(item: Item) -> GateRecord:
        return actions.publish_urgently(item, reason="汛情紧急通报", by=head, at=NOON)

    done = at_once([lambda item=item: publish(item) for item in items])
    assert [one for one in done if isinstance(one, Refused)] == []
    numbers = set(GateRecord.objects.current().values_list("index_no", flat=True))
    assert numbers == {f"{water.credit_code}/2024-{serial:05d}" for serial in range(1, MANY + 1)}
    assert set(Item.objects.values_list("index_no", flat=True)) == numbers
    assert IndexSequence.objects.get().last == MANY
    assert first_broken_link() is None


@together
@pytest.mark.usefixtures("quiet")
def test_of_two_editors_who_save_at_once_one_is_told(drafted: Draft, drafter: Person, appoint: Appoint) -> None:
    item = drafted()
    other = appoint("何平", Role.DRAFTER, item.unit)
    seen = item.latest_revision_id
    texts = {drafter: "甲改的标题", other: "乙改的标题"}
    drafts = {}
    for person in texts:
        person.held()
        drafts[person] = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
        drafts[person].title = texts[person]
    done = at_once([lambda one=one: actions.revise(drafts[one], by=one, at=NOON, seen=seen) for one in texts], hands=2)
    assert sorted(type(one).__name__ for one in done) == ["Refused", "Revision"]
    kept = Item.objects.get(pk=item.pk).latest_revision
    assert kept.as_object().title == texts[kept.user]
    assert Event.objects.about(item).named("item.revised").count() == 1


@together
@pytest.mark.usefixtures("quiet")
def test_of_two_reviewers_who_approve_at_once_one_is_told(
    drafted: Draft, passed: Pass, reviewers: People, appoint: Appoint
) -> None:
    item = passed(drafted(), None)
    task = item.current_workflow_task_state.pk
    both = [reviewers[ReviewLevel.FIRST], appoint("何平", Role.FIRST_REVIEWER, item.unit)]
    for one in both:
        one.held()
    done = at_once(
        [lambda one=one: actions.approve(item, by=one, at=NOON, checked=EVERY_CHECK, task=task) for one in both],
        hands=2,
    )
    assert sorted(type(one).__name__ for one in done) == ["Refused", "ReviewTaskState"]
    assert Event.objects.about(item).named("item.approved").count() == 1


@together
@pytest.mark.usefixtures("quiet")
def test_an_edit_beside_the_last_approval_changes_nothing_that_is_released(
    drafted: Draft, passed: Pass, reviewers: People, drafter: Person
) -> None:
    item = passed(drafted(), ReviewLevel.FINAL)
    office = reviewers[ReviewLevel.PUBLISH]
    changed = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    changed.title = "抢在发布时改的标题"
    for one in (office, drafter):
        one.held()
    approval, edit = at_once(
        [
            lambda: actions.approve(item, by=office, at=NOON, checked=EVERY_CHECK),
            lambda: actions.revise(changed, by=drafter, at=NOON, seen=item.latest_revision_id),
        ],
        hands=2,
    )
    assert isinstance(approval, ReviewTaskState)
    assert GateRecord.objects.current().get().title == "关于开展2024年农村饮水安全排查的通知"
    assert isinstance(edit, Refused) == (
        Item.objects.get(pk=item.pk).latest_revision.as_object().title != changed.title
    )


def test_the_second_editor_is_told_and_nothing_typed_is_lost(drafted: Draft, drafter: Person, appoint: Appoint) -> None:
    item = drafted()
    other = appoint("何平", Role.DRAFTER, item.unit)
    edit = reverse("wagtailsnippets_disclosure_item:edit", args=[item.pk])
    opened = {"loaded_revision_id": item.latest_revision_id}
    at_desk(drafter).post(edit, filled(item, title="甲先保存的标题") | opened)
    page = at_desk(other).post(edit, filled(item, title="乙后保存的标题") | opened)
    said = page.content.decode()
    assert "郑雪" in said
    assert "保存了新的版本" in said
    assert 'value="乙后保存的标题"' in said
    assert Item.objects.get().latest_revision.as_object().title == "甲先保存的标题"
    known = {"loaded_revision_id": Item.objects.get().latest_revision_id}
    assert f'name="loaded_revision_id" value="{known["loaded_revision_id"]}"' in said
    at_desk(other).post(edit, filled(item, title="乙后保存的标题") | known)
    assert [one.as_object().title for one in Item.objects.get().revisions.order_by("pk")][1:] == [
        "甲先保存的标题",
        "乙后保存的标题",
    ]


def test_an_approval_of_what_is_no_longer_there_is_refused(
    drafted: Draft, passed: Pass, reviewers: People, drafter: Person
) -> None:
    item = passed(drafted(), None)
    seen = item.current_workflow_task_state.pk
    actions.recall(item, by=drafter, at=NOON)
    changed = Item.objects.get().get_latest_revision_as_object()
    changed.title = "重新送审的标题"
    actions.revise(changed, by=drafter, at=NOON)
    actions.submit(item, by=drafter, at=NOON)
    review = reverse("wagtailsnippets_disclosure_item:review", args=[item.pk])
    pressed = {"decision": "approve", "checked": list(CHECKS[ReviewLevel.FIRST]), "comment": "看过，同意", "task": seen}
    page = at_desk(reviewers[ReviewLevel.FIRST]).post(review, pressed)
    assert "已由他人办理或者重新送审" in page.content.decode()
    assert "看过，同意" in page.content.decode()
    assert not Event.objects.named("item.approved").exists()
    now = Item.objects.get().current_workflow_task_state.pk
    at_desk(reviewers[ReviewLevel.FIRST]).post(review, pressed | {"task": now})
    assert Event.objects.named("item.approved").count() == 1


def test_autosaving_writes_one_revision_of_a_sitting_and_no_approved_or_foreign_one(
    drafted: Draft, passed: Pass, drafter: Person, appoint: Appoint
) -> None:
    item, other = drafted(), appoint("何平", Role.DRAFTER, drafter.unit())
    edit, first = reverse("wagtailsnippets_disclosure_item:edit", args=[item.pk]), item.latest_revision

    def typed(person: Person, title: str, **known: object) -> dict[str, object]:
        answer = at_desk(person).post(edit, filled(item, title=title) | known, headers={"accept": "application/json"})
        return answer.json()

    loaded = {"loaded_revision_id": first.pk, "loaded_revision_created_at": first.created_at.isoformat()}
    own = typed(drafter, "打到一半", **loaded)["revision_id"]
    assert typed(drafter, "打完的标题", **loaded, overwrite_revision_id=own)["revision_id"] == own
    assert [one.as_object().title for one in item.revisions.order_by("pk")] == [item.title, "打完的标题"]
    assert Event.objects.about(item).named("item.revised").count() == 1
    assert not typed(other, "别人写的", **loaded, overwrite_revision_id=own)["success"]
    half = {"loaded_revision_id": own, "loaded_revision_created_at": loaded["loaded_revision_created_at"]}
    assert "保存了新的版本" in at_desk(other).post(edit, filled(item, title="看的是半截") | half).content.decode()
    passed(item)
    kept = typed(drafter, "公开后又改", overwrite_revision_id=own)["revision_id"]
    assert kept != own
    assert GateRecord.objects.current().get().title == "打完的标题"
