"""What every template may use without asking."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .site import the_site

ELDER_COOKIE = "elder"
CONTRAST_COOKIE = "contrast"


def site(request: HttpRequest) -> dict[str, Any]:
    """The organ's particulars, the reader's modes, and whether the data are samples."""
    return {
        "site": the_site(),
        "elder": request.COOKIES.get(ELDER_COOKIE) == "1",
        "high_contrast": request.COOKIES.get(CONTRAST_COOKIE) == "1",
        "sample_data": getattr(settings, "GONGKAI_SAMPLE_DATA", False),
    }
