"""基层政务公开标准目录 at the desk: taken in and out as a table, and the matters that went stale."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.disclosure import actions
from gongkai.disclosure.desk.managing import require_manager
from gongkai.disclosure.models import ColumnPage, GrassrootsLine
from gongkai.disclosure.permissions import manages_catalogue
from gongkai.disclosure.queries.grassroots import as_csv, freshness, grassroots_of, table_in
from gongkai.disclosure.rules.grassroots import COLUMNS
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import EDITORS
from gongkai.orgs.queries import units_within_reach

UNREADABLE = "打不开这个文件：请用 xlsx 或者 CSV 格式，第一张表第一行为十列的名称"


class TableForm(forms.Form):
    """A table with the ten columns."""

    table = forms.FileField(
        label="目录表格", help_text="xlsx 或者 CSV，第一行为十列的名称；渠道、层级有多个的用“、”分开"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def grassroots(request: HttpRequest) -> HttpResponse:
    """The lines within reach, each with what the rule of ninety days finds; the office takes a table in."""
    if not request.user.roles() & EDITORS:
        raise PermissionDenied
    lines = grassroots_of(units_within_reach(request.user, EDITORS))
    if request.GET.get("format") == "csv":
        answer = HttpResponse(as_csv(lines), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="grassroots-catalogue.csv"'
        return answer
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        require_manager(request)
        if form.is_valid() and _taken_in(request, form):
            return redirect("disclosure_desk:grassroots")
    context = {
        "rows": freshness(lines, timezone.localdate()),
        "form": form if manages_catalogue(request.user) else None,
        "columns": ColumnPage.objects.live().order_by("path"),
        "names": COLUMNS.values(),
    }
    return render(request, "disclosure/desk/grassroots.html", context)


def _taken_in(request: HttpRequest, form: TableForm) -> bool:
    upload = form.cleaned_data["table"]
    try:
        rows = table_in(upload.name, upload.read())
        count = actions.take_in_grassroots(rows, by=request.user, at=timezone.now())
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    except Exception:  # a spreadsheet that is none: the library raises what it likes
        form.add_error("table", UNREADABLE)
        return False
    messages.success(request, f"已导入{count}个事项。")
    return True


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Say in which column a matter's items stand."""
    require_manager(request)
    line = get_object_or_404(GrassrootsLine, pk=pk)
    chosen = request.POST.get("column", "")
    column = get_object_or_404(ColumnPage.objects.live(), pk=int(chosen)) if chosen.isdecimal() else None
    actions.place_matter(line, column=column, by=request.user, at=timezone.now())
    messages.success(request, f"已保存：{line.matter}。")
    return redirect("disclosure_desk:grassroots")
