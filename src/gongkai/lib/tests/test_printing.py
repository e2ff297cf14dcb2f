"""PDF and Word: readable again, no network, the same bytes twice."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from threading import Thread

import docx
import pytest

from gongkai.lib.docx import add_text, add_title, official_document, to_bytes
from gongkai.lib.pdf import PrintingMissing, pdf_from_html

LETTER = "<html lang='zh-CN'><title>答复书</title><h1>政府信息公开申请答复书</h1><p>张某：</p></html>"


def pdf(html: str) -> bytes:
    try:
        return pdf_from_html(html)
    except PrintingMissing as missing:
        pytest.skip(str(missing))


def test_a_letter_in_pdf_can_be_read_and_is_the_same_twice() -> None:
    import pypdf

    first = pdf(LETTER)
    assert "政府信息公开申请答复书" in pypdf.PdfReader(BytesIO(first)).pages[0].extract_text().replace(" ", "")
    assert first == pdf(LETTER)


def test_printing_fetches_nothing() -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        pdf(f'<p>图</p><img src="http://127.0.0.1:{server.server_port}/x.png" alt="图">')
        server.shutdown()
    assert asked == []


def test_a_word_document_can_be_read_and_is_the_same_twice() -> None:
    def made() -> bytes:
        document = official_document(title="答复书", organ="云溪县水利局")
        add_title(document, "政府信息公开申请答复书")
        add_text(document, "一、答复内容", style="Heading 1")
        add_text(document, "经查，予以公开。")
        return to_bytes(document)

    read = docx.Document(BytesIO(made()))
    assert [paragraph.text for paragraph in read.paragraphs] == [
        "政府信息公开申请答复书",
        "一、答复内容",
        "经查，予以公开。",
    ]
    assert read.core_properties.author == "云溪县水利局"
    assert made() == made()


@pytest.mark.parametrize(
    ("given", "kept"), [("甲\v乙", "甲\n乙"), ("甲\x01\x0c\ud800\uffff乙", "甲乙"), ("甲\t𠮷", "甲\t𠮷")]
)
def test_what_no_word_file_can_hold_is_left_out_of_it(given: str, kept: str) -> None:
    document = official_document()
    add_title(document, given)
    add_text(document, given)
    assert [one.text for one in docx.Document(BytesIO(to_bytes(document))).paragraphs] == [kept, kept]
