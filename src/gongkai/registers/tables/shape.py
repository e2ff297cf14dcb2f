"""What a register is: its fields in their official order, and which of them say what."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its official code and name, what it holds, and whether the public may read it."""

    code: str
    label: str
    holds: Holds = Holds.LINE
    needed: bool = False
    public: bool = True
    choices: tuple[str, ...] = ()
    longest: int = 200
    also: tuple[str, ...] = ()  # other headings under which files bring it
    hint: str = ""
    shown_if: tuple[str, str] = ("", "")  # public only where that field has that value


@dataclass(frozen=True, slots=True)
class Register:
    """One register, declared: what a line holds, what identifies it, what the public sees and how long.

    `number`, `party`, `subject`, `basis` and `day` name the fields that every register has in some form; a line is
    known by its organ and number. `title` and `summary` are filled from the values, by code, with {unit} before.
    """

    key: str
    label: str
    law: str  # why it is public
    fields: tuple[Field, ...]
    number: str
    subject: str
    day: str
    listed: tuple[str, ...]  # columns of the public table
    genre: Genre
    catalogue_code: str
    title: str
    summary: str
    party: str = ""
    party_kind: str = ""  # the field that tells a natural person
    basis: str = ""
    until: str = ""  # the last day of its publicity
    shown_months: int = 0  # how long it is shown where `until` is empty (产品约定, may be configured)
    deadline: str = ""  # a line of DEADLINES; empty: what genre and class say
    by_title: bool = False  # the public table names each line by its whole title
    history: bool = False  # a change makes a new version, and the old one stays readable
    closed_if: tuple[str, str] = ("", "")  # not for the public where that field has that value

    def field(self, code: str) -> Field:
        """The field of that code; KeyError for none."""
        return {field.code: field for field in self.fields}[code]

    def named(self, heading: str) -> Field | None:
        """The field that a heading of a file names, by code, name or another known heading."""
        plain = "".join(heading.split()).upper().rstrip("*＊")
        for field in self.fields:
            if plain in {field.code.upper(), field.label.upper(), *(one.upper() for one in field.also)}:
                return field
        return None

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that a form asks for."""
        return tuple(one for one in self.fields if one.holds not in (Holds.OWN_NAME, Holds.OWN_CODE))

    @property
    def private(self) -> frozenset[str]:
        """The codes that are reported and never shown."""
        return frozenset(one.code for one in self.fields if not one.public)
