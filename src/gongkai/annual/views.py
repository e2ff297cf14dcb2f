"""年报体检: anybody may have an annual report checked; nothing of it is kept."""

from __future__ import annotations

import hashlib
import re
from itertools import groupby
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from gongkai.annual.annotated import HEAVIEST, Piece, annotated, counts, in_words
from gongkai.annual.checking import choose, examine
from gongkai.annual.checks.registry import RULES
from gongkai.annual.forms import CheckupForm
from gongkai.annual.reading import INDENTED, UnreadableReportError, lines_of, read_text, text_in
from gongkai.finding import Finding
from gongkai.orgs.tally import count

MOST_CHECKS = 20  # from one address
WITHIN = 10 * 60  # seconds
TOO_OFTEN = f"检查得太频繁了，请{WITHIN // 60}分钟后再试；需要检查大量报告的，请用命令 gongkai check。"
CELLS_APART = re.compile(r"\t+")
CRUMBS = [("首页", "/"), ("年报体检", None)]


@never_cache
def checkup(request: HttpRequest) -> HttpResponse:
    """Choose a file, see what the rules find in it, marked in its own text."""
    form = CheckupForm(request.POST, request.FILES) if request.method == "POST" else CheckupForm()
    result: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        if _is_too_often(request):
            form.add_error(None, TOO_OFTEN)
        else:
            result = _examined(form, form.cleaned_data["report"])
    status = 200 if request.method == "GET" or result else 422
    context = {"form": form, "rules": len(RULES), "crumbs": CRUMBS, **result}
    return render(request, "annual/checkup.html", context, status=status)


def _examined(form: CheckupForm, upload: UploadedFile) -> dict[str, Any]:
    """What the page shows of the report; nothing, and an error on the form, if it cannot be read."""
    try:
        text = text_in(upload.read(), PurePath(upload.name or "").suffix)
        report = read_text(text)
    except UnreadableReportError as error:
        form.add_error("report", f"读不了这个文件：{error}")
        return {}
    found = [in_words(finding) for finding in examine(report, choose())]
    findings = sorted(found, key=lambda one: HEAVIEST.index(one.severity))  # of one severity in the order of the text
    numbered = [(number, one, f"#mark-{number}" if one.place.line else "") for number, one in enumerate(findings, 1)]
    return {
        "report": report,
        "file_name": upload.name,
        "groups": [(key, list(ones)) for key, ones in groupby(numbered, key=lambda one: one[1].severity)],
        "counts": [{"label": severity.label, "value": count, "unit": "处"} for severity, count in counts(findings)],
        "pieces": _pieces(lines_of(text), findings),
    }


def _pieces(lines: list[str], findings: list[Finding]) -> list[dict[str, Any]]:
    """The report's text in stretches, those with a fault bearing the number of the first finding there.

    Cells that stand one to a line are set side by side, as the row of the table that they are; between cells of a row
    that is known stands a blank.
    """
    numbers = {id(finding): number for number, finding in enumerate(findings, 1)}
    pieces: list[dict[str, Any]] = []
    before, begun = 0, set[int]()
    for line in annotated(lines, findings):
        is_cell = lines[line.number - 1].startswith(INDENTED)
        if pieces:
            pieces.append({"text": "　" if is_cell and before == line.number - 1 else "\n"})
        before = line.number if is_cell else 0
        for piece in line.pieces:
            pieces.append({"text": CELLS_APART.sub("　", piece.text), **_mark(piece, numbers, begun)})
    return pieces


def _mark(piece: Piece, numbers: dict[int, int], begun: set[int]) -> dict[str, Any]:
    """The number of the heaviest finding on a piece, and which findings begin there, to be led to."""
    if not piece.findings:
        return {}
    on = sorted(numbers[id(finding)] for finding in piece.findings)
    begins = [number for number in on if number not in begun]
    begun.update(begins)
    return {"number": on[0], "severity": piece.severity, "begins": begins}


def _is_too_often(request: HttpRequest) -> bool:
    """Whether the address has had its number of checks; one is counted."""
    address = hashlib.sha256(str(request.META.get("REMOTE_ADDR", "")).encode()).hexdigest()[:20]
    return count(f"checkup-{address}", WITHIN) > MOST_CHECKS
