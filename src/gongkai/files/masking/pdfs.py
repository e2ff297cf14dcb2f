"""Masked copies of PDF files: each page becomes a picture in which the places are painted out.

A box drawn over the text would leave the text below it; a picture has no below. The copy has no text layer, no
properties, no attachments and no earlier version.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from gongkai.files.masking.answer import CannotMask
from gongkai.lib.personal import Kind, find

DOTS = 150  # per inch
MOST_PAGES = 200
_POINTS = 72


def mask_pdf(content: bytes) -> bytes:
    """The masked PDF."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        raise CannotMask("PDF 打不开或者设有密码，请重新导出后上传") from broken
    with document:
        if len(document) > MOST_PAGES:
            raise CannotMask(f"超过 {MOST_PAGES} 页，请拆分后脱敏")
        pages = [_painted(document[number]) for number in range(len(document))]
    if not pages:
        raise CannotMask("PDF 没有页面，请重新导出后上传")
    kept = BytesIO()
    pages[0].save(kept, "PDF", resolution=DOTS, save_all=True, append_images=pages[1:])
    return kept.getvalue()


def _painted(page: Any) -> Image.Image:
    scale = DOTS / _POINTS
    picture: Image.Image = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    brush = ImageDraw.Draw(picture)
    height = page.get_height()
    for left, bottom, right, top in _places(page):
        brush.rectangle(
            (left * scale - 2, (height - top) * scale - 2, right * scale + 2, (height - bottom) * scale + 2),
            fill="black",
        )
    return picture


def _places(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of the characters that must not be read."""
    layer = page.get_textpage()
    text = layer.get_text_range()
    if len(text) != layer.count_chars():
        text = "".join(layer.get_text_range(at, 1)[:1] or " " for at in range(layer.count_chars()))
    for one in find(text):
        if one.certain and one.kind != Kind.HEALTH:
            for at in range(one.start, one.end):
                if text[at].strip():
                    yield layer.get_charbox(at)
