"""Historic information from elsewhere: how a table or a saved page is read, and what each item must have."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bs4 import BeautifulSoup, Tag
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.rules.draft import DOC_NO
from gongkai.disclosure.rules.pasting import from_plain, from_word

HEADINGS: dict[str, tuple[str, ...]] = {
    "title": ("名称", "标题", "ArticleTitle"),
    "body": ("正文", "内容"),
    "published": ("公开日期", "发布日期", "发布时间", "PubDate"),
    "written": ("成文日期", "生成日期"),
    "summary": ("内容概述", "概述", "摘要", "Description"),
    "genre": ("体裁",),
    "code": ("公开类别",),
    "doc_no": ("文号",),
    "source": ("来源", "ContentSource"),
    "source_url": ("原文网址", "网址", "Url"),
    "column": ("栏目", "ColumnName"),
    "key": ("编号", "索引号"),
    "document": ("文件", "文件名", "附件"),
}
NEEDED = ("title", "body", "published")
BODIES = (
    "article",
    "[class*=TRS_Editor]",
    "[id*=zoom]",
    "[class*=article-content]",
    "[class*=content]",
    "[id*=content]",
)
GENRES = {genre.label: genre.value for genre in Genre}
SUMMARY = 100


class Unreadable(ValueError):  # noqa: N818  (it is an answer, not an error)
    """The file or page cannot be read; its text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Historic:
    """One item from elsewhere, as it is to be kept; `problems` say why it cannot be."""

    place: str  # row or file
    key: str  # by which it is known again
    title: str = ""
    blocks: tuple[tuple[str, Any], ...] = ()  # the body as the editor keeps it
    published_on: date | None = None
    written_on: date | None = None
    summary: str = ""
    genre: str = Genre.NOTICE.value
    code: str = ""
    doc_no: str = ""
    source: str = ""
    source_url: str = ""
    column: str = ""
    notes: tuple[str, ...] = ()  # what of the layout could not come along
    file: tuple[str, bytes] | None = None  # the document itself, to be attached
    problems: tuple[str, ...] = field(default=())


def read_table(name: str, content: bytes) -> Iterator[Historic]:
    """The items of an xlsx or csv file, row by row. Raises Unreadable where it is no such file."""
    for number, given in given_rows(name, content, needed=NEEDED):
        yield historic(f"第{number}行", given)


def given_rows(
    name: str, content: bytes, needed: Collection[str] = ("document",)
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row that says anything, with its number and its cells by what they mean."""
    rows = _rows(name, content)
    heads = [_heading(cell) for cell in next(rows, ())]
    missing = [HEADINGS[one][0] for one in needed if one not in heads]
    if missing:
        raise Unreadable(f"第一行应为表头，缺少列：{'、'.join(missing)}")
    for number, row in enumerate(rows, start=2):
        given = {head: cell for head, cell in zip(heads, row, strict=False) if head and cell not in (None, "")}
        if given:
            yield number, given


def _heading(cell: Any) -> str:
    plain = "".join(str(cell or "").split()).rstrip("*")
    return next((key for key, names in HEADINGS.items() if plain in names), "")


def _rows(name: str, content: bytes) -> Iterator[tuple[Any, ...]]:
    if name.lower().endswith(".xlsx"):
        try:
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            yield from book.worksheets[0].iter_rows(values_only=True)
        except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
            raise Unreadable("这个xlsx文件打不开，请另存后再试") from error
        return
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        csv.field_size_limit(10_000_000)
        yield from (tuple(row) for row in csv.reader(io.StringIO(text, newline="")))
        return
    raise Unreadable("文字编码不是UTF-8，也不是GB18030，请另存后再试")


def read_page(name: str, content: bytes) -> Historic:
    """A saved page by its standard tags (国办发〔2017〕47号: ArticleTitle, PubDate, ContentSource, ColumnName)."""
    soup = BeautifulSoup(content, "lxml")
    tags = {
        str(meta.get("name", "")).lower(): str(meta.get("content", "")).strip()
        for meta in soup.find_all("meta")
        if str(meta.get("content", "")).strip().lower() not in ("", "null")
    }
    given: dict[str, Any] = {
        key: tags[heading.lower()] for key, names in HEADINGS.items() for heading in names if heading.lower() in tags
    }
    for tag in soup(["script", "style"]):
        tag.decompose()
    body = _body(soup)
    if body is not None:
        given["body"] = body.decode_contents()
    return historic(name, {"key": tags.get("url") or name} | given)


def _body(soup: BeautifulSoup) -> Tag | None:
    for selector in BODIES:
        found = [one for one in soup.select(selector) if len(one.get_text(strip=True)) > 20]
        if found:
            return max(found, key=lambda one: len(one.get_text(strip=True)))
    return None


def historic(place: str, given: Mapping[str, Any]) -> Historic:
    """What is kept of one item, and everything that is wrong with it."""
    text = {key: str(value).strip() for key, value in given.items()}
    problems = [
        f"缺少{HEADINGS[key][0]}" for key in NEEDED if not text.get(key) and not (key == "body" and "file" in given)
    ]
    published, wrong = _day(given.get("published"), "公开日期")
    written, also = _day(given.get("written"), "成文日期")
    problems += [*wrong, *also]
    title = " ".join(text.get("title", "").split())
    if len(title) > 200:
        problems.append("名称超过200字")
    body = text.get("body", "")
    pasted = from_word(body) if "<" in body else from_plain(body)
    genre = text.get("genre", "")
    if genre and genre not in GENRES and genre not in set(Genre):
        problems.append(f"体裁“{genre}”不在范围内，应为：{'、'.join(GENRES)}")
    doc_no = text.get("doc_no", "")
    if doc_no and not DOC_NO.match(doc_no):
        problems.append("文号格式应如“云政发〔2024〕7号”，年份用六角括号")
    return Historic(
        place=place, key=text.get("key") or f"{title}|{published}", title=title, blocks=tuple(pasted.blocks),
        notes=tuple(pasted.notes), file=given.get("file"),
        published_on=published, written_on=written or published,
        summary=(text.get("summary") or html.unescape(re.sub(r"<[^>]+>|\s+", "", body)))[:SUMMARY],
        genre=GENRES.get(genre, genre) or Genre.NOTICE.value, code=text.get("code", ""), doc_no=doc_no,
        source=text.get("source", "")[:80], source_url=text.get("source_url", "")[:200],
        column=text.get("column", ""), problems=tuple(dict.fromkeys(problems)),
    )  # fmt: skip


def _day(raw: Any, label: str) -> tuple[date | None, list[str]]:
    if isinstance(raw, datetime):
        return raw.date(), []
    if isinstance(raw, date):
        return raw, []
    if raw is None or not str(raw).strip():
        return None, []
    match = re.match(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", str(raw))
    try:
        return (date(*(int(part) for part in match.groups())), []) if match else (None, [_no_day(raw, label)])
    except ValueError:
        return None, [_no_day(raw, label)]


def _no_day(raw: Any, label: str) -> str:
    return f"{label}“{str(raw)[:20]}”不是日期，请写作 2019-03-05"
