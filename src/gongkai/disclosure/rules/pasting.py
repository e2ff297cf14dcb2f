"""What comes from Word or WPS as HTML, turned into the paragraphs, lists and tables that a published text may have.

Word writes its layout into the HTML; hidden text, tracked deletions and comments travel along. What stays is what the
eye saw: text, bold, headings, links to sites, list items, tables. Numbers that Word counted (一、（一）1.) stay as the
words they are, because other texts refer to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

import nh3
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from bs4.element import Declaration, PageElement, ProcessingInstruction

TABLE, TEXT = "table", "text"
KEPT = {"p", "br", "b", "h2", "h3", "ul", "li", "a"}
BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "blockquote", "pre", "section", "article"}
GONE = ["script", "style", "meta", "link", "title", "xml", "head", "object", "iframe", "form", "input", "button",
        "select", "textarea", "svg", "math", "template", "noscript", "del", "s", "strike"]  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.I)
BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.I)
COMMENT = re.compile(r"MsoComment|msocom", re.I)
MARKER = re.compile(r"mso-list\s*:\s*Ignore", re.I)
BULLETS = set("·•●○◦■□◆◇▪▫–-lnuØüo§\uf06c\uf0b7\uf06e\uf0d8\uf0fc\uf0a7")  # Wingdings and Symbol letters included
HEADING = re.compile(r"Mso(?:Heading|标题)(\d)", re.I)
BROKEN = re.compile(r"(?<=[^\x00-\xff])\s*\n\s*(?=(?:</?[a-z][^>]*>)*[^\x00-\xff])")
BLANKS = " \t\r\n\xa0\u3000\u2002\u2003\u200b\ufeff"
LINK = re.compile(r"^(https?://|mailto:)", re.I)


@dataclass(slots=True)
class Pasted:
    """The blocks of a body, and what the writer has to know of what could not come along."""

    blocks: list[tuple[str, object]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def from_word(html: str) -> Pasted:
    """The body blocks of clipboard HTML: ("text", HTML) and ("table", {"columns", "rows"}), in their order.

    What is nested too deep to be a text that anybody wrote comes as plain text.
    """
    soup = BeautifulSoup(html, "lxml")
    try:
        return _with_layout(soup)
    except RecursionError:
        flat = from_plain(soup.get_text("\n"))
        flat.notes.append("版式过于复杂，只保留了文字，请核对")
        return flat


def _with_layout(soup: BeautifulSoup) -> Pasted:
    pasted = Pasted()
    pictures = len(soup.find_all(["img", "v:imagedata", "picture"]))
    _drop_what_nobody_saw(soup)
    lines: list[str] = []
    for part in _parts(soup.body or soup):
        if isinstance(part, str):
            lines.append(part)
            continue
        _flush(lines, pasted)
        _add_table(part, pasted)
    _flush(lines, pasted)
    if pictures:
        pasted.notes.append(f"有{pictures}幅图片没有粘贴，请作为附件上传")
    return pasted


def from_plain(text: str) -> Pasted:
    """The same of plain text: a paragraph for each line; lines with the same number of tabs are a table."""
    pasted = Pasted()
    lines: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        cells = [_squeezed(cell) for cell in line.split("\t")]
        if len(cells) > 1 and (not rows or len(rows[0]) == len(cells)):
            rows.append(cells)
            continue
        if rows:
            _flush(lines, pasted)
            pasted.blocks.append((TABLE, _table_value(rows)))
            rows = [cells] if len(cells) > 1 else []
        if len(cells) == 1 and cells[0]:
            lines.append(f"<p>{escape(cells[0], quote=False)}</p>")
    _flush(lines, pasted)
    return pasted


def _drop_what_nobody_saw(soup: BeautifulSoup) -> None:
    for text in soup.find_all(string=lambda one: isinstance(one, Comment | Declaration | ProcessingInstruction)):
        text.extract()
    for tag in soup.find_all(GONE):
        tag.decompose()
    for tag in soup.find_all(True):
        if tag.decomposed or tag.attrs is None:
            continue
        style, classes = _said(tag, "style"), _said(tag, "class")
        is_comment = COMMENT.search(classes) or COMMENT.search(_said(tag, "href")) or "mso-comment" in style
        if HIDDEN.search(style) or is_comment or tag.has_attr("hidden"):
            tag.decompose()


def _said(tag: Tag, name: str) -> str:
    value = tag.get(name) or ""
    return " ".join(value) if isinstance(value, list) else str(value)


def _parts(root: Tag) -> Iterator[str | Tag]:
    """Each paragraph as HTML, each table as its tag, in the order of the text."""
    loose: list[PageElement] = []
    for child in root.children:
        if isinstance(child, Tag) and _is_block(child):
            yield from _paragraph(loose, "p")
            loose = []
            yield from _block(child)
        else:
            loose.append(child)
    yield from _paragraph(loose, "p")


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS or tag.find(list(BLOCKS)) is not None


def _block(tag: Tag) -> Iterator[str | Tag]:
    if tag.name == "table":
        yield tag
    elif tag.find(list(BLOCKS)) is not None:
        yield from _parts(tag)
    else:
        marker = _marker(tag)
        name = "li" if tag.name == "li" or marker in BULLETS else _heading(tag)
        yield from _paragraph(list(tag.children), name, "" if name == "li" else marker)


def _heading(tag: Tag) -> str:
    named = HEADING.search(_said(tag, "class"))
    level = int(named[1]) if named else int(tag.name[1]) if re.fullmatch(r"h[1-6]", tag.name) else 0
    return "p" if not level else "h2" if level == 1 else "h3"


def _marker(tag: Tag) -> str:
    """The number or bullet that Word put before a list item; it is taken out of the tag."""
    for span in tag.find_all("span"):
        if MARKER.search(_said(span, "style")):
            said = _squeezed(span.get_text())
            span.decompose()
            return said
    return ""


def _paragraph(children: list[PageElement], name: str, before: str = "") -> Iterator[str]:
    inner = _joined("".join(_inline(child) for child in children))
    inner = re.sub(r"(?:<br>\s*)+$|^(?:\s*<br>)+", "", inner.strip(BLANKS)).strip(BLANKS)
    if inner or before:
        yield f"<{name}>{escape(before, quote=False)}{inner}</{name}>"


def _joined(inner: str) -> str:
    """Lines that Word broke within a paragraph: nothing between Chinese characters, else a blank."""
    return re.sub(r"\s*\n\s*", " ", re.sub(BROKEN, "", inner))


def _inline(node: PageElement) -> str:
    if isinstance(node, NavigableString):
        words = re.sub(r"[ \t\r\f\v\xa0\u200b\ufeff]+", " ", str(node))
        return escape(words, quote=False)
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return "<br>"
    inner = "".join(_inline(child) for child in node.children)
    if not inner.strip(BLANKS):
        return inner
    if node.name == "a" and LINK.match(_said(node, "href").strip()):
        return f'<a href="{escape(_said(node, "href").strip())}">{inner}</a>'
    if node.name in ("b", "strong") or BOLD.search(_said(node, "style")):
        return f"<b>{inner}</b>"
    return inner


def _flush(lines: list[str], pasted: Pasted) -> None:
    """Close the running text: neighbouring list items share a list."""
    if lines:
        html = re.sub(r"(?:<li>.*?</li>)+", lambda items: f"<ul>{items[0]}</ul>", "".join(lines), flags=re.DOTALL)
        html = nh3.clean(
            html, tags=KEPT, attributes={"a": {"href"}}, link_rel=None, url_schemes={"http", "https", "mailto"}
        )
        pasted.blocks.append((TEXT, html))
        lines.clear()


def _add_table(table: Tag, pasted: Pasted) -> None:
    rows = [_cells(row) for row in table.find_all("tr") if row.find_parent("table") is table]
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    if any(cell.get("colspan") or cell.get("rowspan") for cell in table.find_all(["td", "th"])):
        pasted.notes.append("表格中合并的单元格已拆开，请核对")
    if max(len(row) for row in rows) == 1:  # a frame around text, not a table
        pasted.blocks.append((TEXT, "".join(f"<p>{escape(cell, quote=False)}</p>" for row in rows for cell in row)))
        return
    pasted.blocks.append((TABLE, _table_value(rows)))


def _cells(row: Tag) -> list[str]:
    cells = []
    for cell in row.find_all(["td", "th"], recursive=False):
        wide = _said(cell, "colspan")
        cells.append(_cell(cell))
        cells += [""] * (min(int(wide), 50) - 1 if wide.isdecimal() else 0)
    return cells


def _cell(cell: Tag) -> str:
    """The words of a cell: its paragraphs side by side, the runs within them as they are."""
    parts = [one if isinstance(one, str) else escape(one.get_text(" "), quote=False) for one in _parts(cell)]
    return _squeezed(" ".join(unescape(re.sub(r"<[^>]*>", " " if "<br>" in one else "", one)) for one in parts))


def _table_value(rows: list[list[str]]) -> dict[str, object]:
    """A table as the editor keeps it: the first row is the heading; short rows are filled up."""
    width = max(len(row) for row in rows)
    full = [row + [""] * (width - len(row)) for row in rows]
    return {
        "columns": [{"type": "cell", "heading": heading} for heading in full[0]],
        "rows": [{"values": row} for row in full[1:]],
        "caption": "",
    }


def _squeezed(text: str) -> str:
    return re.sub(rf"[{BLANKS}]+", " ", text).strip(BLANKS)
