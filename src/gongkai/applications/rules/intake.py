"""Taking in an application: its three elements, and the day it was received (条例第二十九条、第三十一条)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.applications.choices import ApplicantKind, Channel, Delivery, Medium
from gongkai.applications.rules.events import LAW_BEGINS_ON
from gongkai.applications.tables import ELEMENTS, UNSTATED
from gongkai.lib.dates import formal
from gongkai.lib.seen import seen

APPLICATION = "条例第二十九条第二款"
ORAL = "条例第二十九条第一款"
RECEIPT = "条例第三十一条"
DRAFT_DAYS = 30  # how long an unsent application is kept (个人信息保护法第十九条; the product's convention)
RATINGS = {5: "很满意", 4: "满意", 3: "一般", 2: "不满意", 1: "很不满意"}
SIGNED_FOR = frozenset({Channel.IN_PERSON, Channel.REGISTERED_MAIL, Channel.ORAL})  # received the day they arrive
TO_BE_CONFIRMED = frozenset({Channel.ORDINARY_MAIL, Channel.EMAIL, Channel.FAX})  # received when both sides confirm
FARTHEST = 366  # days; the law says 合理, this is the product's convention
LONGEST_DESCRIPTION = 5000  # characters; a limit of the form, not of the law


@dataclass(frozen=True, slots=True)
class Application:
    """What an application says. Only what 条例 art. 29 names may be demanded; a purpose may not."""

    applicant_kind: ApplicantKind
    applicant_name: str
    identity_no: str
    contact: str
    description: str
    medium: Medium = Medium.ELECTRONIC
    delivery: Delivery = Delivery.PORTAL
    email: str = ""
    address: str = ""
    assistance_need: str = ""
    agent_name: str = ""
    agent_identity: str = ""


def lacks(application: Application) -> list[str]:
    """What is missing of what an application should state, as keys of ELEMENTS (条例第二十九条第二款)."""
    given = {name for name in ELEMENTS if seen(getattr(application, name)) not in {"", UNSTATED}}
    missing = {"applicant_name", "identity_no", "description"} - given
    if not given & {"contact", "email", "address"}:
        missing.add("contact")
    if application.delivery == Delivery.POST:
        missing |= {"address"} - given
    if application.delivery == Delivery.EMAIL:
        missing |= {"email"} - given
    agent = {"agent_name", "agent_identity"}
    if given & agent:
        missing |= agent - given
    return [name for name in ELEMENTS if name in missing]


def asks(keys: Iterable[str]) -> list[str]:
    """The sentences that ask for what is missing."""
    return [ELEMENTS[key].ask for key in keys]


def why_not_submit(application: Application) -> list[str]:
    """Why the form on the portal is not complete: what is missing of the three elements (条例第二十九条)."""
    return asks(lacks(application)) + _why_not_fit(application)


def why_not_take_in(application: Application, *, has_files: bool) -> list[str]:
    """Why what came in by letter, fax or over the counter is nothing to register: it says nothing at all.

    What it lacks is asked for once it is registered (条例第三十条); it is not refused (国办公开办函〔2017〕19号).
    """
    stated = set(ELEMENTS) - set(lacks(application)) - {"address", "email", "agent_name", "agent_identity"}
    reasons = [] if stated or has_files else [f"请至少登记来件写明的一项内容，或者附来件的扫描件（{APPLICATION}）"]
    return reasons + _why_not_fit(application)


def _why_not_fit(application: Application) -> list[str]:
    """What is too long for the form, and forms that no way of delivery can carry (条例第二十九条第二款第（三）项)."""
    article = f"{APPLICATION}第（三）项"
    reasons = []
    if len(application.description) > LONGEST_DESCRIPTION:
        reasons.append(f"描述请不超过{LONGEST_DESCRIPTION}字，较长的内容可作为附件（{APPLICATION}第（二）项）")
    if application.medium == Medium.PAPER and application.delivery in {Delivery.PORTAL, Delivery.EMAIL}:
        reasons.append(f"纸质件只能邮寄或者当面领取（{article}）")
    if application.medium == Medium.VIEWING and application.delivery != Delivery.PICK_UP:
        reasons.append(f"现场查阅、抄录的，途径请选择当面领取（{article}）")
    return reasons


def why_not_register(channel: Channel, *, arrived_on: date, today: date, read_back: bool) -> list[str]:
    """Why an application that came over this channel cannot be registered as received the day it arrived.

    `read_back`: an oral application was written down, read back to the applicant and agreed to (条例第二十九条第一款).
    """
    reasons = why_not_on(arrived_on, today, "收到申请")
    if channel not in SIGNED_FOR:
        reasons.append(f"以{channel.label}提出的申请，以双方确认之日为收到之日，请先登记到件（{RECEIPT}）")
    if channel == Channel.ORAL and not read_back:
        reasons.append(f"口头申请由本机关代为填写的，须经申请人确认（{ORAL}）")
    return reasons


def why_not_log_arrival(channel: Channel, *, arrived_on: date, today: date) -> list[str]:
    """Why an application cannot be logged as arrived and still to be confirmed (条例第三十一条)."""
    reasons = why_not_on(arrived_on, today, "到件")
    if channel not in TO_BE_CONFIRMED:
        reasons.append(f"以{channel.label}提出的申请无须另行确认，请直接登记（{RECEIPT}）")
    return reasons


def why_not_confirm(*, arrived_on: date | None, on: date, today: date) -> list[str]:
    """Why the applicant cannot have confirmed on that day (条例第三十一条)."""
    reasons = why_not_on(on, today, "确认")
    if arrived_on and on < arrived_on:
        reasons.append(f"确认日期早于到件日期{formal(arrived_on)}（{RECEIPT}）")
    return reasons


def why_not_on(on: date, today: date, what: str) -> list[str]:
    """Why something cannot have happened on that day: it is still to come, or before the law (条例第四十五条: 登记)."""
    if on > today:
        return [f"{what}日期不得晚于今天（{formal(today)}），请按实际日期登记（条例第四十五条）"]
    if on < LAW_BEGINS_ON:
        return [f"{what}日期早于《政府信息公开条例》施行之日（{formal(LAW_BEGINS_ON)}），请核对（条例第四十五条）"]
    return []


def why_not_until(until: date, today: date, what: str) -> list[str]:
    """Why a last day cannot be set so far off: more than a year is no reasonable time (条例第三十条、第三十五条)."""
    if (until - today).days > FARTHEST:
        return [f"{what}超过一年，不是合理的期限，请核对（条例第三十条、第三十五条）"]
    return []


def why_not_rate(rating: int, *, is_answered: bool, has_rated: bool) -> list[str]:
    """Why the applicant cannot rate how the application was handled (条例第四十六条: 社会评议)."""
    if not is_answered:
        return ["答复之后才能评价（条例第四十六条）"]
    if has_rated:
        return ["已经评价过，每件申请评价一次（条例第四十六条）"]
    return [] if rating in RATINGS else ["请选择满意程度（条例第四十六条）"]
