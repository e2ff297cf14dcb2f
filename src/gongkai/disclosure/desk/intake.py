"""历史信息: what was brought from an earlier site, what is wrong with it, and the review of a whole list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.disclosure.actions.cut_over import approve_list, release_list, set_aside
from gongkai.disclosure.actions.intake import begin_intake, drop_intake, open_intake, take_in_items
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.desk.contribution_forms import FilesField
from gongkai.disclosure.desk.form import by_article
from gongkai.disclosure.forms import OpinionForm, SecrecyForm
from gongkai.disclosure.models import ColumnPage, Intake, IntakeRow
from gongkai.disclosure.permissions import DRAFTING
from gongkai.disclosure.queries.intake import (
    MEETING,
    cut_over,
    digest_of,
    intakes_for,
    may_review_list,
    next_level,
    reviewing_list,
    standing_approvals,
)
from gongkai.disclosure.rules import checklist, why_not_approve
from gongkai.disclosure.rules.documents import LISTS, Unreadable, read_folder
from gongkai.disclosure.rules.intake import Historic, read_table
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import units_within_reach

PER_PAGE = 50
TABLES = (".xlsx", ".csv")


class IntakeForm(forms.Form):
    """Historic information to be brought in."""

    unit = forms.ModelChoiceField(label="责任单位", queryset=Organisation.objects.none(), empty_label=None)
    files = FilesField(
        label="文件",
        help_text="一张表格（.xlsx、.csv），或者原网站保存的网页（.html）、文件（.docx、.pdf 等，可另附“清单.xlsx”），"
        "一次最多10个；更多的请系统管理员用命令导入",
    )
    column = forms.ModelChoiceField(
        label="栏目", queryset=ColumnPage.objects.none(), required=False, empty_label="按文件中的栏目",
        help_text="文件没有写明，或者写的栏目本站没有的，归入这里",
    )  # fmt: skip
    code = forms.ChoiceField(label="公开类别", help_text="文件没有写明的，用这一类", initial="A20-15")

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["column"].queryset = ColumnPage.objects.live().order_by("path")
        self.fields["code"].choices = by_article()


@require_http_methods(["GET", "HEAD", "POST"])
def intakes(request: HttpRequest) -> HttpResponse:
    """The batches, and a form for another; what is sent is read and checked, and nothing is made of it yet."""
    if not request.user.roles() & MEETING:
        raise PermissionDenied
    units = units_within_reach(request.user, DRAFTING)
    form = IntakeForm(request.POST or None, request.FILES or None, units=units)
    if request.method == "POST" and form.is_valid():
        opened = _open(request, form)
        if opened:
            return redirect("disclosure_desk:intake", opened.pk)
    rows = intakes_for(request.user).order_by("-pk").annotate(
        total=Count("rows"), wrong=Count("rows", filter=~Q(rows__problems=[])),
        made=Count("rows", filter=Q(rows__item__isnull=False)),
    )  # fmt: skip
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form if units.exists() else None}
    return render(request, "disclosure/desk/intakes.html", context, status=422 if form.errors else 200)


def _open(request: HttpRequest, form: IntakeForm) -> Intake | None:
    given = form.cleaned_data
    try:
        return open_intake(
            given["unit"], name="、".join(file.name for file in given["files"][:3]), found=_read(given["files"]),
            column=given["column"], code=given["code"], by=request.user, at=timezone.now(),
        )  # fmt: skip
    except (Refused, Unreadable) as refusal:
        form.add_error("files", str(refusal))
        return None


def _read(files: list[Any]) -> list[Historic]:
    held = [(file.name, file.read()) for file in files]
    tables = [one for one in held if one[0].lower().endswith(TABLES) and one[0] not in LISTS]
    found = list(read_folder(one for one in held if one not in tables))
    for name, content in tables:
        found += list(read_table(name, content))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: how far it is, what is wrong, what stays inside and why, and the list with its review."""
    found = get_object_or_404(intakes_for(request.user), pk=pk)
    digest = found.digest or digest_of(found)
    level = None if found.passed_at else next_level(standing_approvals(found, digest))
    form = _opinion(request, level) if level else None
    if request.method == "POST":
        verb = VERBS.get(request.POST.get("verb", ""))
        if verb is None:
            raise PermissionDenied
        if _done(request, found, verb, form):
            return redirect("disclosure_desk:intake", pk) if found.pk else redirect("disclosure_desk:intakes")
    context = _shown(request, found) | _review(request, found, digest, level) | {"opinion": form}
    return render(request, "disclosure/desk/intake.html", context, status=422 if form and form.errors else 200)


