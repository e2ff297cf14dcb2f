"""Every way to write that the product has, tried one by one: none lets a text out that did not pass the gate.

The ways are listed: addresses of the desk and the API from the URL table, commands from their registries, rows from the
model table. A new one that is not known here makes a test fail until somebody has thought about it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import get_commands
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Revision, TaskState, WorkflowState

from gongkai.cli import COMMANDS
from gongkai.config.wiring import CLOCK, WIRING
from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, GateRecord, Item, Placement, ReviewTaskState
from gongkai.disclosure.queries import public_content
from gongkai.disclosure.rules import content_hash
from gongkai.lib.refusal import Refused
from gongkai.ops.clock import tick
from gongkai.orgs.models import Person
from tests.cast import moment
from tests.items import Draft, Pass, at_desk

SECRET = "未经审核的暗号文字"
NOON = moment("2024-03-08 12:00")
People = dict[ReviewLevel, Person]

# commands of ours that touch items at all, each with why it lets nothing out unreviewed
OUR_COMMANDS = {
    "check": "reads a text", "due": "reckons", "fee": "reckons", "remedies": "reckons", "proof": "reads a text",
    "demo": "loads the fictional county only, refused in production", "serve": "serves", "manage": "passes on",
    "report": "writes an annual report to a file", "mirror": "copies what is public", "nginx": "writes a configuration",
    "visits": "counts visits", "links": "reads public pages",
    "archive": "checks the package of a case",
    "intake": "makes drafts; a list of them goes out once five people passed it (disclosure/tests/test_cut_over.py)",
    "clock": "calls the jobs of CLOCK, tried below",
}  # fmt: skip


@pytest.fixture
def unreviewed(drafted: Draft) -> Item:
    """A draft that nobody has reviewed."""
    return drafted(title=SECRET, body=[("text", f"<p>{SECRET}</p>")])


def nothing_out(item: Item, reader: Client) -> None:
    """Neither page, file, list, search, feed nor API tells anything of the draft."""
    for address in (
        "/", f"/items/{item.pk}/", f"/items/{item.pk}/files/0/", "/units/", "/sitemap.xml", "/feeds/newest.atom",
        "/feeds/newest.json", "/feeds/newest.csv", "/search/?q=暗号文字", "/api/v1/items/", f"/api/v1/items/{item.pk}/",
        "/api/v1/changes/", *(column.url for column in ColumnPage.objects.all()),
    ):  # fmt: skip
        answer = reader.get(address)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert SECRET not in said.decode(errors="replace"), address


# shell-level writes ---------------------------------------------------------------------------------------------------


def save_as_live(item: Item, root: Person) -> None:
    """item.live = True; item.save()."""
    item.live = True
    item.save()


def publish_the_revision(item: Item, root: Person) -> None:
    """revision.publish(), skipping permissions."""
    item.latest_revision.publish(user=root, skip_permission_checks=True)


def approve_every_task(item: Item, root: Person) -> None:
    """Every task state approved in the shell."""
    actions.submit(item, by=item.author, at=NOON)
    while (state := Item.objects.get(pk=item.pk).current_workflow_task_state) is not None:
        state.approve(user=root)


def finish_the_round(item: Item, root: Person) -> None:
    """The round set to approved, and its finish called."""
    state = actions.submit(item, by=item.author, at=NOON)
    WorkflowState.objects.filter(pk=state.pk).update(status=WorkflowState.STATUS_APPROVED)
    WorkflowState.objects.get(pk=state.pk).finish(user=root)


def mark_tasks_approved(item: Item, root: Person) -> None:
    """Approvals written into the table, then the release called."""
    state = actions.submit(item, by=item.author, at=NOON)
    ReviewTaskState.objects.filter(workflow_state=state).update(status=TaskState.STATUS_APPROVED, finished_by=root)
    actions.release(WorkflowState.objects.get(pk=state.pk), by=root, at=NOON)


def release_without_review(item: Item, root: Person) -> None:
    """The release verb called on a round that has only begun."""
    actions.release(actions.submit(item, by=item.author, at=NOON), by=root, at=NOON)


def forge_a_gate_record(item: Item, root: Person) -> None:
    """A row written into the gate's own table, with the right hash and invented approvals."""
    public = public_content(item) | {"index_no": "伪造"}
    record = GateRecord.objects.create(
        item=item, unit=item.unit, content_hash=content_hash(public), published_at=NOON, first_published_at=NOON,
        published_by=root, approvals=[{"level": level, "by": root.pk} for level in ReviewLevel], **public,
    )  # fmt: skip
    for column in item.columns.all():
        Placement.objects.create(record=record, column=column, published_at=NOON)
    tick(NOON, now=lambda: NOON)  # the sweep over the gate's records


