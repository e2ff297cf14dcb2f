"""校对统计: what the rules found, and what people made of it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.proof.registry import LISTED, RULES, SPELLING
from gongkai.proofing.permissions import units_kept
from gongkai.proofing.queries import records_of
from gongkai.proofing.rules.outcomes import LEAST_JUDGED

TITLES = {SPELLING: "错别字", **{rule.id: rule.title for rule in (*RULES, *LISTED)}}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """By rule and by unit, for a year and the units within reach."""
    units = list(units_kept(request.user))
    if not units:
        raise PermissionDenied
    this_year = timezone.localdate().year
    asked, wanted = request.GET.get("year", ""), request.GET.get("unit", "")
    year = int(asked) if asked in {str(this_year - back) for back in range(5)} else this_year
    chosen = [unit for unit in units if str(unit.pk) == wanted] or units
    by_rule, by_unit = records_of(chosen, year)
    keep = settings.GONGKAI_PROOF_KEEP_SHARE
    context = {
        "units": units,
        "unit": wanted,
        "year": year,
        "years": [this_year - back for back in range(5)],
        "rules": [(TITLES.get(one.rule, one.rule), one, one.is_noise(keep)) for one in by_rule],
        "by_unit": by_unit,
        "keep": round(keep * 100),
        "least": LEAST_JUDGED,
    }
    return render(request, "proofing/desk/statistics.html", context)
