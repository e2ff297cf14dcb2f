"""`gongkai remedies`: what may be done against an answer, before whom and until when? Needs no database."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from gongkai.applications.choices import Notice, Outcome
from gongkai.applications.rules.remedies import Remedies, remedies_of
from gongkai.applications.terminal.reading import Unlawful, calendar_of, day_of
from gongkai.lib.dates import formal
from gongkai.orgs.choices import OrganKind

ORGANS = {
    "county": OrganKind.GOVERNMENT,
    "office": OrganKind.OFFICE,
    "department": OrganKind.DEPARTMENT,
    "township": OrganKind.TOWNSHIP,
}


@click.command()
@click.option("--organ", type=click.Choice(list(ORGANS)), required=True, help="署名机关：县政府、政府办、部门、乡镇")
@click.option("--outcome", required=True, help="办理结果代码，如 DENIED_PROCESS；程序性告知如 EXTENSION_NOTICE")
@click.option("--served", required=True, help="送达日期，如 2025-03-10")
@click.option("--county", default="县人民政府", help="县级人民政府的名称")
@click.option("--superior", default="上一级人民政府", help="县政府的上一级政府（行政公署）的名称")
@click.option("--region", default="", help="地区代码，如 650000（末日遇地方节假日顺延）")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def remedies(organ: str, outcome: str, served: str, county: str, superior: str, region: str, form: str) -> None:
    """推算对答复不服的救济途径、机关和期限（行政复议法、行政诉讼法）。"""
    found = remedies_of(
        _decided(outcome),
        organ=ORGANS[organ],
        served_on=day_of(served),
        calendar=calendar_of(region),
        county=county,
        superior=superior,
    )
    click.echo((_json if form == "json" else _text)(found))


def _decided(code: str) -> Outcome | Notice:
    wanted = code.strip().upper()
    for kinds in (Outcome, Notice):
        if wanted in set(kinds):
            return kinds(wanted)
    known = "、".join([*Outcome, *Notice])
    raise Unlawful(f"不认识的办理结果“{code}”，可写：{known}")


def _json(found: Remedies) -> str:
    plain = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(found).items()}
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _text(found: Remedies) -> str:
    lines = [f"类型：{found.kind}", f"说明：{found.explanation}"]
    if found.reconsideration_until:
        lines.append(f"复议：{found.reconsideration_body}，至{formal(found.reconsideration_until)}")
    if found.litigation_until:
        lines.append(f"诉讼：{found.court}，至{formal(found.litigation_until)}")
    elif found.court:
        lines.append(f"诉讼：{found.court}，{found.litigation_after}")
    return "\n".join([*lines, f"依据：{found.basis}"])
