"""Gather the sentences of a report into paragraphs, also where an extract broke them over lines."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual.form import Passage, Printed

ENDINGS = "。！？：；!?:;）)”"  # after which a new line is a new paragraph


def passages_in(lines: Sequence[str], start: int, end: int) -> tuple[Passage, ...]:
    """The paragraphs in the lines from index `start` up to `end`."""
    passages: list[list[Printed]] = []
    is_open = False
    for index in range(start, end):
        line = lines[index]
        if not line.strip():
            is_open = False
            continue
        if is_open:
            passages[-1].append(_printed(line, index))
        else:
            passages.append([_printed(line, index)])
        is_open = line.rstrip()[-1] not in ENDINGS
    return tuple(Passage(tuple(passage)) for passage in passages)


def _printed(line: str, index: int) -> Printed:
    """The whole line with its place."""
    return Printed(line, index + 1, 1, line)
