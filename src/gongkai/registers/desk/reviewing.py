"""Lines of a register reviewed together: each level by the right person, each line by the rules of every review."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ReviewTaskState
from gongkai.lib.refusal import Refused
from gongkai.registers import actions, queries
from gongkai.registers.desk.lists import register_of
from gongkai.registers.forms import LinesOpinionForm

TOGETHER = 20  # lines on one page and at one act: the approval sheet of each that is let out takes a second


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, key: str) -> HttpResponse:
    """The lines that wait for this person, level by level; those chosen pass with one opinion, the others stay."""
    register = register_of(request, key)
    waiting = queries.lines_to_review(request.user, register, timezone.localdate())
    asked = (request.POST or request.GET).get("level", "")
    level = ReviewLevel(asked) if asked in set(ReviewLevel) else next(iter(waiting), ReviewLevel.FIRST)
    form = LinesOpinionForm(request.POST or None, level=level)
    if request.method == "POST" and form.is_valid():
        if _approve(request, _first(waiting, level), form):
            return redirect(request.get_full_path())
        waiting = queries.lines_to_review(request.user, register, timezone.localdate())
    context = {
        "register": register,
        "level": level,
        "levels": [(one, len(tasks)) for one, tasks in waiting.items()],
        "lines": _first(waiting, level),
        "chosen": request.POST.getlist("task"),
        "form": form,
    }
    return render(request, "registers/desk/review.html", context, status=422 if form.errors else 200)


def _first(waiting: Mapping[ReviewLevel, dict[int, ReviewTaskState]], level: ReviewLevel) -> list[queries.UnderReview]:
    return queries.under_review(dict(list(waiting.get(level, {}).items())[:TOGETHER]))


def _approve(request: HttpRequest, lines: list[queries.UnderReview], form: LinesOpinionForm) -> bool:
    """Let each chosen line pass; what is refused is said line by line, the others go on. Whether all of them passed."""
    chosen, at = set(request.POST.getlist("task")), timezone.now()
    mine = [line for line in lines if str(line.task.pk) in chosen]
    for line in mine:
        try:
            actions.approve_line(line, by=request.user, at=at, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, f"{line.entry.doc_no}：{'；'.join(refusal.reasons)}")
    passed = len(mine) - len(form.non_field_errors())
    if len(mine) < len(chosen):
        form.add_error(None, f"有{len(chosen) - len(mine)}条已由他人办理或者重新送审，没有办理")
    if not chosen:
        form.add_error(None, "请先勾选要通过的记录")
    if passed:
        messages.success(request, f"{passed}条审核通过。")
    return not form.errors
