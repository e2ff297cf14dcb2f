"""Word and PowerPoint files: every part, tracked changes, comments, notes, hidden runs and slides, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from lxml import etree

from gongkai.files.xray.packed import members, open_zip
from gongkai.files.xray.pieces import Inner, Reading

PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": False, "recover": True}
PARTS = {
    "word/document": "正文",
    "word/header": "页眉",
    "word/footer": "页脚",
    "word/comments": "批注",
    "word/footnotes": "脚注",
    "word/endnotes": "尾注",
    "word/settings": "文档设置",
    "word/glossary": "构建基块",
    "ppt/slides/slide": "幻灯片",
    "ppt/notesSlides/": "演讲者备注",
    "ppt/comments": "批注",
    "ppt/slideLayouts/": "版式",
    "ppt/slideMasters/": "母版",
    "docProps/": "文档属性",
    "customXml/": "自定义数据",
}
HIDDEN_PARTS = ("批注", "演讲者备注", "文档属性", "自定义数据", "文档设置", "构建基块", "母版", "版式", "关系")


def read_office(inner: Inner, reading: Reading) -> None:
    """Read a docx or pptx."""
    archive = open_zip(inner.content)
    if archive is None:
        reading.complain(f"{inner.where}损坏，无法打开")
        return
    for name, content in members(archive, reading, inner.where):
        if name.endswith((".xml", ".rels", ".vml")):
            read_part(inner.where + part_name(name), content, reading)
        elif name.startswith("docProps/thumbnail"):
            continue  # a small picture of the first page
        elif name.endswith((".bin", ".emf", ".wmf", ".fntdata", ".odttf")) and "embeddings" not in name:
            continue
        else:
            reading.enter(f"{inner.where}嵌入的“{PurePath(name).name}”", name, content, depth=inner.depth + 1)


def part_name(name: str) -> str:
    """A part of the package in an officer's words."""
    if name.endswith(".rels"):
        return "关系"
    number = re.search(r"(\d+)\.xml$", name)
    for start, words in PARTS.items():
        if name.startswith(start):
            return words + (f"第{number[1]}页" if number and words == "幻灯片" else "")
    return PurePath(name).name


def parsed(content: bytes) -> Any:
    """The root of an XML part, or None."""
    try:
        return etree.fromstring(content, etree.XMLParser(**PARSER))
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_part(where: str, content: bytes, reading: Reading) -> None:
    """Read one XML part: its rows and paragraphs in sight, then what is out of sight."""
    root = parsed(content)
    if root is None:
        reading.complain(f"{where}损坏，无法读取")
        return
    aside = any(word in where for word in HIDDEN_PARTS) or root.get("show") == "0"
    name = where + ("（隐藏）" if root.get("show") == "0" else "")
    said = [
        ("中删除的修订", "\n".join(_texts(root, "delText", "p"))),
        ("中隐藏的文字", "\n".join(_text_of(run) for run in _unseen_runs(root))),
        ("中的属性", "\n".join(_attributes(root))),
    ]
    reading.say(name, "\n".join(_lines(root)), hidden=aside, shown=None if aside else _shown(root))
    for place, text in said:
        reading.say(where + place, text, hidden=True)


def _shown(root: Any) -> str:
    """What is left of a part once everything out of sight is taken out of it."""
    fields = [node for node in root.iter() if local(node) == "instrText"]
    for node in (*_unseen_runs(root), *fields):
        if node.getparent() is not None:
            node.getparent().remove(node)
    return "\n".join(_lines(root))


def local(node: Any) -> str:
    """A tag without its namespace."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _lines(root: Any) -> Iterator[str]:
    """Each table row with tabs between its cells, each paragraph outside of tables, and bare text elsewhere."""
    if not any(local(node) == "p" for node in root.iter()):
        for node in root.iter():
            if isinstance(node.tag, str) and node.text and node.text.strip():
                yield node.text
        return
    for node in root.iter():
        if local(node) == "tr" and not _inside(node, "tr"):
            yield "\t".join(" ".join(_paragraphs(cell)) for cell in node if local(cell) == "tc")
        elif local(node) == "p" and not _inside(node, "tr"):
            yield _text_of(node)


def _paragraphs(node: Any) -> Iterator[str]:
    for one in node.iter():
        if local(one) == "p":
            yield _text_of(one)


def _inside(node: Any, tag: str) -> bool:
    return any(local(above) == tag for above in node.iterancestors())


def _text_of(paragraph: Any) -> str:
    parts = []
    for node in paragraph.iter():
        name = local(node)
        if name in ("t", "instrText") and node.text:
            parts.append(node.text)
        elif name in ("tab", "br", "cr"):
            parts.append(" ")
    return "".join(parts)


def _texts(root: Any, tag: str, by: str) -> Iterator[str]:
    for group in root.iter():
        if local(group) == by:
            yield "".join(node.text or "" for node in group.iter() if local(node) == tag)


def _unseen_runs(root: Any) -> list[Any]:
    """Runs marked as vanished or white on white."""
    found = []
    for run in root.iter():
        if local(run) != "r":
            continue
        marks = {local(node): node for node in run.iter() if isinstance(node.tag, str)}
        white = any(str(value).upper() == "FFFFFF" for node in (marks.get("color"),) if node is not None
                    for value in node.attrib.values())  # fmt: skip
        if "vanish" in marks or white:
            found.append(run)
    return found


_TOLD = {"descr", "title", "alt", "author", "initials", "lastModifiedBy", "Target", "name", "val", "string"}


def _attributes(root: Any) -> Iterator[str]:
    """Attributes that hold words: alternative texts, authors of changes, addresses of links, document variables."""
    seen = set()
    for node in root.iter():
        for key, value in node.attrib.items():
            name = etree.QName(key).localname
            telling = name in _TOLD and (len(value) >= 11 or re.search("[一-鿿]", value))
            if telling and value not in seen and not value.startswith(("http://schemas", "media/", "../")):
                seen.add(value)
                yield value
