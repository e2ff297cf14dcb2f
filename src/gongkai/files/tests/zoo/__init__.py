"""A zoo of nasty files, built by script: each hides something that must be found."""

from __future__ import annotations

from functools import cache

from gongkai.files.tests.zoo.specimen import Specimen


@cache
def specimens() -> tuple[Specimen, ...]:
    """Every animal of the zoo."""
    from gongkai.files.tests.zoo import archives, pdfs, pictures, plain, sheets, slides, words

    return tuple(
        animal for house in (words, sheets, slides, pdfs, pictures, archives, plain) for animal in house.specimens()
    )
