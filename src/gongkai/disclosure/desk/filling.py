"""粘贴正文、上传附件: what comes from Word or WPS, cleaned on the server, and many files dropped at once."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.disclosure.actions import fill
from gongkai.disclosure.desk.acting import page_of
from gongkai.disclosure.desk.contribution_forms import FilesField
from gongkai.disclosure.desk.guard import require
from gongkai.disclosure.models import Item
from gongkai.disclosure.rules.pasting import Pasted, from_plain, from_word
from gongkai.disclosure.tables import TEMPLATES
from gongkai.lib.refusal import Refused


class FillingForm(forms.Form):
    """What is pasted and what is dropped."""

    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput(attrs={"data-paste-html": True}))
    text = forms.CharField(
        label="正文",
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "data-paste-text": True}),
        help_text="从 Word、WPS 复制后在此粘贴。一段一行；表格每行各格以制表符分开，粘贴时自动如此",
    )
    instead = forms.ChoiceField(
        label="放在哪里",
        choices=[("", "接在现有正文之后"), ("1", "替换现有正文")],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    files = FilesField(label="附件", required=False, help_text="可以一次选多个，也可以把文件拖到本页任何地方")

    def pasted(self) -> Pasted:
        """The blocks of what was pasted: with its layout where the browser gave it, else as plain text."""
        html, text = self.cleaned_data["html"], self.cleaned_data["text"]
        return from_word(html) if html.strip() else from_plain(text)


@require_http_methods(["GET", "HEAD", "POST"])
def filling(request: HttpRequest, pk: int) -> HttpResponse:
    """Paste the text, drop the files."""
    item = require(request, pk, "change")
    form = FillingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _fill(request, item, form):
        return redirect(page_of(item))
    return render(request, "disclosure/desk/filling.html", {"item": item, "form": form})


def _fill(request: HttpRequest, item: Item, form: FillingForm) -> bool:
    pasted, given = form.pasted(), form.cleaned_data
    seen = request.POST.get("loaded_revision_id", "")
    try:
        fill(
            item, pasted, files=given["files"], instead=bool(given["instead"]), by=request.user, at=timezone.now(),
            seen=int(seen) if seen.isdecimal() else None,
        )  # fmt: skip
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, "已保存为新的草稿，请核对“将要公开的内容”。")
    for note in dict.fromkeys(pasted.notes):
        messages.warning(request, note)
    return True


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """The templates of each genre; one opens the editor with it."""
    if not Item.snippet_viewset.permission_policy.user_has_permission(request.user, "add"):
        return redirect("wagtailadmin_home")
    return render(request, "disclosure/desk/templates.html", {"templates": TEMPLATES.items()})
