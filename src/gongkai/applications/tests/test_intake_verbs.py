"""Submit, register, log an arrival, confirm: the day of receipt for every channel (条例第三十一条)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.applications import actions, queries
from gongkai.applications.choices import Channel, Delivery, Medium, State
from gongkai.applications.models import Case
from gongkai.applications.tests.desk_life import RIVER
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from tests.cast import moment


def registered(desk, channel: Channel, arrived_on: date | None, at: str, **more) -> Case:
    """An application at the counter."""
    facts = {"organisation": desk.office, "channel": channel, "arrived_on": arrived_on} | more
    return actions.register(RIVER, **facts, by=desk.registrar, at=moment(at))


def test_over_the_portal_it_is_received_the_day_it_is_submitted(desk):
    case = desk.submitted("2024-09-20 10:00")
    assert (case.received_on, case.due_on) == (date(2024, 9, 20), date(2024, 10, 23))


@pytest.mark.parametrize(
    ("at", "received_on"),
    [("2025-09-30 23:50", date(2025, 9, 30)), ("2025-10-01 00:30", date(2025, 10, 1))],
)
def test_the_day_is_that_of_beijing(desk, at, received_on):
    assert desk.submitted(at).received_on == received_on


def test_signed_for_on_a_saturday_is_received_on_that_saturday(desk):
    case = registered(desk, Channel.REGISTERED_MAIL, date(2025, 5, 10), "2025-05-12 10:00")
    assert (case.received_on, case.due_on_national, case.due_on) == (
        date(2025, 5, 10), date(2025, 6, 9), date(2025, 6, 12),
    )  # fmt: skip


def test_ems_signed_for_before_the_long_holiday_as_in_the_case_of_lianyungang(desk):
    case = registered(desk, Channel.REGISTERED_MAIL, date(2022, 9, 30), "2022-09-30 17:00")
    assert case.due_on_national == date(2022, 11, 2)


def test_an_ordinary_letter_is_received_when_it_is_confirmed_not_when_it_arrives(desk):
    case = desk.arrived("2025-06-05 11:00")
    case = actions.try_contact(case, result="电话无人接听", by=desk.registrar, at=moment("2025-06-05 11:30"))
    case = actions.confirm(case, how="电话确认", by=desk.registrar, at=moment("2025-06-10 09:00"))
    assert (case.arrived_on, case.received_on, case.due_on_national) == (
        date(2025, 6, 5), date(2025, 6, 10), date(2025, 7, 8),
    )  # fmt: skip


def test_every_attempt_to_reach_the_applicant_stays_in_the_ledger(desk):
    case = desk.arrived()
    for result in ("无人接听", "停机"):
        actions.try_contact(case, result=result, by=desk.registrar, at=moment("2025-06-06 10:00"))
    assert [event.details["result"] for event in Event.objects.about(case).named("case.contact_tried")] == [
        "无人接听", "停机",
    ]  # fmt: skip


@pytest.mark.parametrize("channel", [Channel.ORDINARY_MAIL, Channel.EMAIL, Channel.FAX])
def test_what_needs_confirming_cannot_be_registered_outright(desk, channel):
    with pytest.raises(Refused, match="以双方确认之日为收到之日"):
        registered(desk, channel, None, "2024-09-20 10:00")


def test_what_was_signed_for_needs_no_confirming(desk):
    with pytest.raises(Refused, match="请直接登记"):
        actions.log_arrival(
            RIVER, organisation=desk.office, channel=Channel.IN_PERSON, by=desk.registrar, at=moment("2024-09-20 10:00")
        )


def test_a_spoken_application_is_read_back_to_the_applicant(desk):
    with pytest.raises(Refused, match="须经申请人确认（条例第二十九条第一款）"):
        registered(desk, Channel.ORAL, None, "2024-09-20 10:00")
    assert registered(desk, Channel.ORAL, None, "2024-09-20 10:00", read_back=True).state == State.REGISTERED


def test_nothing_is_received_tomorrow(desk):
    with pytest.raises(Refused, match="不得晚于今天（2024年9月20日）"):
        registered(desk, Channel.IN_PERSON, date(2024, 9, 21), "2024-09-20 23:59")


def test_a_confirmation_before_the_letter_came_is_refused(desk):
    with pytest.raises(Refused, match="早于到件日期2025年6月5日"):
        actions.confirm(
            desk.arrived(), how="电话", on=date(2025, 6, 4), by=desk.registrar, at=moment("2025-06-10 09:00")
        )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"applicant_name": " "}, "姓名或者名称"),
        ({"identity_no": ""}, "身份证明号码"),
        ({"contact": ""}, "至少填写一种联系方式"),
        ({"description": "\n"}, "名称、文号或者便于查询的其他特征"),
        ({"delivery": Delivery.POST}, "请填写邮寄地址"),
        ({"delivery": Delivery.EMAIL}, "请填写电子邮箱"),
        ({"medium": Medium.PAPER}, "纸质件只能邮寄或者当面领取"),
        ({"medium": Medium.VIEWING}, "途径请选择当面领取"),
        ({"description": "问" * 5001}, "不超过5000字"),
    ],
)
def test_an_application_lacks_nothing_but_what_the_law_names(desk, change, reason):
    with pytest.raises(Refused) as refusal:
        desk.submitted(application=replace(RIVER, **change))
    assert [reason in one and "（条例第二十九条" in one for one in refusal.value.reasons] == [True]
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"applicant_name": " "}, ["applicant_name"]),
        ({"identity_no": ""}, ["identity_no"]),
        ({"contact": ""}, ["contact"]),
        ({"description": "\n"}, ["description"]),
        ({"medium": Medium.PAPER, "delivery": Delivery.POST}, ["address"]),
        ({"agent_name": "钱多多"}, ["agent_identity"]),
        ({"applicant_name": "", "identity_no": "", "contact": ""}, ["applicant_name", "identity_no", "contact"]),
    ],
)
def test_what_a_letter_or_visitor_leaves_out_is_registered_and_asked_for_afterwards(desk, change, lacking):
    facts = {"organisation": desk.office, "by": desk.registrar, "at": moment("2024-09-20 10:00")}
    application = replace(RIVER, **change)
    arrived = actions.log_arrival(application, channel=Channel.FAX, **facts)
    case = actions.register(application, channel=Channel.IN_PERSON, **facts)
    assert (arrived.state, case.state) == (State.SUBMITTED, State.REGISTERED)
    assert (queries.lacks_of(arrived), queries.lacks_of(case)) == (lacking, lacking)
    assert case.letters.get().title == "政府信息公开申请接收回执"


def test_a_sheet_that_says_nothing_is_registered_only_with_its_scan(desk):
    empty = replace(RIVER, applicant_name="", identity_no="", contact="", description="")
    facts = {"organisation": desk.office, "channel": Channel.REGISTERED_MAIL, "by": desk.registrar}
    with pytest.raises(Refused, match="请至少登记来件写明的一项内容"):
        actions.register(empty, **facts, at=moment("2024-09-20 10:00"))
    scan = SimpleUploadedFile("来件.pdf", b"%PDF-1.4\n%%EOF\n")
    assert actions.register(empty, files=[scan], **facts, at=moment("2024-09-20 10:00")).state == State.REGISTERED


def test_any_one_way_to_reach_the_applicant_is_enough(desk):
    for way in ({"email": "zhao@example.cn"}, {"address": "云溪县清水镇示例村1组"}):
        assert desk.submitted(application=replace(RIVER, contact="", **way)).state == State.REGISTERED


def test_a_registrar_of_one_unit_does_not_register_for_another(desk, appoint, water):
    from gongkai.orgs.choices import Role

    other = appoint("周梅", Role.REGISTRAR, water)
    with pytest.raises(Refused, match="须由受理员、工作机构负责人办理"):
        actions.register(
            RIVER, organisation=desk.office, channel=Channel.IN_PERSON, by=other, at=moment("2024-09-20 10:00")
        )


def test_without_the_calendar_of_next_year_the_day_is_provisional(desk):
    case = desk.submitted("2027-12-15 10:00")
    assert case.due_is_provisional


def test_the_due_day_is_counted_anew_when_holidays_are_announced(desk, settings):
    settings.GONGKAI_SITE = settings.GONGKAI_SITE | {"region": "110000"}
    case = desk.submitted("2025-05-20 10:00")
    settings.GONGKAI_SITE = settings.GONGKAI_SITE | {"region": "650000"}
    case = actions.recount(case, by=None, at=moment("2025-05-21 10:00"))
    event = Event.objects.about(case).last()
    assert case.due_on == date(2025, 6, 23)
    assert (event.name, event.details) == ("case.recounted", {"was": "2025-06-18", "due_on": "2025-06-23"})
