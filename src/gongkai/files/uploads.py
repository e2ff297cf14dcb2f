"""Taking in uploads: into memory and nowhere else, so that what is stopped was never on a disk."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from gongkai.files.tables import LARGEST


class InMemory(FileUploadHandler):
    """Keeps an upload in memory, whatever its size; of one too large to be accepted only as much as shows that.

    Django's own handlers write larger files to the disk before any view sees them, classified ones too
    (保守国家秘密法第三十一条第（三）项).
    """

    def new_file(self, *args: Any, **more: Any) -> None:
        """A file begins."""
        super().new_file(*args, **more)
        self.kept = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some bytes; those beyond the largest file and one more are dropped."""
        self.kept.write(raw_data[: max(0, LARGEST + 1 - start)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, with the size that was sent."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
