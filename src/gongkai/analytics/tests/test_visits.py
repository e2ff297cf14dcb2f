"""Visits are counted from the log by a rule anyone can apply again."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from gongkai.analytics.actions import note_day
from gongkai.analytics.models import DailyVisits
from gongkai.analytics.rules import Day, count, opened
from gongkai.analytics.tasks import count_visits
from gongkai.analytics.terminal import visits
from gongkai.ledger.models import Event
from tests.cast import moment

PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
DESKTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"
SPIDER = "Mozilla/5.0 (compatible; Baiduspider/2.0)"
SECOND = Path(__file__).resolve().parents[4] / "tools" / "count_visits.awk"


def line(**changes: str) -> str:
    given = {
        "time": "[05/Mar/2024:10:00:00 +0800]", "method": "GET", "path": "/items/7/", "status": "200",
        "kind": "text/html; charset=utf-8", "address": "192.0.2.1", "agent": DESKTOP,
    } | changes  # fmt: skip
    return "\t".join(given.values()) + "\n"


@pytest.mark.parametrize(
    ("changes", "visits_"),
    [
        ({}, 1),
        ({"path": "/"}, 1),
        ({"status": "304", "kind": "-"}, 1),
        ({"status": "404"}, 0),
        ({"method": "HEAD"}, 0),
        ({"method": "POST"}, 0),
        ({"agent": SPIDER}, 0),
        ({"agent": "curl/8.0"}, 0),
        ({"agent": "-"}, 0),
        ({"path": "/admin/"}, 0),
        ({"path": "/api/v1/items/", "kind": "application/json"}, 0),
        ({"path": "/items/7/files/0/", "kind": "application/pdf"}, 0),
        ({"path": "/items/7/files/0/", "status": "304"}, 0),
        ({"path": "/static/theme/site.css", "kind": "text/css"}, 0),
    ],
)
def test_a_visit_is_somebody_opening_a_public_page(changes: dict[str, str], visits_: int) -> None:
    assert count([line(**changes)])[date(2024, 3, 5)].visits == visits_


def test_a_day_is_a_day_in_beijing() -> None:
    assert set(count([line(time="[05/Mar/2024:16:30:00 +0000]")])) == {date(2024, 3, 6)}


def test_visitors_are_different_browsers_at_different_addresses() -> None:
    lines = [line(), line(path="/"), line(agent=PHONE), line(address="192.0.2.2")]
    assert count(lines)[date(2024, 3, 5)] == Day(visits=4, visitors=3)


def test_a_broken_line_is_counted_as_such() -> None:
    lines = [line(), "cut off\n", "[no time]\tGET\t/\t200\ttext/html\t192.0.2.1\tx\n"]
    assert count(lines)[date(2024, 3, 5)] == Day(visits=1, visitors=1, unreadable=2)
    assert opened("") is None


def random_log(number: int) -> list[str]:
    chance = Random(7)
    return [
        line(
            time=f"[{chance.randint(1, 9):02d}/Mar/2024:{chance.randint(0, 23):02d}:15:00 +0800]",
            method=chance.choice(["GET", "GET", "GET", "HEAD", "POST"]),
            path=chance.choice(["/", "/items/7/", "/units/", "/admin/", "/items/7/files/0/", "/static/a.css", "/x"]),
            status=chance.choice(["200", "200", "304", "404", "410", "500"]),
            kind=chance.choice(["text/html; charset=utf-8", "text/css", "application/json"]),
            address=f"192.0.2.{chance.randint(1, 20)}",
            agent=chance.choice([PHONE, DESKTOP, SPIDER, "curl/8.0", "-", "", "Feedly/1.0"]),
        )
        for _ in range(number)
    ]


def test_two_independent_counts_agree(tmp_path: Path) -> None:
    awk = shutil.which("awk")
    if awk is None or not SECOND.exists():
        pytest.skip("needs awk and the source tree")
    log = tmp_path / "access.log"
    log.write_text("".join(random_log(5000)))
    told = subprocess.run([awk, "-F", "\t", "-f", SECOND, log], capture_output=True, text=True, check=True).stdout
    second = {row.split()[0]: tuple(map(int, row.split()[1:])) for row in told.splitlines()}
    answer = CliRunner().invoke(visits, [str(log), "--format", "json"])
    first = {row["day"]: (row["visits"], row["visitors"]) for row in json.loads(answer.output)}
    assert first == second
    assert len(first) == 9


@pytest.mark.django_db
def test_the_nightly_count_keeps_the_days_that_are_over(settings: Any, tmp_path: Path) -> None:
    settings.GONGKAI_ACCESS_LOG = tmp_path / "access.log"
    assert "没有访问日志" in count_visits(at=moment("2024-03-06 00:20"))
    settings.GONGKAI_ACCESS_LOG.write_text(line() + line(path="/") + line(time="[06/Mar/2024:00:01:00 +0800]"))
    assert count_visits(at=moment("2024-03-06 00:20")) == "03月05日访问2次"
    assert [(one.day, one.visits, one.visitors) for one in DailyVisits.objects.all()] == [(date(2024, 3, 5), 2, 1)]


@pytest.mark.django_db
def test_counting_again_changes_nothing_and_another_result_is_a_line_in_the_ledger() -> None:
    for counted in (Day(visits=5), Day(visits=5), Day(visits=6)):
        note_day(date(2024, 3, 5), counted, at=moment("2024-03-06 00:20"))
    assert DailyVisits.objects.get().visits == 6
    befores = [event.details["before"] for event in Event.objects.named("visits.counted")]
    assert [before and before["visits"] for before in befores] == [None, 5]
