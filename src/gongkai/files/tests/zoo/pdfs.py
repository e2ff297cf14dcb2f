"""PDF files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import NameObject
from weasyprint import HTML

from gongkai.files.tests.zoo.sheets import xlsx
from gongkai.files.tests.zoo.specimen import CARD, HOME, ID, INTERNAL, MOBILE, OTHER_ID, SECRET, Specimen, specimen


@cache
def pdf(html: str) -> bytes:
    return HTML(string=f"<html><body>{html}</body></html>").write_pdf()


def changed(content: bytes, change: object) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def _attached(writer: PdfWriter) -> None:
    writer.add_attachment("底表.xlsx", xlsx(lambda book: book.active.append([OTHER_ID])))


def _saved_over(before: bytes, after: bytes) -> bytes:
    """A file saved over by appending, as readers with "save" do: the earlier version stays inside."""
    writer = PdfWriter(io.BytesIO(before), incremental=True)
    page = PdfReader(io.BytesIO(after)).pages[0]
    blank = writer.pages[0]
    blank[NameObject("/Contents")] = writer._add_object(page["/Contents"].get_object().clone(writer))
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def specimens() -> Iterator[Specimen]:
    """Every PDF."""
    plain = pdf("<p>关于做好某项工作的通知</p>")
    yield specimen("文字层.pdf", pdf(f"<p>身份证号 {ID}，账号 {CARD}</p>"), "id_card", "bank_card", where="第1页")
    covered = (
        f'<p>身份证 {ID}</p><div style="position:absolute;top:0;left:0;width:20cm;height:9cm;background:#fff"></div>'
    )
    yield specimen("白底色块.pdf", pdf(covered), "id_card", where="第1页")
    yield specimen("白字.pdf", pdf(f'<p style="color:#fff">手机 {MOBILE}</p>'), "mobile")
    yield specimen("极小字.pdf", pdf(f'<p style="font-size:.1px">手机 {MOBILE}</p>'), "mobile")
    yield specimen("密级.pdf", pdf(f"<p>{SECRET}</p><p>正文</p>"), "secrecy")
    yield specimen("内部.pdf", pdf(f"<p>{INTERNAL}</p>"), "internal")
    pages = "".join(f'<p style="break-after:page">{text}</p>' for text in ("一", "二", HOME))
    yield specimen("第三页.pdf", pdf(pages), "address", where="第3页")
    note = changed(plain, lambda writer: writer.add_annotation(0, Text(rect=(9, 9, 99, 99), text=f"身份证{ID}")))
    yield specimen("批注.pdf", note, "id_card", where="批注", hidden=True)
    free = FreeText(text=f"手机{MOBILE}", rect=(9, 9, 200, 60))
    yield specimen("文本批注.pdf", changed(plain, lambda writer: writer.add_annotation(0, free)), "mobile", hidden=True)
    told = changed(plain, lambda writer: writer.add_metadata({"/Author": f"张三{MOBILE}", "/Subject": SECRET}))
    yield specimen("属性.pdf", told, "mobile", "secrecy", where="文档属性", hidden=True)
    yield specimen("内附文件.pdf", changed(plain, _attached), "id_card", where="底表.xlsx")
    mark = changed(plain, lambda writer: writer.add_outline_item(f"身份证{ID}", page_number=0))
    yield specimen("书签.pdf", mark, "id_card", hidden=True)
    outside = f'<div style="position:absolute;left:-90cm">身份证 {ID}</div>'
    yield specimen("页外.pdf", pdf(f"<p>正文</p>{outside}"), "id_card")
    table = "".join(f"<td>{text}</td>" for text in ("张小明", "白血病", "5000"))
    heading = "".join(f"<td>{text}</td>" for text in ("姓名", "病种", "金额"))
    roll = pdf(f"<table><tr>{heading}</tr><tr>{table}</tr></table>")
    yield specimen("救助名单.pdf", roll, "health")
    yield specimen("旧版本.pdf", _saved_over(pdf(f"<p>身份证 {ID}</p>"), plain), "id_card", where="早先保存的版本")
