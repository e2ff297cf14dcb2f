"""What the proofreader finds in an item as it stands: title, summary, body, tables, pictures, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.models.gate import GateRecordQuerySet
from gongkai.orgs.models import Organisation
from gongkai.proof.reading import text_in
from gongkai.proofing.queries import Seen, file_spots, proof_of, spots_of, with_waivers
from gongkai.proofing.rules import Part

_PICTURE = re.compile(r"<(?:img|embed)\b[^>]*>")


def parts_of(item: Item) -> list[Part]:
    """The texts of an item with their places; its attachments' are read elsewhere."""
    parts = [Part("名称", item.title), Part("内容概述", item.summary), *_body(item)]
    parts += [Part("附件名称", bound.title) for bound in item.attachments.all()]
    return [part for part in parts if part.text.strip()]


def _body(item: Item) -> Iterator[Part]:
    """The running text as one part, so that what is said once holds for all of it; each table and picture by itself."""
    lines: list[str] = []
    others: list[Part] = []
    for block in item.body:
        if block.block_type == "table":
            others.append(Part(f"表格{_count(others, '表格')}", _table(block.value), "行"))
            continue
        html = str(block.value)
        lines += text_in("body.html", _PICTURE.sub("", html).encode()).splitlines()
        others += [Part("图片说明", alt) for alt in _alts(html)]
    yield Part("正文", "\n".join(lines), "段")
    yield from others


def _count(parts: list[Part], kind: str) -> int:
    return 1 + sum(part.where.startswith(kind) for part in parts)


def _table(table: Any) -> str:
    """The rows of a table, its headings first; a cell's own line breaks are spaces, cells are parted by tabs."""
    heads = [str(column["heading"]) for column in table.columns]
    rows = [heads, *([str(cell.value) for cell in row] for row in table.rows)]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _alts(html: str) -> list[str]:
    """What pictures say to those who cannot see them."""
    pictures = BeautifulSoup(html, "lxml").find_all(["img", "embed"], alt=True)
    return [str(picture["alt"]) for picture in pictures if str(picture["alt"]).strip()]


def findings_of(item: Item) -> list[Seen]:
    """Everything found in an item as it stands, with the signatures given; attachments as far as they were read."""
    spots = spots_of(parts_of(item), item.unit)
    for bound in item.attachments.all():
        if bound.file_id:
            spots += file_spots(bound.file, bound.title, item.unit)
    return with_waivers(spots, item)


def unread_files(item: Item) -> list[str]:
    """The attachments whose text the proofreader has not read yet, or not wholly, each with why."""
    said = []
    for bound in item.attachments.all():
        proof = proof_of(bound.file, item.unit) if bound.file_id else None
        if proof is None:
            said.append(f"{bound.title}：还没有校对")
        elif proof.problem:
            said.append(f"{bound.title}：{proof.problem}")
    return said


def releases_in(unit: Organisation) -> GateRecordQuerySet:
    """Everything that is public of a unit and the units below it, in the order in which it is scanned."""
    return GateRecord.objects.current().filter(unit__path__startswith=unit.path).select_related("unit").order_by("pk")


def parts_of_release(release: GateRecord) -> list[Part]:
    """The texts of what is public, with their places; its attachments' are read elsewhere."""
    lines = "\n".join(text_in("body.html", release.body_html.encode()).splitlines())
    parts = [Part("名称", release.title), Part("内容概述", release.summary), Part("正文", lines, "段")]
    parts += [Part("附件名称", bound["title"]) for bound in release.attachments]
    return [part for part in parts if part.text.strip()]
