"""Page tags as 国办发〔2017〕47号 wants them: column tags on columns, article tags on items; never empty."""

from __future__ import annotations

from gongkai.disclosure.choices import Block
from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord
from gongkai.orgs.models import Organisation
from gongkai.portal.queries import Place


def of_column(page: ColumnPage | Place) -> dict[str, str]:
    """The four column tags of a column."""
    return {
        "name": page.title,
        "description": page.intro or page.title,
        "keywords": page.keywords or page.title,
        "type": page.column_type,
    }


def of_channel(page: ChannelPage) -> dict[str, str]:
    """The four column tags of a channel."""
    return {"name": page.title, "description": page.intro or page.title, "keywords": page.title, "type": "频道"}


def of_list(name: str, kind: str) -> dict[str, str]:
    """The four column tags of a list that is a column of the standards without being a page of the tree."""
    return {"name": name, "description": name, "keywords": name, "type": kind}


def of_unit(unit: Organisation, block: Block) -> dict[str, str]:
    """The four column tags of one block of a unit's site."""
    name = f"{unit.name}{block.label}"
    return {"name": name, "description": name, "keywords": f"{unit.short_name},{block.label}", "type": block.label}


def around_item(record: GateRecord, columns: list[Place]) -> dict[str, str]:
    """The four column tags of an item: its first column's, or its unit's where none is left."""
    return of_column(columns[0]) if columns else of_unit(record.unit, Block.STATUTORY)


def of_item(record: GateRecord, url: str) -> dict[str, object]:
    """The article tags of an item at this address."""
    return {
        "title": record.title,
        "published_at": record.published_at,
        "source": record.source or record.unit.name,
        "keywords": f"{record.unit.short_name},{record.genre_label}",
        "author": record.unit.name,
        "description": record.summary or record.title,
        "url": url,
    }
