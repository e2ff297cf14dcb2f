"""Figures and wordings of published reports, as catalogued: what is called an error is one, what is doubtful a doubt.

Each line is one entry of the catalogue: what the report said and had in its tables, the errors in it and the doubts.
Tables hold together unless the entry says otherwise, so that any other error would be a false one.
"""

import pytest

from gongkai.annual.checks.examples import report_with
from gongkai.annual.checks.registry import check_report
from gongkai.finding import Severity


def row(count):
    return {"natural_person": count, "total": count}


def three(**totals):
    """表三 with these totals, all from natural persons."""
    return {"applications": {key.replace("__", "."): row(count) for key, count in totals.items()}}


ONE_OTHER = three(new_received=1, other__other=1, result_total=1)
REVIEWS = {"remedies": {"reconsideration": {"upheld": 2, "pending": 2, "total": 4}}}
CATALOGUE = [
    ("收到政府信息公开申请1件，申请人为自然人，经审核予以公开。", ONE_OTHER, {"N-APP"}, set()),
    ("受理政府信息公开申请2件。", three(new_received=3, granted=3, result_total=3), {"N-APP"}, set()),
    ("政府信息公开行政复议4件，均获维持。", REVIEWS, {"N-REM"}, set()),
    ("行政复议3件。", {"remedies": {"reconsideration": {"upheld": 3, "total": 3}}}, set(), set()),
    ("全年信息80条，其中政策1条，占比1.1%。", {}, {"N-PCT"}, set()),
    ("全年信息80条，其中政策1条，占比1.3%。", {}, set(), set()),
    ("政务新媒体发布信息2808条，其中微博发布信息12984条。", {}, {"N-SUBSET"}, set()),
    ("公开政府信息465条，分别为政策解读200条、财政信息264条。", {}, {"N-PARTS"}, set()),
    ("公开政府信息464条，分别为政策解读200条、财政信息264条。", {}, set(), set()),
    ("公开信息50余条，其中解读20条、公告30条。", {}, set(), {"N-APPROX"}),
    ("收到政府信息公开申请1起。", three(new_received=1, granted=1, result_total=1), set(), {"N-UNIT"}),
    ("镇规章6件。", {"level": "township", "proactive": {"rules": {"in_force": 6}}}, {"T2-LEVEL"}, set()),
    ("截至年末结转17件。", three(new_received=32, granted=15, result_total=15, carried_out=17), set(), {"T3-RATIO"}),
    ("直接起诉25件。", {"remedies": {"litigation_direct": {"upheld": 25, "total": 25}}}, set(), {"T4-PREPOSE"}),
]


@pytest.mark.parametrize(("words", "more", "errors", "doubts"), CATALOGUE, ids=[words for words, *_ in CATALOGUE])
def test_errors_are_true_and_doubts_are_no_errors(words, more, errors, doubts):
    found = check_report(report_with({"narrative": words, **more}))
    assert {one.rule for one in found if one.severity is Severity.ERROR} == errors
    assert doubts <= {one.rule for one in found if one.severity is Severity.WARNING}
