"""More time to answer (条例第三十三条、第三十五条)."""

from gongkai.applications.rules.extension import why_not_extend, why_not_set_due
from gongkai.applications.tests.told import charged, clock, consulted, corrected, extended, on, received


def why_not(running, days, told, approved=True):
    return why_not_extend(running, days=days, notified_on=on(told), approved=approved)


def test_the_due_day_itself_is_in_time():
    running = clock(received("2024-09-20"))

    assert why_not(running, 20, "2024-10-23") == []
    assert why_not(running, 20, "2024-10-24") == [
        "告知延期须在答复期限届满前，本件答复期限为2024年10月23日（条例第三十三条第二款）"
    ]


def test_twenty_days_in_all_and_not_one_more():
    assert len(why_not(clock(received("2024-09-20")), 21, "2024-10-08")) == 1
    assert why_not(clock(received("2024-09-20"), extended(12, "2024-10-08")), 8, "2024-10-09") == []
    assert why_not(clock(received("2024-09-20"), extended(12, "2024-10-08")), 9, "2024-10-09") == [
        "延期合计不得超过20个工作日，已延长12个工作日（条例第三十三条第二款）"
    ]


def test_the_head_of_the_office_must_consent():
    assert why_not(clock(received("2024-09-20")), 10, "2024-10-08", approved=False) == [
        "延期须经政府信息公开工作机构负责人同意（条例第三十三条第二款）"
    ]


def test_no_days_are_no_extension():
    assert why_not(clock(received("2024-09-20")), 0, "2024-10-08") == [
        "延长的工作日数应为正整数（条例第三十三条第二款）"
    ]


def test_every_reason_is_told():
    assert len(why_not(clock(received("2024-09-20")), 21, "2024-10-24", approved=False)) == 3


def test_there_is_nothing_to_extend_while_waiting_for_the_applicant():
    assert why_not(clock(received("2025-01-20"), corrected("2025-01-24")), 5, "2025-01-26") == [
        "正在等待补正，答复期限尚未重新起算，不能告知延期（条例第三十条）"
    ]
    assert why_not(clock(received("2025-08-01"), charged("2025-08-20")), 5, "2025-08-25") == [
        "正在等待缴费，答复期限尚未重新起算，不能告知延期（条例第四十二条、信息处理费管理办法第六条）"
    ]


def test_an_extension_may_be_told_while_somebody_is_asked():
    assert why_not(clock(received("2025-04-14"), consulted("2025-04-18")), 20, "2025-06-01") == []


def test_an_extension_before_receipt_is_refused():
    assert len(why_not(clock(received("2025-04-14")), 5, "2025-04-13")) == 1


def set_due(running, due, told, approved=True, accepted=True):
    return why_not_set_due(running, due_on=on(due), notified_on=on(told), approved=approved, reason_accepted=accepted)


def test_a_later_day_is_set_in_time_for_a_good_reason():
    assert set_due(clock(received("2025-08-01")), "2025-12-31", "2025-08-29") == []


def test_a_later_day_needs_reason_consent_and_time():
    assert set_due(clock(received("2025-08-01")), "2025-08-29", "2025-09-01", approved=False, accepted=False) == [
        "申请人说明的理由合理的，方可确定延迟答复的期限（条例第三十五条）",
        "延迟答复须经政府信息公开工作机构负责人同意（条例第三十五条）",
        "延迟答复的期限应晚于现答复期限2025年8月29日（条例第三十五条）",
        "告知延迟答复须在答复期限届满前，本件答复期限为2025年8月29日（条例第三十五条）",
    ]


def test_no_later_day_is_set_while_the_clock_stands_still():
    assert set_due(clock(received("2025-04-14"), consulted("2025-04-18")), "2025-12-31", "2025-04-21") == [
        "正在征求意见，期限停止计算，暂不能确定延迟答复的期限（条例第三十五条）"
    ]
    assert len(set_due(clock(received("2025-01-20"), corrected("2025-01-24")), "2025-12-31", "2025-01-26")) == 1
