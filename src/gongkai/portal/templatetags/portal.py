"""Gate records as the components want them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Any

from django import template
from django.utils import timezone

from gongkai.disclosure.choices import Validity
from gongkai.disclosure.models import GateRecord
from gongkai.lib.clock import in_beijing
from gongkai.portal.queries import Row

register = template.Library()


@register.filter
def as_rows(rows: Iterable[Row | tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Releases as list rows: date (for today's the hour), title, unit, and the mark of what is no longer in force."""
    today = timezone.localdate()
    return [_as_row(Row._make(values), today) for values in rows]


def _as_row(row: Row, today: date) -> dict[str, Any]:
    local = in_beijing(row.published_at)
    return {
        "date": local,
        "time": f"今天 {local:%H:%M}" if local.date() == today else "",
        "title": row.title,
        "unit": row.unit,
        "url": row.get_absolute_url(),
        "tag": Validity(row.validity).label if row.validity not in ("", "in_force") else "",
    }


@register.filter
def attachment_rows(release: GateRecord) -> list[dict[str, Any]]:
    """The attachments of a release with their addresses."""
    return [
        {
            "title": bound["title"],
            "url": f"{release.get_absolute_url()}files/{number}/",
            "preview": f"{release.get_absolute_url()}files/{number}/preview/",
            "kind": PurePath(bound["name"]).suffix.lstrip("."),
            "size": bound["size"],
        }
        for number, bound in enumerate(release.attachments)
    ]
