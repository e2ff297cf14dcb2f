"""A production installation starts only with settings that are safe, and says what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from gongkai.config.settings.checks import production_problems
from gongkai.config.tests.starting import start

SAFE: dict[str, Any] = {
    "secret": "r" * 64,
    "hosts": ["www.county.gov.cn"],
    "site": {"name": "某县人民政府网", "domain": "www.county.gov.cn"},
    "base_url": "https://www.county.gov.cn",
    "database_url": "postgres://gongkai@127.0.0.1/gongkai",
    "data_keys": [Fernet.generate_key().decode()],
}
ENV = {
    "GONGKAI_SECRET_KEY": "kx3-7Hq2Vw9_bNfT0zLrY5mPdC8sJgA1eUoI4tXvKhQyRnWlB6",
    "GONGKAI_HOSTS": "www.county.gov.cn",
    "GONGKAI_BASE_URL": "https://www.county.gov.cn",
    "GONGKAI_SITE_DOMAIN": "www.county.gov.cn",
    "GONGKAI_SITE_NAME": "某县人民政府网",
    "GONGKAI_DATA_KEYS": Fernet.generate_key().decode(),
}


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {**ENV, "GONGKAI_DATABASE_URL": f"sqlite:///{tmp_path}/gongkai.sqlite3"}


def test_safe_settings_have_no_problem() -> None:
    assert production_problems(**SAFE) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"secret": ""}, "GONGKAI_SECRET_KEY"),
        ({"secret": "short"}, "GONGKAI_SECRET_KEY"),
        ({"secret": "demo-only" + "r" * 60}, "GONGKAI_SECRET_KEY"),
        ({"hosts": []}, "GONGKAI_HOSTS"),
        ({"hosts": ["www.county.gov.cn", "*"]}, "GONGKAI_HOSTS"),
        ({"base_url": ""}, "GONGKAI_BASE_URL"),
        ({"base_url": "http://www.county.gov.cn"}, "GONGKAI_BASE_URL"),
        ({"site": {"name": "某县人民政府网", "domain": "www.yunxi.example"}}, "GONGKAI_SITE_DOMAIN"),
        ({"site": {"name": "云溪县人民政府网", "domain": "www.county.gov.cn"}}, "GONGKAI_SITE_NAME"),
        ({"data_keys": []}, "GONGKAI_DATA_KEYS"),
        ({"data_keys": [Fernet.generate_key().decode(), "not a key"]}, "GONGKAI_DATA_KEYS"),
        ({"database_url": ""}, "GONGKAI_DATABASE_URL"),
    ],
)
def test_each_fault_is_named_by_what_to_set(change: dict[str, Any], named: str) -> None:
    problems = production_problems(**SAFE | change)
    assert len(problems) == 1
    assert named in problems[0]


def test_it_refuses_to_start_and_lists_everything_at_once(tmp_path: Path) -> None:
    done = start(["-m", "django", "check"], "production", tmp_path)
    assert done.returncode != 0
    for name in ("SECRET_KEY", "HOSTS", "BASE_URL", "SITE_DOMAIN", "DATA_KEYS", "DATABASE_URL"):
        assert f"GONGKAI_{name}" in done.stderr
    assert "不能以不安全的配置启动" in done.stderr


def test_it_starts_when_everything_is_right_and_djangos_own_check_is_silent(
    tmp_path: Path, env: dict[str, str]
) -> None:
    done = start(["-m", "django", "check", "--deploy", "--fail-level", "WARNING"], "production", tmp_path, **env)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (2 silenced).\n"), done.stderr


PRINT_FLAGS = """
from django.conf import settings as s
print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SECURE_SSL_REDIRECT,
      s.GONGKAI_SAMPLE_DATA, s.GONGKAI_PROXIES, s.SESSION_COOKIE_SAMESITE, s.TIME_ZONE)
"""


def test_cookies_travel_encrypted_only_and_no_sample_mark_is_shown(tmp_path: Path, env: dict[str, str]) -> None:
    done = start(["-c", PRINT_FLAGS], "production", tmp_path, **env)
    assert done.stdout.split() == ["False", "True", "True", "True", "True", "False", "1", "Lax", "Asia/Shanghai"]


def test_without_a_proxy_no_header_is_believed(tmp_path: Path, env: dict[str, str]) -> None:
    program = "from django.conf import settings as s; print(s.GONGKAI_PROXIES, s.SECURE_PROXY_SSL_HEADER)"
    done = start(["-c", program], "production", tmp_path, **env, GONGKAI_PROXIES="0")
    assert done.stdout.split() == ["0", "None"]
