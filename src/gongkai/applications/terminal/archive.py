"""`gongkai archive`: is the package of an archived case whole? Needs no database."""

from __future__ import annotations

from pathlib import Path

import click

from gongkai.applications.letters.package import faults
from gongkai.ledger.rules import chained_hash


@click.command()
@click.option(
    "--verify",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    metavar="文件",
    help="要核验的归档包（.zip）。",
)
def archive(file: Path) -> None:
    """核验归档包：逐个文件、逐条台账与散列值相符。"""
    found = faults(file.read_bytes(), chained_hash)
    for fault in found:
        click.echo(fault)
    if found:
        raise SystemExit(1)
    click.echo("归档包完整：文件和台账记录都与散列值相符。")
