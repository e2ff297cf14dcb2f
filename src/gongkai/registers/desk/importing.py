"""Taking in a spreadsheet: a dry run with every error in words, then piece by piece, with its progress."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.lib.refusal import Refused
from gongkai.registers import actions, queries
from gongkai.registers.desk.lists import register_of
from gongkai.registers.forms import UploadForm
from gongkai.registers.models import ImportRun
from gongkai.registers.rules.sheets import template_of
from gongkai.registers.tables import REGISTERS

AT_ONCE = 8  # pieces in one request; the clock or the next click goes on
SHOWN = 200  # problems on the page; the file has all
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
def upload(request: HttpRequest, key: str) -> HttpResponse:
    """Choose a file; it is read and checked, and nothing is entered yet."""
    register = register_of(request, key)
    units = queries.units_kept_by(request.user)
    form = UploadForm(units, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = actions.open_import(
                register, form.cleaned_data["unit"], name=file.name, content=file.read(), by=request.user,
                at=timezone.now(),
            )  # fmt: skip
            return redirect("registers_desk:import_run", run.pk)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error("file", reason)
    mine = ImportRun.objects.filter(kind=key, by=request.user).defer("lines", "problems")[:10]
    context = {"register": register, "form": form, "runs": mine}
    return render(request, "registers/desk/upload.html", context, status=422 if form.errors else 200)


def template(request: HttpRequest, key: str) -> HttpResponse:
    """The empty spreadsheet of a register."""
    register = register_of(request, key)
    response = HttpResponse(template_of(register), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{key}.xlsx"'
    return response


@never_cache
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: what is ready, what is wrong in which row, how far it was taken in; the button goes on."""
    if not queries.keeps_registers(request.user):
        raise PermissionDenied
    found = get_object_or_404(ImportRun.objects.select_related("organisation", "by"), pk=pk, by=request.user)
    if request.method == "POST":
        _go_on(request, found)
        return redirect("registers_desk:import_run", pk)
    context = {
        "run": found,
        "register": REGISTERS[found.kind],
        "problems": [{"row": row or "表头", "column": column, "words": words}
                     for row, column, words in found.problems[:SHOWN]],
        "more": max(len(found.problems) - SHOWN, 0),
        "wrong": len({row for row, *_ in found.problems if row}),
    }  # fmt: skip
    return render(request, "registers/desk/run.html", context)


def _go_on(request: HttpRequest, found: ImportRun) -> None:
    try:
        for _ in range(AT_ONCE):
            found = actions.take_in(found, by=request.user, at=timezone.now())
            if found.is_finished:
                break
    except Refused as refusal:
        messages.error(request, "；".join(refusal.reasons))
        return
    if found.is_finished:
        messages.success(request, f"导入完成：新登记{found.entered}条，已登记过{found.known}条。")
    else:
        messages.info(request, f"已处理{found.done}行，共{found.total}行；其余由平台接着导入，刷新可看进度。")
