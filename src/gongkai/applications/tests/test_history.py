"""Judging a whole history."""

import pytest

from gongkai.applications.rules import history
from gongkai.applications.rules.events import Correction, CustomDue, Fee
from gongkai.applications.tests.told import NATION, charged, consulted, corrected, extended, on, received


def why_not(*events):
    return history.why_not(events, NATION)


def test_a_lawful_history_has_nothing_against_it():
    assert (
        why_not(
            received("2025-08-01"),
            corrected("2025-08-05", "2025-08-11"),
            consulted("2025-08-14", "2025-08-20", "2025-08-15"),
            charged("2025-08-25", "2025-09-10"),
            extended(20, "2025-10-14"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("events", "article"),
    [
        ([received("2025-01-20"), corrected("2025-02-06", "2025-02-10")], "条例第三十条"),
        ([received("2025-01-20"), corrected("2025-01-24", "2025-01-23")], "条例第三十条"),
        ([received("2025-01-20"), corrected("2025-01-21", "2025-01-22"), corrected("2025-01-23")], "条例第三十条"),
        ([received("2024-09-20"), extended(20, "2024-10-24")], "条例第三十三条第二款"),
        ([received("2024-09-20"), extended(12, "2024-10-08"), extended(9, "2024-10-09")], "条例第三十三条第二款"),
        ([received("2024-09-20"), extended(5, "2024-09-19")], "条例第三十三条第二款"),
        ([received("2025-04-14"), consulted("2025-05-15", "2025-05-20")], "条例第三十二条、第三十三条"),
        ([received("2025-04-14"), consulted("2025-04-18", "2025-04-17")], "条例第三十二条、第三十三条"),
        ([received("2025-08-01"), charged("2025-08-20", "2025-09-18")], "信息处理费管理办法第六条"),
        ([received("2025-08-01"), charged("2025-09-01", "2025-09-02")], "信息处理费管理办法第六条"),
        ([received("2025-08-01"), Fee(on("2025-08-20"), on("2025-08-19"))], "信息处理费管理办法第六条"),
        ([received("2025-08-01"), CustomDue(on("2025-08-20"), on("2025-08-19"))], "条例第三十五条"),
        ([received("2008-04-30")], "条例第三十一条"),
    ],
)
def test_an_unlawful_event_is_told_with_its_article(events, article):
    assert article in "".join(why_not(*events))


def test_a_correction_late_without_reason_is_refused_where_the_last_day_is_known():
    def late(justified: bool) -> list[str]:
        told = Correction(on("2025-01-24"), on("2025-02-14"), until=on("2025-02-13"), justified=justified)
        return why_not(received("2025-01-20"), told)

    assert late(justified=True) == []
    assert late(justified=False) == ["补正期限已于2025年2月13日届满，且无正当理由（条例第三十条）"]


def test_each_event_is_judged_by_what_came_before_it():
    # in time only because the consultation moved the due day from 05-14 to 05-30
    consulted_first = [received("2025-04-14"), consulted("2025-04-18", "2025-05-08"), extended(5, "2025-05-30")]

    assert why_not(*consulted_first) == []
    assert why_not(received("2025-04-14"), extended(5, "2025-05-30")) != []
