"""`gongkai intake`: bring in what an earlier site published, from a table, saved pages or a folder of documents."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gongkai.disclosure.models import ColumnPage, Intake
    from gongkai.disclosure.rules.intake import Historic
    from gongkai.orgs.models import Organisation, Person

SHOWN = 50  # problems on the screen


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--unit", "slug", required=True, help="责任单位的网址名。")
@click.option("--by", "username", required=True, help="导入人的用户名，须有该单位的起草权限。")
@click.option("--column", "column_id", type=int, help="文件没有写明栏目时归入的栏目编号。")
@click.option("--code", default="A20-15", show_default=True, help="文件没有写明时的公开类别。")
@click.option("--go", is_flag=True, help="真正导入为草稿；不写只试读。中断后再运行一次，从停下的地方接着导入。")
def intake(source: Path, slug: str, username: str, column_id: int | None, code: str, go: bool) -> None:
    """从表格（.xlsx、.csv）或者文件夹（网页、文件）SOURCE 导入历史信息，成为草稿。

    不会公开任何内容：平台切换前已经公开的，在“历史信息”页经各级审核后成批公开，其余逐条送审。
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings.dev")
    import django

    django.setup()
    from gongkai.disclosure.models import ColumnPage
    from gongkai.disclosure.rules.documents import Unreadable
    from gongkai.lib.refusal import Refused

    unit, by = _whose(slug, username)
    column = ColumnPage.objects.filter(pk=column_id).first()
    try:
        if go:
            _finish_earlier(unit, by)
        found = _reported(source)
        if go:
            _bring(source, unit, by, found, column, code)
    except (Refused, Unreadable) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if not go:
        click.echo("这是试读，没有导入。加 --go 导入为草稿。")


def _whose(slug: str, username: str) -> tuple[Organisation, Person]:
    from gongkai.orgs.models import Organisation, Person

    unit, by = Organisation.objects.filter(slug=slug).first(), Person.objects.filter(username=username).first()
    if unit is None or by is None:
        raise click.ClickException("没有这个单位或者用户，请核对网址名和用户名")
    return unit, by


def _reported(source: Path) -> list[Historic]:
    found = list(_read(source))
    wrong = [one for one in found if one.problems]
    for one in wrong[:SHOWN]:
        click.echo(f"{one.place}：{'；'.join(one.problems)}", err=True)
    click.echo(f"读到{len(found)}条，{len(wrong)}条有问题")
    return found


def _read(source: Path) -> Iterator[Historic]:
    from gongkai.disclosure.rules.documents import read_folder
    from gongkai.disclosure.rules.intake import read_table

    if source.is_file():
        yield from read_table(source.name, source.read_bytes())
        return
    files = (path for path in source.rglob("*") if path.is_file() and not path.name.startswith("."))
    yield from read_folder((path.relative_to(source).as_posix(), path.read_bytes()) for path in files)


def _finish_earlier(unit: Organisation, by: Person) -> None:
    from gongkai.disclosure.models import Intake

    for earlier in Intake.objects.under_way().filter(unit=unit, by=by).order_by("pk"):
        click.echo(f"接着导入批次{earlier.pk}（{earlier.name}）")
        _take_in(earlier)


def _bring(
    source: Path, unit: Organisation, by: Person, found: list[Historic], column: ColumnPage | None, code: str
) -> None:
    from django.db import transaction
    from django.utils import timezone

    from gongkai.disclosure.actions.intake import begin_intake, open_intake

    at = timezone.now()
    with transaction.atomic():  # whoever is killed between the two leaves no dry run that nobody asked for
        opened = open_intake(unit, name=source.name, found=found, column=column, code=code, by=by, at=at)
        if opened.rows.waiting_to_come().exists():
            opened = begin_intake(opened, by=by, at=at)
    if opened.begun_at:
        _take_in(opened)
    else:
        click.echo("没有要导入的：都已经导入过，或者有问题")


def _take_in(opened: Intake) -> None:
    from django.utils import timezone

    from gongkai.disclosure.actions.intake import judge_rows, take_in_items

    for verb, words in ((take_in_items, "导入"), (judge_rows, "核查")):
        done, began = 0, time.monotonic()
        while count := verb(opened, at=timezone.now()):
            done += count
            click.echo(f"  {words}{done}条", err=True)
        click.echo(f"{words}{done}条，用时{time.monotonic() - began:.1f}秒；批次{opened.pk}")
