"""What changed between two texts of an item, part by part."""

from __future__ import annotations

from typing import Any

from gongkai.disclosure.models import Item
from gongkai.disclosure.queries.content import public_content, text_of

LABELS = {
    "title": "名称",
    "summary": "内容概述",
    "genre": "体裁",
    "catalogue_code": "公开类别",
    "issuer_name": "发文机关",
    "doc_no": "文号",
    "written_on": "成文日期",
    "validity": "有效性",
    "source": "来源",
    "source_url": "原文网址",
    "body_html": "正文",
    "attachments": "附件",
    "columns": "栏目",
    "unit": "责任单位",
    "shown_until": "公示截止日",
}
LONGEST = 200  # characters of each side that the ledger keeps


def differences(before: Item, after: Item) -> list[dict[str, str]]:
    """The parts that differ, each as label, before and after; texts are shown from a little before where they part."""
    one, other = _parts(before), _parts(after)
    return [
        {"label": LABELS.get(name, name), **_shown(one[name], other[name])} for name in one if one[name] != other[name]
    ]


def _parts(item: Item) -> dict[str, str]:
    public: dict[str, Any] = public_content(item)
    public.pop("index_no", None)
    public["body_html"] = text_of(public["body_html"]) + _markup(public["body_html"])
    public["attachments"] = "；".join(
        f"{one['title']}（{one['name']}，{one['sha256'][:8]}）" for one in public["attachments"]
    )
    public["columns"] = "、".join(sorted(column.title for column in item.columns.all()))
    public["unit"] = str(item.unit)
    return {name: str(value or "") for name, value in public.items()}


def _markup(html: str) -> str:
    """A mark that tells two texts with the same words and another layout apart."""
    return "" if html == "" else f"（版式{sum(map(ord, html)) % 10007}）"


def _shown(one: str, other: str) -> dict[str, str]:
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    start = max(0, same - 20)
    return {"before": one[start : start + LONGEST], "after": other[start : start + LONGEST]}
