"""Handing out a letter as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from gongkai.applications.letters.paper import to_pdf
from gongkai.applications.letters.word import to_word
from gongkai.applications.rules.letter import Letter
from gongkai.lib.pdf import PrintingMissing

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MADE = {"pdf": (to_pdf, "application/pdf"), "docx": (to_word, WORD)}


def as_file(letter: Letter, form: str, *, name: str) -> HttpResponse:
    """The letter as a file to save: pdf, docx or txt; 503 with what to install where PDF cannot be made."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"', "X-Content-Type-Options": "nosniff"}
    if form == "txt":
        return HttpResponse(letter.as_text(), content_type="text/plain; charset=utf-8", headers=headers)
    if form not in MADE:
        raise Http404
    make, content_type = MADE[form]
    try:
        return HttpResponse(make(letter), content_type=content_type, headers=headers)
    except PrintingMissing as missing:
        return HttpResponse(str(missing), status=503, content_type="text/plain; charset=utf-8")
