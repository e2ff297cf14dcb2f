"""The public page 校对: a text or a file in, what was found in place, nothing kept."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.ledger.models import Event

WRONG = "加强学习,提高认识。进一步优化营商环镜，激发市场主体活力。"


def test_the_page_asks_for_a_text(out: object, reader: Client) -> None:
    page = reader.get("/proof/")
    assert page.status_code == 200
    assert "粘贴要校对的文字" in page.content.decode()


def test_what_is_found_is_marked_in_place_with_its_basis(out: object, reader: Client) -> None:
    page = reader.post("/proof/", {"text": WRONG}).content.decode()
    assert "找到 2 处" in page
    assert "<mark>镜</mark>" in page
    assert "GB/T 15834" in page


def test_a_file_is_read(out: object, reader: Client) -> None:
    page = reader.post("/proof/", {"file": SimpleUploadedFile("报告.txt", WRONG.encode())}).content.decode()
    assert "<mark>镜</mark>" in page


def test_nothing_of_the_text_is_kept(out: object, reader: Client) -> None:
    before = Event.objects.count()
    reader.post("/proof/", {"text": WRONG})
    assert Event.objects.count() == before


def test_the_text_is_escaped(out: object, reader: Client) -> None:
    page = reader.post("/proof/", {"text": "<script>alert(1)</script>加强学习,提高认识"}).content.decode()
    assert "<script>alert" not in page


def test_an_empty_form_and_a_wrong_file_are_refused_with_reasons(out: object, reader: Client) -> None:
    nothing = reader.post("/proof/", {"text": " "})
    assert nothing.status_code == 422
    assert "请粘贴文字" in nothing.content.decode()
    program = reader.post("/proof/", {"text": WRONG, "file": SimpleUploadedFile("a.exe", b"MZ")})
    assert program.status_code == 422
    assert "只能校对这几种文件" in program.content.decode()
    assert WRONG in program.content.decode()
    broken = reader.post("/proof/", {"file": SimpleUploadedFile("a.docx", b"no zip")})
    assert "损坏" in broken.content.decode()
