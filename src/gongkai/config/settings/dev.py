"""A newcomer's machine: everything embedded, one command."""

import os
from contextlib import suppress

from cryptography.fernet import Fernet

from .base import *  # noqa: F403
from .base import VAR


def _kept(name: str) -> str:
    """A secret made on this machine at the first start and kept beside the data."""
    path = VAR / name
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        fresh = VAR / f"{name}.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(Fernet.generate_key().decode())
        with suppress(FileExistsError):  # another process was first: its secret holds
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text().strip()


DEBUG = False
SECRET_KEY = _kept("secret.key")
GONGKAI_DATA_KEYS = [_kept("data.key")]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
