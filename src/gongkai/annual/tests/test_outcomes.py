"""Change one case's outcome: exactly the expected cells, lists and sentences change, whatever the outcome."""

from __future__ import annotations

from datetime import date

from gongkai.annual.comparing import Cell, differences
from gongkai.annual.counting import Scope, behind
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import counted_now, draft_of
from gongkai.annual.tests.records import case, remedy
from gongkai.annual.writing import chapters
from gongkai.applications.choices import ApplicantKind, Outcome
from gongkai.applications.models import Case
from gongkai.orgs.models import Organisation

COLUMNS = ("commercial_enterprise", "total")
# outcome → row of 表三 and the words of chapter one, written out a second time (facts §1.4)
BOOKED = {
    Outcome.GRANTED_ALREADY_PUBLIC: ("granted", "予以公开"),
    Outcome.GRANTED_PROVIDED: ("granted", "予以公开"),
    Outcome.PARTIAL: ("partial", "部分公开"),
    Outcome.DENIED_STATE_SECRET: ("denied.state_secret", "不予公开（属于国家秘密）"),
    Outcome.DENIED_LAW_PROHIBITED: ("denied.other_law_prohibits", "不予公开（其他法律行政法规禁止公开）"),
    Outcome.DENIED_SECURITY_STABILITY: ("denied.three_security_one_stability", "不予公开（危及“三安全一稳定”）"),
    Outcome.DENIED_THIRD_PARTY: ("denied.third_party_rights", "不予公开（保护第三方合法权益）"),
    Outcome.DENIED_INTERNAL_AFFAIRS: ("denied.internal_affairs", "不予公开（属于三类内部事务信息）"),
    Outcome.DENIED_PROCESS: ("denied.process_info", "不予公开（属于四类过程性信息）"),
    Outcome.DENIED_ENFORCEMENT_FILE: ("denied.enforcement_file", "不予公开（属于行政执法案卷）"),
    Outcome.DENIED_ADMIN_QUERY: ("denied.admin_query", "不予公开（属于行政查询事项）"),
    Outcome.UNABLE_NOT_HELD: ("unavailable.not_held", "无法提供（本机关不掌握相关政府信息）"),
    Outcome.UNABLE_REQUIRES_CREATION: ("unavailable.needs_creation", "无法提供（没有现成信息需要另行制作）"),
    Outcome.UNABLE_STILL_UNCLEAR: ("unavailable.still_unclear", "无法提供（补正后申请内容仍不明确）"),
    Outcome.REFUSED_PETITION: ("not_handled.petition_complaint", "不予处理（信访举报投诉类申请）"),
    Outcome.REFUSED_DUPLICATE: ("not_handled.duplicate", "不予处理（重复申请）"),
    Outcome.REFUSED_PUBLICATION: ("not_handled.publication", "不予处理（要求提供公开出版物）"),
    Outcome.REFUSED_EXCESSIVE: ("not_handled.abusive_mass", "不予处理（无正当理由大量反复申请）"),
    Outcome.REFUSED_CONFIRM_REISSUE: (
        "not_handled.confirm_or_reissue",
        "不予处理（要求行政机关确认或重新出具已获取信息）",
    ),
    Outcome.OTHER_NOT_CORRECTED: (
        "other.no_correction",
        "其他处理（申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请）",
    ),
    Outcome.OTHER_FEE_UNPAID: (
        "other.fee_unpaid",
        "其他处理（申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请）",
    ),
    Outcome.OTHER_MISC: ("other.other", "其他处理（其他）"),
}
ALWAYS = ("new_received", "carried_in", "granted", "result_total", "carried_out")


def lists(scope: Scope, row: str) -> dict[Cell, set[int]]:
    """The records behind the applicant's two columns of that row and of those that every outcome could touch."""
    cells = [("applications", place, column) for place in (*ALWAYS, row) for column in COLUMNS]
    return {cell: set(behind(scope, *cell).records.values_list("pk", flat=True)) for cell in cells}


def sentences(report: AnnualReport) -> list[str]:
    return [line for text in chapters(draft_of(report)).values() for line in text.splitlines()]


def test_a_changed_outcome_changes_its_cells_its_lists_and_its_sentence_only(
    county: Organisation, office: Organisation, water: Organisation
) -> None:
    case(office, date(2024, 2, 5), closed_on=date(2024, 2, 20), outcome=Outcome.GRANTED_PROVIDED)
    remedy(water, date(2024, 5, 6))
    kind = ApplicantKind.COMMERCIAL_ENTERPRISE
    one = case(water, date(2024, 3, 4), closed_on=date(2024, 3, 20), outcome=Outcome.GRANTED_PROVIDED, kind=kind)
    scope = Scope(county, 2024)
    before, listed = counted_now(scope, {}), {row: lists(scope, row) for row, _ in BOOKED.values()}

    assert set(BOOKED) == set(Outcome)
    for outcome, (row, words) in BOOKED.items():
        Case.objects.filter(pk=one.pk).update(outcome=outcome)
        after, was, now = counted_now(scope, {}), listed[row], lists(scope, row)
        moved = {
            ("applications", place, column): step for place, step in (("granted", -1), (row, 1)) for column in COLUMNS
        }
        if row == "granted":
            moved = {}
        assert {each.cell: each.after - each.before for each in differences(before.figures, after.figures)} == moved
        assert after.narrative == before.narrative
        assert {cell: was[cell] ^ now[cell] for cell in was if was[cell] != now[cell]} == {
            cell: {one.pk} for cell in moved
        }
        assert all((one.pk in now[cell]) == (step > 0) for cell, step in moved.items())
        pairs = zip(sentences(before), sentences(after), strict=True)
        told = [pair for pair in pairs if pair[0] != pair[1]]
        results = "予以公开2件" if row == "granted" else f"予以公开1件、{words}1件"
        assert [said for _, said in told] == [
            old.replace("办结2件，其中予以公开2件；", f"办结2件，其中{results}；") for old, _ in told
        ]
        assert len(told) == (row != "granted")
