"""The reply as data: title, number, body, remedies, signature; pages and documents are made from it (facts §4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.applications.choices import Outcome
from gongkai.applications.tables import (
    DENIAL_TITLE,
    ELSEWHERE,
    GROUNDS,
    NOT_HELD_ARTICLE,
    NOT_HELD_BECAUSE,
    NOT_RESPONSIBLE_TITLE,
    OUTCOMES,
    REPLY_TITLES,
    TO_PARTY,
)
from gongkai.lib.dates import formal

LAW = "《中华人民共和国政府信息公开条例》"
ENDS = ("。", "；", "！", "？", "）", "：")
ASKS = ("申请公开", "请求公开", "要求公开", "依法公开", "申请获取")  # how many begin to say what they want
DATE_FROM_EDGE = 4  # characters (GB/T 9704—2012, 7.3.5.1)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, paragraph by paragraph; `remedies` is the last one of a reply, and empty in a procedural letter.

    `rows` are the lines of a form; `contact` is whom to ask; `enclosures` are the files that go with it, by name.
    """

    title: str
    doc_no: str
    addressee: str
    paragraphs: tuple[str, ...]
    remedies: str
    organ: str
    signed_on: date | None
    rows: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    enclosures: tuple[str, ...] = ()

    def as_text(self) -> str:
        """The letter as plain text."""
        said = [f"　　{paragraph}" for paragraph in self.body()]
        form = [f"{label}：{value}" for label, value in self.rows]
        head = [self.title, self.doc_no, "", f"{self.addressee}："] if self.addressee else [self.title, self.doc_no, ""]
        return "\n".join([*head, *form, *said, "", self.organ, formal(self.signed_on) if self.signed_on else "", ""])

    def body(self) -> tuple[str, ...]:
        """The paragraphs with the remedies and the list of what is enclosed, where there are any."""
        return tuple(paragraph for paragraph in (*self.paragraphs, self.remedies, *self.enclosed()) if paragraph)

    def enclosed(self) -> list[str]:
        """附件：1. … (GB/T 9704—2012, 7.3.4), one line for each file."""
        if len(self.enclosures) == 1:
            return [f"附件：{self.enclosures[0]}"]
        return [
            f"{'附件：' if place == 1 else '　　　'}{place}. {name}" for place, name in enumerate(self.enclosures, 1)
        ]


def letter(
    outcome: Outcome,
    *,
    number: str,
    doc_no: str,
    addressee: str,
    received_on: date | None,
    description: str,
    text: str,
    grounds: Mapping[str, str],
    remedies: str,
    organ: str,
    signed_on: date | None,
    contact: str = "",
    enclosures: Iterable[str] = (),
) -> Letter:
    """The reply with this outcome to what was asked for; the basis and the remedies are written by the product."""
    came = f"于{formal(received_on)}" if received_on else ""
    opening = f"本机关{came}收到您提出的政府信息公开申请（受理编号：{number}），申请内容为“{unended(description)}”。"
    basis = f"{basis_of(outcome, grounds)}，现答复如下："
    return Letter(
        title=title_of(outcome, grounds),
        doc_no=doc_no,
        addressee=addressee,
        paragraphs=(opening, basis, *paragraphs_of(text), *grounds_told(grounds)),
        remedies=remedies,
        organ=organ,
        signed_on=signed_on,
        contact=contact,
        enclosures=tuple(enclosures),
    )


def title_of(outcome: Outcome, grounds: Mapping[str, str]) -> str:
    """What this kind of reply is called."""
    if outcome == Outcome.UNABLE_NOT_HELD and grounds.get("not_held_because") == ELSEWHERE:
        return NOT_RESPONSIBLE_TITLE
    return REPLY_TITLES.get(outcome, DENIAL_TITLE)


def article_of(outcome: Outcome, grounds: Mapping[str, str]) -> str:
    """The article this reply stands on: of the two cases of 不掌握 the item of the case's own."""
    because = grounds.get("not_held_because", "") if outcome == Outcome.UNABLE_NOT_HELD else ""
    return NOT_HELD_ARTICLE.get(because) or OUTCOMES[outcome].article


def basis_of(outcome: Outcome, grounds: Mapping[str, str]) -> str:
    """根据《中华人民共和国政府信息公开条例》第三十七条的规定."""
    article = article_of(outcome, grounds)
    source = f"{LAW}{article.removeprefix('条例')}" if article.startswith("条例") else article
    return f"根据{source}的规定"


def paragraphs_of(text: str) -> list[str]:
    """What was typed, paragraph by paragraph."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def grounds_told(grounds: Mapping[str, str]) -> list[str]:
    """The grounds as sentences, in the order of the table."""
    said = {**grounds, "not_held_because": NOT_HELD_BECAUSE.get(grounds.get("not_held_because", ""), "")}
    told = {key: ground.label for key, ground in GROUNDS.items() if said.get(key) and key not in TO_PARTY}
    return [f"{label}：{ended(said[key])}" for key, label in told.items()]


def ended(text: str) -> str:
    """A sentence with its full stop."""
    text = text.strip()
    return text if text.endswith(ENDS) else f"{text}。"


def unended(text: str) -> str:
    """Words to stand inside a sentence: without the mark that ended them."""
    return text.strip().rstrip("。；;，,.").rstrip()


def subject_of(description: str) -> str:
    """What is asked for, to stand after 申请公开: without the applicant's own 申请公开."""
    said = unended(description)
    for words in ASKS:
        if said.startswith(words):
            return said.removeprefix(words).lstrip("：:，, ") or said
    return said


def organ_from_edge(organ: str, signed_on: date) -> float:
    """How many characters from the right edge the organ stands to be centred above the date (GB/T 9704, 7.3.5.1)."""
    day = sum(0.5 if one.isascii() else 1 for one in formal(signed_on))
    return max(0.0, DATE_FROM_EDGE - (len(organ) - day) / 2)
