"""The ways an application can go, as steps: to every outcome, and through every state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from gongkai.applications.choices import Asked, Carrier, Delivery, FeeMethod, Opinion
from gongkai.applications.choices import Outcome as O  # noqa: N817
from gongkai.applications.models import Case
from gongkai.ops.demo.cases.course import Course, Facts, Step
from gongkai.ops.demo.cases.replies import grounds_of, text_of
from gongkai.orgs.choices import Role

OFFICE, HEAD = Role.REGISTRAR, Role.OFFICE_HEAD
SECRECY = "经审查，答复内容不涉及国家秘密、工作秘密，可以发出（保守国家秘密法第三十五条）"
RECEIPT = "示例票据{number}"


def _fixed(**facts: Any) -> Facts:
    return lambda course: facts


def _asked(**facts: Any) -> Facts:
    """Facts about the last party that was asked."""
    return lambda course: {"consultation": course.case.consultations.latest("pk").pk, **facts}


CONFIRM = (
    Step(1, "try_contact", OFFICE, _fixed(result="拨打申请人电话无人接听")),
    Step(1, "confirm", OFFICE, _fixed(how="电话联系，申请人确认申请内容")),
)
DISPATCH = Step(1, "dispatch", OFFICE, lambda course: {"unit": course.unit.organ})
REQUEST_CORRECTION = Step(
    3, "request_correction", OFFICE, _fixed(items="请写明所需文件的名称、文号或者所涉项目的具体位置")
)
RECEIVE_CORRECTION = Step(5, "receive_correction", None, _fixed(answer="补充说明：所需信息为项目立项批复文件"))
ASK_PARTY = (
    Step(2, "consult", OFFICE, _fixed(kind=Asked.THIRD_PARTY, party="云溪县清泉商贸有限公司（示例）")),
    Step(2, "deliver_inquiry", OFFICE, _asked()),
)
ASK_CO_PRODUCER = (
    Step(2, "consult", OFFICE, _fixed(kind=Asked.CO_PRODUCER, party="云溪县财政局")),
    Step(1, "deliver_inquiry", OFFICE, _asked()),
    Step(17, "time_out_opinion", OFFICE, _asked()),
)
NOTICE_FEE = (
    Step(3, "notice_fee", HEAD, _fixed(method=FeeMethod.PER_PAGE, quantity=86)),
    Step(2, "deliver_fee_notice", OFFICE),
)
PAY_FEE = Step(6, "pay_fee", OFFICE, lambda course: {"receipt_no": RECEIPT.format(number=course.case.number)})
REQUEST_REASON = Step(2, "request_reason", OFFICE, lambda course: _reason(course))
RECEIVE_REASON = Step(5, "receive_reason", None, _fixed(text="想多了解一些项目情况"))
EXTEND = Step(6, "extend", HEAD, _fixed(days=15, reason="所涉档案年代较久，需要到档案馆查找"))
SEARCH = Step(
    0, "log_search", Role.HANDLER,
    _fixed(
        systems="电子公文系统、档案室目录、业务管理系统", keywords="项目名称、村名、文件关键词",
        period="2015年1月1日至今", searcher="办公室工作人员两人", result="没有检索到相关信息",
    ),
)  # fmt: skip
ARCHIVE = Step(10, "archive", OFFICE)


def _reason(course: Course) -> dict[str, Any]:
    requested_on = course.case.received_on + timedelta(days=30)
    return {"facts": "三个月内提出内容相近的申请四十一件", "until": requested_on}


def _reply(outcome: O) -> Facts:
    def given(course: Course) -> dict[str, Any]:
        previous = _previous_number(course.case) if outcome == O.REFUSED_DUPLICATE else ""
        grounds = grounds_of(outcome, previous_number=previous)
        return {"outcome": outcome, "text": text_of(outcome), "grounds": grounds}

    return given


def _previous_number(case: Case) -> str:
    answered = Case.objects.filter(organisation=case.organisation, dispatched_on__isnull=False).exclude(pk=case.pk)
    return answered.earliest("pk").number


def _sending(course: Course) -> dict[str, Any]:
    way = Delivery(course.case.delivery_method)
    if way != Delivery.POST:
        return {"way": way}
    return {"way": way, "carrier": Carrier.POSTAL_ENTERPRISE, "tracking_no": f"XA{course.case.pk:09d}"}


def reply(outcome: O, delivery: Delivery, *, slow: int = 0) -> tuple[Step, ...]:
    """Draft, review, sign, send; a posted reply is served some days later. `slow` are working days lost."""
    return (
        Step(6 + slow, "draft", Role.HANDLER, _reply(outcome)),
        Step(1, "pass_secrecy", Role.SECRECY_REVIEWER, _fixed(conclusion=SECRECY)),
        Step(2, "approve", Role.LEADER),
        Step(1, "send", OFFICE, _sending),
        *([Step(3, "serve", OFFICE)] if delivery == Delivery.POST else []),
        ARCHIVE,
    )


def to(outcome: O, delivery: Delivery, *, slow: int = 0) -> tuple[Step, ...]:
    """The usual way to an outcome, after the beginning."""
    rest = () if outcome in UNANSWERED else reply(outcome, delivery, slow=slow)
    return (*BEFORE.get(outcome, (DISPATCH,)), *rest)


LAPSE_CORRECTION = (REQUEST_CORRECTION, Step(13, "lapse_correction", OFFICE), ARCHIVE)
LAPSE_FEE = (DISPATCH, *NOTICE_FEE, Step(23, "lapse_fee", OFFICE), ARCHIVE)
WITHDRAW = (DISPATCH, Step(4, "withdraw", None), ARCHIVE)
TAKEN_BACK = Step(
    2, "withdraw", OFFICE, _fixed(reason="所需信息已由承办部门审核后当面提供，申请人当场书面表示不再需要答复，撤回申请")
)
OBJECTION = Step(8, "receive_opinion", OFFICE, _asked(opinion=Opinion.OBJECTS, text="涉及我公司商业秘密，不同意公开"))
CONSENT = Step(6, "receive_opinion", OFFICE, _asked(opinion=Opinion.CONSENTS, text="同意公开"))

BEFORE: dict[O, tuple[Step, ...]] = {  # what leads to an outcome, where it is more than dispatching
    O.DENIED_THIRD_PARTY: (DISPATCH, *ASK_PARTY, OBJECTION),
    O.UNABLE_NOT_HELD: (DISPATCH, SEARCH),
    O.UNABLE_STILL_UNCLEAR: (REQUEST_CORRECTION, RECEIVE_CORRECTION, DISPATCH),
    O.REFUSED_EXCESSIVE: (DISPATCH, REQUEST_REASON, RECEIVE_REASON),
    O.OTHER_NOT_CORRECTED: LAPSE_CORRECTION,
    O.OTHER_FEE_UNPAID: LAPSE_FEE,
    O.OTHER_MISC: WITHDRAW,
}
UNANSWERED = frozenset({O.OTHER_NOT_CORRECTED, O.OTHER_FEE_UNPAID, O.OTHER_MISC})
DETOURS: tuple[tuple[Step, ...], ...] = (  # longer ways to a granted application
    (REQUEST_CORRECTION, RECEIVE_CORRECTION, DISPATCH),
    (DISPATCH, *ASK_PARTY, CONSENT),
    (DISPATCH, *ASK_CO_PRODUCER),
    (DISPATCH, *NOTICE_FEE, PAY_FEE),
    (DISPATCH, EXTEND),
)
