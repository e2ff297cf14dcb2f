"""Pictures: what they say beside the picture."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gongkai.files.tests.zoo.specimen import ID, MOBILE, SECRET, Specimen, packed, specimen
from gongkai.files.tests.zoo.words import docx, repacked


def jpeg(*, description: str = "", comment: str = "", size: tuple[int, int] = (48, 48)) -> bytes:
    picture, kept = Image.new("RGB", size, "navy"), io.BytesIO()
    exif = picture.getexif()
    if description:
        exif[0x010E] = description
        exif[0x8825] = {1: "N", 2: (31.0, 12.0, 3.0)}
    picture.save(kept, "JPEG", exif=exif, comment=comment.encode())
    return kept.getvalue()


def png(**texts: str) -> bytes:
    kept, info = io.BytesIO(), PngInfo()
    for key, text in texts.items():
        info.add_itxt(key, text)
    Image.new("RGB", (48, 48), "navy").save(kept, "PNG", pnginfo=info)
    return kept.getvalue()


def tiff(description: str) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (48, 48)).save(kept, "TIFF", description=description)
    return kept.getvalue()


def gif(comment: str) -> bytes:
    kept = io.BytesIO()
    Image.new("P", (48, 48)).save(kept, "GIF", comment=comment.encode())
    return kept.getvalue()


def specimens() -> Iterator[Specimen]:
    """Every picture."""
    yield specimen("现场.jpg", jpeg(description=f"contact {MOBILE}"), "mobile", where="拍摄信息", hidden=True)
    yield specimen("注释.jpg", jpeg(comment=SECRET), "secrecy", where="拍摄信息", hidden=True)
    yield specimen("图注.png", png(Comment=f"身份证{ID}"), "id_card", where="拍摄信息", hidden=True)
    yield specimen("说明.tif", tiff(f"tel {MOBILE}"), "mobile", hidden=True)
    yield specimen("动图.gif", gif(f"身份证{ID}"), "id_card", hidden=True)
    yield specimen("图种.jpg", jpeg() + packed({"名单.txt": f"身份证{ID}"}), "id_card", where="附着的数据")
    yield specimen("图种.png", png() + f"身份证{ID}".encode(), "id_card", where="附着的数据")
    inside = {"word/media/image1.jpg": jpeg(description=f"tel {MOBILE}")}
    yield specimen("文中图片.docx", repacked(docx(), inside), "mobile", where="image1.jpg")
