"""From HTML to PDF on paper: no network, and the same bytes for the same text."""

from __future__ import annotations

import os
from hashlib import sha256

BEGINNING = "315532800"  # seconds: 1980-01-01, as in our Word documents

A4 = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 14pt } }
@page wide { size: A4 landscape; margin: 28mm 25mm 26mm; @bottom-center { content: "— " counter(page) " —" } }
html { font: 16pt/28pt "FangSong_GB2312", "FangSong", "Noto Serif CJK SC", "Songti SC", serif; color: #000 }
h1 { font: 22pt/32pt "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC", serif; text-align: center; margin: 0 0 28pt }
h2 { font: 16pt/28pt "SimHei", "Noto Sans CJK SC", sans-serif; margin: 0; text-indent: 2em }
h3 { font: 16pt/28pt "KaiTi_GB2312", "Noto Serif CJK SC", serif; margin: 0; text-indent: 2em }
p { margin: 0; text-indent: 2em; text-align: justify }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 1.4 }
th, td { border: .5pt solid #000; padding: 2pt 3pt; font-weight: normal; text-align: center }
tr { break-inside: avoid } thead { display: table-header-group }
"""  # margins and sizes as in GB/T 9704—2012 (5.2, 5.3): upper 37 mm, binding side 28 mm, 16-point text


class PrintingMissing(Exception):  # noqa: N818 — what the machine lacks, said to the reader
    """The machine cannot make PDF files; the message names the Debian package to install."""


def pdf_from_html(html: str, *, css: str = "") -> bytes:
    """The PDF of a whole HTML document, set as an official document on A4; `css` is added to the sheet above.

    Pictures must be `data:` addresses: nothing is fetched. The same input gives the same bytes. Raises PrintingMissing
    where Pango is not installed.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:  # the system library is loaded on import
        raise PrintingMissing(
            "本机未安装 PDF 排版所需的 Pango 库，请安装 Debian 软件包 libpango-1.0-0 和 libpangoft2-1.0-0。"
        ) from error

    os.environ.setdefault("SOURCE_DATE_EPOCH", BEGINNING)  # else fontTools writes the moment into each typeface
    given_only = URLFetcher(allowed_protocols={"data"})
    sheet = CSS(string=A4 + css, url_fetcher=given_only)
    identifier = sha256((html + css).encode()).digest()[:16]
    pdf: bytes = HTML(string=html, url_fetcher=given_only).write_pdf(stylesheets=[sheet], pdf_identifier=identifier)
    return pdf
