"""The day sheet."""

from gongkai.applications.rules.events import Answered, CustomDue
from gongkai.applications.rules.sheet import rows
from gongkai.applications.tests.told import XINJIANG, charged, clock, consulted, corrected, extended, on, received


def row(running, day):
    return next(row for row in rows(running) if row.on == on(day))


def test_the_sheet_runs_from_receipt_to_the_due_day_without_a_gap():
    sheet = rows(clock(received("2024-09-20")))

    assert [str(sheet[0].on), str(sheet[-1].on)] == ["2024-09-20", "2024-10-23"]
    assert len(sheet) == 34
    assert [row.number for row in sheet if row.counted] == list(range(1, 21))


def test_the_day_of_receipt_is_not_counted():
    first = row(clock(received("2024-09-20")), "2024-09-20")

    assert (first.counted, first.number, first.why) == (False, None, "收到申请当日不计入")
    assert (first.weekday, first.event, first.article) == ("周五", "收到申请", "条例第三十一条")


def test_the_last_day_says_so():
    last = row(clock(received("2024-09-20")), "2024-10-23")

    assert (last.number, last.event, last.article) == (20, "答复期限届满", "条例第三十三条")


def test_days_off_give_their_reason():
    running = clock(received("2025-05-20"), calendar=XINJIANG)

    assert [row(running, day).why for day in ("2025-05-24", "2025-06-02", "2025-06-06")] == [
        "周末",
        "端午节放假",
        "古尔邦节放假",
    ]


def test_days_of_a_consultation_are_not_counted():
    running = clock(received("2025-04-14"), consulted("2025-04-18", "2025-05-08"), extended(20, "2025-05-30"))

    assert row(running, "2025-04-18").number == 4
    assert (row(running, "2025-04-21").counted, row(running, "2025-04-21").why) == (False, "征求意见，不计入")
    assert row(running, "2025-04-21").article == "条例第三十二条、第三十三条"
    assert row(running, "2025-05-08").event == "征求意见结束，次日续算"
    assert row(running, "2025-05-09").number == 5
    assert row(running, "2025-05-30").event == "告知延期20个工作日"
    assert rows(running)[-1].number == 40


def test_after_a_correction_the_days_before_it_no_longer_count():
    running = clock(received("2025-01-20"), corrected("2025-01-24", "2025-02-10"))

    assert row(running, "2025-01-21").why == "期限重新计算，此前不计入"
    assert row(running, "2025-01-24").event == "告知补正"
    assert row(running, "2025-01-26").why == "等待补正，不计入"
    assert row(running, "2025-02-10").event == "收到补正；次日起重新计算答复期限"
    assert row(running, "2025-02-11").number == 1
    assert [row.number for row in rows(running) if row.counted] == list(range(1, 21))


def test_a_fee_is_told_on_each_of_its_days():
    running = clock(received("2025-08-01"), charged("2025-08-20", "2025-09-10"))

    assert row(running, "2025-08-20").event == "申请人收到收费通知"
    assert row(running, "2025-08-21").why == "等待缴费，不计入"
    assert row(running, "2025-09-10").event == "完成缴费；次日起重新计算答复期限"


def test_while_the_clock_stands_still_the_sheet_ends_with_the_last_event():
    sheet = rows(clock(received("2025-01-20"), corrected("2025-01-24")))

    assert (str(sheet[-1].on), sheet[-1].event, sheet[-1].number) == ("2025-01-24", "告知补正", 4)


def test_an_answer_and_a_day_set_are_told():
    running = clock(received("2025-08-01"), CustomDue(on("2025-12-31"), on("2025-08-29")), Answered(on("2025-12-30")))

    assert row(running, "2025-08-29").event == "告知延迟至2025年12月31日答复"
    assert row(running, "2025-12-30").event == "作出答复"


def test_days_nobody_has_arranged_yet_are_marked():
    running = clock(received("2026-12-15"))

    assert not row(running, "2026-12-16").provisional
    assert row(running, "2027-01-04").provisional
