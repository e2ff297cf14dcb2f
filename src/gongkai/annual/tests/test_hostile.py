"""What is malformed, huge, encrypted or meant ill is refused with a word, in bounded memory, without a traceback."""

import os
import re
import resource
import shutil
import subprocess
import sys
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from gongkai.annual.checks.registry import check_report
from gongkai.annual.reading import UnreadableReportError, read_text, text_in, text_of
from gongkai.annual.reading.source import MOST_IN_LINE, MOST_TEXT
from gongkai.annual.tests.extract import cell_per_line
from gongkai.annual.tests.reports import hangzhou
from tests.files import compound, plain_pdf

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WORD_HEAD = bytes([0xEC, 0xA5, *[0] * 4094])
ENCRYPTED_HEAD = bytes([0xEC, 0xA5, *[0] * 9, 1, *[0] * 4084])


def pdf(**more):
    """A PDF of one page, changed by pypdf: `password`, or `pages` empty ones."""
    writer = PdfWriter(clone_from=BytesIO(plain_pdf()))
    for _ in range(more.get("pages", 0)):
        writer.add_blank_page(595, 842)
    if "password" in more:
        writer.encrypt(more["password"])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned():
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


NESTED = "<w:tbl><w:tr><w:tc>" * 300
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ZOO = {
    "scan.pdf": (scanned(), "没有文字层"),
    "locked.pdf": (pdf(password="geheim"), "密码"),
    "book.pdf": (pdf(pages=90), "超过80页"),
    "torn.pdf": (plain_pdf()[:300], "损坏"),
    "annex.pdf": (plain_pdf(), "没有找到政府信息公开工作年度报告"),
    "locked.doc": (compound({"WordDocument": ENCRYPTED_HEAD}), "密码"),
    "package.doc": (compound({"EncryptedPackage": bytes(4096)}), "密码"),
    "macro.doc": (compound({"WordDocument": WORD_HEAD, "_VBA_PROJECT_CUR": bytes(4096)}), "宏"),
    "sheet.doc": (compound({"Workbook": bytes(4096)}), r"旧版表格（\.xls），请用办公软件另存为 \.xlsx"),
    "slides.doc": (compound({"PowerPoint Document": bytes(4096)}), "不是 Word 文档"),
    "layout.ofd": (packed({"OFD.xml": "<a/>", "Doc_0/Document.xml": "<a/>"}), "是OFD版式文件，请提供 Word 版"),
    "rich.doc": (b"{\\rtf1\\ansi report}", r"是RTF文件，请用办公软件另存为 \.docx"),
    "saved.doc": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "单个文件的网页"),
    "torn.doc": (compound({"WordDocument": WORD_HEAD})[:600], "损坏"),
    "bomb.docx": (packed({"word/document.xml": "0" * 60_000_000}), "大得不正常"),
    "many.docx": (packed({f"word/{number}.xml": "" for number in range(3001)}), "大得不正常"),
    "deep.docx": (packed({"word/document.xml": f"<w:document {W}><w:body>{NESTED}"}), "损坏"),
    "macro.docx": (packed({"word/document.xml": "<a/>", "word/vbaProject.bin": "x"}), "带宏"),
    "bomb.xlsx": (packed({"xl/workbook.xml": "0" * 60_000_000}), "大得不正常"),
    "long.txt": (("公开信息。\n" * (MOST_TEXT // 5)).encode(), "万字"),
    "line.txt": (("收到申请1件，" * (MOST_IN_LINE // 7 + 1)).encode(), "一段文字"),
    "binary.txt": (bytes(range(256)) * 4, "不是文本文件"),
    "deep.html": (b"<div>" * 100_000 + "报告".encode(), "没有文字|没有找到|网页"),
    "macro.xlsm": (b"PK", "带宏"),
}
LIMIT = 1500 * 1024 * 1024  # bytes of memory that the whole command may take


@pytest.mark.parametrize("name", ZOO)
def test_it_is_refused_with_a_word(name):
    data, words = ZOO[name]
    with pytest.raises(UnreadableReportError, match=words):
        read_text(text_in(data, Path(name).suffix))


def test_the_command_goes_through_all_of_it_in_bounded_memory_without_a_traceback(tmp_path):
    for name, (data, _) in ZOO.items():
        (tmp_path / name).write_bytes(data)
    names = [str(tmp_path / name) for name in ZOO]
    done = subprocess.run(
        [sys.executable, "-m", "gongkai.cli", "check", *names, "--ignore", "proof"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONUTF8": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT)),
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert re.findall(r"/([\w.]+): 无法读取：", done.stderr) == list(ZOO)


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/dev/zero"), os.mkfifo], ids=["device", "pipe"])
def test_what_never_ends_is_not_opened(tmp_path, make):
    make(tmp_path / "report.txt")
    with pytest.raises(UnreadableReportError, match="是设备或者管道，不是文件"):
        text_of(tmp_path / "report.txt")


@pytest.mark.parametrize("ending", [".xlsx", ".pdf", ".doc", ".txt", ""])
def test_a_word_file_is_read_whatever_its_name_says(ending):
    assert text_in(GOOD, ending) == text_in(GOOD, ".docx")


def test_a_saved_page_is_read_whatever_its_name_says_and_though_a_letter_is_torn():
    page = "<!DOCTYPE html><html><meta charset=utf-8><p>公开政府信息三十条，答复申请三件。</p>" + "<p>办结。</p>" * 200
    torn = page.encode().replace("三件".encode(), "三件".encode()[:-1])
    assert text_in(page.encode(), ".txt") == text_in(page.encode(), ".html")
    assert text_in(torn, ".html").startswith("公开政府信息三十条，答复申请三")
    assert text_in(page.encode("gb18030"), ".html") == text_in(page.encode(), ".html")


def test_a_pdf_with_words_is_read():
    assert text_in(plain_pdf("note"), ".pdf").strip() == "Annex"


def test_without_libreoffice_a_doc_is_refused_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableReportError, match=r"需要安装 LibreOffice；请用办公软件另存为 \.docx"):
        text_in(compound({"WordDocument": WORD_HEAD}), ".doc")


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_with_libreoffice_a_doc_is_read(tmp_path):
    (tmp_path / "report.docx").write_bytes(word("某县2024年政府信息公开工作年度报告", "一、总体情况", "公开信息30条。"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=240)
    assert "公开信息30条。" in text_in((tmp_path / "report.doc").read_bytes(), ".doc")


GOOD = word(*cell_per_line(hangzhou()).splitlines()[:60])


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(GOOD) - 1), put=st.binary(max_size=40), cut=st.integers(0, 400))
def test_no_damage_to_a_word_file_ends_otherwise_than_in_text_or_a_word(place, put, cut):
    with suppress(UnreadableReportError):
        assert text_in(GOOD[:place] + put + GOOD[place + cut :], ".docx")


@pytest.mark.parametrize(
    "words",
    ["1234567890", "1,234,", "一、情况、", "收到政府信息公开申请", "公开信息12条，其中甲3条、乙4条，", "“公开”、"],
)
def test_no_words_make_a_rule_try_without_end(words):
    chapter = words * (15_000 // len(words))
    text = f"某县2024年政府信息公开工作年度报告\n一、总体情况\n{chapter}\n二、主动公开政府信息情况\n"
    assert "T2-BLANK" in {one.rule for one in check_report(read_text(text))}
