"""One published item and its attachments."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.queries import is_intact
from gongkai.portal import meta, queries
from gongkai.portal.views.keeping import same_for_everybody
from gongkai.portal.views.links import HOME


@require_safe
@same_for_everybody
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One published item; a withdrawn one says so and why, and one that is not what was approved is withheld."""
    record = _published(item_id)
    return _refused(request, record) or show(request, record)


def show(request: HttpRequest, record: GateRecord) -> HttpResponse:
    """The page of a release as the public sees it, or saw it."""
    columns = queries.columns_of(record)
    context = {
        "record": record,
        "body": mark_safe(record.body_html),  # noqa: S308  (cleaned at the gate and covered by its hash)
        "source": record.source or record.unit.name,
        "columns": columns,
        "entry": queries.register_entry(record),
        "meta": meta.around_item(record, columns),
        "article": meta.of_item(record, request.build_absolute_uri(record.get_absolute_url())),
        "address": record.get_absolute_url(),
        "unit_url": queries.unit_url(record.unit),
        "crumbs": [HOME, *queries.trail_to(columns[:1]), ("正文", None)],
    }
    return render(request, "portal/item.html", context)


@require_safe
def item_file(request: HttpRequest, item_id: int, number: int) -> HttpResponse | FileResponse:
    """One attachment of a published item, if its bytes are still those that were approved."""
    record = _published(item_id)
    refusal = _refused(request, record)
    if refusal:
        return refusal
    if number >= len(record.attachments):
        raise Http404
    bound = record.attachments[number]
    stored = queries.approved_file(bound)
    if stored is None:
        return _withheld(request, record)
    return FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=bound["name"], content_type=stored.content_type
    )


def _published(item_id: int) -> GateRecord:
    record = queries.published(item_id)
    if record is None:
        raise Http404
    return record


def _refused(request: HttpRequest, record: GateRecord) -> HttpResponse | None:
    if not record.is_current:
        return render(request, "portal/withdrawn.html", {"record": record}, status=410)
    return None if is_intact(record) else _withheld(request, record)


def _withheld(request: HttpRequest, record: GateRecord) -> HttpResponse:
    return render(request, "portal/withheld.html", {"record": record}, status=503)
