"""The sentence on remedies that closes a reply; nobody writes or deletes it (facts §1.8 R01–R12, §4 RC-A, RC-B)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.applications.choices import Notice, Outcome
from gongkai.applications.rules import periods
from gongkai.applications.tables import REVIEW_FIRST
from gongkai.lib.workdays import WorkCalendar
from gongkai.orgs.choices import OrganKind

COURT = "有管辖权的人民法院"
REVIEW_FIRST_KIND, EITHER_KIND, BOTH_KINDS, NONE_KIND = "RC-A", "RC-B", "RC-A+RC-B", "RC-0"  # facts §4
FIRST_BASIS = "行政复议法第二十条、第二十三条第一款第（四）项；法释〔2025〕8号第一条；行政诉讼法第四十五条"
EITHER_BASIS = "行政复议法第二十条；行政诉讼法第四十六条"
SAID = {
    REVIEW_FIRST_KIND: "不予公开的，应当先申请行政复议；对复议决定不服的，再提起行政诉讼",
    EITHER_KIND: "可以申请行政复议，也可以直接提起行政诉讼",
    BOTH_KINDS: "对不予公开的部分应当先申请行政复议；对其余部分可以申请行政复议，也可以直接提起行政诉讼",
    NONE_KIND: "程序性告知，不单独附救济途径；对最终答复或者逾期不答复不服的，再依法救济",
}
BASES = {
    REVIEW_FIRST_KIND: FIRST_BASIS,
    EITHER_KIND: EITHER_BASIS,
    BOTH_KINDS: f"{FIRST_BASIS}；行政诉讼法第四十六条",
    NONE_KIND: "国办函〔2021〕132号第三条",
}


@dataclass(frozen=True, slots=True)
class Remedies:
    """What may be done against a letter: of which kind, before whom, until when. Empty where nothing may be."""

    kind: str
    explanation: str
    reconsideration_body: str | None
    reconsideration_until: date | None
    reconsideration_first: bool
    litigation_until: date | None
    litigation_after: str | None
    court: str | None
    court_level: str | None
    basis: str


def kind_of(decided: Outcome | Notice) -> str:
    """RC-A, RC-B, both for a partial disclosure, or none for a procedural notice (facts R01, R02, R10)."""
    if isinstance(decided, Notice):
        return NONE_KIND
    if decided == Outcome.PARTIAL:
        return BOTH_KINDS
    return REVIEW_FIRST_KIND if decided in REVIEW_FIRST else EITHER_KIND


def remedies_of(
    decided: Outcome | Notice,
    *,
    organ: OrganKind,
    served_on: date,
    calendar: WorkCalendar,
    county: str = "县人民政府",
    superior: str = "上一级人民政府",
) -> Remedies:
    """The remedies against what this organ signed and served on that day, with their last days (facts R01–R10)."""
    kind = kind_of(decided)
    if kind == NONE_KIND:
        return Remedies(kind, SAID[kind], None, None, False, None, None, None, None, BASES[kind])
    direct = kind != REVIEW_FIRST_KIND
    return Remedies(
        kind=kind,
        explanation=SAID[kind],
        reconsideration_body=review_body(organ, county=county, superior=superior),
        reconsideration_until=periods.last_day_for_review(served_on, calendar),
        reconsideration_first=kind != EITHER_KIND,
        litigation_until=periods.last_day_to_sue(served_on, calendar) if direct else None,
        litigation_after="自收到行政复议决定书之日起15日内" if kind != EITHER_KIND else None,
        court=COURT,
        court_level=court_level(organ),
        basis=BASES[kind],
    )


def court_level(kind: OrganKind) -> str:
    """Which courts hear suits against this organ first (行政诉讼法第十四条、第十五条)."""
    return "中级人民法院" if kind == OrganKind.GOVERNMENT else "基层人民法院"


def review_body(kind: OrganKind, *, county: str, superior: str) -> str:
    """Who reviews what this organ signed: the county government, or for itself the one above (行政复议法第二十四条)."""
    return superior if kind == OrganKind.GOVERNMENT else county


def remedies(outcome: Outcome, *, body: str, review_url: str) -> str:
    """What the applicant may do against this reply: within which period, before whom, in which order."""
    online = f"行政复议申请也可以通过互联网提交，网址：{review_url}" if review_url else ""
    if outcome == Outcome.PARTIAL:
        withheld = f"对本答复中不予公开的部分不服的，{_review_first(body)}"
        return f"{withheld}对其余部分不服的，{_either(body)}{online}"
    clause = _review_first(body) if outcome in REVIEW_FIRST else _either(body)
    return f"如对本答复不服，{clause}{online}"


def _review_first(body: str) -> str:
    """RC-A (行政复议法第二十三条第一款第（四）项; 行政诉讼法第四十五条)."""
    return (
        f"应当自收到本答复之日起60日内先向{body}申请行政复议；"
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{COURT}提起行政诉讼。"
    )


def _either(body: str) -> str:
    """RC-B (行政复议法第二十条、行政诉讼法第四十六条)."""
    return f"可以自收到本答复之日起60日内向{body}申请行政复议，或者自收到本答复之日起6个月内向{COURT}提起行政诉讼。"
