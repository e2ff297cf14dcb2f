"""The county's own report of 2024: its known faults are found, and nothing else is called an error."""

from __future__ import annotations

from functools import cache

import pytest

from gongkai.finding import Severity
from gongkai.proof.engine import Proofreader
from gongkai.proof.rule import Finding
from tests.source import ROOT

REPORT = ROOT.parent / "shared" / "samples" / "shawan-annual-report-2024.txt"
FAULTS = {
    "基础商": ("C-SPELL", "商"),
    "更好的便民惠企业": ("W-DE", "的"),
    "增设开": ("W-BLEND", "增设开"),
    "《规定》": ("W-SHORT", "《规定》"),
    "严格政府公开管理": ("W-OPEN", "政府公开"),
    "抓好政府公开的": ("W-OPEN", "政府公开"),
    "知晓率，三是": ("P-ITEMS", "，"),
    "（3）": ("E-SEQ", "（3）"),
}
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPORT.exists(), reason="the sample report is not beside the checkout"),
]


@cache
def found() -> tuple[str, list[Finding]]:
    text = REPORT.read_text(encoding="utf-8")
    return text, Proofreader().check(text)


@pytest.mark.parametrize("words", FAULTS)
def test_a_known_fault_is_found(words: str) -> None:
    text, findings = found()
    rule, wrong = FAULTS[words]
    place = text.index(words)
    near = [one for one in findings if place <= one.start < place + len(words) and one.rule == rule]
    assert [text[one.start : one.end] for one in near] == [wrong]


def test_the_four_half_width_marks_are_found_and_no_other_error_is_claimed() -> None:
    text, findings = found()
    errors = [(one.rule, text[one.start : one.end]) for one in findings if one.severity is Severity.ERROR]
    assert sorted(errors) == [("P-HALF", ","), ("P-HALF", ","), ("P-HALF", ","), ("P-HALF", ";")]