def _opinion(request: HttpRequest, level: ReviewLevel) -> OpinionForm:
    kind = SecrecyForm if level == ReviewLevel.SECRECY else OpinionForm
    is_sent = request.method == "POST" and request.POST.get("verb") == "approve"
    return kind(request.POST if is_sent else None, lines=checklist(level))


def _shown(request: HttpRequest, found: Intake) -> dict[str, Any]:
    rows = found.rows
    lists = {"": rows.eligible(), "drafts": rows.left_inside(), "wrong": rows.wrong(), "waits": rows.waiting_to_come()}
    wrong = "没有导入" if found.begun_at else "有问题，不导入"
    words = {"": "成批审核的清单", "drafts": "须逐条送审", "wrong": wrong, "waits": "待导入"}
    which = request.GET.get("which", "" if found.begun_at else "waits")
    chosen = lists.get(which, lists[""])
    return {
        "intake": found,
        "which": which,
        "tabs": [(key, words[key], lists[key].count()) for key in lists],
        "page": Paginator(chosen.order_by("pk"), PER_PAGE).get_page(request.GET.get("page")),
        "total": rows.count(),
        "unseen": rows.unseen().count(),
        "public": rows.filter(item__gate_records__is_current=True).count(),
        "cut_over": cut_over(),
        "is_mine": found.by_id == request.user.pk,
    }


def _review(request: HttpRequest, found: Intake, digest: str, level: ReviewLevel | None) -> dict[str, Any]:
    is_whole = bool(found.begun_at) and not (found.rows.waiting_to_come().exists() or found.rows.unseen().exists())
    ready = is_whole and level is not None and found.rows.eligible().exists()
    return {
        "digest": digest,
        "level": level,
        "approvals": standing_approvals(found, digest),
        "is_ready": ready,
        "against": why_not_approve(reviewing_list(found, level, request.user, digest)) if ready and level else [],
        "may_set_aside": ready and may_review_list(found, request.user),
    }


def _done(request: HttpRequest, found: Intake, verb: Callable[[HttpRequest, Intake, Any], str], form: Any) -> bool:
    try:
        messages.success(request, verb(request, found, form))
    except Refused as refusal:
        if form is not None and form.is_bound:
            form.is_valid()
            for reason in refusal.reasons:
                form.add_error(None, reason)
            return False
        messages.error(request, "；".join(refusal.reasons))
    return True


def _begin(request: HttpRequest, found: Intake, form: Any) -> str:
    begin_intake(found, by=request.user, at=timezone.now())
    count = take_in_items(found, at=timezone.now())
    return f"已导入{count}条为草稿；其余由平台接着导入、逐条核查，刷新可看进度。"


def _drop(request: HttpRequest, found: Intake, form: Any) -> str:
    drop_intake(found, by=request.user, at=timezone.now())
    return "已放弃这次试读。"


def _approve(request: HttpRequest, found: Intake, form: Any) -> str:
    given = form.cleaned_data if form.is_valid() else {}
    opinion = {name: given.get(name, "") for name in ("comment", "conclusion", "basis")}
    passed = approve_list(found, digest=request.POST.get("digest", ""), checked=given.get("checked", ()),
                          by=request.user, at=timezone.now(), **opinion)  # fmt: skip
    if not passed.passed_at:
        return "已通过本级审核。"
    release_list(passed, at=timezone.now())
    return "各级审核齐全，正在成批公开；其余由平台接着公开，刷新可看进度。"


def _set_aside(request: HttpRequest, found: Intake, form: Any) -> str:
    row = get_object_or_404(IntakeRow, intake=found, pk=request.POST.get("row", "0"))
    set_aside(row, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now())
    return f"已剔除：{row}。清单已变，前面各级须重新审核。"


VERBS = {"begin": _begin, "drop": _drop, "approve": _approve, "set_aside": _set_aside}
