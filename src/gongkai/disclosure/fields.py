"""Fields of the room."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A stream field whose blocks stay out of the migrations, so that a new kind of block needs none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*(args or ([],)), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The field without its block definitions."""
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
