"""Gate records as the components want them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django import template
from django.utils import timezone

from gongkai.disclosure.models import GateRecord, Placement

register = template.Library()


@register.filter
def as_rows(records: Iterable[GateRecord | Placement]) -> list[dict[str, Any]]:
    """Releases as list rows: date (for today's the hour), title, unit, and the mark of what is no longer in force."""
    releases = [row.record if isinstance(row, Placement) else row for row in records]
    today = timezone.localdate()
    return [
        {
            "date": release.published_at,
            "time": _hour(release.published_at, today),
            "title": release.title,
            "unit": release.unit.short_name,
            "url": release.get_absolute_url(),
            "tag": release.validity_label if release.validity not in ("", "in_force") else "",
        }
        for release in releases
    ]


def _hour(published_at: datetime, today: date) -> str:
    local = timezone.localtime(published_at)
    return f"今天 {local:%H:%M}" if local.date() == today else ""


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
