"""An import that is killed (SIGKILL) before any one of its writes goes on when the command is given again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import LazySettings

from gongkai.disclosure.actions import intake
from gongkai.disclosure.models import ColumnPage, Intake, IntakeRow, Item
from gongkai.disclosure.terminal import intake as command
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.queries import reader
from tests.killed import every_death

TITLES = [f"关于做好{n}号渠系灌溉工作的通知" for n in range(1, 4)]


def everything_agrees() -> None:
    """No item twice, none without its line, its revision and its row; the chain whole."""
    items = list(Item.objects.select_related("intake_row", "latest_revision"))
    assert len({item.title for item in items}) == len(items)
    assert all(item.latest_revision and item.intake_row.text_hash for item in items)
    assert Event.objects.named("item.drafted").count() == len(items)
    assert not Intake.objects.filter(begun_at=None, rows__problems=[]).exists()
    assert first_broken_link() is None


@pytest.mark.django_db(transaction=True)
def test_killed_while_importing(
    route: None, water: Organisation, column: ColumnPage, drafter: Person, settings: LazySettings, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    settings.GONGKAI_CUT_OVER = "2024-01-01"
    for verb in (intake.take_in_items, intake.judge_rows):
        monkeypatch.setattr(intake, verb.__name__, partial(verb, limit=2))  # three rows in two pieces
    table = tmp_path / "旧站.csv"
    table.write_text("名称,正文,公开日期\n" + "".join(f"{title},请按时灌溉。,2019-06-01\n" for title in TITLES))
    given = [str(table), "--unit", water.slug, "--by", drafter.username, "--column", str(column.pk), "--go"]
    reader().check("各乡镇：请按时灌溉。")  # what every child would read from disk again

    seen = set()
    for _ in every_death(lambda: CliRunner().invoke(command, given, catch_exceptions=False)):
        everything_agrees()
        seen.add((Item.objects.count(), IntakeRow.objects.filter(seen=True).count()))
    everything_agrees()
    assert seen >= {(0, 0), (2, 0), (3, 0)}  # it died between pieces, too
    assert sorted(Item.objects.values_list("title", flat=True)) == TITLES
    assert IntakeRow.objects.eligible().count() == 3
