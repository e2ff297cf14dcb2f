"""Word files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from gongkai.files.tests.zoo.presentation import opc
from gongkai.files.tests.zoo.specimen import (
    CARD,
    HOME,
    ID,
    INTERNAL,
    MOBILE,
    OTHER_ID,
    SECRET,
    Specimen,
    repacked,
    specimen,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(fill: Callable[[Document], None] | None = None) -> bytes:
    document = Document()
    document.add_heading("关于做好某项工作的通知", 1)
    document.add_paragraph("各乡镇人民政府，县直各单位：现将有关事项通知如下。")
    if fill:
        fill(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(document: Document) -> None:
    table = document.add_table(rows=2, cols=4)
    for cell, text in zip(table.rows[0].cells, ("姓名", "身份证号", "一卡通账号", "联系电话"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("张小明", ID, CARD, MOBILE), strict=True):
        cell.text = text


def _nested_table(document: Document) -> None:
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.add_table(rows=1, cols=1).rows[0].cells[0].text = f"身份证号{ID}"


def _split_runs(document: Document) -> None:
    paragraph = document.add_paragraph("身份证号：")
    for digit in ID:
        paragraph.add_run(digit).font.size = Pt(10)


def _vanished(document: Document) -> None:
    document.add_paragraph().add_run(f"身份证{ID}").font.hidden = True


def _white(document: Document) -> None:
    document.add_paragraph().add_run(f"手机{MOBILE}").font.color.rgb = RGBColor(255, 255, 255)


def _change(document: Document, kind: str, text_tag: str) -> None:
    paragraph = document.add_paragraph("原文")
    change, run, text = OxmlElement(kind), OxmlElement("w:r"), OxmlElement(text_tag)
    change.set(qn("w:author"), "张三")
    change.set(qn("w:id"), "1")
    text.text = f"身份证号{ID}"
    run.append(text)
    change.append(run)
    paragraph._p.append(change)


def _header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = SECRET


def _footer(document: Document) -> None:
    document.sections[0].footer.paragraphs[0].text = INTERNAL


def _properties(document: Document) -> None:
    document.core_properties.comments = f"经办人 {MOBILE}"
    document.core_properties.subject = SECRET


def _comment(document: Document) -> None:
    paragraph = document.add_paragraph("见批注")
    document.add_comment(paragraph.runs, text=f"这人的身份证是{ID}", author="张三", initials="张")


def _address(document: Document) -> None:
    document.add_paragraph(HOME)


def _wide(document: Document) -> None:
    document.add_paragraph("身份证号：" + ID.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789X"}))


def _broken_line(document: Document) -> None:
    paragraph = document.add_paragraph(ID[:8])
    paragraph.add_run().add_break()
    paragraph.add_run(ID[8:])


def _poor(document: Document) -> None:
    document.add_paragraph("2025年城乡低保对象名单")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table.rows[0].cells, ("姓名", "金额"), strict=True):
        cell.text = text
    table.rows[1].cells[0].text = "李小花"


def part(text: str, tag: str) -> str:
    return f"<w:{tag} {W}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{tag}>"


def specimens() -> Iterator[Specimen]:
    """Every Word file."""
    yield specimen("名单.docx", docx(_table), "id_card", "bank_card", "mobile", where="正文", hidden=False)
    yield specimen("套表.docx", docx(_nested_table), "id_card")
    yield specimen("逐字分段.docx", docx(_split_runs), "id_card")
    yield specimen("隐藏文字.docx", docx(_vanished), "id_card", where="隐藏的文字", hidden=True)
    yield specimen("白字.docx", docx(_white), "mobile", where="隐藏的文字", hidden=True)
    yield specimen("删除修订.docx", docx(lambda d: _change(d, "w:del", "w:delText")), "id_card", where="删除的修订")
    yield specimen("插入修订.docx", docx(lambda d: _change(d, "w:ins", "w:t")), "id_card")
    yield specimen("页眉密级.docx", docx(_header), "secrecy", where="页眉")
    yield specimen("页脚内部.docx", docx(_footer), "internal", where="页脚")
    yield specimen("属性.docx", docx(_properties), "mobile", "secrecy", where="文档属性", hidden=True)
    yield specimen("批注.docx", docx(_comment), "id_card", where="批注", hidden=True)
    yield specimen("住址.docx", docx(_address), "address")
    yield specimen("全角.docx", docx(_wide), "id_card")
    yield specimen("折行.docx", docx(_broken_line), "id_card")
    yield specimen("低保名单.docx", docx(_poor), "health")
    plain = docx()
    notes = {"word/footnotes.xml": part(f"身份证{ID}", "footnotes")}
    yield specimen("脚注.docx", repacked(plain, notes), "id_card", where="脚注")
    data = {"customXml/item1.xml": f"<data><person>{ID}</person></data>"}
    yield specimen("自定义数据.docx", repacked(plain, data), "id_card", where="自定义数据", hidden=True)
    embedded = {"word/embeddings/oleObject1.docx": docx(_table)}
    yield specimen("嵌入文档.docx", repacked(plain, embedded), "id_card", where="嵌入")
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="x" TargetMode="External" Target="http://example.invalid/?id={OTHER_ID}&amp;a=1"/></Relationships>'
    )
    yield specimen("链接.docx", repacked(plain, {"word/_rels/footer9.xml.rels": link}), "id_card", where="关系")
    box = (
        f'<w:document {W} xmlns:wps="urn:x"><w:body><w:p><w:r><wps:txbx><w:txbxContent><w:p><w:r><w:t>身份证{ID}'
        "</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:r></w:p></w:body></w:document>"
    )
    yield specimen("文本框.docx", repacked(plain, {"word/document.xml": box}), "id_card")
    yield specimen(f"{ID}张小明.docx", plain, "id_card", where="文件名")
    settings = f'<w:settings {W}><w:docVars><w:docVar w:name="身份" w:val="{ID}"/></w:docVars></w:settings>'
    yield specimen("文档变量.docx", repacked(plain, {"word/settings.xml": settings}), "id_card", hidden=True)
    alone = f"<w:document {W}><w:body><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:body></w:document>"
    yield specimen("仅一部件.docx", opc({"word/document.xml": alone}, main="word/document.xml"), "secrecy")
