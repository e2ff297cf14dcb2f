"""Text out of files: plain text, Markdown, HTML, Word, PDF."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.proof.pdf import CELL, pdf_text

MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class UnreadableError(ValueError):
    """The file cannot be read as text; the message says in Chinese why and what to do."""


def text_of(path: Path) -> str:
    """The text of a file, a paragraph a line.

    Errors: UnreadableError.
    """
    return text_in(path.name, _bytes_of(path))


def text_in(name: str, content: bytes) -> str:
    """The text of the content of a file of that name.

    Errors: UnreadableError.
    """
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise UnreadableError(f"不认识这种文件；可以校对{'、'.join(READERS)}")
    try:
        return reader(content)
    except UnreadableError:
        raise
    except Exception as error:  # readers of foreign formats fail in ways of their own
        raise UnreadableError("文件已损坏或者加了密码，请另存一份再试") from error


def _bytes_of(path: Path) -> bytes:
    """The content of a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError("文件打不开，请检查路径和权限") from error


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text of a plain file, and how its bytes are made."""

    text: str
    encoding: str
    mark: bytes = b""  # at the very beginning

    def encoded(self, text: str) -> bytes:
        """Another text as this file would hold it."""
        return self.mark + text.encode(self.encoding)


def plain_text(content: bytes) -> PlainText:
    """Text in UTF-8, UTF-16 with its mark, or GB 18030.

    Errors: UnreadableError.
    """
    mark = next((mark for mark in MARKS if content.startswith(mark)), b"")
    if b"\0" in content[:2000] and not MARKS.get(mark, "").startswith("utf-16"):
        raise UnreadableError("这不是文本文件")
    for encoding in (MARKS[mark],) if mark else ("utf-8", "gb18030"):
        try:
            return PlainText(content[len(mark) :].decode(encoding), encoding, mark)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("文字编码认不出来，请另存为UTF-8")


def _plain(content: bytes) -> str:
    """The text alone."""
    return plain_text(content).text


def _html(content: bytes) -> str:
    """What a browser would show, with titles of pictures."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(content, "lxml")
    for unseen in soup(["script", "style", "template", "noscript"]):
        unseen.decompose()
    for picture in soup("img", alt=True):
        picture.replace_with(str(picture["alt"]))
    _mark_cells(soup)
    for block in soup(
        ["p", "div", "li", "td", "th", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "title", "figcaption"]
    ):
        block.insert_after("\n")
    lines = (CELL * line.lstrip(" ").startswith(CELL) + " ".join(line.split()) for line in soup.get_text().splitlines())
    return "\n".join(line for line in lines if line.strip())


def _mark_cells(soup: Any) -> None:
    """A tab before the words of each cell; a cell that holds a table is part of the page's layout."""
    for cell in soup(["td", "th"]):
        words = None if cell.find("table") else next((one for one in cell.find_all(string=True) if one.strip()), None)
        if words is not None:
            words.replace_with(CELL + words.lstrip())


def _docx(content: bytes) -> str:
    """Paragraphs and cells in the order of the document."""
    import docx

    from gongkai.proof.marking import lead_of, paragraphs_of

    document = docx.Document(io.BytesIO(content))
    return "\n".join(lead_of(paragraph) + paragraph.text for paragraph in paragraphs_of(document))


def _pdf(content: bytes) -> str:
    """The text layer; lines that a page broke are joined."""
    text = pdf_text(content)
    if not text.strip():
        raise UnreadableError("这份PDF没有文字层，多半是扫描件，请先做文字识别")
    return text


READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}
