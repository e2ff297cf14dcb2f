"""The package of an archived case: a zip whose index names every file with its hash, and its verifier."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

INDEX, TIMELINE = "index.json", "timeline.json"
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip file knows
Chained = Callable[[str, Mapping[str, Any]], str]


def packed(files: Mapping[str, bytes], facts: Mapping[str, Any]) -> bytes:
    """The zip of these files with its index; the same content gives the same bytes."""
    listed = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    ]
    index = json.dumps({**facts, "files": listed}, ensure_ascii=False, indent=1).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in [(INDEX, index), *sorted(files.items())]:
            bundle.writestr(zipfile.ZipInfo(name, BEGINNING), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def faults(content: bytes, chained: Chained) -> list[str]:
    """What is wrong with a package: files changed, missing or added, a timeline that does not hash; empty if whole.

    `chained` is the ledger's own hash of a previous hash and an entry.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as bundle:
            files = {name: bundle.read(name) for name in bundle.namelist()}
        index = json.loads(files.pop(INDEX))
        listed = {entry["name"]: entry["sha256"] for entry in index["files"]}
        found = _differences(listed, files)
        return found or _timeline_faults(json.loads(files[TIMELINE]), chained)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return ["不是归档包，或者归档包不完整：打不开，或者缺少目录、时间线文件"]


def _differences(listed: Mapping[str, str], files: Mapping[str, bytes]) -> list[str]:
    missing = [f"缺少文件：{name}" for name in listed if name not in files]
    unlisted = [f"目录中没有的文件：{name}" for name in files if name not in listed]
    changed = [
        f"文件被改动：{name}"
        for name, content in files.items()
        if name in listed and hashlib.sha256(content).hexdigest() != listed[name]
    ]
    return missing + unlisted + changed


def _timeline_faults(lines: list[dict[str, Any]], chained: Chained) -> list[str]:
    return [
        f"台账第{line['entry']['id']}条与其散列值不符"
        for line in lines
        if chained(line["previous_hash"], line["entry"]) != line["hash"]
    ]
