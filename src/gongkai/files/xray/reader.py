"""Reading a file and all files inside it, within bounds."""

from __future__ import annotations

import gzip
import re
import zlib
from html import unescape
from pathlib import PurePath

from gongkai.files.xray.images import read_picture
from gongkai.files.xray.kinds import BELONGS, PICTURES, decoded, kind_of
from gongkai.files.xray.office import parsed, read_office
from gongkai.files.xray.old import read_old, runs_of
from gongkai.files.xray.packed import members, open_zip
from gongkai.files.xray.pdfs import read_pdf
from gongkai.files.xray.pieces import MOST_BYTES_UNPACKED, Inner, Reading, TooMuch
from gongkai.files.xray.sheets import read_sheets

_OFFICE = {"docx": read_office, "pptx": read_office, "xlsx": read_sheets, "pdf": read_pdf, "ole": read_old}


def read(name: str, content: bytes) -> Reading:
    """Everything that a file says, from its name to its members' members."""
    reading = Reading()
    reading.waiting.append(Inner("", name, content, 0))
    try:
        reading.say("文件名", PurePath(name).name)
        while reading.waiting:
            _read_one(reading.waiting.pop(0), reading)
    except TooMuch as bound:
        reading.complain(str(bound))
    except (RecursionError, MemoryError):
        reading.complain("文件结构异常，未能读完")
    return reading


def _read_one(inner: Inner, reading: Reading) -> None:
    reading.go_on()
    kind = kind_of(inner.content)
    suffix = PurePath(inner.name).suffix.lower()
    if inner.depth == 0 and kind not in BELONGS.get(suffix, set()):
        reading.complain(f"扩展名“{suffix or '（无）'}”与内容（{kind}）不符")
    if kind in PICTURES:
        read_picture(inner, kind, reading)
    elif kind in _OFFICE:
        _OFFICE[kind](inner, reading)
    elif kind in ("zip", "ofd"):
        _read_archive(inner, kind, reading)
    elif kind in ("text", "rtf", "gzip"):
        _read_plain(inner, kind, reading)
    elif inner.content:
        reading.complain(f"{inner.where or '文件'}的格式（{kind}）无法检查")
        reading.say(f"{inner.where}数据", runs_of(inner.content[:5_000_000]), hidden=True)


def _read_archive(inner: Inner, kind: str, reading: Reading) -> None:
    archive = open_zip(inner.content)
    if archive is None:
        reading.complain(f"{inner.where or '压缩包'}损坏，无法打开")
        return
    if archive.comment:
        reading.say(f"{inner.where}压缩包注释", decoded(archive.comment) or "", hidden=True)
    for name, content in members(archive, reading, inner.where or "压缩包内"):
        where = f"{inner.where}压缩包内“{name}”"
        reading.say(f"{where}的文件名", name)
        if kind == "ofd" and name.endswith(".xml"):
            _read_ofd_part(f"{inner.where}{PurePath(name).name}", content, reading)
        else:
            reading.enter(where, name, content, depth=inner.depth + 1)


def _read_ofd_part(where: str, content: bytes, reading: Reading) -> None:
    root = parsed(content)
    if root is None:
        reading.complain(f"{where}损坏，无法读取")
        return
    texts = [node.text for node in root.iter() if isinstance(node.tag, str) and node.text and node.text.strip()]
    reading.say(where, "\n".join(texts))
    reading.say(where, "".join(texts))


def _read_plain(inner: Inner, kind: str, reading: Reading) -> None:
    where = inner.where or "正文"
    if kind == "gzip":
        try:
            unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(inner.content, MOST_BYTES_UNPACKED // 4)
        except (zlib.error, gzip.BadGzipFile):
            reading.complain(f"{where}损坏，无法打开")
            return
        reading.enter(f"{inner.where}解压后的内容", "unpacked", unpacked, depth=inner.depth + 1)
        return
    text = decoded(inner.content) or inner.content.decode("gb18030", "replace")
    reading.say(where, _from_rtf(text) if kind == "rtf" else _separated(inner.name, text))
    if re.search(r"<(?:html|body|p|td|div|span)\b", text, re.IGNORECASE):
        reading.say(f"{where}去除标记后", unescape(re.sub(r"<[^>]*>", "", text)))


def _separated(name: str, text: str) -> str:
    """A csv's commas as tabs, so that its cells are cells."""
    return re.sub(r'"?,"?', "\t", text) if name.lower().endswith(".csv") else text


def _from_rtf(text: str) -> str:
    text = re.sub(r"\\u(-?\d+)\s?\??", lambda code: chr(int(code[1]) % 65536), text)
    text = re.sub(
        r"(?:\\'[0-9a-fA-F]{2})+",
        lambda codes: bytes.fromhex(codes[0].replace("\\'", "")).decode("gb18030", "replace"),
        text,
    )
    text = re.sub(r"\\(?:par|line|row)\b\s?", "\n", text)
    text = re.sub(r"\\cell\b\s?", "\t", text)
    return re.sub(r"\\[a-z]+-?\d* ?|[{}]", "", text)
