"""What every installation shares."""

from __future__ import annotations

from pathlib import Path

import dj_database_url

PACKAGE = Path(__file__).resolve().parents[2]  # …/gongkai
VAR = Path("var").resolve()  # where this installation keeps its data; overridden by GONGKAI_VAR

INSTALLED_APPS = [
    "gongkai.theme",
    "gongkai.orgs",
    "gongkai.ledger",
    "gongkai.files",
    "gongkai.disclosure",
    "gongkai.policies",
    "gongkai.registers",
    "gongkai.mailbox",
    "gongkai.applications",
    "gongkai.analytics",
    "gongkai.annual",
    "gongkai.desk",
    "gongkai.portal",
    "gongkai.api",
    "gongkai.ops",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
