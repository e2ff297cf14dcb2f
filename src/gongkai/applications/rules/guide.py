"""The seven questions of handling an application, and what each may lead to (facts §7: 补不补—…—怎么答)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.applications.choices import Outcome as O  # noqa: N817
from gongkai.applications.rules.drafting import Facts, why_not_absent, why_not_choose
from gongkai.applications.rules.letter import article_of
from gongkai.applications.tables import ABSENT, ELSEWHERE, OUTCOMES


@dataclass(frozen=True, slots=True)
class Question:
    """One of the seven: what to ask, on which article, and the acts and outcomes that it may lead to."""

    key: str
    title: str
    asks: str
    article: str
    verbs: tuple[str, ...]
    outcomes: tuple[str, ...] = ()  # an outcome, or "OUTCOME.case" for the two cases of 不掌握


QUESTIONS = (
    Question(
        "complete", "补不补", "申请内容是否明确？不明确的，七个工作日内一次性告知补正。", "条例第三十条",
        ("confirm", "try_contact", "request_correction", "receive_correction", "lapse_correction"),
        (O.UNABLE_STILL_UNCLEAR,),
    ),
    Question(
        "is_one", "是不是", "是不是政府信息公开申请？是不是重复、过量的申请？",
        "条例第三十五条、第三十六条第（六）项、第三十九条",
        ("request_reason", "receive_reason", "lapse_reason", "set_due"),
        (
            O.REFUSED_PETITION, O.REFUSED_DUPLICATE, O.REFUSED_PUBLICATION, O.REFUSED_EXCESSIVE,
            O.REFUSED_CONFIRM_REISSUE, O.OTHER_MISC,
        ),
    ),
    Question(
        "whose", "谁负责", "由哪个机关、哪个部门负责公开？", "条例第十条、第三十六条第（五）项",
        ("dispatch", "ask_unit", "receive_unit_answer"), (f"{O.UNABLE_NOT_HELD}.{ELSEWHERE}",),
    ),
    Question(
        "is_there", "有没有", "经检索，有没有这项信息？是不是现成的？", "条例第三十六条第（四）项、第三十八条",
        ("log_search", "explain_search"), (f"{O.UNABLE_NOT_HELD}.{ABSENT}", O.UNABLE_REQUIRES_CREATION),
    ),
    Question(
        "may_be", "给不给", "能不能公开？涉及第三方、其他机关的，先征求意见。",
        "条例第十三条至第十六条、第三十二条至第三十四条",
        ("consult", "deliver_inquiry", "receive_opinion", "time_out_opinion"),
        (
            O.DENIED_STATE_SECRET, O.DENIED_LAW_PROHIBITED, O.DENIED_SECURITY_STABILITY, O.DENIED_THIRD_PARTY,
            O.DENIED_INTERNAL_AFFAIRS, O.DENIED_PROCESS, O.DENIED_ENFORCEMENT_FILE, O.DENIED_ADMIN_QUERY,
        ),
    ),
    Question(
        "how", "怎么给", "全部给还是区分处理？以什么形式给？收不收信息处理费？",
        "条例第三十六条、第三十七条、第四十条、第四十二条",
        ("notice_fee", "deliver_fee_notice", "pay_fee", "lapse_fee"),
        (O.GRANTED_ALREADY_PUBLIC, O.GRANTED_PROVIDED, O.PARTIAL),
    ),
    Question(
        "answer", "怎么答", "期限够不够？审查、签发、送达。", "条例第十七条、第三十三条、第四十五条",
        (
            "extend", "draft", "pass_secrecy", "pass_legality", "return_draft", "approve", "send", "serve",
            "withdraw", "archive",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One outcome a question may lead to, with every reason against it on the record."""

    value: str
    label: str
    article: str
    why_not: tuple[str, ...]


def choices_of(question: Question, facts: Facts, *, may_draft: bool) -> list[Choice]:
    """The outcomes of one question; none while no reply can be drafted."""
    return [_choice(value, facts) for value in question.outcomes] if may_draft else []


def _choice(value: str, facts: Facts) -> Choice:
    outcome, _, because = value.partition(".")
    decision = OUTCOMES[O(outcome)]
    reasons = list(why_not_choose(O(outcome), facts)) if outcome != O.REFUSED_DUPLICATE else []
    if because == ABSENT:
        reasons += why_not_absent(facts)
    words = {ABSENT: "（经检索不存在）", ELSEWHERE: "（非本机关负责）"}.get(because, "")
    article = article_of(O(outcome), {"not_held_because": because})
    return Choice(value, f"{decision.label}{words}", article, tuple(reasons))


def answered(facts: Facts, *, is_given: bool, has_outcome: bool) -> Mapping[str, str]:
    """What the record already says to each question; empty where it says nothing yet."""
    return {
        "complete": _complete(facts),
        "is_one": "申请人已说明理由" if facts.gave_reason else "",
        "whose": "已交承办部门" if is_given else "",
        "is_there": _searched(facts),
        "may_be": "已书面征求第三方意见" if facts.asked_third_party else "",
        "how": "",
        "answer": "已拟定答复" if has_outcome else "",
    }


def _searched(facts: Facts) -> str:
    if not facts.searches:
        return ""
    found = f"，其中{len(facts.unexplained)}次检索到相关信息，尚未说明" if facts.unexplained else ""
    return f"已登记检索{facts.searches}次{found}"


def _complete(facts: Facts) -> str:
    lacks = f"缺少：{'、'.join(facts.lacks)}" if facts.lacks else ""
    return "，仍".join(part for part in ("已补正" if facts.was_corrected else "", lacks) if part)
