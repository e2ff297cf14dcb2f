"""Writing the ledger: order, chain, reactions, and a database that refuses to forget."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from gongkai.ledger.actions import Entry, acting_from, record, record_all, replay
from gongkai.ledger.models import ChainHead, Event, FailedReaction
from gongkai.ledger.queries import first_broken_link
from gongkai.ledger.triggers import SQLITE
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment

NOON = moment("2024-03-08 12:00")


def write(subject: Organisation, count: int = 4, by: Person | None = None) -> list[Event]:
    return [record("letter.received", subject, by=by, at=NOON, number=number) for number in range(count)]


def without_triggers() -> None:
    """As someone with all rights on the database would begin."""
    on_table = "" if connection.vendor == "sqlite" else " ON ledger_event"
    kind = "no_update" if connection.vendor == "sqlite" else "no_change"
    connection.cursor().execute(f"DROP TRIGGER ledger_event_{kind}{on_table}")


def test_a_line_says_who_did_what_to_which_subject_when(water: Organisation, registrar: Person) -> None:
    event = record("case.submitted", water, by=registrar, at=NOON, day=NOON.date(), days=20)
    kept = Event.objects.get()
    assert (kept.pk, kept.name, kept.by, kept.at) == (1, "case.submitted", registrar, NOON)
    assert (kept.subject_type, kept.subject_id) == ("orgs.organisation", water.pk)
    assert kept.details == {"day": "2024-03-08", "days": 20}
    assert (kept.previous_hash, kept.hash) == ("0" * 64, event.hash)


def test_lines_stand_in_one_chain_without_gaps(water: Organisation) -> None:
    write(water, 2)
    record_all([Entry("letter.answered", water, NOON, details={"n": n}) for n in range(3)], react=False)
    write(water, 1)
    events = list(Event.objects.all())
    assert [event.pk for event in events] == [1, 2, 3, 4, 5, 6]
    assert [event.previous_hash for event in events[1:]] == [event.hash for event in events[:-1]]
    assert first_broken_link() is None


def test_the_end_is_remembered_apart_once_committed(
    water: Organisation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write(water)
    assert ChainHead.objects.get().last_hash == Event.objects.last().hash
    assert first_broken_link() is None


def test_an_empty_ledger_is_whole(db: None) -> None:
    assert first_broken_link() is None


def test_an_officers_line_says_from_where_a_citizens_and_the_systems_do_not(
    water: Organisation, registrar: Person
) -> None:
    citizen = Person.objects.create(username="lin", is_citizen=True)
    with acting_from("2001:DB8::0:7%eth0"):
        record_all(Entry("case.submitted", water, NOON, by) for by in (registrar, citizen, None))
    record("case.submitted", water, by=registrar, at=NOON)
    with acting_from("unix:"):
        record("case.submitted", water, by=registrar, at=NOON)
    assert [event.address for event in Event.objects.all()] == ["2001:db8::7", None, None, None, None]
    assert first_broken_link() is None


@pytest.mark.parametrize(
    "change",
    [
        *({"details": {"number": 9}}, {"name": "letter.answered"}, {"at": moment("2024-03-08 12:01")}),
        *({"subject_id": 77}, {"address": "203.0.113.9"}, {"by_id": None}),
    ],
)
def test_a_changed_line_is_found(water: Organisation, registrar: Person, change: dict[str, object]) -> None:
    write(water, by=registrar)
    without_triggers()
    Event.objects.filter(pk=2).update(**change)
    assert first_broken_link() == 2


def test_a_removed_line_is_found(water: Organisation) -> None:
    write(water)
    without_triggers()
    Event.objects.filter(pk=3).delete()
    assert first_broken_link() == 4


def test_lines_removed_from_the_end_are_found(
    water: Organisation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write(water)
    without_triggers()
    Event.objects.filter(pk__gte=3).delete()
    assert first_broken_link() == 3
    Event.objects.all().delete()
    assert first_broken_link() == 1


def test_a_line_changed_with_its_own_hash_is_found_at_the_next(water: Organisation) -> None:
    from gongkai.ledger.queries import entry_of
    from gongkai.ledger.rules import chained_hash

    write(water)
    without_triggers()
    forged = Event.objects.get(pk=2)
    forged.details = {"number": 9}
    Event.objects.filter(pk=2).update(details=forged.details, hash=chained_hash(forged.previous_hash, entry_of(forged)))
    assert first_broken_link() == 3


@pytest.mark.parametrize("change", ["update ledger_event set name = 'x' where id = 1", "delete from ledger_event"])
def test_the_database_itself_refuses_to_change_or_remove_a_line(water: Organisation, change: str) -> None:
    if connection.vendor == "sqlite":
        connection.cursor().execute(SQLITE[1])  # taken away for the tests that commit; see conftest.py
    write(water)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change)
    assert Event.objects.get(pk=1).name == "letter.received"


calls: list[int] = []


def works(event: Event) -> None:
    calls.append(event.pk)


def fails(event: Event) -> None:
    calls.append(-event.pk)
    if event.details.get("fails"):
        raise ValueError("渠道不通")


@pytest.fixture
def wired(settings: object, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A wiring table of our own, with one reaction that fails and one that works."""
    table = {"letter.received": (f"{__name__}.fails", f"{__name__}.works")}
    monkeypatch.setitem(sys.modules, "wiring_of_this_test", SimpleNamespace(WIRING=table))
    settings.GONGKAI_WIRING = "wiring_of_this_test"
    calls.clear()
    return calls


def test_reactions_follow_after_commit_in_order(
    wired: list[int], water: Organisation, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        record("letter.received", water, by=None, at=NOON)
        assert wired == []
    assert wired == [-1, 1]


def test_loading_a_history_calls_no_reaction(
    wired: list[int], water: Organisation, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        record_all([Entry("letter.received", water, NOON)], react=False)
    assert wired == []


def test_a_failing_reaction_is_kept_stops_nothing_and_can_be_replayed(
    wired: list[int], water: Organisation, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        record("letter.received", water, by=None, at=NOON, fails=True)
    failed = FailedReaction.objects.get()
    assert wired == [-1, 1]
    assert (failed.event_id, failed.error, failed.replayed_at) == (1, "ValueError('渠道不通')", None)

    with pytest.raises(ValueError, match="渠道不通"):
        replay(failed, at=NOON)
    assert FailedReaction.objects.get().replayed_at is None

    FailedReaction.objects.update(reaction=f"{__name__}.works")
    replay(FailedReaction.objects.get(), at=NOON)
    assert FailedReaction.objects.get().replayed_at == NOON


def test_what_is_rolled_back_leaves_no_line_and_no_gap(water: Organisation) -> None:
    write(water, 1)
    point = transaction.savepoint()
    write(water, 2)
    transaction.savepoint_rollback(point)
    write(water, 1)
    assert [event.pk for event in Event.objects.all()] == [1, 2]
    assert first_broken_link() is None


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_chain() -> None:
    from concurrent.futures import ThreadPoolExecutor

    subject = Organisation.add_root(
        name="云溪县水利局", short_name="县水利局", slug="shuiliju", kind="department", credit_code="1" * 18
    )

    def one(number: int) -> None:
        try:
            record("case.archived", subject, by=None, at=NOON, number=number)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(24)))
    assert Event.objects.count() == 24
    assert first_broken_link() is None
