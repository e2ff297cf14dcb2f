"""What a reader of a file sees is kept for preview and search; what the file hides is not."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import Workbook

from gongkai.files.actions import examine, store
from gongkai.files.queries import shown_in
from gongkai.files.tests.zoo.pdfs import pdf
from gongkai.files.tests.zoo.presentation import pptx, slide
from gongkai.files.tests.zoo.sheets import xlsx
from gongkai.files.tests.zoo.slides import ofd
from gongkai.files.tests.zoo.specimen import packed
from gongkai.files.tests.zoo.words import docx
from gongkai.files.xray.reader import read
from gongkai.files.xray.showing import MOST_SHOWN, parts
from tests.cast import moment


def _hiding_book(book: Workbook) -> None:
    book.active["D1"] = "看不见的列"
    book.active.column_dimensions["D"].hidden = True
    book.active["A3"] = "看不见的行"
    book.active.row_dimensions[3].hidden = True
    book.create_sheet("底稿")["A1"] = "看不见的表"
    book["底稿"].sheet_state = "hidden"


def _hiding_document(document: Document) -> None:
    document.add_paragraph("看得见").add_run("看不见").font.hidden = True


TITLE = "关于做好某项工作的通知"
SEEN = {
    "名单.xlsx": (xlsx(_hiding_book), [["工作表“公示”", "序号\t姓名\t补贴金额\n1\t张小明\t300"]]),
    "通知.docx": (
        docx(_hiding_document),
        [["正文", f"{TITLE}\n各乡镇人民政府，县直各单位：现将有关事项通知如下。\n看得见"]],
    ),
    "通知.pdf": (pdf(f"<p>{TITLE}</p>"), [["第1页", TITLE]]),
    "通知.ofd": (ofd(TITLE), [["", f"{TITLE[:7]}\n{TITLE[7:]}"]]),
    "汇报.pptx": (pptx({"ppt/slides/slide1.xml": slide("甲", "乙")}), [["幻灯片第1页", "甲\n乙"]]),
    "说明.txt": ("第一行\n第二行".encode(), [["正文", "第一行\n第二行"]]),
    "表.csv": ("项目,金额\n甲,1".encode(), [["正文", "项目\t金额\n甲\t1"]]),
    "打包.zip": (
        packed({"说明.txt": "里面"}),
        [["压缩包内“说明.txt”的文件名", "说明.txt"], ["压缩包内“说明.txt”", "里面"]],
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_is_in_sight_is_shown_and_nothing_else(name: str) -> None:
    content, shown = SEEN[name]
    assert parts(read(name, content)) == shown


def test_a_huge_file_is_shown_up_to_a_bound() -> None:
    shown = parts(read("长.txt", ("甲" * (MOST_SHOWN + 5)).encode()))
    assert [len(text) for _, text in shown] == [MOST_SHOWN]


def test_the_x_ray_keeps_what_is_shown(db: None) -> None:
    stored = store(SimpleUploadedFile("说明.txt", "第一行".encode()), by=None, at=moment("2024-03-06 10:00"))
    examine(stored, by=None, at=moment("2024-03-06 10:01"))
    assert shown_in([stored.sha256, "0" * 64]) == {stored.sha256: [["正文", "第一行"]]}
