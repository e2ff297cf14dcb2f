"""What became of findings: told by the next saving, counted by rule and unit, and flagged where few follow a rule."""

from __future__ import annotations

import pytest
from django.test import override_settings
from django.utils import timezone

from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.actions import ignore, observe
from gongkai.proofing.actions.counting import tally
from gongkai.proofing.models import Tally, Watched
from gongkai.proofing.queries import records_of, spots_of
from gongkai.proofing.rules import Part
from gongkai.proofing.rules.outcomes import LEAST_JUDGED, Outcome, Record, outcome_of
from tests.cast import moment
from tests.items import Draft, at_desk, filled

NOON = moment("2024-03-08 12:00")
KEPT = ["C-SPELL", "进一步优化营商环", "镜", "，激发市场", "境"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("进一步优化营商环境，激发市场主体活力。", Outcome.ACCEPTED),
        ("进一步优化发展环境，激发市场主体活力。", Outcome.CHANGED),
        ("进一步优化营商环镜，激发市场主体活力。", Outcome.STANDS),
    ],
)
def test_the_next_saving_tells_what_became_of_a_finding(text: str, outcome: Outcome) -> None:
    assert outcome_of(list(KEPT), [text]) == outcome


def test_findings_are_counted_once_and_personal_data_is_not_remembered(drafter: Person, water: Organisation) -> None:
    def save(text: str) -> None:
        parts = [Part("正文", text)]
        observe(water, spots_of(parts, water), parts, unit=water, at=NOON)

    save("加强学习,提高认识。目前进一步优化营商环镜，激发市场活力。手机13800000000。")
    save("加强学习,提高认识。目前进一步优化营商环镜，激发市场活力。手机13800000000。")
    assert "13800000000" not in str(Watched.objects.get().open)
    save("加强学习，提高认识。目前进一步优化营商环镜，激发市场活力。")
    (spot,) = spots_of([Part("正文", "目前进一步优化营商环镜，激发市场活力。")], water)
    ignore(spot, unit=water, word="营商环镜", reason="本县平台的名称", by=drafter, at=NOON)
    save("加强学习，提高认识。目前进一步优化营商环镜，激发市场活力。")
    by_rule, by_unit = records_of([water], 2024)
    assert by_rule == [Record("C-SPELL", found=1, ignored=1), Record("P-HALF", found=1, accepted=1)]
    assert by_unit == [("县水利局", Record("", found=2, accepted=1, ignored=1))]


def test_a_rule_that_few_follow_is_flagged_once_enough_was_answered(drafter: Person, water: Organisation) -> None:
    assert not Record("X-X", ignored=LEAST_JUDGED - 1).is_noise(0.5)
    assert Record("X-X", accepted=9, ignored=11).is_noise(0.5)
    assert not Record("X-X", accepted=10, ignored=10).is_noise(0.5)

    tally(water, "C-SPELL", "ignored", LEAST_JUDGED, at=timezone.now())
    browser = at_desk(drafter)
    assert "■ 建议停用或者调整" in browser.get("/admin/proofing/statistics/").content.decode()
    with override_settings(GONGKAI_PROOF_KEEP_SHARE=0):
        assert "■ 建议停用" not in browser.get("/admin/proofing/statistics/").content.decode()


def test_saving_in_the_editor_counts_and_tells(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    address = f"/admin/snippets/disclosure/item/edit/{item.pk}/"
    told = at_desk(drafter).post(address, filled(item, summary="加强学习,提高认识。"), follow=True).content.decode()
    assert "校对：错误1处。" in told
    at_desk(drafter).post(address, filled(item, summary="加强学习，提高认识。"))
    assert (Tally.objects.get().found, Tally.objects.get().accepted) == (1, 1)
