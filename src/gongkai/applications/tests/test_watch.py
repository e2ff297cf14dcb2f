"""Warnings, the board, the digest, the nightly check, and a change of the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.applications import actions, queries, tasks
from gongkai.applications.choices import State
from gongkai.applications.models import CalendarNotice, Case
from gongkai.applications.rules.timeline import told_to_applicant
from gongkai.ledger.models import Event
from gongkai.lib.notices import Notice
from gongkai.lib.refusal import Refused
from tests.cast import moment

NEW_YEAR = Notice(
    region="",
    year=2027,
    source="国务院办公厅关于2027年部分节假日安排的通知（样例）",
    off=tuple((date(2027, 1, day), "元旦") for day in (1, 2, 3, 4, 5)),
    work=(date(2027, 1, 9),),
    whole_year=True,
)


def test_the_office_is_warned_at_five_two_and_no_days_and_once_each(desk):
    case = desk.dispatched()
    warned = []
    for day in ("10-15", "10-16", "10-17", "10-18", "10-19", "10-21", "10-21", "10-23", "10-24", "10-25"):
        tasks.warn_of_due_days(at=moment(f"2024-{day} 08:00"))
        warned.append(Event.objects.about(case).named("case.due_warned").count())
    assert warned == [0, 1, 1, 1, 1, 2, 2, 3, 4, 4]


def test_a_consultation_that_nobody_answers_is_warned_about_once_its_days_are_over(desk):
    case = desk.consulting("2024-09-25 10:00")  # three days used
    assert case.is_paused(date(2024, 9, 25))
    case = actions.deliver_inquiry(
        case, consultation=case.consultations.get().pk, by=desk.registrar, at=moment("2024-09-26 10:00")
    )
    last = queries.calendar().add(date(2024, 9, 26), 15)
    assert case.paused_until == last
    assert case.is_paused(last)
    assert not case.is_paused(queries.calendar().add(last, 1))
    assert queries.to_warn(last) == []
    near = queries.calendar().add(case.due_on, -5)
    assert queries.to_warn(near) == [(case, 5)]  # still 征求意见中, yet its days run


def test_a_correction_asked_for_in_time_stops_the_warnings_altogether(desk):
    case = desk.correcting()
    assert case.due_on is None
    assert case.is_paused(date(2025, 3, 3))
    assert queries.to_warn(date(2024, 10, 23)) == []


def test_where_the_region_has_more_holidays_the_nations_day_is_the_line(desk, settings):
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "region": "650000"}
    case = desk.dispatched("2025-05-21 10:00", desk.submitted("2025-05-20 10:00"))
    assert (case.due_on, case.due_on_national) == (date(2025, 6, 23), date(2025, 6, 18))  # acceptance case 15
    assert queries.to_warn(date(2025, 6, 18)) == [(case, 0)]


def test_the_board_counts_each_units_cases(desk, supervisor):
    desk.dispatched()
    desk.answered()
    desk.correcting()
    row = next(row for row in queries.board(supervisor, date(2024, 10, 24)) if row.unit == desk.water)
    assert (row.open, row.late, row.closed, row.closed_late, row.in_time) == (1, 1, 1, 0, "100%")
    paused = next(row for row in queries.board(supervisor, date(2024, 10, 24)) if row.unit == desk.office)
    assert (paused.open, paused.late, paused.paused) == (1, 0, 1)


def test_the_week_in_figures(desk, supervisor):
    desk.answered()
    late = desk.dispatched()
    found = queries.digest(supervisor, date(2024, 9, 22))
    assert (found.received, found.answered) == (2, 0)
    found = queries.digest(supervisor, date(2024, 10, 25))
    assert (found.received, found.answered, found.late) == (0, 0, [late])


def test_the_nightly_check_finds_what_somebody_changed_behind_the_ledger(desk):
    case = desk.dispatched()
    assert "一致" in tasks.check_caches(at=moment("2024-09-24 03:00"))
    Case.objects.filter(pk=case.pk).update(due_on=date(2024, 10, 24), state=State.APPROVAL)
    with pytest.raises(tasks.StaleCacheError, match="2处与台账不符"):
        tasks.check_caches(at=moment("2024-09-25 03:00"))


def test_a_new_years_notice_moves_what_the_dry_run_lists_and_no_closed_case(desk):
    open_one = desk.submitted("2026-12-15 10:00")
    closed = actions.withdraw(desk.submitted("2026-12-15 11:00"), by=None, at=moment("2026-12-16 10:00"))
    assert open_one.due_is_provisional
    planned = [(move.case.pk, move.was, move.will_be) for move in queries.moves(NEW_YEAR)]
    done = actions.enter_notice(NEW_YEAR, by=desk.office_head, at=moment("2026-12-20 10:00"))
    assert [(move.case.pk, move.was, move.will_be) for move in done] == planned
    assert [pk for pk, _, _ in planned] == [open_one.pk]
    before, due_closed = open_one.due_on, closed.due_on
    open_one.refresh_from_db()
    closed.refresh_from_db()
    assert open_one.due_on == planned[0][2] != before
    assert not open_one.due_is_provisional
    assert closed.due_on == due_closed
    assert Event.objects.about(open_one).named("case.recounted").count() == 1
    assert queries.moves(NEW_YEAR) == []


def test_a_wrong_notice_is_corrected_or_voided_and_every_open_case_counted_anew_and_told(desk):
    open_one = desk.submitted("2026-12-15 10:00")
    before = open_one.due_on
    closed = actions.withdraw(desk.submitted("2026-12-15 11:00"), by=None, at=moment("2026-12-16 10:00"))
    by_office = {"by": desk.office_head, "at": moment("2026-12-20 10:00")}
    actions.enter_notice(NEW_YEAR, **by_office)
    assert queries.mismatches() == []  # a later notice does not touch what was closed before it
    wrong = CalendarNotice.objects.get()
    fewer = replace(NEW_YEAR, off=NEW_YEAR.off[:3])
    planned = [(move.was, move.will_be) for move in queries.moves(fewer, without=wrong.pk)]
    with pytest.raises(Refused, match="请填写作废、更正的理由"):
        actions.correct_notice(wrong, notice=fewer, reason=" ", **by_office)
    moved = actions.correct_notice(wrong, notice=fewer, reason="误将两日录为放假", **by_office)
    assert [(move.was, move.will_be) for move in moved] == planned
    right = CalendarNotice.objects.get(voided_at=None)
    actions.void_notice(right, reason="不是正式文件", **by_office)
    with pytest.raises(Refused, match="已经作废"):
        actions.void_notice(right, reason="不是正式文件", **by_office)
    open_one.refresh_from_db()
    assert (open_one.due_on, open_one.due_is_provisional) == (before, True)
    assert Case.objects.get(pk=closed.pk).due_on == closed.due_on
    recounted = [event.details for event in Event.objects.about(open_one).named("case.recounted")]
    assert len(recounted) == 3
    assert "最迟答复日期" in told_to_applicant("case.recounted", recounted[-1])["title"]
    assert [event.details["reason"] for event in Event.objects.named("calendar.voided")] == [
        "误将两日录为放假", "不是正式文件",
    ]  # fmt: skip
    assert queries.mismatches() == []


def test_a_notice_that_says_the_opposite_of_another_for_the_same_region_is_refused(desk):
    by_office = {"by": desk.office_head, "at": moment("2026-12-20 10:00")}
    actions.enter_notice(NEW_YEAR, **by_office)
    other = Notice(region="", year=2027, source="补充通知", off=((date(2027, 1, 9), "调整"),), work=(date(2027, 1, 4),))
    with pytest.raises(Refused) as refusal:
        actions.enter_notice(other, **by_office)
    assert [reason[:10] for reason in refusal.value.reasons] == ["2027-01-09", "2027-01-04"]
    assert all("请先更正或者作废该安排" in reason for reason in refusal.value.reasons)
    actions.enter_notice(replace(other, region="650000"), **by_office)  # a region's own lies over the nation's


def test_a_reply_served_after_a_later_notice_keeps_the_day_it_was_sent_by(desk):
    sent = desk.posted()
    off = Notice(region="", year=2024, source="样例", off=((date(2024, 10, 21), "样例"),))
    actions.enter_notice(off, by=desk.office_head, at=moment("2024-10-12 10:00"))
    served = actions.serve(sent, by=desk.registrar, at=moment("2024-10-14 10:00"))
    assert served.due_on == sent.due_on == queries.clock_of(served).due_on
    assert queries.mismatches() == []


def test_a_notice_is_entered_by_those_who_keep_the_calendar_and_once(desk):
    with pytest.raises(Refused, match="须由公开办或者工作机构负责人录入"):
        actions.enter_notice(NEW_YEAR, by=desk.handler, at=moment("2026-12-20 10:00"))
    actions.enter_notice(NEW_YEAR, by=desk.office_head, at=moment("2026-12-20 10:00"))
    with pytest.raises(Refused, match="已经录入"):
        actions.enter_notice(NEW_YEAR, by=desk.office_head, at=moment("2026-12-20 10:00"))
    assert CalendarNotice.objects.count() == 1
