"""`gongkai visits`: count a web server's log, without a database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from gongkai.analytics.rules import count


@click.command()
@click.argument(
    "logs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="日志…"
)
@click.option(
    "--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]), help="输出格式。"
)
def visits(logs: tuple[Path, ...], form: str) -> None:
    """按日统计访问日志：访问次数、访客数和未计入的程序访问，可随时重算核对。"""
    days = sorted(count(_lines(logs)).items())
    if form == "json":
        click.echo(json.dumps([{"day": day.isoformat()} | asdict(one) for day, one in days], indent=1))
        return
    for day, one in days:
        click.echo(f"{day}  访问{one.visits}次  访客{one.visitors}个  程序访问{one.machines}次（不计）")
        if one.unreadable:
            click.echo(f"  有{one.unreadable}行无法识别，未计入")


def _lines(logs: tuple[Path, ...]) -> Iterator[str]:
    for log in logs:
        with log.open(encoding="utf-8", errors="replace") as lines:
            yield from lines
