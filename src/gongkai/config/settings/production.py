"""A real installation. It refuses to start insecurely and says what to set."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import GONGKAI_DATA_KEYS, GONGKAI_SITE
from .checks import production_problems

DEBUG = False
SECRET_KEY = os.environ.get("GONGKAI_SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("GONGKAI_HOSTS", "").split(",") if host]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
GONGKAI_SAMPLE_DATA = False

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by the machine's own watchdog
GONGKAI_PROXIES = int(os.environ.get("GONGKAI_PROXIES", "1"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if GONGKAI_PROXIES else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # Wagtail shows its preview in a frame of our own; frame-ancestors of the CSP keeps others out
    "security.W021",  # whether a domain enters the browsers' preload lists is for its owner to decide
]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if problems := production_problems(
    secret=SECRET_KEY,
    hosts=ALLOWED_HOSTS,
    site=GONGKAI_SITE,
    base_url=os.environ.get("GONGKAI_BASE_URL", ""),
    database_url=os.environ.get("GONGKAI_DATABASE_URL", ""),
    data_keys=GONGKAI_DATA_KEYS,
):
    raise ImproperlyConfigured("不能以不安全的配置启动：\n" + "\n".join(f"  - {problem}" for problem in problems))
