"""Asking third parties and other organs (条例第三十二条至第三十四条)."""

from gongkai.applications.rules.consultation import why_not_consult, why_not_resume, why_not_time_out
from gongkai.applications.tests.told import NATION, clock, corrected, on, received


def test_the_due_day_itself_is_in_time_to_ask():
    running = clock(received("2025-04-14"))

    assert why_not_consult(running, sent_on=on("2025-05-14")) == []
    assert why_not_consult(running, sent_on=on("2025-05-15")) == [
        "发出征求意见书须在答复期限届满前，本件答复期限为2025年5月14日（条例第三十二条、第三十三条）"
    ]


def test_nobody_is_asked_while_waiting_for_a_correction():
    assert len(why_not_consult(clock(received("2025-01-20"), corrected("2025-01-24")), sent_on=on("2025-01-26"))) == 1


def test_the_end_is_not_before_the_beginning():
    assert why_not_resume(sent_on=on("2025-04-18"), on=on("2025-04-18")) == []
    assert why_not_resume(sent_on=on("2025-04-18"), on=on("2025-04-17")) == [
        "征求意见结束之日早于发出之日（条例第三十二条、第三十三条）"
    ]


def test_silence_counts_from_the_day_after_the_fifteenth():
    def why_not(day: str) -> list[str]:
        return why_not_time_out(reached_on=on("2025-04-21"), on=on(day), calendar=NATION)

    assert why_not("2025-05-15") == []
    assert why_not("2025-05-14") == [
        "被征求方的15个工作日至2025年5月14日届满，次日起方可按逾期未答处理（条例第三十二条、第三十三条）"
    ]


def test_silence_cannot_count_before_the_letter_arrived():
    assert why_not_time_out(reached_on=None, on=on("2025-12-31"), calendar=NATION) == [
        "被征求方收到征求意见书之日尚未登记（条例第三十二条、第三十三条）"
    ]
