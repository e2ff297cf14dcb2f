"""What is read out of a file, and how much may be read."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

MOST_CHARACTERS = 8_000_000
MOST_BYTES_UNPACKED = 200 * 1024 * 1024
MOST_MEMBERS = 2_000
DEEPEST = 4  # archives inside archives
MOST_SECONDS = 45.0
DENSEST = 300  # an unpacked member this many times its packed size is a bomb, where it is large as well


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a file: where it stands, in an officer's words, and whether a reader would not see it.

    `shown` is what a reader sees of it, where that is less than the text.
    """

    where: str
    text: str
    hidden: bool = False
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Inner:
    """A file inside a file, still to be read."""

    where: str
    name: str
    content: bytes
    depth: int


class TooMuch(Exception):  # noqa: N818 — it is an answer, not an error
    """The file holds more than is read; what was read until then is kept."""


@dataclass(slots=True)
class Reading:
    """The pieces read so far, what could not be read, and what is left to read within the bounds."""

    pieces: list[Piece] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)  # whose writing nobody has read
    waiting: list[Inner] = field(default_factory=list)
    characters: int = 0
    unpacked: int = 0
    members: int = 0
    until: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    def say(self, where: str, text: str | None, *, hidden: bool = False, shown: str | None = None) -> None:
        """Keep a piece of text; empty ones are nothing."""
        self.go_on()
        text = (text or "").replace("\x00", "").strip("\r\n")
        if not text.strip():
            return
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            raise TooMuch("文字超过 800 万字，未能读完，请拆分后上传")
        self.pieces.append(Piece(where, text, hidden, shown))

    def complain(self, problem: str) -> None:
        """Keep something that could not be read, once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def enter(self, where: str, name: str, content: bytes, *, depth: int) -> None:
        """Read a file inside the file later on."""
        if depth > DEEPEST:
            self.complain(f"{where}：压缩包嵌套超过 {DEEPEST} 层，未打开")
            return
        self.waiting.append(Inner(where, name, content, depth))

    def go_on(self) -> None:
        """Raises TooMuch where the time is used up."""
        if time.monotonic() > self.until:
            raise TooMuch(f"{MOST_SECONDS:.0f} 秒内未能读完，请拆分后上传")
