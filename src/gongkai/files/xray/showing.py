"""What a reader of a file sees, in order: for the preview of an attachment, and for finding it by its words."""

from __future__ import annotations

from gongkai.files.xray.pieces import Piece, Reading

MOST_SHOWN = 2_000_000  # characters of one file
Part = list[str]  # [where it stands, its text]: rows by line breaks, cells by tabs


def parts(reading: Reading) -> list[Part]:
    """The pieces that are in sight, each once, with where they stand; the file's own name is not part of it."""
    shown: list[Part] = []
    left = MOST_SHOWN
    for piece in reading.pieces:
        text = piece.text if piece.shown is None else piece.shown
        if piece.hidden or _is_aside(piece) or not text.strip() or left <= 0:
            continue
        if shown and _bare(shown[-1][1]) == _bare(text):  # the same once with and once without its line breaks
            continue
        shown.append(["" if piece.where.endswith(".xml") else piece.where, text[:left]])
        left -= len(text)
    return shown


def _is_aside(piece: Piece) -> bool:
    """The file's own name, names of parts of an OFD, and the places of pictures on a sheet."""
    return piece.where in ("文件名", "图形") or (piece.where.endswith("的文件名") and piece.text.endswith(".xml"))


def _bare(text: str) -> str:
    return "".join(text.split())
