"""One case in every state, and arguments with which every verb can be called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from gongkai.applications.choices import Asked, Delivery, FeeMethod, Opinion, Outcome, State
from gongkai.applications.models import Case
from gongkai.applications.tests.desk_life import Desk
from gongkai.orgs.choices import Role

IN_STATE: dict[State, Callable[[Desk], Case]] = {
    State.SUBMITTED: Desk.arrived,
    State.REGISTERED: Desk.submitted,
    State.CORRECTION_PENDING: Desk.correcting,
    State.PROCESSING: Desk.dispatched,
    State.REASON_PENDING: Desk.excessive,
    State.CONSULTING: Desk.consulting,
    State.FEE_PENDING: Desk.charged,
    State.SECRECY_REVIEW: Desk.drafted,
    State.LEGAL_REVIEW: Desk.in_legality,
    State.APPROVAL: Desk.passed,
    State.DECIDED: Desk.approved,
    State.SENT: Desk.posted,
    State.SERVED: Desk.answered,
    State.ABANDONED: Desk.abandoned,
    State.WITHDRAWN: Desk.withdrawn,
    State.ARCHIVED: Desk.archived,
}

SEARCHED = {
    "systems": "公文系统",
    "keywords": "河道",
    "period": "2021年",
    "searcher": "古丽娜",
    "result": "没有检索到",
}


def given(verb: str, desk: Desk, case: Case, today: date = date(2024, 10, 16)) -> dict[str, Any]:
    """What the verb takes besides `by` and `at`, filled in so that nothing but state and role can stand against it."""
    asked = case.consultations.first()
    asked_unit = case.co_handlings.filter(answered_on__isnull=True).first()
    consultation = asked.pk if asked else 0
    return {
        "try_contact": {"result": "电话无人接听"},
        "confirm": {"how": "电话确认"},
        "dispatch": {"unit": desk.water},
        "request_correction": {"items": "请写明工程名称"},
        "receive_correction": {"answer": "城北河道治理二期工程"},
        "request_reason": {"facts": "本月第40件", "until": today + timedelta(days=10)},
        "receive_reason": {"text": "每件都与我的房屋有关"},
        "set_due": {"due_on": today + timedelta(days=90), "reason_accepted": True},
        "consult": {"kind": Asked.THIRD_PARTY, "party": "云溪县河道工程有限公司"},
        "deliver_inquiry": {"consultation": consultation},
        "receive_opinion": {"consultation": consultation, "opinion": Opinion.CONSENTS},
        "time_out_opinion": {"consultation": consultation},
        "extend": {"days": 1, "reason": "检索量大"},
        "notice_fee": {"method": FeeMethod.PER_PAGE, "quantity": 68},
        "pay_fee": {"receipt_no": "示例票据0001"},
        "draft": {"outcome": Outcome.GRANTED_PROVIDED, "text": "现提供给您。"},
        "log_search": SEARCHED,
        "explain_search": {"search": case.searches.values_list("pk", flat=True).last(), "explanation": "另一工程"},
        "ask_unit": {"unit": desk.office, "what": "提供验收会议材料"},
        "receive_unit_answer": {"co_handling": asked_unit.pk if asked_unit else 0, "answer": "没有相关材料"},
        "pass_legality": {"opinion": "事实清楚，依据适当"},
        "pass_secrecy": {"conclusion": "可以公开"},
        "return_draft": {"reason": "请补充依据"},
        "send": {"way": Delivery.PORTAL},
        "withdraw": {"reason": "申请人书面撤回"},
    }.get(verb, {})


def people(desk: Desk) -> dict[str, Any]:
    """One person for each role of the table."""
    return {
        Role.REGISTRAR: desk.registrar,
        Role.OFFICE_HEAD: desk.office_head,
        Role.HANDLER: desk.handler,
        Role.SECRECY_REVIEWER: desk.secrecy_reviewer,
        Role.LEADER: desk.leader,
        Role.LEGAL_REVIEWER: desk.legal_reviewer,
    }
