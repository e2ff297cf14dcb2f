"""The tests: SQLite unless GONGKAI_DATABASE_URL names a PostgreSQL."""

import os
import tempfile

os.environ.setdefault("GONGKAI_VAR", tempfile.mkdtemp(prefix="gongkai-test-"))

from .dev import *  # noqa: F403
from .dev import DATABASES, VAR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False  # its own test switches it on
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"  # no test cuts the power
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}  # a file: threads wait for one another
GONGKAI_SEARCH_DIR = VAR / f"search-{os.getpid()}"  # each worker has its own, emptied by conftest.py
GONGKAI_PAGES_DIR = VAR / f"pages-{os.getpid()}"
GONGKAI_KEEP_PAGES = False  # their own tests switch them on
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # workers share no limits
