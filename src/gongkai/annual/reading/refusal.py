"""Why a file is not read as an annual report."""

from __future__ import annotations


class UnreadableReportError(Exception):
    """The input cannot be read as an annual report; the message says in Chinese why."""


class NotAReportError(UnreadableReportError):
    """The text can be read but holds no annual report."""
