"""Storing an upload: looked into, sized, hashed, kept under a name that tells nothing."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import PurePath

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.files.actions import sniff, store
from gongkai.files.models import StoredFile
from gongkai.files.rules import why_not_store
from gongkai.files.tables import ACCEPTED, LARGEST
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Person
from tests.cast import moment

NOON = moment("2024-03-08 12:00")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 16
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512


def archive(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return kept.getvalue()


REAL = {
    ".pdf": PDF,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".doc": OLE,
    ".xls": OLE,
    ".wps": OLE,
    ".docx": archive("[Content_Types].xml", "word/document.xml"),
    ".xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    ".pptx": archive("[Content_Types].xml", "ppt/presentation.xml"),
    ".zip": archive("说明.txt"),
    ".txt": "说明".encode(),
    ".csv": "序号,项目\n1,道路\n".encode("gb18030"),
    ".ofd": archive("OFD.xml", "Doc_0/Document.xml"),
}


def test_every_accepted_suffix_is_tried() -> None:
    assert set(REAL) == set(ACCEPTED)


@pytest.mark.parametrize("suffix", sorted(REAL))
def test_a_real_file_of_each_kind_is_kept(suffix: str, registrar: Person) -> None:
    stored = store(SimpleUploadedFile(f"附件1{suffix}", REAL[suffix]), by=registrar, at=NOON)
    assert (stored.name, stored.size) == (f"附件1{suffix}", len(REAL[suffix]))
    assert stored.sha256 == hashlib.sha256(REAL[suffix]).hexdigest()
    assert stored.file.read() == REAL[suffix]
    assert "附件" not in stored.file.name
    event = Event.objects.about(stored).get()
    assert (event.name, event.by, event.details["sha256"]) == ("file.stored", registrar, stored.sha256)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("木马.exe", b"MZ\x90\x00", "不接受“.exe”类文件"),
        ("页面.html", b"<script>", "不接受“.html”类文件"),
        ("无后缀", PDF, "不接受“无后缀”类文件"),
        ("木马.pdf", b"MZ\x90\x00" + b"\x00" * 64, "文件内容与扩展名“.pdf”不符"),
        ("页面.png", b"<svg onload=alert(1)>", "文件内容与扩展名“.png”不符"),
        ("改名.docx", PDF, "文件内容与扩展名“.docx”不符"),
        ("空.pdf", b"", "文件是空的"),
    ],
)
def test_what_may_not_be_kept_is_refused_with_the_reason(db: None, name: str, content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        store(SimpleUploadedFile(name, content), by=None, at=NOON)
    assert not StoredFile.objects.exists()
    assert not Event.objects.exists()


def test_a_file_too_large_is_refused() -> None:
    assert why_not_store(name="大.pdf", size=LARGEST, sniffed={"application/pdf"}) == []
    assert why_not_store(name="大.pdf", size=LARGEST + 1, sniffed={"application/pdf"}) == [
        "文件超过 20 MB，请压缩或拆分后上传"
    ]


def test_a_name_with_a_path_keeps_its_last_part_only(db: None) -> None:
    upload = SimpleUploadedFile("x.pdf", PDF)
    upload._name = "../../etc/附件.pdf"
    stored = store(upload, by=None, at=NOON)
    assert stored.name == "附件.pdf"
    assert ".." not in PurePath(stored.file.name).parts


def test_bytes_that_mean_nothing_are_of_no_kind() -> None:
    assert sniff(b"") == set()
    assert sniff("只是文字".encode()) & {"application/pdf", "image/png"} == set()
