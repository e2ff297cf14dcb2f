"""The clock of the information handling fee (条例第四十二条)."""

from gongkai.applications.rules.payment import why_not_charge, why_not_notice, why_not_pay
from gongkai.applications.tests.told import NATION, charged, clock, on, received


def why_not(paid: str) -> list[str]:
    return why_not_pay(received_on=on("2025-08-20"), paid_on=on(paid), calendar=NATION)


def test_the_twentieth_working_day_is_in_time_and_the_next_is_not():
    assert why_not("2025-09-17") == []
    assert why_not("2025-09-18") == [
        "应当自收到收费通知次日起20个工作日内缴费，本件最后一日为2025年9月17日"
        "（条例第四十二条、信息处理费管理办法第六条）"
    ]


def test_nobody_pays_before_the_notice():
    assert why_not("2025-08-20") == []
    assert why_not("2025-08-19") == ["缴费之日早于收到收费通知之日（条例第四十二条、信息处理费管理办法第六条）"]


def test_the_notice_goes_out_within_the_period():
    running = clock(received("2025-08-01"))

    assert why_not_charge(running, sent_on=on("2025-08-29")) == []
    assert why_not_charge(running, sent_on=on("2025-08-30")) == [
        "发出收费通知须在答复期限届满前，本件答复期限为2025年8月29日（条例第四十二条、信息处理费管理办法第六条）"
    ]


def test_one_application_is_charged_once():
    running = clock(received("2025-08-01"), charged("2025-08-20", "2025-09-10"))

    assert why_not_charge(running, sent_on=on("2025-09-15")) == [
        "每件申请只收取一次信息处理费（信息处理费管理办法第三条）"
    ]


def test_a_notice_does_not_arrive_before_it_is_sent():
    assert why_not_notice(sent_on=on("2025-08-20"), received_on=on("2025-08-20")) == []
    assert len(why_not_notice(sent_on=on("2025-08-20"), received_on=on("2025-08-19"))) == 1
