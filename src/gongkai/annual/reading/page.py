"""The text of a web page: a line for each block, a line for each table row with its cells parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from gongkai.annual.reading.plain import raised
from gongkai.annual.reading.refusal import NotAReportError, UnreadableReportError

LEFT_OUT = {"script", "style", "nav", "aside", "noscript", "template", "svg", "head", "iframe", "select", "button"}
TYPED_INTO = {"text", "number"}
STRUCK = {"del", "s", "strike"}
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"}
    | {"ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
DEEPEST = 200
MOST_MERGED = 60  # columns or rows
FEWEST_WHOLE = 500  # bytes for each broken one; a page in GB 18030 breaks every few bytes


def text_in(data: bytes) -> str:
    """The text of the page's body."""
    if not data.strip():
        raise UnreadableReportError("文件是空的")
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError, AssertionError) as error:
        raise UnreadableReportError("不是网页文件，或者已损坏") from error
    if root.xpath("//meta[@name='generator' and starts-with(@content, 'gongkai check')]"):
        raise NotAReportError("是 gongkai check 的检查结果，不是年度报告")
    lines = _Lines()
    body = root.find(".//body")
    _walk(body if body is not None else root, lines, 0)
    return "\n".join(lines.all())


def _encoding(data: bytes) -> str:
    """UTF-8 where the bytes are, but for a few that are broken; else what the page declares, else GB 18030."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.decode("utf-8", "replace").count("\ufffd") * FEWEST_WHOLE < len(data):
            return "utf-8"
        declared = DECLARED.search(data[:4096])
        name = declared[1].decode("ascii").lower() if declared else "gb18030"
        return "gb18030" if name in ("gb2312", "gbk", "utf-8") else name
    return "utf-8"


class _Lines:
    """The lines gathered so far and the one being gathered."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.done: list[str] = []
        self.open: list[str] = []
        self.reaching: dict[int, int] = {}  # columns of the table at hand → rows down which a cell still reaches there

    def say(self, text: str | None) -> None:
        """Go on with the line."""
        if text:
            self.open.append(re.sub(r"[\r\n\t\f\v ]+", " ", text))

    def end(self) -> None:
        """End the line, if anything was said."""
        line = "".join(self.open).strip(" ")
        self.open = []
        if line:
            self.done.append(line)

    def all(self) -> list[str]:
        """Every line."""
        self.end()
        return self.done


def _walk(element: etree._Element, lines: _Lines, depth: int) -> None:
    """Gather the words below an element."""
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT or depth > DEEPEST:
        return
    if element.tag == "tr" and element.find(".//table") is None:
        lines.end()
        lines.done += ["\t" + "\t".join(_cells(element, lines.reaching))] * (not _is_unseen(element))
        return
    if element.tag in BLOCKS:
        lines.end()
    if element.tag == "table":
        lines.reaching = {}
    lines.say(element.text)
    for child in element:
        _walk(child, lines, depth + 1)
        lines.say(child.tail)
    if element.tag in BLOCKS:
        lines.end()
    if element.tag == "table":
        lines.done.append("")


def _cells(row: etree._Element, reaching: dict[int, int]) -> list[str]:
    """The words of each cell of a row; where a merged cell reaches to, an empty one."""
    cells: list[str] = []

    def pass_merged() -> None:
        while reaching.get(len(cells), 0):
            reaching[len(cells)] -= 1
            cells.append("")

    for cell in row:
        if cell.tag in ("td", "th") and not _is_unseen(cell):
            pass_merged()
            words = re.sub(r"\s+", " ", "".join(_words(cell))).strip()
            for text in (words, *[""] * (_span(cell, "colspan") - 1)):
                reaching[len(cells)] = _span(cell, "rowspan") - 1
                cells.append(text)
    pass_merged()
    return cells


def _span(cell: etree._Element, name: str) -> int:
    """Over how many columns or rows a cell reaches."""
    said = (cell.get(name) or "").strip()
    return min(max(int(said), 1), MOST_MERGED) if re.fullmatch(r"[0-9]{1,4}", said) else 1


def _is_unseen(element: etree._Element) -> bool:
    """Whether what stands in a table is struck out or not shown; outside of tables, scripts show what was hidden."""
    return element.tag in STRUCK or "hidden" in element.attrib or bool(UNSEEN.search(element.get("style") or ""))


def _words(element: etree._Element) -> Iterator[str]:
    """The words below an element, a blank between two paragraphs."""
    yield element.text or ""
    for child in element:
        if child.tag == "sup":
            yield raised("".join(_words(child)))
        elif child.tag == "input" and child.get("type", "text").lower() in TYPED_INTO:
            yield child.get("value") or ""
        elif isinstance(child.tag, str) and child.tag not in LEFT_OUT and not _is_unseen(child):
            between = " " if child.tag in BLOCKS else ""
            yield between
            yield from _words(child)
            yield between
        yield child.tail or ""
