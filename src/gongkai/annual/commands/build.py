"""`gongkai report build`: an organ's report for a year as Word, PDF, web page, JSON or CSV."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.annual.printing import PRINTS
from gongkai.lib.pdf import PrintingMissing
from gongkai.lib.spoken import NewFile, write

if TYPE_CHECKING:
    from gongkai.annual.models import AnnualReport


@click.command()
@click.option("--organisation", "code", required=True, metavar="代码", help="机关的网址名或者统一社会信用代码。")
@click.option("--year", required=True, type=click.IntRange(2008, 2100), help="报告年度。")
@click.option("--format", "shape", required=True, type=click.Choice(list(PRINTS)), help="输出格式。")
@click.option("-o", "--output", required=True, type=NewFile(), help="写到这个文件。")
@click.option("--live", is_flag=True, help="按业务记录实时统计，不用已冻结的数据。")
def build(code: str, year: int, shape: str, output: Path, *, live: bool) -> None:
    """生成一个机关的年度报告。

    已统计冻结的用冻结的数据，没有的按业务记录实时统计；同样的数据每次生成的文件逐字节相同。
    csv供制表用，其余四种格式都能用gongkai check读回检查。
    """
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings.dev")
    django.setup()
    report, is_frozen = _found(code, year, live=live)
    from gongkai.annual.queries import draft_of

    try:
        content = PRINTS[shape].make(draft_of(report))
    except PrintingMissing as error:
        raise click.ClickException(str(error)) from error
    write(output, content)
    source = f"冻结数据，摘要{report.digest[:16]}" if is_frozen else "实时统计，尚未冻结"
    click.echo(f"{report.title}（{source}）→ {output}，{len(content)}字节")


def _found(code: str, year: int, *, live: bool) -> tuple[AnnualReport, bool]:
    """The organ's frozen report, or what is counted now; and whether it is frozen."""
    from django.utils import timezone

    from gongkai.annual.counting import Scope
    from gongkai.annual.queries import counted_now, kept_report, organ_by_code

    organ = organ_by_code(code)
    if organ is None:
        raise click.ClickException(f"没有代码为“{code}”的机关；请用机构页面上的网址名或者统一社会信用代码。")
    kept = kept_report(organ, year)
    if kept is not None and kept.digest and not live:
        return kept, True
    today = timezone.localdate()
    if year > today.year or (year == today.year and not live):
        hint = f"，要看{year}年到今天为止的数字，请加 --live" if year == today.year else ""
        raise click.ClickException(f"{year}年尚未结束，年度报告的统计期限为1月1日至12月31日{hint}。")
    return counted_now(Scope(organ, year), kept.texts if kept else {}), False
