"""校对: a text or a file is checked and shown with what was found; nothing of it is kept."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.orgs.tally import count
from gongkai.portal.views.links import HOME
from gongkai.proof.engine import Proofreader
from gongkai.proof.reading import UnreadableError, text_in
from gongkai.proof.rule import Finding, Text

LONGEST, LARGEST = 100_000, 2 * 1024 * 1024  # characters of a text, bytes of a file
ENDINGS = (".txt", ".md", ".html", ".htm", ".docx")
TIMES, WAIT = 60, 600  # texts from one address in so many seconds


class ProofForm(forms.Form):
    """A text or a file; with both the file is read."""

    text = forms.CharField(
        label="文字",
        required=False,
        max_length=LONGEST,
        help_text="粘贴要校对的文字，最多10万字。文字只在本机校对，不保存，也不外传。",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="或者选择文件",
        required=False,
        help_text=f"{'、'.join(ENDINGS)}，不超过2 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the file, or take the text; one of the two is needed."""
        good = super().clean() or {}
        file = good.get("file")
        if file:
            good["read"] = self._read(file)
        elif good.get("text", "").strip():
            good["read"] = good["text"]
        elif not self.errors:
            self.add_error("text", "请粘贴文字，或者选择一个文件。")
        return good

    def _read(self, file: Any) -> str:
        """The text of the file; what is wrong with it is said at its field."""
        if not file.name.lower().endswith(ENDINGS):
            self.add_error("file", f"只能校对这几种文件：{'、'.join(ENDINGS)}。")
        elif file.size > LARGEST:
            self.add_error("file", "文件超过2 MB，请拆开，或者只粘贴要校对的文字。")
        else:
            try:
                text = text_in(file.name, file.read())
            except UnreadableError as error:
                self.add_error("file", f"{error}。")
                return ""
            if len(text) <= LONGEST:
                return text
            self.add_error("file", "文件里的文字超过10万字，请拆开再校对。")
        return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proofreading(request: HttpRequest) -> HttpResponse:
    """The form and, once something was given, the text with its findings."""
    form = ProofForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "crumbs": [HOME, ("校对", None)]}
    if request.method == "POST" and form.is_valid():
        if _too_often(request.META["REMOTE_ADDR"]):
            form.add_error(None, "校对得太频繁，请10分钟后再试。")
        else:
            text = form.cleaned_data["read"].replace("\r\n", "\n")
            context |= shown(text, _reader().check(text))
    status = 422 if request.method == "POST" and form.errors else 200
    return render(request, "portal/proofreading.html", context, status=status)


def shown(text: str, found: list[Finding]) -> dict[str, Any]:
    """The text in pieces with the numbers of what was found, and the list of it."""
    whole = Text(text)
    apart: list[Finding] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    pieces: list[dict[str, Any]] = []
    place = 0
    for number, one in enumerate(apart, start=1):
        pieces.append({"text": text[place : one.start]})
        pieces.append({"text": text[one.start : one.end], "number": number, "severity": one.severity})
        place = one.end
    pieces.append({"text": text[place:]})
    rows = [{"finding": whole.as_line(one), "put": one.suggestion} for one in apart]
    return {"pieces": pieces, "rows": rows, "checked": True, "length": len(text)}


def _too_often(address: str) -> bool:
    """Whether this address has had many texts checked in the last ten minutes; counts this one."""
    return count(f"proofread-{address}", WAIT) > TIMES


@cache
def _reader() -> Proofreader:
    """The proofreader of this process."""
    return Proofreader()
