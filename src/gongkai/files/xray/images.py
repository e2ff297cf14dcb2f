"""Pictures: EXIF, comments, what hangs behind the picture, and its writing where tesseract is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from gongkai.files.xray.pieces import Inner, Reading

MOST_PIXELS = 60_000_000
SMALL = 64
OCR_SECONDS = 40
_ENDS = {"png": b"IEND\xaeB`\x82", "jpeg": b"\xff\xd9"}
_UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, MemoryError)


def read_picture(inner: Inner, kind: str, reading: Reading) -> None:
    """Read a picture."""
    try:
        picture = Image.open(BytesIO(inner.content))
        size = picture.size
    except _UNREADABLE:
        reading.complain(f"{inner.where}不是能打开的图片")
        return
    reading.say(f"{inner.where}拍摄信息和注释", "\n".join(told_by(picture)), hidden=True)
    _read_behind(inner, kind, reading)
    if size[0] * size[1] > MOST_PIXELS:
        reading.complain(f"{inner.where}像素过多（{size[0]}×{size[1]}），未识别文字")
    elif min(size) >= SMALL:
        _read_writing(inner, picture, reading)


def told_by(picture: Image.Image) -> list[str]:
    """What the picture says about itself: EXIF tags with their names, place of shooting, comments."""
    told = []
    try:
        exif = picture.getexif()
        groups = [exif, exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)]
    except _UNREADABLE:
        groups = []
    for number, group in enumerate(groups):
        names: Any = ExifTags.GPSTAGS if number == 2 else ExifTags.TAGS
        told += [f"{names.get(tag, tag)}：{_words(value)}" for tag, value in group.items() if _words(value)]
    told += [f"{key}：{_words(value)}" for key, value in picture.info.items() if key not in ("exif", "icc_profile")]
    return told


def _words(value: Any) -> str:
    if isinstance(value, bytes):
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            try:
                text = value.removeprefix(b"ASCII\x00\x00\x00").removeprefix(b"UNICODE\x00").decode(encoding)
            except UnicodeError:
                continue
            if text.isprintable() or text.rstrip("\x00").isprintable():
                return text.replace("\x00", "")
        return ""
    return "" if isinstance(value, dict) else str(value)[:2000]


def _read_behind(inner: Inner, kind: str, reading: Reading) -> None:
    """Bytes after the picture's end: a second file pasted behind it."""
    end = _ENDS.get(kind)
    at = inner.content.rfind(end) if end else -1
    if end is None or at < 0:
        return
    behind = inner.content[at + len(end) :]
    if not behind.strip(b"\x00\r\n "):
        behind = b""
    zipped = inner.content.find(b"PK\x03\x04")
    if zipped >= 0:
        behind = inner.content[zipped:]
    if behind:
        reading.enter(f"{inner.where}图像之后附着的数据", "behind", behind, depth=inner.depth + 1)
    for xmp in re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", inner.content, re.DOTALL)[:5]:
        reading.say(f"{inner.where}XMP信息", re.sub(r"<[^>]*>", " ", xmp.decode("utf-8", "replace")), hidden=True)


def _read_writing(inner: Inner, picture: Image.Image, reading: Reading) -> None:
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        reading.pictures.append(inner.where)
        return
    kept = BytesIO()
    try:
        picture.convert("L").save(kept, "PNG")
        run = subprocess.run(  # noqa: S603  (a fixed program, the picture goes in by its standard input)
            [tesseract, "stdin", "stdout", "-l", "chi_sim+eng", "--psm", "3"],
            input=kept.getvalue(),
            capture_output=True,
            timeout=OCR_SECONDS,
            check=True,
        )
    except (*_UNREADABLE, subprocess.SubprocessError):
        reading.pictures.append(inner.where)
        return
    reading.say(f"{inner.where}中识别出的文字", run.stdout.decode("utf-8", "replace"))
