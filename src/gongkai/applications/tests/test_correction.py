"""Asking once for a correction (条例第三十条)."""

from gongkai.applications.rules.correction import why_not_lapse, why_not_receive, why_not_request
from gongkai.applications.tests.told import clock, corrected, on, received


def test_the_seventh_working_day_is_in_time_and_the_eighth_is_not():
    running = clock(received("2025-01-20"))

    assert why_not_request(running, on=on("2025-02-05")) == []
    assert why_not_request(running, on=on("2025-02-06")) == [
        "补正应当自收到申请之日起7个工作日内告知，本件最迟为2025年2月5日（条例第三十条）"
    ]


def test_the_saturday_after_the_seventh_working_day_is_late():
    running = clock(received("2025-06-09"))  # the seventh is Wednesday 06-18

    assert why_not_request(running, on=on("2025-06-18")) == []
    assert why_not_request(clock(received("2025-06-11")), on=on("2025-06-20")) == []  # a Friday
    assert len(why_not_request(clock(received("2025-06-11")), on=on("2025-06-21"))) == 1


def test_a_second_request_is_refused():
    running = clock(received("2025-01-20"), corrected("2025-01-22", "2025-01-23"))

    assert why_not_request(running, on=on("2025-01-24")) == [
        "补正应当一次性告知，不得再次要求补正；补正后仍不明确的，按无法提供答复（条例第三十条）"
    ]


def test_a_request_before_receipt_is_refused():
    assert why_not_request(clock(received("2025-01-20")), on=on("2025-01-19")) == [
        "补正告知日早于收到申请之日（条例第三十条）"
    ]


def test_every_reason_is_told():
    running = clock(received("2025-01-20"), corrected("2025-01-22", "2025-01-23"))

    assert len(why_not_request(running, on=on("2025-03-01"))) == 2


def test_a_late_correction_needs_a_good_reason():
    request = corrected("2025-01-24")

    assert why_not_receive(request, on=on("2025-02-13"), last_on=on("2025-02-13")) == []
    assert why_not_receive(request, on=on("2025-02-14"), last_on=on("2025-02-13")) == [
        "补正期限已于2025年2月13日届满，且无正当理由（条例第三十条）"
    ]
    assert why_not_receive(request, on=on("2025-02-14"), last_on=on("2025-02-13"), justified=True) == []


def test_a_correction_before_the_request_is_refused():
    assert why_not_receive(corrected("2025-01-24"), on=on("2025-01-23"), last_on=on("2025-02-13")) == [
        "收到补正之日早于补正告知日（条例第三十条）"
    ]


def test_a_good_reason_keeps_the_case_from_lapsing():
    assert why_not_lapse(last_on=on("2025-02-13"), on=on("2025-03-01"), justified=True) == [
        "申请人逾期补正有正当理由，不得视为放弃申请（条例第三十条）"
    ]
