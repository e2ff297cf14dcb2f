"""A folder of documents as historic items: each file's title, day and text, and a list beside them that says more."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import PurePath
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from gongkai.disclosure.rules.intake import Historic, Unreadable, given_rows, historic, read_page

PAGES, LISTS, TEXTS = (".html", ".htm"), ("清单.xlsx", "清单.csv"), (".txt", ".docx")
DAY_IN_NAME = re.compile(r"^[\s_（(\[]*(\d{4})[-._年]?(\d{2})[-._月]?(\d{2})日?[\s_）)\]\-]*")
DAY_AT_END = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*$")
TITLE_STYLES = ("Title", "标题", "Heading 1")
NOT_OPENED = "打不开这个文档，请用 Word 或者 WPS 另存为 .docx 后再试"


def read_folder(files: Iterable[tuple[str, bytes]]) -> Iterator[Historic]:
    """The items of a folder: saved pages by their tags, documents by name and text.

    A list named 清单.xlsx or 清单.csv may say the rest of each document: its column 文件 names the file. A line whose
    file is missing is an item with a problem.
    """
    held = sorted(files)
    said = {str(row.get("document", "")).strip(): row for name, content in held if PurePath(name).name in LISTS
            for _, row in given_rows(name, content)}  # fmt: skip
    for name, content in held:
        base = PurePath(name).name
        if base in LISTS:
            continue
        if base.lower().endswith(PAGES):
            yield read_page(name, content)
        else:
            yield read_document(name, content, said.pop(base, said.pop(name, {})))
    for name, row in said.items():
        missing = f"清单中的文件“{name}”不在文件夹里" if name else "清单中有一行没有写文件名"
        yield Historic(place="清单", key=f"清单|{name}|{row.get('title', '')}", title=str(row.get("title", ""))[:200],
                       problems=(missing,))  # fmt: skip


def read_document(name: str, content: bytes, said: dict[str, Any]) -> Historic:
    """One document: a day before its name is its first day in public, the day at the end of its text that of writing.

    What `said` (a line of the list) has goes before. Text and tables of .docx and .txt become the body; the document
    itself is attached, whatever it is.
    """
    path = PurePath(name)
    dated = DAY_IN_NAME.match(path.stem)
    problem, html, text = _text_of(path.suffix.lower(), content)
    signed = DAY_AT_END.search(text.strip())
    title = next((line for line in text.splitlines() if line.strip()), "") if html.startswith("<h1>") else ""
    given: dict[str, Any] = {
        "key": name,
        "title": title or path.stem[dated.end() if dated else 0 :],
        "published": "-".join(dated.groups()) if dated else "",
        "written": "-".join(signed.groups()) if signed else "",
        "body": html.partition("</h1>")[2] if title else html,
        "file": (path.name, content),
    }
    one = historic(name, given | {key: value for key, value in said.items() if key != "document"})
    return _with(one, problem) if problem else one


def _with(one: Historic, problem: str) -> Historic:
    return Historic(place=one.place, key=one.key, title=one.title, problems=(*one.problems, problem))


def _text_of(suffix: str, content: bytes) -> tuple[str, str, str]:
    """What is wrong, the text as HTML, and as it is; nothing of what is no text we read: it is attached only."""
    if suffix == ".txt":
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            return "", "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()), text
        return "文字编码不是UTF-8，也不是GB18030，请另存后再试", "", ""
    if suffix != ".docx":
        return "", "", ""
    try:
        document = Document(io.BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        return NOT_OPENED, "", ""
    parts = list(_parts(document.iter_inner_content()))
    return "", "".join(html for html, _ in parts), "\n".join(text for _, text in parts)


def _parts(content: Iterable[Paragraph | Table]) -> Iterator[tuple[str, str]]:
    first = True
    for block in content:
        if isinstance(block, Table):
            yield _table(block), "\t".join(cell.text for row in block.rows for cell in row.cells)
            first = False
        elif words := block.text.strip():
            style = block.style.name if block.style is not None else ""
            tag = "h1" if first and style.startswith(TITLE_STYLES) else "h2" if "Heading" in style else "p"
            yield f"<{tag}>{escape(words)}</{tag}>", words
            first = False


def _table(table: Table) -> str:
    rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in row.cells) for row in table.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


__all__ = ["Unreadable", "read_document", "read_folder"]
