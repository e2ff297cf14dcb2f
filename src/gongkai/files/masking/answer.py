"""Why a masked copy cannot be made."""

from __future__ import annotations


class CannotMask(Exception):  # noqa: N818 — it is an answer, not an error
    """The format or the content does not allow it; the words say what to do."""
