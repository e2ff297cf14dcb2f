"""PDF files: text layer under whatever covers it, annotations, fields, properties, attachments, earlier versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from gongkai.files.xray.pieces import Inner, Reading

MOST_VERSIONS = 4  # earlier versions kept inside the file
MOST_PICTURES = 60
SMALL = 64  # pixels: a picture narrower than this is an ornament
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
          NotImplementedError, ArithmeticError, AssertionError)  # fmt: skip


def read_pdf(inner: Inner, reading: Reading) -> None:
    """Read a PDF and the versions that were saved over."""
    document = opened(inner.content)
    if document is None:
        reading.complain(f"{inner.where}损坏，无法打开")
        return
    if document.is_encrypted and not _unlocked(document):
        reading.complain(f"{inner.where}设有打开密码，无法检查，请去除密码后上传")
        return
    _read_pages(inner, document, reading)
    _read_rest(inner, document, reading)
    for number, version in enumerate(earlier_versions(inner.content), 1):
        old = opened(version)
        if old is not None and not old.is_encrypted:
            for page, text in _page_texts(old, reading):
                reading.say(f"{inner.where}早先保存的版本{number}第{page}页", text, hidden=True)


def opened(content: bytes) -> Any:
    """The document, or None."""
    try:
        document = pypdf.PdfReader(BytesIO(content), strict=False)
        if not document.is_encrypted:
            len(document.pages)
    except BROKEN:
        return None
    return document


def _unlocked(document: Any) -> bool:
    try:
        return bool(document.decrypt(""))
    except (*BROKEN, ImportError):
        return False


def earlier_versions(content: bytes) -> list[bytes]:
    """The bytes up to each end of file but the last: what the file was before it was saved over."""
    ends = [match.end() for match in re.finditer(rb"%%EOF", content)]
    return [content[:end] for end in ends[:-1]][-MOST_VERSIONS:]


def _page_texts(document: Any, reading: Reading) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(_pages(document), 1):
        reading.go_on()
        try:
            yield number, page.extract_text() or ""
        except BROKEN:
            reading.complain(f"第{number}页的文字无法读取")


def _pages(document: Any) -> Iterator[Any]:
    try:
        yield from document.pages
    except BROKEN:
        return


def _read_pages(inner: Inner, document: Any, reading: Reading) -> None:
    pictures = 0
    for number, text in _page_texts(document, reading):
        where = f"{inner.where}第{number}页"
        reading.say(where, text)
        page = document.pages[number - 1]
        reading.say(f"{where}的批注和表单", "\n".join(_annotations(page)), hidden=True)
        for name, content in _pictures(page, where, reading):
            pictures += 1
            if pictures <= MOST_PICTURES:
                reading.enter(f"{where}的图片", name, content, depth=inner.depth + 1)
            else:
                reading.complain(f"{inner.where}图片超过 {MOST_PICTURES} 幅，其余未检查")


def _annotations(page: Any) -> Iterator[str]:
    try:
        notes = [note.get_object() for note in page.get("/Annots") or []]
    except BROKEN:
        return
    for note in notes:
        for key in ("/Contents", "/T", "/V", "/Subj", "/RC", "/TU"):
            if isinstance(note, dict) and isinstance(note.get(key), str):
                yield str(note[key])
        link = note.get("/A") if isinstance(note, dict) else None
        if isinstance(link, dict) and isinstance(link.get("/URI"), str):
            yield str(link["/URI"])


def _pictures(page: Any, where: str, reading: Reading) -> Iterator[tuple[str, bytes]]:
    try:
        names = list(page.images.keys())
    except BROKEN:
        return
    for name in names:
        reading.go_on()
        try:
            resource = page.images[name]
            picture = resource.image
            if picture is None or min(picture.size) < SMALL:
                continue
            kept = BytesIO()
            picture.convert("RGB").save(kept, "PNG")
        except (*BROKEN, ImportError, MemoryError):
            reading.complain(f"{where}的图片无法读取")
            continue
        yield f"{resource.name}.png", kept.getvalue()


def _read_rest(inner: Inner, document: Any, reading: Reading) -> None:
    told = []
    try:
        told += [f"{key}：{value}" for key, value in (document.metadata or {}).items()]
        xmp = document.trailer["/Root"].get("/Metadata")
        if xmp is not None:
            told.append(re.sub(r"<[^>]*>", " ", xmp.get_object().get_data().decode("utf-8", "replace")))
        told += [str(entry.title) for entry in _flat(document.outline)]
        fields = document.get_fields() or {}
        told += [f"{name}：{value.get('/V')}" for name, value in fields.items() if value.get("/V")]
    except BROKEN:
        reading.complain(f"{inner.where}的属性未能全部读取")
    reading.say(f"{inner.where}文档属性", "\n".join(told), hidden=True)
    try:
        for name, contents in document.attachments.items():
            for content in contents:
                reading.enter(f"{inner.where}内附的“{name}”", name, content, depth=inner.depth + 1)
    except BROKEN:
        reading.complain(f"{inner.where}的内附文件无法读取")


def _flat(outline: Any) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry
