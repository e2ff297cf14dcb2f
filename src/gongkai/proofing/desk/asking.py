"""What the editor asks while somebody types: paragraphs to proofread, and words to ignore from now on."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import EDITORS
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import units_within_reach
from gongkai.proofing.actions import ignore
from gongkai.proofing.queries import spots_in_paragraphs
from gongkai.proofing.rules import Spot

MOST_CHARACTERS = 40_000  # of all paragraphs of one question
NOT_YOURS, UNREADABLE = "您不为这个单位写稿、审稿", "请求的格式不对，请刷新页面再试"
TOO_LONG = f"一次最多校对{MOST_CHARACTERS // 10_000}万字，请分几次"


@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """What is found in each of the paragraphs; offsets count UTF-16 units, as a browser does."""
    asked = _asked(request)
    texts = asked.get("texts")
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return _no(UNREADABLE)
    if sum(map(len, texts)) > MOST_CHARACTERS:
        return _no(TOO_LONG)
    unit = _unit(request, asked)
    if unit is None:
        return _no(NOT_YOURS, status=403)
    rows = spots_in_paragraphs(texts, unit)
    found = [[_shown(text, start, spot) for start, spot in row] for text, row in zip(texts, rows, strict=True)]
    return JsonResponse({"found": found})


@require_POST
def learn(request: HttpRequest) -> JsonResponse:
    """Put the word of one finding on the unit's list; the finding is looked for again, not believed."""
    asked = _asked(request)
    unit, text = _unit(request, asked), asked.get("text")
    if unit is None:
        return _no(NOT_YOURS, status=403)
    if not isinstance(text, str) or len(text) > MOST_CHARACTERS:
        return _no(UNREADABLE)
    (row,) = spots_in_paragraphs([text], unit)
    spot = next((spot for _, spot in row if spot.mark == asked.get("mark")), None)
    if spot is None:
        return _no("这一处已经改过了")
    given = {name: str(asked.get(name, "")) for name in ("word", "reason")}
    try:
        entry = ignore(spot, unit=unit, by=request.user, at=timezone.now(), **given)
    except Refused as refused:
        return _no("；".join(refused.reasons))
    return JsonResponse({"word": entry.word})


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The question; empty where it is none."""
    try:
        asked = json.loads(request.body)
    except ValueError:
        return {}
    return asked if isinstance(asked, dict) else {}


def _unit(request: HttpRequest, asked: dict[str, Any]) -> Organisation | None:
    """The unit named, if the person writes or reviews for it."""
    number = str(asked.get("unit", ""))
    reach = units_within_reach(request.user, EDITORS)
    return reach.filter(pk=number).first() if number.isascii() and number.isdigit() else None


def _no(reason: str, *, status: int = 422) -> JsonResponse:
    return JsonResponse({"reason": reason}, status=status)


def _shown(text: str, start: int, spot: Spot) -> dict[str, Any]:
    """A finding as the script shows it."""
    first = _units(text[:start])
    return {
        "start": first,
        "end": first + _units(spot.quote),
        "rule": spot.rule,
        "severity": spot.severity.value,
        "label": spot.severity.label,
        "message": spot.message,
        "basis": spot.basis,
        "put": spot.suggestion,
        "before": spot.before,
        "quote": spot.quote,
        "after": spot.after,
        "mark": spot.mark,
        "word": spot.word if spot.may_be_learnt else "",
    }


def _units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
