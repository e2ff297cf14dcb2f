"""《政府网站工作年度报表》 as a page, on paper and for machines, from the definitions of the annual report."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from io import StringIO

from django.conf import settings

from gongkai.annual.additions import additions
from gongkai.annual.counting import WEBSITE_TABLE, recorded, website
from gongkai.annual.form.website import BLOCKS, Field, contradictions
from gongkai.annual.scopes import Scope
from gongkai.annual.tables import printed
from gongkai.lib.pdf import pdf_from_html

SCHEMA = "gongkai.website-return/1"
NOT_FILLED = "未填"


@dataclass(frozen=True, slots=True)
class Filled:
    """One field with its figure, in words, and where it comes from."""

    block: str
    field: Field
    value: float | None
    source: str

    @property
    def text(self) -> str:
        """The figure as the form shows it: never 0 where nobody has filled it in."""
        if self.value is None:
            return NOT_FILLED
        if self.field.is_yes_or_no:
            return "是" if self.value else "否"
        return printed(self.value)


def filled(scope: Scope) -> list[Filled]:
    """Every field of the form."""
    held = recorded(scope)
    values = website(scope, held)
    by_hand = {one.cell[1] for one in additions(scope) if one.cell[0] == WEBSITE_TABLE}
    return [
        Filled(block.name, field, value, _source(field.key, held, by_hand) if value is not None else NOT_FILLED)
        for block in BLOCKS
        for field in block.fields
        for value in (values[field.key],)
    ]


def _source(key: str, held: Collection[str], by_hand: set[str]) -> str:
    names = [*(["业务记录"] if key in held else []), *(["人工补录"] if key in by_hand else [])]
    return "、".join(names) or NOT_FILLED


def wrong(fields: list[Filled]) -> list[str]:
    """What contradicts itself."""
    return contradictions({one.field.key: one.value for one in fields})


def unfilled(fields: list[Filled]) -> list[Field]:
    """The fields that neither a record nor an entry by hand holds."""
    return [one.field for one in fields if one.value is None]


def heading() -> dict[str, str]:
    """What the form says about the site itself."""
    site = settings.GONGKAI_SITE
    return {
        "网站名称": site["name"],
        "首页网址": site["domain"],
        "主办单位": site["organiser"],
        "网站类型": "政府门户网站",
        "政府网站标识码": site["id_code"],
        "ICP备案号": site["icp"],
        "公安机关备案号": site["police"],
    }


def title(scope: Scope) -> str:
    """政府网站工作年度报表（〈YYYY〉年度）."""
    return f"政府网站工作年度报表（{scope.year}年度）"


def as_json(scope: Scope) -> bytes:
    """The form for machines; what is not filled in is null."""
    data = {
        "schema": SCHEMA,
        "year": scope.year,
        "site": heading(),
        "fields": {one.field.key: one.value for one in filled(scope)},
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(scope: Scope) -> bytes:
    """One line for each field; opens in spreadsheets as it is."""
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(("块", "项目", "数", "单位", "来源", "标识"))
    for one in filled(scope):
        sheet.writerow((one.block, one.field.label, one.text, one.field.unit, one.source, one.field.key))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_pdf(scope: Scope) -> bytes:
    """The form on paper, with room for the signatures. Raises PrintingMissing where the machine makes no PDF."""
    signed = "单位负责人：　　　　　审核人：　　　　　填报人：　　　　　填报日期：　　　　"
    return pdf_from_html(
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title(scope)}</title></head>'
        f"<body><h1>{title(scope)}</h1>{body(scope)}<p>{signed}</p></body></html>"
    )


def body(scope: Scope) -> str:
    """The form as HTML: what it says of the site, and every field with where its figure comes from."""
    about = "".join(f"<p>{name}：{escape(value)}</p>" for name, value in heading().items() if value)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("项目", "数", "来源"))
    return f"{about}<table><thead><tr>{heads}</tr></thead><tbody>{''.join(_rows(scope))}</tbody></table>"


def _rows(scope: Scope) -> Iterator[str]:
    block = ""
    for one in filled(scope):
        if one.block != block:
            block = one.block
            yield f'<tr><th colspan="3" scope="colgroup">{block}</th></tr>'
        unit = "" if one.field.is_yes_or_no else f"（单位：{one.field.unit}）"
        yield f'<tr><th scope="row">{one.field.label}{unit}</th><td>{one.text}</td><td>{one.source}</td></tr>'


PRINTS: Mapping[str, tuple[str, str, Callable[[Scope], bytes]]] = {
    "pdf": ("PDF", "application/pdf", as_pdf),
    "json": ("JSON", "application/json; charset=utf-8", as_json),
    "csv": ("CSV", "text/csv; charset=utf-8", as_csv),
}
