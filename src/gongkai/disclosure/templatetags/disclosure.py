"""Releases, and drafts shown as they would be released, as the components want them."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe

from gongkai.disclosure.choices import ReviewLevel, SecrecyConclusion
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.queries import as_released, class_title
from gongkai.disclosure.tables import EVENT_LABELS, KEY_AREAS, TOPICS
from gongkai.lib.dates import formal

register = template.Library()


@register.filter
def catalogue_rows(release: GateRecord) -> list[tuple[str, str]]:
    """The catalogue header of a release, in the order officials expect."""
    rows = [
        ("索引号", release.index_no or "发布时编制"),
        ("发文机关", release.issuer_name),
        ("文号", release.doc_no),
        ("公开类别", class_title(release.catalogue_code)),
        ("主题分类", TOPICS.get(release.topic, "")),
        ("重点领域", KEY_AREAS.get(release.key_area, "")),
        ("成文日期", formal(release.written_on) if release.written_on else ""),
        ("公开日期", _published(release)),
        ("有效性", release.validity_label),
        ("体裁", release.genre_label),
    ]
    return [(label, value) for label, value in rows if value or label == "文号"]


def _published(release: GateRecord) -> str:
    if not release.published_at:
        return "发布时记录"
    said = formal(timezone.localdate(release.published_at))
    moved = release.moved_in_at
    return f"{said}（原网站公开，{formal(timezone.localdate(moved))}迁入）" if moved else said


@register.simple_tag
def draft_sheet(item: Item, files_at: str = "") -> dict[str, Any]:
    """What the sheet shows of a draft; `files_at` is the address below which its attachments are handed out."""
    record = as_released(item)
    return {
        "record": record,
        "body": mark_safe(record.body_html),  # noqa: S308  (cleaned, as at the gate)
        "source": record.source or (item.unit.name if item.unit_id else ""),
        "files": [
            {
                "title": bound["title"],
                "url": f"{files_at}{bound['file']}/" if files_at else "#",
                "kind": PurePath(bound["name"]).suffix.lstrip("."),
                "size": bound["size"],
            }
            for bound in record.attachments
        ],
    }


@register.filter
def event_label(name: str) -> str:
    """What a line of the ledger about an item says."""
    return EVENT_LABELS.get(name, name)


@register.filter
def level_label(level: str) -> str:
    """The name of a level of review; empty for none."""
    if level == "urgent":
        return "应急先发"
    return ReviewLevel(level).label if level else ""


@register.filter
def conclusion_label(conclusion: str) -> str:
    """The words of a secrecy conclusion; empty for none."""
    return SecrecyConclusion(conclusion).label if conclusion in set(SecrecyConclusion) else conclusion


@register.filter
def moment(text: str) -> datetime:
    """A moment kept as ISO text."""
    return datetime.fromisoformat(text)
