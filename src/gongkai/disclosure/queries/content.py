"""What the public sees of an item, and whether it is what was approved."""

from __future__ import annotations

import re
from datetime import date, datetime
from html import escape, unescape
from typing import Any

import nh3

from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.queries.catalogue import leaves_for
from gongkai.disclosure.queries.deadlines import calendar, kind_for
from gongkai.disclosure.queries.proofs import findings_of
from gongkai.disclosure.rules import Draft, content_hash, why_not_submit
from gongkai.disclosure.rules.deadlines import why_not_show
from gongkai.disclosure.rules.time import looks_like_names, why_not_names
from gongkai.files.models import StoredFile
from gongkai.ledger.models import Event

ALLOWED_TAGS = {
    "a", "b", "blockquote", "br", "caption", "col", "colgroup", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p",
    "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}
_cleaner = nh3.Cleaner(tags=ALLOWED_TAGS, attributes=ALLOWED_ATTRIBUTES, link_rel=None)
_without_tags = nh3.Cleaner(tags=set())

# The fields of a gate record that the public sees; content_hash covers exactly these.
PUBLIC_FIELDS = (
    "index_no", "title", "summary", "genre", "catalogue_code", "issuer_name", "doc_no", "written_on", "validity",
    "shown_until",
    "source", "source_url", "body_html", "attachments", "topic", "key_area",
)  # fmt: skip


def public_content(item: Item) -> dict[str, Any]:
    """What the public would see of an item as it stands (of the revision it was loaded from)."""
    body_html = clean_html(str(item.body.render_as_block()))
    return {
        "index_no": item.index_no,
        "title": item.title,
        "summary": item.summary,
        "genre": item.genre,
        "catalogue_code": item.catalogue_code,
        "issuer_name": item.issuer.name if item.issuer_id else "",
        "doc_no": item.doc_no,
        "written_on": item.written_on,
        "validity": item.validity,
        "shown_until": item.shown_until,
        "source": item.source,
        "source_url": item.source_url,
        "body_html": body_html,
        "topic": item.topic,
        "key_area": item.key_area,
        "attachments": [
            {
                "file": bound.file_id,
                "title": bound.title,
                "name": bound.file.name,
                "size": bound.file.size,
                "sha256": bound.file.sha256,
            }
            for bound in item.attachments.all()
            if bound.file_id
        ],
    }


def files_of(item: Item) -> list[StoredFile]:
    """The files bound to an item as it stands."""
    return [bound.file for bound in item.attachments.all() if bound.file_id]


def clean_html(html: str) -> str:
    """Only the tags that a published text may use."""
    return _cleaner.clean(html)


def as_body(text: str) -> list[tuple[str, str]]:
    """Plain text as the body of an item, a paragraph for each line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [("text", "".join(f"<p>{escape(line)}</p>" for line in lines))] if lines else []


def text_of(html: str) -> str:
    """The plain text of a published body, for searching."""
    return re.sub(r"\s+", " ", unescape(_without_tags.clean(html.replace("<", " <")))).strip()


def is_intact(record: GateRecord) -> bool:
    """Whether a gate record still shows what was approved, and the ledger tells of its release."""
    shown = content_hash({name: getattr(record, name) for name in PUBLIC_FIELDS})
    return shown == record.content_hash and is_vouched_for(record)


def is_vouched_for(record: GateRecord) -> bool:
    """Whether the ledger has a line that this text of this item was let out at this moment; a row alone is none.

    The moment counts too: a forged 公开时间 is a veto in inspections (国办秘函〔2019〕19号, 伪造发稿日期).
    """
    lines = Event.objects.named("item.published").filter(subject_type="disclosure.item", subject_id=record.item_id)
    return any(
        line.details.get("content_hash") == record.content_hash and _moment_in(line) == record.published_at
        for line in lines
    )


def _moment_in(line: Event) -> datetime:
    """When the text became public: with the line, or on the day elsewhere that a reviewed list brought along."""
    elsewhere = line.details.get("published_elsewhere_at")
    return datetime.fromisoformat(elsewhere) if elsewhere else line.at


def hash_under_review(item: Item) -> str:
    """What a reviewer answers for: everything that would become public, and where; 64 hex digits.

    The index number is not part of it: it is given at the release.
    """
    public = {name: value for name, value in public_content(item).items() if name != "index_no"}
    return content_hash(public | {"unit": item.unit_id, "columns": sorted(page.pk for page in item.columns.all())})


def as_released(item: Item) -> GateRecord:
    """An item as its release would look, not saved: previews and reviewers see what the public would."""
    return GateRecord(item=item, unit_id=item.unit_id, **public_content(item))


def content_reasons(draft: Item, *, today: date) -> list[str]:
    """Everything that the text lacks before it may be reviewed or released."""
    titles = [draft.title, *(f"{bound.title} {bound.file.name}" for bound in draft.attachments.all() if bound.file_id)]
    return [
        *why_not_submit(facts_of(draft), today=today),
        *why_not_names(
            has_names=draft.has_names, looks_so=looks_like_names(*titles), shown_until=draft.shown_until, today=today
        ),
        *notice_reasons(draft, today=today),
    ]


def notice_reasons(draft: Item, *, today: date) -> list[str]:
    """Reasons against a public notice that would end before the law allows, were it let out on a day."""
    return why_not_show(kind_for(draft), since=today, until=draft.shown_until, calendar=calendar())


def facts_of(item: Item) -> Draft:
    """What the rules need to know of a draft."""
    public = public_content(item)
    return Draft(
        title=item.title,
        body=text_of(public["body_html"]),
        attachments=len(public["attachments"]),
        columns=item.columns.count(),
        catalogue_code=item.catalogue_code,
        leaves=leaves_for(item.unit),
        township=item.unit.is_township,
        openness=item.openness,
        summary=item.summary,
        genre=item.genre,
        doc_no=item.doc_no,
        source=item.source,
        source_url=item.source_url,
        written_on=item.written_on,
        errors=[seen.spot for seen in findings_of(item) if seen.is_open_error],
    )
