"""脱敏: a new file without what must not be read, made from the old one's content, never by covering it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from gongkai.files.masking.answer import CannotMask
from gongkai.files.masking.office import mask_office
from gongkai.files.masking.pdfs import mask_pdf
from gongkai.files.masking.sheets import mask_sheets
from gongkai.files.xray.kinds import PICTURES, decoded, kind_of
from gongkai.lib.masks import mask

__all__ = ["CannotMask", "mask_file"]


def mask_file(content: bytes, *, keep_id_ends: bool = False) -> bytes:
    """The masked bytes, in the same format; raises CannotMask with what to do where the format does not allow it."""
    kind = kind_of(content)
    if kind in ("docx", "pptx"):
        return mask_office(content, keep_id_ends=keep_id_ends)
    if kind == "xlsx":
        return mask_sheets(content, keep_id_ends=keep_id_ends)
    if kind == "pdf":
        return mask_pdf(content)
    if kind in PICTURES:
        return _bare_picture(content)
    if kind == "text":
        return mask(decoded(content) or "", keep_id_ends=keep_id_ends).encode("utf-8-sig")
    if kind == "ole":
        raise CannotMask("旧版 Office 文件不能自动脱敏，请用原软件另存为 docx、xlsx 或者 pptx 后重新上传")
    raise CannotMask("这种格式不能自动脱敏，请在原文件中删去所列内容后重新上传")


def _bare_picture(content: bytes) -> bytes:
    """The picture's pixels and nothing else."""
    try:
        picture = Image.open(BytesIO(content))
        kept, bare = BytesIO(), Image.new(picture.mode, picture.size)
        bare.paste(picture)
        if picture.mode == "P" and (palette := picture.getpalette()):
            bare.putpalette(palette)
        bare.save(kept, picture.format)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise CannotMask("图片打不开，请重新生成后上传") from broken
    return kept.getvalue()
