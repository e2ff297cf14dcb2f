"""The tests: SQLite unless GONGKAI_DATABASE_URL names a PostgreSQL."""

import os
import tempfile

os.environ.setdefault("GONGKAI_VAR", tempfile.mkdtemp(prefix="gongkai-test-"))

from .dev import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False  # its own test switches it on
