"""The proofreader: offsets, the same answer each time, nothing from any text that breaks it."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from types import FrameType

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.finding import Severity
from gongkai.proof.engine import Proofreader
from gongkai.proof.language.stored import model
from gongkai.proof.rule import Finding

PIECES = [
    "政府信息公开",
    "基础商",
    "《",
    "》",
    "“",
    "（",
    "）",
    ",",
    "一是",
    "\n",
    "\t",
    "。",
    "万元",
    "2024年",
    "\ud800",
    "😀",
    "更好的",
]
SLIPS = [
    ("在逐字逐句审核的基础商，使用检测系统对发布信息进行扫描", "商", "上"),
    ("全面贯彻落时党中央、国务院决策部署", "时", "实"),
    ("进一步优化营商环镜，激发市场主体活力", "镜", "境"),
    ("严格落实安全生产则任制", "则", "责"),
]


@cache
def reader() -> Proofreader:
    return Proofreader()


def spelling(text: str) -> list[Finding]:
    return [one for one in reader().check(text) if one.rule == "C-SPELL"]


@pytest.mark.parametrize(("text", "wrong", "right"), SLIPS)
def test_a_character_of_the_same_sound_is_found_and_put_right(text: str, wrong: str, right: str) -> None:
    (found,) = spelling(text)
    assert (text[found.start : found.end], found.suggestion) == (wrong, right)


def test_clean_text_stays_quiet() -> None:
    text = "各级人民政府应当加强对政府信息公开工作的组织领导。\n行政机关应当及时、准确地公开政府信息。"
    assert reader().check(text) == []


def test_what_repeats_in_a_text_is_taken_for_a_name() -> None:
    once = "进一步优化营商环镜，激发市场主体活力"
    twice = once + "\n持续改善营商环镜，激发市场主体活力"
    assert spelling(once)
    assert spelling(twice) == []


def test_what_begins_item_after_item_is_no_slip() -> None:
    row = "县政府办、县发展改革委、县教育局、县科技局、县工信局、县民宗局、县公安局、县民政局"
    assert spelling(f"{row}等57个单位未报送本单位年度报告。") == []


def test_the_words_of_an_office_are_left_alone() -> None:
    text = "进一步优化营商环镜，激发市场主体活力"
    assert Proofreader(words=["营商环镜"]).check(text) == []


def test_a_paragraph_says_the_same_alone_and_among_others() -> None:
    text, before = SLIPS[1][0], "这一段没有错误，只是放在前面。\n"
    alone, among = spelling(text), spelling(before + text)
    assert [one.moved(len(before)) for one in alone] == among


def test_threads_share_one_reader() -> None:
    texts = [text for text, _, _ in SLIPS] * 5
    expected = [reader().check(text) for text in texts]
    fresh = Proofreader()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(fresh.check, texts)) == expected


def test_progress_is_told_after_each_text() -> None:
    told: list[int] = []
    assert len(list(reader().check_all(["一", "二", "三"], progress=told.append))) == 3
    assert told == [1, 2, 3]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=40).map("".join))
def test_any_text_is_checked_with_valid_offsets(text: str) -> None:
    for one in reader().check(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.message
        assert 0 <= one.confidence <= 1


@pytest.mark.parametrize(
    "piece", ["（" * 1000, "《公开条例" * 200, "一是加强，" * 200, "基础商" * 300, "1" * 1000, "更好的推动" * 200]
)
def test_work_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    calls(piece, 2)
    assert calls(piece, 40) < 10 * calls(piece, 5)  # eight times as long


def calls(piece: str, times: int) -> int:
    """How many functions are called for so many paragraphs, the same on every machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    text = (piece + "。\n") * times
    proofreader = Proofreader()
    sys.setprofile(counted)
    try:
        proofreader.check(text)
    finally:
        sys.setprofile(None)
    return count


def test_levels_follow_from_certainty() -> None:
    severities = {one.severity for text, _, _ in SLIPS for one in spelling(text)}
    assert severities <= {Severity.ERROR, Severity.WARNING}


def test_a_row_of_neighbours_says_what_each_pair_says() -> None:
    tables = model().tables
    left = np.array([2, 3, 700, 701, tables.size - 1], np.uint16)  # rows that begin at different bits, and the last one
    every = np.arange(tables.size, dtype=np.uint16)
    assert [row.tolist() for row in tables.met_behind(left)] == [
        tables.met(np.full_like(every, one), every).tolist() for one in left
    ]
    assert tables.met_behind(left[:0]).shape == (0, tables.size)
