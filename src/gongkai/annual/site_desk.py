"""The office's page of 《政府网站工作年度报表》: filled in, downloaded, sent to review."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gongkai.annual import actions, counting, website
from gongkai.annual.desk import address_of, compilers_only, tell, years_to_choose
from gongkai.annual.forms import ReturnForm
from gongkai.annual.queries import kept_report, why_not_touch_return
from gongkai.annual.rules import due_on, why_not_send_return
from gongkai.annual.scopes import Scope
from gongkai.lib.pdf import PrintingMissing
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import OrganKind

CHANGED = "生成信息之后业务记录或者补录有变动，下列实时数据与信息中的报表不一致。"


@compilers_only
def site(request: HttpRequest, scope: Scope, form: ReturnForm | None = None) -> HttpResponse:
    """《政府网站工作年度报表》 of the one site, counted over all who publish on it."""
    _only_the_site(scope)
    fields = website.filled(scope)
    closed = why_not_touch_return(kept_report(scope.organisation, scope.year))
    lacking = [] if closed else website.unfilled(fields)
    form = form or ReturnForm(lacking)
    context = {
        "organ": scope.organisation,
        "year": scope.year,
        "years": years_to_choose(),
        "rows": [(one, *_place(scope, one, form)) for one in fields],
        "form": form if lacking else None,
        "asked": [form[name] for name in ("reason", "proof")],
        "heading": website.heading(),
        "wrong": website.wrong(fields),
        "prints": website.PRINTS,
        "due": due_on(scope.year, government=False),
        **_standing(scope, fields, closed),
    }
    return render(request, "annual/desk/site.html", context)


def _place(scope: Scope, one: website.Filled, form: ReturnForm) -> tuple[str, object]:
    """Where the records behind a field are listed, and where it is filled in."""
    key = one.field.key
    return address_of(scope, counting.WEBSITE_TABLE, key, "all"), form[key] if key in form.fields else None


def _standing(scope: Scope, fields: list[website.Filled], closed: list[str]) -> dict[str, object]:
    """How far the form is on its way to the public, and why it cannot go now."""
    kept = kept_report(scope.organisation, scope.year)
    item = kept.site_item if kept else None
    unfilled = [field.label for field in website.unfilled(fields)]
    why_not = closed or why_not_send_return(
        year=scope.year, today=timezone.localdate(), unfilled=unfilled, wrong=website.wrong(fields)
    )
    written = "".join(str(block.value) for block in item.body) if item else ""
    return {"item": item, "why_not": why_not, "changed": CHANGED if item and website.body(scope) not in written else ""}


def _only_the_site(scope: Scope) -> None:
    if scope.organisation.kind != OrganKind.GOVERNMENT:
        raise Http404


@require_POST
@compilers_only
def fill(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Fill in what no record holds; what was typed stays where it is refused."""
    _only_the_site(scope)
    form = ReturnForm(website.unfilled(website.filled(scope)), request.POST, request.FILES)
    if form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("reason", "proof")}
        try:
            entered = actions.fill_return(scope, form.amounts(), **asked, by=request.user, at=timezone.now())
            messages.success(request, f"已补录{len(entered)}项。")
            return redirect("annual:site", scope.organisation.slug, scope.year)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
    return site(request, scope.organisation.slug, scope.year, form=form)


@require_POST
@compilers_only
def draft(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Make the form an item, to be sent to review."""
    _only_the_site(scope)
    act = partial(actions.draft_return, scope, by=request.user, at=timezone.now())
    tell(request, "已生成信息草稿，请打开后提交审核。", act)
    return redirect(reverse("annual:site", args=[scope.organisation.slug, scope.year]))


@compilers_only
def site_file(request: HttpRequest, scope: Scope, shape: str) -> HttpResponse:
    """The form as a file."""
    _only_the_site(scope)
    if shape not in website.PRINTS:
        raise Http404
    _, media_type, make = website.PRINTS[shape]
    try:
        response = HttpResponse(make(scope), content_type=media_type)
    except PrintingMissing as missing:
        messages.error(request, str(missing))
        return redirect("annual:site", scope.organisation.slug, scope.year)
    response["Content-Disposition"] = content_disposition_header(True, f"{website.title(scope)}.{shape}")
    return response
