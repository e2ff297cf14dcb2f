"""What makes a production configuration insecure, as a list of sentences that say what to set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.fernet import Fernet

SHORTEST_SECRET = 50  # characters


def production_problems(
    *,
    secret: str,
    hosts: Sequence[str],
    site: Mapping[str, Any],
    base_url: str,
    database_url: str,
    data_keys: Sequence[str],
) -> list[str]:
    """Every reason against starting with these settings; an empty list means that they may be used."""
    problems = []
    if len(secret) < SHORTEST_SECRET or secret.startswith("demo-only"):
        problems.append(f"请设置 GONGKAI_SECRET_KEY：至少 {SHORTEST_SECRET} 个随机字符，且不得使用示例值")
    if not hosts or "*" in hosts:
        problems.append("请设置 GONGKAI_HOSTS：本站域名，多个以英文逗号分隔，不得为 *")
    if not base_url.startswith("https://"):
        problems.append("请设置 GONGKAI_BASE_URL：以 https:// 开头的本站地址")
    if site["domain"].endswith(".example") or "云溪县" in site["name"]:
        problems.append("请设置 GONGKAI_SITE_DOMAIN、GONGKAI_SITE_NAME 等网站信息：当前仍是示例县")
    if not data_keys:
        problems.append("请设置 GONGKAI_DATA_KEYS：个人信息加密密钥（Fernet），多个以英文逗号分隔，首个用于加密")
    elif not all(_is_key(key) for key in data_keys):
        problems.append("GONGKAI_DATA_KEYS 中有不合格的密钥：每个密钥须为44个字符的 Fernet 密钥")
    if not database_url:
        problems.append("请设置 GONGKAI_DATABASE_URL：数据库地址，如 postgres://用户:密码@主机/库名")
    return problems


def _is_key(text: str) -> bool:
    """Whether the text is a key that can encrypt."""
    try:
        Fernet(text)
    except ValueError:
        return False
    return True
