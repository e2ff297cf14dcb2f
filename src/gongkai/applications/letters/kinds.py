"""What each kind of letter is called and says: read from wording.toml, and from a county's own file beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from gongkai.applications.choices import LetterKind, Outcome
from gongkai.applications.tables import ELSEWHERE, OUTCOMES

WORDING = Path(__file__).with_name("wording.toml")
AMENDABLE = frozenset({"title", "paragraphs"})  # what a county's own file may change
NO_REMEDIES, BY_OUTCOME, EITHER = "none", "outcome", "either"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter: its title, whom it addresses, its articles, its paragraphs or the rows of its form."""

    kind: LetterKind
    title: str
    addressee: str  # applicant, party, none
    remedies: str
    articles: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def needed(self) -> list[str]:
        """The fields that its paragraphs name, each once, in order."""
        names = [name for line in self.paragraphs for _, name, _, _ in Formatter().parse(line) if name]
        return list(dict.fromkeys(names))

    @property
    def is_reply(self) -> bool:
        """Whether it decides an application; its body is written by the rules of replies."""
        return self.remedies == BY_OUTCOME


@lru_cache
def kinds(own_file: str = "") -> dict[LetterKind, Kind]:
    """Every kind by its name; titles and paragraphs from the county's own file where it has one."""
    table, own = _read(WORDING), _read(Path(own_file)) if own_file else {}
    return {kind: _kind(kind, table[kind.value], own.get(kind.value, {})) for kind in LetterKind}


def _kind(kind: LetterKind, entry: dict[str, Any], own: dict[str, Any]) -> Kind:
    said = entry | {name: value for name, value in own.items() if name in AMENDABLE}
    paragraphs, rows = tuple(said.pop("paragraphs", ())), tuple(said.pop("rows", ()))
    return Kind(kind=kind, paragraphs=paragraphs, rows=rows, **said)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache
def field_labels() -> dict[str, str]:
    """What each field is called in a refusal and in the rows of a form."""
    table = _read(WORDING)
    return {**table["fields"], **table["row_labels"]}


K = LetterKind
_REPLIES = {
    Outcome.PARTIAL: K.PARTIAL_REPLY,
    Outcome.DENIED_ADMIN_QUERY: K.ADMIN_QUERY_REPLY,
    Outcome.UNABLE_NOT_HELD: K.NOT_EXIST_REPLY,
    Outcome.UNABLE_REQUIRES_CREATION: K.REQUIRES_CREATION_REPLY,
    Outcome.UNABLE_STILL_UNCLEAR: K.STILL_UNCLEAR_REPLY,
    Outcome.OTHER_MISC: K.OTHER_REPLY,
    Outcome.OTHER_NOT_CORRECTED: K.UNCORRECTED_NOTICE,
    Outcome.OTHER_FEE_UNPAID: K.UNPAID_NOTICE,
}
_GROUPS = {"granted": K.GRANT_REPLY, "denied": K.DENIAL_REPLY, "not_handled": K.REFUSAL_REPLY}


def reply_kind(outcome: Outcome, grounds: dict[str, str]) -> LetterKind:
    """The kind of letter that tells this outcome."""
    if outcome == Outcome.UNABLE_NOT_HELD and grounds.get("not_held_because") == ELSEWHERE:
        return K.NOT_RESPONSIBLE_REPLY
    return _REPLIES.get(outcome) or _GROUPS[OUTCOMES[outcome].row.partition(".")[0]]


def why_not_wording(own_file: str) -> list[str]:
    """Why a county's own wording cannot be used: kinds or fields that do not exist, or a required field left out."""
    known, reasons = kinds(), []
    for name, entry in _read(Path(own_file)).items():
        if name not in set(LetterKind):
            reasons.append(f"没有“{name}”这种文书")
        elif unknown := set(entry) - AMENDABLE:
            reasons.append(f"{known[K(name)].title}只能修改标题和正文，不能修改{'、'.join(sorted(unknown))}")
        elif entry.get("paragraphs"):
            reasons += _fields_differ(known[K(name)], Kind(**_as_changed(known[K(name)], entry)))
    return reasons


def _as_changed(kind: Kind, entry: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind.kind, "title": kind.title, "addressee": kind.addressee, "remedies": kind.remedies,
            "articles": kind.articles, "paragraphs": tuple(entry["paragraphs"])}  # fmt: skip


def _fields_differ(kind: Kind, own: Kind) -> list[str]:
    labels = field_labels()
    missing = [name for name in kind.needed if name not in own.needed]
    unknown = [name for name in own.needed if name not in labels]
    return [f"{kind.title}缺少必备内容：{labels[name]}（{kind.articles}）" for name in missing] + [
        f"{kind.title}没有“{name}”这一项" for name in unknown
    ]


def title(kind: LetterKind, own_file: str = "") -> str:
    """What a kind of letter is called."""
    return kinds(own_file)[kind].title
