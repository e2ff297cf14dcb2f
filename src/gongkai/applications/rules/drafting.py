"""Drafting a reply: what each outcome must rest on (条例第十四条至第十六条、第三十六条至第四十条)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.applications.choices import Medium, Outcome
from gongkai.applications.rules.office import why_not_draft_while
from gongkai.applications.tables import ABSENT, ART_36_4, ELSEWHERE, GROUNDS, NEEDED, NOT_HELD_BECAUSE, OUTCOMES
from gongkai.lib.seen import seen

OVERRULING = ["public_interest", "disclosed"]  # what a third party that is overruled is told (条例第三十二条)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record of the case says that a reply may rest on.

    `previous_answered` is None where no earlier application of that number is known. `empty_searches` found nothing;
    `unexplained` are those that found something of which nobody said that it is not what was asked for.
    """

    asked_medium: Medium
    was_corrected: bool = False
    gave_reason: bool = False
    asked_third_party: bool = False
    previous_answered: bool | None = None
    previous_same: bool = True
    searches: int = 1
    empty_searches: int = 1
    unexplained: tuple[str, ...] = ()
    party_objected: bool = False
    waiting_units: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


def why_not_draft(
    outcome: Outcome, *, text: str, grounds: Mapping[str, str], given_medium: Medium, facts: Facts
) -> list[str]:
    """Why a reply with this outcome cannot go to review; `grounds` maps keys of GROUNDS to what was written."""
    if outcome not in NEEDED:
        return [f"“{OUTCOMES[outcome].label}”由期限届满而来，不能拟定（{OUTCOMES[outcome].article}）"]
    reasons = [] if seen(text) else [f"答复正文不能为空（{OUTCOMES[outcome].article}）"]
    reasons += missing(needed(outcome, grounds), grounds)
    if given_medium != facts.asked_medium and outcome in {Outcome.GRANTED_PROVIDED, Outcome.PARTIAL}:
        reasons += missing(["form_changed_reason"], grounds)
    if facts.party_objected and _overrules(outcome, grounds):
        reasons += missing(OVERRULING, grounds)
    return reasons + _why_not_on_record(outcome, facts) + _why_not_missing(outcome, grounds, facts)


def _overrules(outcome: Outcome, grounds: Mapping[str, str]) -> bool:
    """Whether something is disclosed against a third party's will: all of it, or a part and the draft says why."""
    said = any(seen(grounds.get(key, "")) for key in OVERRULING)
    return outcome == Outcome.GRANTED_PROVIDED or (outcome == Outcome.PARTIAL and said)


def _why_not_missing(outcome: Outcome, grounds: Mapping[str, str], facts: Facts) -> list[str]:
    absent = outcome == Outcome.UNABLE_NOT_HELD and grounds.get("not_held_because") == ABSENT
    return why_not_absent(facts) if absent else []


def why_not_absent(facts: Facts) -> list[str]:
    """Why it cannot be said that the information does not exist (条例第三十六条第（四）项).

    Nobody searched for it, no search was in vain, or one found something that nobody has explained.
    """
    reasons = []
    if not facts.searches:
        reasons.append(f"请先登记检索记录：信息不存在须经检索（{ART_36_4}）")
    elif not facts.empty_searches:
        reasons.append(f"检索记录都检索到相关信息，没有一次没有检索到；信息不存在须经检索确认（{ART_36_4}）")
    return reasons + [
        f"{one}检索到相关信息，不能答复信息不存在；经核对不是所申请信息的，请先办理“说明检索到的信息”（{ART_36_4}）"
        for one in facts.unexplained
    ]


def needed(outcome: Outcome, grounds: Mapping[str, str]) -> list[str]:
    """The keys of the grounds that a reply with this outcome must state."""
    keys = list(NEEDED[outcome])
    if outcome == Outcome.UNABLE_NOT_HELD:
        keys += ["elsewhere_reason"] if grounds.get("not_held_because", "") == ELSEWHERE else []
        keys += ["referred_contact"] if seen(grounds.get("referred_name", "")) else []
    return keys


def missing(keys: list[str], grounds: Mapping[str, str]) -> list[str]:
    """One sentence for each of these grounds that was left empty or does not fit."""
    reasons = [
        f"请填写{GROUNDS[key].label}（{GROUNDS[key].article}）" for key in keys if not seen(grounds.get(key, ""))
    ]
    because = grounds.get("not_held_because", "")
    if "not_held_because" in keys and because and because not in NOT_HELD_BECAUSE:
        reasons.append(f"不掌握的情形请从所列两项中选择（{GROUNDS['not_held_because'].article}）")
    return reasons


def _why_not_on_record(outcome: Outcome, facts: Facts) -> list[str]:
    """What the case's own record must show before this outcome may be chosen."""
    return why_not_draft_while(facts.waiting_units) + why_not_choose(outcome, facts)


def why_not_choose(outcome: Outcome, facts: Facts) -> list[str]:
    """What the case's own record lacks for this outcome, whatever will be written."""
    match outcome:
        case Outcome.UNABLE_STILL_UNCLEAR if not facts.was_corrected:
            return ["申请人尚未补正，不能以“补正后仍不明确”答复（条例第三十条）"]
        case Outcome.REFUSED_EXCESSIVE if not facts.gave_reason:
            return ["须先要求申请人说明理由，方可以大量反复申请为由不予处理（条例第三十五条）"]
        case Outcome.DENIED_THIRD_PARTY if not facts.asked_third_party:
            return ["须先书面征求第三方的意见（条例第三十二条）"]
        case Outcome.REFUSED_DUPLICATE if facts.previous_answered is None:
            return ["没有找到该编号的前次申请（条例第三十六条第（六）项）"]
        case Outcome.REFUSED_DUPLICATE if not facts.previous_answered:
            return ["前次申请尚未答复，不能认定为重复申请（条例第三十六条第（六）项）"]
        case Outcome.REFUSED_DUPLICATE if not facts.previous_same:
            return ["前次申请不是同一申请人提出的，不能认定为重复申请（条例第三十六条第（六）项）"]
    return []