def load_rows(item: Item, root: Person) -> None:
    """The rows that a database dump would bring: item and revision, live."""
    Item.objects.filter(pk=item.pk).update(live=True, index_no="伪造")
    Revision.objects.filter(pk=item.latest_revision_id).update(approved_go_live_at=NOON)
    facts = {"unit": item.unit, "issuer": item.issuer, "catalogue_code": "A20-13", "written_on": item.written_on}
    more = {"title": SECRET, "genre": "notice", "live": True, "author": root, "created_at": NOON}
    Item.objects.bulk_create([Item(**facts, **more)])


SHELL = (
    save_as_live, publish_the_revision, approve_every_task, finish_the_round, mark_tasks_approved,
    release_without_review, forge_a_gate_record, load_rows,
)  # fmt: skip


@pytest.mark.parametrize("way", SHELL, ids=lambda way: way.__name__)
def test_no_write_in_the_shell_lets_it_out(
    unreviewed: Item, reader: Client, way: Callable[[Item, Person], None]
) -> None:
    root = Person.objects.create_superuser("root", password="x")
    with contextlib.suppress(Refused, PermissionDenied):
        way(unreviewed, root)
    nothing_out(unreviewed, reader)


def test_wagtails_own_scheduler_lets_nothing_out(unreviewed: Item, reader: Client) -> None:
    from django.core.management import call_command

    changed = unreviewed.get_latest_revision_as_object()
    changed.go_live_at = moment("2024-01-01 00:00")
    Revision.objects.filter(pk=unreviewed.latest_revision_id).update(approved_go_live_at=changed.go_live_at)
    call_command("publish_scheduled", verbosity=0)
    assert not GateRecord.objects.exists()
    nothing_out(unreviewed, reader)


# addresses ------------------------------------------------------------------------------------------------------------


def addresses(patterns: list, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address pattern of the product with its whole route."""
    for one in patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, route)
        else:
            yield route, one


def filled_in(route: str, item: Item) -> str:
    """The route with the item's number wherever it wants one."""
    import re

    route = re.sub(r"\(\?P<\w+>[^)]*\)", str(item.pk), route).replace("^", "").replace("$", "").replace("\\Z", "")
    return "/" + re.sub(r"<[^>]+>", str(item.pk), route)


FORGED = {
    "title": SECRET, "live": "1", "action-publish": "1", "decision": "approve", "checked": ["facts"],
    "reason": "暗号暗号暗号",
    "go_live_at": "2024-01-01T00:00", "is_current": "1", "publish": "1", "next": "/",
}  # fmt: skip


def test_no_address_of_the_desk_lets_it_out(unreviewed: Item, reader: Client) -> None:
    root = Person.objects.create_superuser("root", password="x")
    browser = at_desk(root)
    browser.raise_request_exception = False
    author = at_desk(unreviewed.author)
    author.raise_request_exception = False
    tried = 0
    for route, _ in addresses(get_resolver().url_patterns):
        if not route.startswith("admin/") or "logout" in route or "login" in route:
            continue
        for one in (browser, author):
            one.post(filled_in(route, unreviewed), FORGED)
        tried += 1
    assert tried > 80
    assert not GateRecord.objects.exists()
    nothing_out(unreviewed, reader)


def test_the_public_side_and_the_api_write_no_item(unreviewed: Item, reader: Client) -> None:
    before = Item.objects.count()
    reader.raise_request_exception = False
    for route, _ in addresses(get_resolver().url_patterns):
        if route.startswith("admin/"):
            continue
        for verb in (reader.post, reader.put, reader.patch, reader.delete):
            verb(filled_in(route, unreviewed), FORGED if verb == reader.post else "{}", content_type=(
                "application/x-www-form-urlencoded" if verb == reader.post else "application/json"
            ))  # fmt: skip
    assert Item.objects.count() == before
    assert not GateRecord.objects.exists()
    nothing_out(unreviewed, reader)


# commands, jobs, reactions, tables ------------------------------------------------------------------------------------


def test_every_command_of_ours_was_thought_about() -> None:
    ours = {name for name, app in get_commands().items() if str(app).startswith("gongkai")}
    assert ours == set()  # what we add to Django's own stands in gongkai's own table
    assert set(COMMANDS) - set(OUR_COMMANDS) == set()


@pytest.mark.parametrize("job", CLOCK)
def test_no_job_on_the_clock_lets_it_out(unreviewed: Item, passed: Pass, reader: Client, job: str) -> None:
    from django.utils.module_loading import import_string

    passed(unreviewed, ReviewLevel.FINAL)
    import_string(job)(at=NOON)
    assert not GateRecord.objects.exists()


def test_what_the_public_is_served_from_is_written_by_the_gate_alone() -> None:
    """No other model carries a public text: those with an address of their own are known."""
    public = {
        model._meta.label for model in apps.get_models()
        if hasattr(model, "get_absolute_url") and model._meta.app_label == "disclosure"
    }  # fmt: skip
    assert public == {"disclosure.GateRecord"}
    assert set(WIRING) >= {"item.published", "item.withdrawn"}
