"""目录管理: the catalogue with the installation's own classes, and how index numbers are written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.disclosure import actions
from gongkai.disclosure.forms import ClassForm, IndexStyleForm
from gongkai.disclosure.models import IndexStyle
from gongkai.disclosure.permissions import manages_catalogue
from gongkai.disclosure.queries.catalogue import branch, index_style, own_nodes
from gongkai.disclosure.rules.catalogue import levels_below
from gongkai.disclosure.tables import ARTICLE_20, ARTICLE_21_COUNTY, ARTICLE_21_TOWNSHIP, INDEX_STYLES
from gongkai.lib.refusal import Refused


def require_manager(request: HttpRequest) -> None:
    """Only the disclosure office manages the catalogue, the columns and the unit sites."""
    if not manages_catalogue(request.user):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def catalogue(request: HttpRequest) -> HttpResponse:
    """The whole tree; a class is added, renamed or closed in place."""
    require_manager(request)
    form = ClassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _act(request, form.cleaned_data))
            return redirect("disclosure_desk:catalogue")
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
    return render(request, "disclosure/desk/catalogue.html", {"form": form, "articles": _articles()})


def _act(request: HttpRequest, given: dict[str, Any]) -> str:
    by, at, code, title = request.user, timezone.now(), given["code"], given["title"]
    if given["verb"] == "rename":
        return f"已更名：{actions.rename_class(code, title=title, by=by, at=at)}。"
    if given["verb"] == "close":
        return f"已停用：{actions.close_class(code, by=by, at=at)}。已公开的信息照常展示。"
    return f"已增设：{actions.extend_catalogue(code, title=title, basis=given['basis'], by=by, at=at)}。"


def _articles() -> list[tuple[str, list[dict[str, Any]]]]:
    below = own_nodes(in_use=False)
    halves = (
        ("条例第二十条", ARTICLE_20),
        ("条例第二十一条（县级、部门）", ARTICLE_21_COUNTY),
        ("条例第二十一条（乡镇）", ARTICLE_21_TOWNSHIP),
    )
    return [
        (
            article,
            [
                {
                    "code": root,
                    "title": title,
                    "own": [{"node": node, "level": levels_below(node.code)} for node in branch(root, below)],
                }
                for root, title in roots.items()
            ],
        )
        for article, roots in halves
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def index_numbers(request: HttpRequest) -> HttpResponse:
    """How index numbers are written, with an example of each style."""
    require_manager(request)
    form = IndexStyleForm(request.POST or None, initial={"style": _name_of(index_style().template)})
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            actions.choose_index_style(form.template(), region=given["region"], by=request.user, at=timezone.now())
            messages.success(request, "已选定索引号编制规则，自下一条公开的信息起使用；已有的索引号不变。")
            return redirect("disclosure_desk:index_numbers")
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
    context = {"form": form, "style": index_style(), "earlier": IndexStyle.objects.all()[1:20]}
    return render(request, "disclosure/desk/index_numbers.html", context)


def _name_of(template: str) -> str:
    return next((name for name, (_, known) in INDEX_STYLES.items() if known == template), "custom")
