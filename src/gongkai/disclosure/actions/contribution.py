"""信息报送: a department sends, the office adopts (as it is or edited) or returns with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.disclosure.actions.draft import draft, revise
from gongkai.disclosure.choices import ContributionState as State
from gongkai.disclosure.models import ColumnPage, Contribution, Item, ItemAttachment
from gongkai.disclosure.permissions import decides_contributions, may_draft
from gongkai.disclosure.queries import as_body
from gongkai.disclosure.rules.contribution import (
    why_not_contribute,
    why_not_contribute_again,
    why_not_decide,
    why_not_send_back,
)
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person


@transaction.atomic
def contribute(
    unit: Organisation, *, title: str, text: str, by: Person, at: datetime, summary: str = "",
    column: ColumnPage | None = None, files: Iterable[StoredFile] = (),
) -> Contribution:  # fmt: skip
    """Send a text of a department to the disclosure office. Raises Refused with everything that is missing."""
    files = list(files)
    refuse_if(why_not_contribute(may=may_draft(by, unit), title=title, text=text, files=len(files)))
    sent = Contribution.objects.create(
        unit=unit, title=title.strip(), summary=summary, text=text, column=column, sent_by=by, first_sent_at=at,
        sent_at=at,
    )  # fmt: skip
    sent.files.set(files)
    record("contribution.sent", sent, by=by, at=at, title=sent.title, files=[one.sha256 for one in files])
    return sent


@transaction.atomic
def contribute_again(
    sent: Contribution, *, title: str, text: str, by: Person, at: datetime, summary: str = "",
    column: ColumnPage | None = None, files: Iterable[StoredFile] = (),
) -> Contribution:  # fmt: skip
    """Send a returned text once more, changed; files that are added join those that are there."""
    sent = _hold(sent)
    added = list(files)
    may, count = may_draft(by, sent.unit), sent.files.count() + len(added)
    reasons = why_not_contribute(may=may, title=title, text=text, files=count)
    refuse_if([*why_not_contribute_again(State(sent.state)), *reasons])

    sent.title, sent.text, sent.summary, sent.column = title.strip(), text, summary, column
    sent.state, sent.sent_by, sent.sent_at = State.SENT, by, at
    sent.save()
    sent.files.add(*added)
    record("contribution.sent_again", sent, by=by, at=at, title=sent.title)
    return sent


@transaction.atomic
def adopt(
    sent: Contribution,
    *,
    title: str,
    text: str,
    summary: str,
    genre: str,
    catalogue_code: str,
    by: Person,
    at: datetime,
) -> Item:
    """Take a text over as a draft, as it is or edited; it is public only after the whole review, like any other.

    The department answers for it and its sender is its author; whoever edited it at the office approves nothing of it.
    """
    sent = _hold(sent)
    refuse_if(
        [
            *why_not_decide(State(sent.state), may=decides_contributions(by, sent.unit)),
            *why_not_contribute(may=True, title=title, text=text, files=sent.files.count()),
        ]
    )
    item = Item(
        unit=sent.unit, issuer=sent.unit, title=sent.title, summary=sent.summary, genre=genre,
        catalogue_code=catalogue_code, written_on=timezone.localdate(sent.first_sent_at), body=as_body(sent.text),
    )  # fmt: skip
    item.columns = [sent.column] if sent.column else []
    item.attachments = [ItemAttachment(file=one, title=one.name.rsplit(".", 1)[0][:120]) for one in sent.files.all()]
    draft(item, by=sent.sent_by if may_draft(sent.sent_by, sent.unit) else by, at=at)

    edited = {"title": title.strip(), "summary": summary, "text": text}
    if edited != {"title": sent.title, "summary": sent.summary, "text": sent.text}:
        _edit(item, edited, by=by, at=at)
    sent.item, sent.state, sent.decided_by, sent.decided_at = item, State.ADOPTED, by, at
    sent.save(update_fields=["item", "state", "decided_by", "decided_at"])
    record("contribution.adopted", sent, by=by, at=at, item=item.pk)
    return Item.objects.get(pk=item.pk)


def _edit(item: Item, edited: dict[str, Any], *, by: Person, at: datetime) -> None:
    changed = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    changed.title, changed.summary, changed.body = edited["title"], edited["summary"], as_body(edited["text"])
    revise(changed, by=by, at=at)


@transaction.atomic
def send_back(sent: Contribution, *, reason: str, by: Person, at: datetime) -> Contribution:
    """Return a text to its department with the reason."""
    sent = _hold(sent)
    refuse_if(why_not_send_back(State(sent.state), may=decides_contributions(by, sent.unit), reason=reason))
    sent.state, sent.reason, sent.decided_by, sent.decided_at = State.RETURNED, reason.strip(), by, at
    sent.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    record("contribution.returned", sent, by=by, at=at, reason=sent.reason)
    return sent


def _hold(sent: Contribution) -> Contribution:
    return Contribution.objects.select_for_update(of=("self",)).select_related("unit").get(pk=sent.pk)
