"""The clock: each job at its time, once, by whoever is first; what fails or is late is seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from gongkai.ledger.models import Event
from gongkai.lib.job import job
from gongkai.lib.schedule import Daily, Every
from gongkai.ops import clock
from gongkai.ops.models import ClockJob
from gongkai.ops.queries import standings, stands_still, table
from gongkai.ops.tasks import BrokenChainError, verify_ledger
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation
from tests.cast import Appoint, moment
from tests.items import Draft, at_desk

TEN = moment("2024-03-06 10:00")
RUNS: list[datetime] = []


@job("数一次")
def count(*, at: datetime) -> str:
    RUNS.append(at)
    return f"第{len(RUNS)}次"


@job("总是失败")
def fail(*, at: datetime) -> str:
    raise ValueError("办不成")


HELD: list[bool] = []


@job("持有数据库")
def hold(*, at: datetime) -> str:
    HELD.append(len(connection.savepoint_ids) > 0)
    return ""


HERE = __name__
WIRED = SimpleNamespace(CLOCK={f"{HERE}.fail": Every(5), f"{HERE}.count": Every(5), f"{HERE}.verify": Daily(3)})


@job("夜里")
def verify(*, at: datetime) -> str:
    return ""


@pytest.fixture(autouse=True)
def wired(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.ops.queries.import_module", lambda name: WIRED)
    RUNS.clear()


def tick(at: datetime) -> list[str]:
    return [one.path.rsplit(".", 1)[1] for one in clock.tick(at, now=lambda: at)]


def test_a_job_runs_at_its_time_and_not_before_the_next() -> None:
    assert tick(TEN) == ["fail", "count"]
    assert tick(TEN + timedelta(minutes=4)) == ["fail"]
    assert tick(TEN + timedelta(minutes=5)) == ["count"]
    assert [TEN, TEN + timedelta(minutes=5)] == RUNS
    assert ClockJob.objects.get(path=f"{HERE}.count").outcome == "第2次"


def test_a_job_leaves_the_database_to_others_between_its_verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WIRED, "CLOCK", {f"{HERE}.hold": Every(5)})
    tick(TEN)
    assert HELD == [False]


def test_a_nightly_job_waits_for_its_hour() -> None:
    tick(TEN)
    assert ClockJob.objects.get(path=f"{HERE}.verify").next_at == moment("2024-03-07 03:00")
    assert "verify" in tick(moment("2024-03-07 03:00"))


def test_one_that_fails_stops_no_other_and_is_tried_again_later_and_later() -> None:
    tick(TEN)
    failed = ClockJob.objects.get(path=f"{HERE}.fail")
    assert (failed.error, failed.failures, failed.next_at) == ("ValueError：办不成", 1, TEN + timedelta(minutes=1))
    tick(failed.next_at)
    failed.refresh_from_db()
    assert (failed.failures, failed.next_at) == (2, TEN + timedelta(minutes=3))
    assert len(RUNS) == 1


def test_what_another_process_does_is_not_done_twice() -> None:
    clock.enrol(TEN)
    ClockJob.objects.filter(path=f"{HERE}.count").update(held_until=TEN + timedelta(minutes=30))
    assert tick(TEN) == ["fail"]
    assert "count" in tick(TEN + timedelta(minutes=31))  # that process died


def test_a_late_job_and_a_silent_clock_are_seen() -> None:
    assert stands_still(TEN)
    tick(TEN)
    assert not stands_still(TEN + timedelta(minutes=5))
    later = TEN + timedelta(minutes=20)
    assert stands_still(later)
    assert [one.is_late for one in standings(later)] == [True, True, False]


def test_the_page_says_what_failed_and_is_not_for_everyone(appoint: Appoint, county: Organisation) -> None:
    tick(TEN)
    page = at_desk(appoint("吴晓明", Role.DISCLOSURE_OFFICE, county)).get("/admin/clock/").content.decode()
    assert "定时任务没有运行" in page
    assert "ValueError：办不成" in page
    assert "数一次" in page
    assert "总是失败" in page
    assert at_desk(appoint("郑雪", Role.DRAFTER, county)).get("/admin/clock/").status_code != 200


def test_a_changed_ledger_makes_its_job_fail(drafted: Draft) -> None:
    drafted()
    assert verify_ledger(at=TEN) == "台账各条首尾相接，未发现改动"
    broken = Event.objects.order_by("id").first()
    from django.db import connection

    with connection.cursor() as cursor:
        for trigger in _triggers(cursor):
            cursor.execute(f"DROP TRIGGER {trigger}" + ("" if connection.vendor == "sqlite" else " ON ledger_event"))
        cursor.execute("UPDATE ledger_event SET name = 'x' WHERE id = %s", [broken.pk])
    with pytest.raises(BrokenChainError, match=f"第{broken.pk}条"):
        verify_ledger(at=TEN)


def _triggers(cursor) -> list[str]:
    from django.db import connection

    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_event'")
    else:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'ledger_event'::regclass AND NOT tgisinternal")
    return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_every_job_of_the_real_table_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    from gongkai.ops.queries import title_of

    assert table()
    assert all(title_of(path) != path for path in table())
