"""From a kind of letter and its fields to the letter: nothing left out, nothing that the law has outrun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from gongkai.applications.choices import LetterKind, Outcome
from gongkai.applications.letters.kinds import Kind, field_labels
from gongkai.applications.rules.letter import Letter, ended
from gongkai.applications.tables import REVIEW_FIRST
from gongkai.lib.seen import seen

# what the law has outrun → why (facts §4 坏模板, §0)
OUTDATED: dict[str, str] = {
    r"条例》?第八条": "引用了2007年条例的第八条；不予公开应引用现行条例第十四条、第十五条或者第十六条",
    r"(上级|上一级)[^，。；]{0,6}主管部门[^，。；]{0,3}(或者?|、)[^，。；]{0,3}(同级|本级)": (
        "复议机关写成了“上级主管部门或者同级政府”；应为行政复议法第二十四条所定的机关"
    ),
    r"(同级|本级)[^，。；]{0,6}政府[^，。；]{0,3}(或者?|、)[^，。；]{0,3}(上级|上一级)[^，。；]{0,6}主管部门": (
        "复议机关写成了“同级政府或者上级主管部门”；应为行政复议法第二十四条所定的机关"
    ),
    r"法释〔2011〕17号": "引用了法释〔2011〕17号，已由法释〔2025〕8号取代",
    r"国务院令第492号": "引用了2007年条例（国务院令第492号），现行条例为国务院令第711号",
    r"自身生产、?生活、?科研等?特殊需要": "“自身生产、生活、科研等特殊需要”已从条例中删除，不得作为理由",
    r"(3|三)个月内[^。；]{0,20}(起诉|诉讼)": "起诉期限写成了3个月；行政诉讼法第四十六条为6个月",
}
SUE_DIRECTLY = r"(或者?|也可以?)[^。；]{0,30}(6|六)个月内?[^。；]{0,30}(起诉|诉讼)"
SUIT_BEFORE_REVIEW = "不予公开的，应当先申请行政复议，不得写可以直接起诉（行政复议法第二十三条第一款第（四）项）"
REMEDY_WORDS = r"申请行政复议|提起行政诉讼"


def why_not_fill(kind: Kind, fields: Mapping[str, str]) -> list[str]:
    """One sentence for each field of this letter that is empty."""
    labels = field_labels()
    return [
        f"{kind.title}缺少{labels.get(name, name)}（{kind.articles}）"
        for name in kind.needed
        if not seen(fields.get(name, ""))
    ]


def fill(kind: Kind, fields: Mapping[str, str], **frame: Any) -> Letter:
    """The letter of this kind; `frame` is what stands around its paragraphs. KeyError where a field is missing."""
    labels = field_labels()
    frame = {"doc_no": "", "addressee": "", "remedies": ""} | frame
    return Letter(
        title=kind.title,
        paragraphs=tuple(line for said in kind.paragraphs for line in _lines(said, fields)),
        rows=tuple((labels[name], fields.get(name, "").strip() or "—") for name in kind.rows),
        **frame,
    )


def _lines(said: str, fields: Mapping[str, str]) -> list[str]:
    """One paragraph filled in; one that is a field alone takes a paragraph for each of its lines."""
    text = said.format_map({name: value.strip() for name, value in fields.items()})
    is_field = re.fullmatch(r"\{\w+\}", said)
    return [ended(line) for line in text.splitlines() if line.strip()] if is_field else [text]


def why_not_issue(letter: Letter, outcome: Outcome | None = None) -> list[str]:
    """Why a letter may not go out as it reads: words that the law has outrun; remedies where they do not belong."""
    text = "\n".join([letter.title, *letter.paragraphs, *(value for _, value in letter.rows)])
    reasons = [f"《{letter.title}》{reason}" for pattern, reason in OUTDATED.items() if re.search(pattern, text)]
    if outcome in REVIEW_FIRST and re.search(SUE_DIRECTLY, f"{text}\n{letter.remedies}"):
        reasons.append(f"《{letter.title}》{SUIT_BEFORE_REVIEW}")
    if outcome is None and not letter.remedies and re.search(REMEDY_WORDS, text):
        reasons.append(f"《{letter.title}》是程序性告知，不附复议诉讼条款（国办函〔2021〕132号第三条）")
    return reasons


def as_data(letter: Letter, kind: LetterKind) -> dict[str, Any]:
    """The letter as plain data, to be kept."""
    return {"kind": kind.value, **asdict(letter), "signed_on": letter.signed_on and letter.signed_on.isoformat()}


def from_data(data: Mapping[str, Any]) -> Letter:
    """The letter that was kept."""
    facts = {name: value for name, value in data.items() if name != "kind"}
    signed_on = date.fromisoformat(facts["signed_on"]) if facts["signed_on"] else None
    rows = tuple((label, value) for label, value in facts["rows"])
    return Letter(**facts | {"signed_on": signed_on, "rows": rows, "paragraphs": tuple(facts["paragraphs"]),
                  "enclosures": tuple(facts.get("enclosures", ()))})  # fmt: skip


def addressed_to(letter: Letter, addressee: str) -> Letter:
    """The same letter to somebody else, for those who need not know to whom it went."""
    return replace(letter, addressee=addressee if letter.addressee else "")
