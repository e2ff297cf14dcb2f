"""The theme alone: its own addresses, its own settings, no database."""

from __future__ import annotations

import pytest
from django.test import Client

from .site import settings as alone


@pytest.fixture(autouse=True)
def theme_alone(settings):
    """Whatever project the tests run in, they see the theme with 云溪县's particulars."""
    for name in ("ROOT_URLCONF", "TEMPLATES", "GONGKAI_SITE", "GONGKAI_SAMPLE_DATA"):
        setattr(settings, name, getattr(alone, name))
    settings.MIDDLEWARE = []
    settings.DEBUG = False


@pytest.fixture
def reader():
    """Somebody with a browser."""
    return Client(raise_request_exception=False)
