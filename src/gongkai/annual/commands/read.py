"""`gongkai report read`: an annual report as data."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gongkai.annual.form import report_as_dict
from gongkai.annual.reading import UnreadableReportError, read_file
from gongkai.annual.reading.figures import narrative_of
from gongkai.lib.spoken import NewFile, write

UNREADABLE = 2


@click.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="文件")
@click.option("--format", "shape", type=click.Choice(["json"]), default="json", help="输出格式。")
@click.option("--output", "-o", type=NewFile(), help="写到文件，不写到屏幕。")
@click.pass_context
def read(ctx: click.Context, path: Path, shape: str, output: Path | None) -> None:
    """读出一份年度报告的章节、统计表和正文里的数字（.docx、.doc、.html、.pdf、.xlsx、.txt、.md）。"""
    try:
        report = read_file(path)
    except UnreadableReportError as error:
        click.echo(f"{path}: 无法读取：{error}", err=True)
        ctx.exit(UNREADABLE)
    data = report_as_dict(report)
    data["applications"] = {row: list(cells.values()) for row, cells in data["applications"].items()}
    sections = data.pop("sections")
    text = json.dumps(data | {"narrative": narrative_of(report), "sections": sections}, ensure_ascii=False, indent=2)
    if output:
        write(output, text + "\n")
    else:
        click.echo(text)
