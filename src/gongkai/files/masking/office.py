"""Masked copies of Word and PowerPoint files, part by part.

Texts are rewritten; what is hidden (deleted changes, vanished runs, comments, notes, properties) is emptied.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from io import BytesIO
from pathlib import PurePath
from typing import Any

from lxml import etree
from PIL import Image

from gongkai.files.masking.answer import CannotMask
from gongkai.files.xray.office import local, parsed
from gongkai.files.xray.packed import members, open_zip
from gongkai.files.xray.pieces import Reading, TooMuch
from gongkai.lib.masks import mask

_AUTHORS = ("ppt/commentAuthors", "ppt/authors")
_EMPTIED = ("docProps/", "customXml/", "word/comments", "word/people", "ppt/comments", "ppt/notesSlides/",
            "word/glossary/document", *_AUTHORS)  # fmt: skip
_TELLING = {"descr", "title", "alt", "Target", "val", "string", "name"}
SHORTEST = 8  # no number or address that is looked for is shorter
_NAMES = {"author", "initials", "lastModifiedBy", "userId", "providerId", "date", "dt"}


def mask_office(content: bytes, *, keep_id_ends: bool) -> bytes:
    """The masked docx or pptx."""
    archive, kept = open_zip(content), BytesIO()
    if archive is None:
        raise CannotMask("文件损坏，请用原软件另存后重新上传")
    try:
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, body in members(archive, Reading(), ""):
                packed.writestr(name, _part(name, body, keep_id_ends))
    except TooMuch as bound:
        raise CannotMask(str(bound)) from bound
    return kept.getvalue()


def _part(name: str, body: bytes, keep_id_ends: bool) -> bytes:
    if "embeddings/" in name:
        raise CannotMask(f"文件中嵌入了“{PurePath(name).name}”，请先在原文件中删去再上传")
    if name.startswith("docProps/thumbnail") or name.lower().endswith((".jpg", ".jpeg", ".png")):
        return _bare(body)
    if not name.endswith((".xml", ".rels")) or name == "[Content_Types].xml":
        return body
    root = parsed(body)
    if root is None:
        raise CannotMask("文件损坏，请用原软件另存后重新上传")
    if name.startswith(_EMPTIED) or root.get("show") == "0":
        whose = _NAMES | ({"name"} if name.startswith(_AUTHORS) else set())
        _empty(root, whose, all_attributes=name.startswith("customXml/item") and "Props" not in name)
    else:
        _clean(root, keep_id_ends)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _bare(body: bytes) -> bytes:
    try:
        picture = Image.open(BytesIO(body))
        kept = BytesIO()
        picture.convert("RGB" if picture.format == "JPEG" else picture.mode).save(kept, picture.format, exif=b"")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return body
    return kept.getvalue()


def _empty(root: Any, names: Collection[str], *, all_attributes: bool) -> None:
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        node.text = "" if node.text else node.text
        for key in list(node.attrib):
            if all_attributes or etree.QName(key).localname in names:
                _blank(node, key)


def _blank(node: Any, key: str) -> None:
    node.set(key, "1970-01-01T00:00:00Z" if etree.QName(key).localname in ("date", "dt") else "")


def _clean(root: Any, keep_id_ends: bool) -> None:
    for node in list(root.iter()):
        if local(node) in ("del", "moveFrom", "docVars") or (local(node) == "r" and _is_unseen(node)):
            node.getparent().remove(node)
    for node in root.iter():
        if local(node) == "p":
            _mask_paragraph(node, keep_id_ends)
        for key, value in list(node.attrib.items()) if isinstance(node.tag, str) else []:
            name = etree.QName(key).localname
            if name in _NAMES:
                _blank(node, key)
            elif name in _TELLING and len(value) >= SHORTEST:
                node.set(key, mask(value, keep_id_ends=keep_id_ends))


def _is_unseen(run: Any) -> bool:
    for node in run.iter():
        if local(node) == "vanish":
            return True
        if local(node) == "color" and any(str(value).upper() == "FFFFFF" for value in node.attrib.values()):
            return True
    return False


def _mask_paragraph(paragraph: Any, keep_id_ends: bool) -> None:
    """Where the paragraph's text changes, its first run carries the whole of it."""
    texts = [node for node in paragraph.iter() if local(node) in ("t", "instrText") and _own(node, paragraph)]
    before = "".join(node.text or "" for node in texts)
    after = mask(before, keep_id_ends=keep_id_ends) if len(before) >= SHORTEST else before
    if after == before:
        return
    for node in texts:
        node.text = ""
    texts[0].text = after


def _own(node: Any, paragraph: Any) -> bool:
    """Whether the nearest paragraph around a text is this one (text boxes hold paragraphs of their own)."""
    return next((above for above in node.iterancestors() if local(above) == "p"), None) is paragraph
