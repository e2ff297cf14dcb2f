"""Which files may be stored: suffix → the content types its bytes may sniff as."""

from __future__ import annotations

LARGEST = 20 * 1024 * 1024  # bytes

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OLE = ("application/msword", "application/vnd.ms-excel", "application/x-ole-storage", "application/CDFV2")

ACCEPTED: dict[str, tuple[str, ...]] = {
    ".pdf": ("application/pdf",),
    ".ofd": ("application/zip",),
    ".docx": (f"{_OFFICE}.wordprocessingml.document", "application/zip"),
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", "application/zip"),
    ".doc": _OLE,
    ".xls": _OLE,
    ".wps": _OLE,
    ".pptx": (f"{_OFFICE}.presentationml.presentation", "application/zip"),
    ".zip": ("application/zip",),
    ".txt": ("text/plain",),
    ".csv": ("text/plain",),
    ".png": ("image/png",),
    ".jpg": ("image/jpeg",),
    ".jpeg": ("image/jpeg",),
}
