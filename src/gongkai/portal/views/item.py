"""One published item and its attachments."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

import segno
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.queries import is_intact
from gongkai.lib.outside import with_notice
from gongkai.portal import meta, queries
from gongkai.portal.views.keeping import same_for_everybody
from gongkai.portal.views.links import HOME
from gongkai.theme.site import the_site


@require_safe
@same_for_everybody
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One published item; a withdrawn one says so and why, and one that is not what was approved is withheld."""
    record = _published(item_id)
    return _refused(request, record) or show(request, record)


def show(request: HttpRequest, record: GateRecord) -> HttpResponse:
    """The page of a release as the public sees it, or saw it."""
    columns = queries.columns_of(record)
    body = with_notice(record.body_html, own=the_site().domain)
    context = {
        "record": record,
        "body": mark_safe(body),  # noqa: S308  (cleaned at the gate)
        "source": record.source or record.unit.name,
        "columns": columns,
        "entry": queries.register_entry(record),
        "related": queries.related(record),
        "meta": meta.around_item(record, columns),
        "article": meta.of_item(record, request.build_absolute_uri(record.get_absolute_url())),
        "address": record.get_absolute_url(),
        "unit_url": queries.unit_url(record.unit),
        "crumbs": [HOME, *queries.trail_to(columns[:1]), ("正文", None)],
        **_of_report(request, record, body),
    }
    return render(request, "portal/item.html", context)


def _of_report(request: HttpRequest, record: GateRecord, body: str) -> dict[str, Any]:
    """An annual report's charts; who may see the records behind its figures finds them linked."""
    report = queries.report_behind(record)
    if report is None:
        return {}
    place = reverse("annual:report", args=[report.organisation.slug, report.year])
    shown: dict[str, Any] = {"years_chart": queries.years_of_report(report)}
    if not queries.may_look_behind(request.user, report):
        return shown | {"charts": queries.charts_of(report)}
    address = partial(_behind, place)
    marked = mark_safe(queries.linked(body, report, address))  # noqa: S308  (the gate's text, its own figures linked)
    return shown | {"body": marked, "charts": queries.charts_of(report, address), "records_url": place}


def _behind(place: str, table: str, row: str, column: str) -> str:
    return f"{place}{table}/{row}/{column}/"


@require_safe
@same_for_everybody
def preview(request: HttpRequest, item_id: int, number: int) -> HttpResponse:
    """What an attachment says, without its being downloaded."""
    record = _published(item_id)
    refusal = _refused(request, record)
    if refusal:
        return refusal
    bound = _bound(record, number)
    address = record.get_absolute_url()
    context = {
        "record": record,
        "bound": bound,
        "file_url": f"{address}files/{number}/",
        "preview": queries.preview_of(bound),
        "address": f"{address}files/{number}/preview/",
        "crumbs": [HOME, ("正文", address), ("附件预览", None)],
    }
    return render(request, "portal/preview.html", context)


@require_safe
def qr(request: HttpRequest, item_id: int) -> HttpResponse:
    """The permanent address of a published item as a square code to take along on a telephone."""
    record = _published(item_id)
    if not record.is_current:
        raise Http404
    drawn = io.BytesIO()
    url = request.build_absolute_uri(record.get_absolute_url())
    segno.make(url, micro=False, error="m").save(drawn, kind="svg", border=4, scale=4, light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})


def _bound(record: GateRecord, number: int) -> dict[str, Any]:
    if number >= len(record.attachments):
        raise Http404
    return dict(record.attachments[number])


@require_safe
def item_view(request: HttpRequest, item_id: int, number: int) -> HttpResponse | FileResponse:
    """An attachment that a browser shows by itself, for the frame of its preview: a PDF or a picture, nothing else."""
    record = _published(item_id)
    if record.is_current and not queries.preview_of(_bound(record, number)).framed:
        raise Http404
    return _handed_out(request, record, number, as_attachment=False)


@require_safe
def item_file(request: HttpRequest, item_id: int, number: int) -> HttpResponse | FileResponse:
    """One attachment of a published item, if its bytes are still those that were approved."""
    return _handed_out(request, _published(item_id), number, as_attachment=True)


def _handed_out(
    request: HttpRequest, record: GateRecord, number: int, *, as_attachment: bool
) -> HttpResponse | FileResponse:
    refusal = _refused(request, record)
    if refusal:
        return refusal
    bound = _bound(record, number)
    stored = queries.approved_file(bound)
    if stored is None:
        return _withheld(request, record)
    return FileResponse(
        stored.file.open("rb"), as_attachment=as_attachment, filename=bound["name"], content_type=stored.content_type
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
