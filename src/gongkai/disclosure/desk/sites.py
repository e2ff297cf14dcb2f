"""栏目 and 单位平台: who keeps them, how fresh they are; founding, renaming and merging."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from gongkai.disclosure import actions
from gongkai.disclosure.desk.managing import require_manager
from gongkai.disclosure.forms import ColumnForm, MergeForm, RenameForm
from gongkai.disclosure.models import ColumnPage, UnitSitePage
from gongkai.disclosure.queries.sites import columns_kept, units_without_site
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation

COLUMN_FACTS = (
    "owner_unit",
    "owner_person",
    "update_rule",
    "update_within_days",
    "legal_basis",
    "intro",
    "keywords",
)


@require_safe
def columns(request: HttpRequest) -> HttpResponse:
    """Every column with its owner and how fresh it is."""
    require_manager(request)
    return render(request, "disclosure/desk/columns.html", {"rows": columns_kept(timezone.localdate())})


@require_http_methods(["GET", "HEAD", "POST"])
def column(request: HttpRequest, pk: int) -> HttpResponse:
    """One column: who keeps it; another name; into which other it goes."""
    require_manager(request)
    page = get_object_or_404(ColumnPage.objects.live(), pk=pk)
    set_form = ColumnForm(initial={name: getattr(page, name) for name in COLUMN_FACTS})
    return _change(request, page, ColumnPage, set_form)


@require_http_methods(["GET", "HEAD", "POST"])
def site(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's site: another name; into which other it goes."""
    require_manager(request)
    return _change(request, get_object_or_404(UnitSitePage.objects.live(), pk=pk), UnitSitePage, None)


def _change(request: HttpRequest, page: Page, kind: type[Page], set_form: Form | None) -> HttpResponse:
    others = kind.objects.live().exclude(pk=page.pk).order_by("path")
    forms: dict[str, Any] = {
        "set": set_form,
        "rename": RenameForm(initial={"title": page.title, "slug": page.slug}),
        "merge": MergeForm(others=others),
    }
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        given = {"rename": RenameForm, "set": ColumnForm}.get(verb)
        form = given(request.POST) if given else MergeForm(request.POST, others=others)
        if form.is_valid() and _done(request, form, ACTS.get(verb, ACTS["merge"]), page):
            return redirect(f"disclosure_desk:{'columns' if kind is ColumnPage else 'sites'}")
        forms[verb if verb in forms else "merge"] = form
    context = {"page": page, "forms": forms, "events": Event.objects.about(page).select_related("by")}
    return render(request, "disclosure/desk/page.html", context)


def _done(request: HttpRequest, form: Form, act: Callable[..., str], page: Page) -> bool:
    try:
        messages.success(request, act(request, form.cleaned_data, page))
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    return True


def _set(request: HttpRequest, given: dict[str, Any], page: Page) -> str:
    actions.set_column(page, facts=given, by=request.user, at=timezone.now())
    return f"已保存：{page.title}。"


def _rename(request: HttpRequest, given: dict[str, Any], page: Page) -> str:
    renamed = actions.rename_page(page, **given, by=request.user, at=timezone.now())
    return f"已更名：{page.title} → {renamed.title}，旧网址自动转到新网址。"


def _merge(request: HttpRequest, given: dict[str, Any], page: Page) -> str:
    actions.merge_page(page, **given, by=request.user, at=timezone.now())
    return f"已撤并：{page.title} 并入 {given['into'].title}，旧网址自动转到该处。"


ACTS: dict[str, Callable[..., str]] = {"set": _set, "rename": _rename, "merge": _merge}


@require_http_methods(["GET", "HEAD", "POST"])
def sites(request: HttpRequest) -> HttpResponse:
    """Every unit with its site; those without one are founded all at once, from the one template."""
    require_manager(request)
    missing = list(units_without_site())
    if request.method == "POST":
        for unit in missing:
            actions.found_site(Organisation.objects.get(pk=unit.pk), by=request.user, at=timezone.now())
        messages.success(request, f"已按统一模板建立{len(missing)}个单位的信息公开平台。")
        return redirect("disclosure_desk:sites")
    pages = UnitSitePage.objects.select_related("organisation", "merged_into").order_by("-live", "path")
    return render(request, "disclosure/desk/sites.html", {"pages": pages, "missing": missing})
