"""Saying no, with every reason at once."""

from __future__ import annotations

from collections.abc import Iterable


class Refused(Exception):  # noqa: N818 — it is an answer, not an error
    """The act is not lawful now; `reasons` are Chinese sentences, each naming its article."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__("；".join(self.reasons))


def refuse_if(reasons: Iterable[str]) -> None:
    """Refuse when there is any reason to."""
    reasons = list(reasons)
    if reasons:
        raise Refused(reasons)
