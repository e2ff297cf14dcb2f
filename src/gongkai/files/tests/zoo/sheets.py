"""Excel files, new and old."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator

from openpyxl import Workbook
from openpyxl.comments import Comment

from gongkai.files.tests.zoo.ole import compound
from gongkai.files.tests.zoo.specimen import CARD, HOME, ID, INTERNAL, MOBILE, SECRET, Specimen, repacked, specimen
from gongkai.files.tests.zoo.words import docx


def xlsx(fill: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    book.active.title = "公示"
    book.active.append(["序号", "姓名", "补贴金额"])
    book.active.append([1, "张小明", 300])
    if fill:
        fill(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _plain(book: Workbook) -> None:
    book.active.append([2, ID, CARD, MOBILE])


def _hidden_column(book: Workbook) -> None:
    book.active["E2"] = ID
    book.active.column_dimensions["E"].hidden = True


def _hidden_row(book: Workbook) -> None:
    book.active["B3"] = ID
    book.active.row_dimensions[3].hidden = True


def _hidden_sheet(book: Workbook, state: str = "hidden") -> None:
    sheet = book.create_sheet("底稿")
    sheet["A1"] = ID
    sheet.sheet_state = state


def _second_sheet(book: Workbook) -> None:
    book.create_sheet("第二页")["C9"] = f"{HOME}"


def _comment(book: Workbook) -> None:
    book.active["A1"].comment = Comment(f"身份证{ID}", "张三")


def _number(book: Workbook) -> None:
    book.active["D2"] = int(MOBILE)


def _scientific(book: Workbook) -> None:
    book.active["D2"] = 1.3900001234e10


def _formula(book: Workbook) -> None:
    book.active["D2"] = f'=IF(1=1,"通过","{ID}")'


def _footer(book: Workbook) -> None:
    book.active.oddFooter.center.text = INTERNAL


def _validation(book: Workbook) -> None:
    book.active["D1"] = SECRET


def _properties(book: Workbook) -> None:
    book.properties.description = f"联系人电话 {MOBILE}"


def _far(book: Workbook) -> None:
    book.active["XFD1048576"] = ID


def _sick(book: Workbook) -> None:
    book.active.append(["序号", "姓名", "残疾类别"])


def _name(book: Workbook) -> None:
    book.active.title = MOBILE


def _white_number(book: Workbook) -> None:
    book.active["D2"] = ID
    book.active["D2"].number_format = ";;;"


def xls(cells: list[tuple[int, int, str | float]], *, hidden: bool = False) -> bytes:
    """An old workbook of one sheet, written record by record (BIFF8)."""

    def rec(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    texts = [value for _, _, value in cells if isinstance(value, str)]
    sst = b"".join(struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts)
    title = "名单"
    start = rec(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 0)) + rec(0x42, struct.pack("<H", 1200))
    sheet_name = struct.pack("<BB", len(title), 1) + title.encode("utf-16-le")
    strings = rec(0xFC, struct.pack("<II", len(texts), len(texts)) + sst)
    at = len(start) + 4 + 6 + len(sheet_name) + len(strings) + 4
    book = start + rec(0x85, struct.pack("<IBB", at, int(hidden), 0) + sheet_name) + strings + rec(0x0A, b"")
    sheet = rec(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 1997, 0, 0))
    for row, column, value in cells:
        if isinstance(value, str):
            sheet += rec(0xFD, struct.pack("<HHHI", row, column, 0, texts.index(value)))
        else:
            sheet += rec(0x203, struct.pack("<HHHd", row, column, 0, value))
    return compound({"Workbook": book + sheet + rec(0x0A, b"")})


def specimens() -> Iterator[Specimen]:
    """Every Excel file."""
    yield specimen("花名册.xlsx", xlsx(_plain), "id_card", "bank_card", "mobile", where="工作表“公示”")
    yield specimen("隐藏列.xlsx", xlsx(_hidden_column), "id_card", where="隐藏列", hidden=True)
    yield specimen("隐藏行.xlsx", xlsx(_hidden_row), "id_card", where="隐藏行", hidden=True)
    yield specimen("隐藏表.xlsx", xlsx(_hidden_sheet), "id_card", where="（隐藏）", hidden=True)
    very = xlsx(lambda book: _hidden_sheet(book, "veryHidden"))
    yield specimen("深度隐藏表.xlsx", very, "id_card", where="（隐藏）", hidden=True)
    yield specimen("第二工作表.xlsx", xlsx(_second_sheet), "address", where="第二页")
    yield specimen("单元格批注.xlsx", xlsx(_comment), "id_card", where="批注", hidden=True)
    yield specimen("数字手机.xlsx", xlsx(_number), "mobile")
    yield specimen("科学计数.xlsx", xlsx(_scientific), "mobile")
    yield specimen("公式.xlsx", xlsx(_formula), "id_card", where="公式", hidden=True)
    yield specimen("打印页脚.xlsx", xlsx(_footer), "internal", where="页脚", hidden=True)
    yield specimen("密级单元格.xlsx", xlsx(_validation), "secrecy")
    yield specimen("工作簿属性.xlsx", xlsx(_properties), "mobile", where="文档属性", hidden=True)
    yield specimen("最后一格.xlsx", xlsx(_far), "id_card")
    yield specimen("残疾人.xlsx", xlsx(_sick), "health")
    yield specimen("表名.xlsx", xlsx(_name), "mobile")
    yield specimen("不显示格式.xlsx", xlsx(_white_number), "id_card")
    plain = xlsx()
    strings = f'<sst xmlns="urn:s"><si><t>序号</t></si><si><t>{ID}</t></si></sst>'
    yield specimen("残留字符串.xlsx", repacked(plain, {"xl/sharedStrings.xml": strings}), "id_card")
    cache = f'<r xmlns="urn:p"><sharedItems><s v="{ID}"/></sharedItems></r>'.replace("v=", "val=")
    yield specimen("透视表缓存.xlsx", repacked(plain, {"xl/pivotCache/pivotCacheRecords1.xml": cache}), "id_card")
    outside = f"<externalLink><v>{ID}</v></externalLink>"
    yield specimen("外部链接.xlsx", repacked(plain, {"xl/externalLinks/externalLink1.xml": outside}), "id_card")
    threaded = f'<x xmlns="urn:t"><text>身份证{ID}</text></x>'
    yield specimen("会话批注.xlsx", repacked(plain, {"xl/threadedComments/threadedComment1.xml": threaded}), "id_card")
    inside = {"xl/embeddings/Microsoft_Word_Document1.docx": docx(lambda d: d.add_paragraph(SECRET))}
    yield specimen("嵌入文档.xlsx", repacked(plain, inside), "secrecy", where="嵌入")
    yield specimen("旧表.xls", xls([(0, 0, "姓名"), (1, 0, ID)]), "id_card")
    yield specimen("旧表数字.xls", xls([(0, 0, "电话"), (1, 0, float(MOBILE))]), "mobile")
    yield specimen("旧表隐藏.xls", xls([(0, 0, f"身份证{ID}")], hidden=True), "id_card")
