"""What every public page shows of the county's present situation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from gongkai.portal.queries.alerts import alert_now


def alert(request: HttpRequest) -> dict[str, Any]:
    """The alert in force, asked for only where a template shows it."""
    return {"alert": SimpleLazyObject(lambda: alert_now(timezone.now()))}
