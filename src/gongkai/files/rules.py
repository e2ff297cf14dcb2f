"""Which files may be stored."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

from gongkai.files.tables import ACCEPTED, LARGEST


def suffix_of(name: str) -> str:
    """The lower-case suffix of a file name, with its dot."""
    return PurePath(name).suffix.lower()


def why_not_store(*, name: str, size: int, sniffed: Collection[str]) -> list[str]:
    """Reasons against storing an upload; `size` in bytes, `sniffed` the content types its first bytes may be."""
    suffix = suffix_of(name)
    if suffix not in ACCEPTED:
        return [f"不接受“{suffix or name}”类文件，请改用 {'、'.join(sorted(ACCEPTED))} 格式"]
    reasons = []
    if size == 0:
        reasons.append("文件是空的，请检查后重新上传")
    if size > LARGEST:
        reasons.append(f"文件超过 {LARGEST // 1024 // 1024} MB，请压缩或拆分后上传")
    if size and not set(sniffed) & set(ACCEPTED[suffix]):
        reasons.append(f"文件内容与扩展名“{suffix}”不符，请用原软件另存后再上传")
    return reasons
