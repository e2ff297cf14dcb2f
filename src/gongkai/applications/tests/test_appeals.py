"""When a review or suit can be entered: after the case came, after an answer or its day, and once (facts R03–R06)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import RemedyKind
from gongkai.applications.rules.appeals import why_not_challenge
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from tests.cast import moment

OPEN = {
    "received_on": date(2024, 9, 20), "closed_on": None, "due_on": date(2024, 10, 23), "earlier": [], "note": "",
}  # fmt: skip
REVIEW = {"kind": RemedyKind.RECONSIDERATION, "body": "云溪县人民政府"}


@pytest.mark.parametrize(
    ("filed_on", "change", "why"),
    [
        (date(2024, 9, 19), {}, "受理日期早于本机关收到申请之日（2024年9月20日）"),
        (date(2024, 9, 19), {"note": "确已受理"}, "受理日期早于本机关收到申请之日"),
        (date(2024, 9, 30), {"received_on": None}, "受理日期早于本机关收到申请之日，请核对"),
        (date(2024, 10, 23), {}, "受理之日本件尚未答复，答复期限至2024年10月23日"),
        (date(2024, 10, 24), {"due_on": None}, "尚未答复，答复期限停止计算"),
        (date(2024, 10, 9), {"closed_on": date(2024, 10, 10)}, "受理之日本件尚未答复"),
        (date(2024, 10, 24), {"earlier": ["行政复议（2024年10月24日）受理，尚未审结"]}, "请核对是否重复"),
    ],
)
def test_what_cannot_have_been_challenged_that_day_is_refused_with_the_basis(filed_on, change, why):
    reasons = why_not_challenge(filed_on=filed_on, **OPEN | change)
    assert [why in reason and "（" in reason for reason in reasons] == [True]


@pytest.mark.parametrize(
    ("filed_on", "change"),
    [
        (date(2024, 10, 24), {}),
        (date(2024, 10, 10), {"closed_on": date(2024, 10, 10)}),
        (date(2024, 10, 9), {"note": "法院已先行受理"}),
        (date(2024, 10, 24), {"earlier": ["行政复议"], "note": "第三方另行申请复议"}),
    ],
)
def test_silence_past_the_day_an_answer_or_an_explained_case_is_entered(filed_on, change):
    assert why_not_challenge(filed_on=filed_on, **OPEN | change) == []


def test_a_second_review_of_a_case_is_asked_about_and_its_explanation_stays_in_the_ledger(desk):
    case, facts = desk.answered(), {**REVIEW, "by": desk.registrar, "at": moment("2024-10-20 10:00")}
    actions.file_remedy(case, on=date(2024, 10, 18), **facts)
    with pytest.raises(Refused, match="本件已登记行政复议（2024年10月18日）受理，尚未审结，请核对是否重复"):
        actions.file_remedy(case, **facts)
    second = actions.file_remedy(case, note="第三方另行申请", **facts)
    assert Event.objects.about(second).get().details["note"] == "第三方另行申请"
