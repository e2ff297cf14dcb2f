"""Draft, review for secrecy, return, sign: what each outcome rests on, and that nobody reviews their own work."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import Medium, Outcome, State
from gongkai.applications.queries import letter_of
from gongkai.applications.tables import NEEDED, OUTCOMES
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Membership, Person
from tests.cast import moment


@pytest.mark.parametrize("outcome", [outcome for outcome, keys in NEEDED.items() if keys])
def test_every_outcome_demands_what_it_rests_on(desk, outcome):
    with pytest.raises(Refused) as refusal:
        desk.drafted(outcome=outcome, text="现答复如下。")
    assert len(refusal.value.reasons) >= len(NEEDED[outcome])
    assert all("（" in reason for reason in refusal.value.reasons)


def test_an_empty_reply_is_no_reply(desk):
    with pytest.raises(Refused, match="答复正文不能为空"):
        desk.drafted(text=" \n")


def test_nothing_found_needs_the_record_of_a_search(desk):
    absent = {"outcome": Outcome.UNABLE_NOT_HELD, "grounds": {"not_held_because": "absent"}}
    case = desk.dispatched()
    with pytest.raises(Refused, match="请先登记检索记录"):
        desk.drafted(case=case, **absent)
    case = actions.log_search(
        case, systems="档案室、公文系统", keywords="河道治理", period="2020年至2022年", searcher="古丽娜",
        result="没有检索到", by=desk.handler, at=moment("2024-10-08 09:00"),
    )  # fmt: skip
    drafted = desk.drafted(case=case, **absent)
    assert drafted.state == State.SECRECY_REVIEW
    assert drafted.grounds["search_systems"] == "档案室、公文系统"
    assert drafted.grounds["searched_by"] == "古丽娜，2024年10月8日"


def searched(case, desk, at: str, **more):
    facts = {
        "systems": "公文系统",
        "keywords": "河道治理",
        "period": "2021年",
        "searcher": "古丽娜",
        "result": "无",
    } | more
    return actions.log_search(case, **facts, by=desk.handler, at=moment(at))


def test_what_a_search_found_stands_against_nothing_exists_until_it_is_explained(desk):
    absent = {"outcome": Outcome.UNABLE_NOT_HELD, "grounds": {"not_held_because": "absent"}}
    case = searched(desk.dispatched(), desk, "2024-10-08 09:00", found=True, result="检索到一期工程验收报告")
    with pytest.raises(Refused) as refusal:
        desk.drafted(case=case, **absent)
    assert refusal.value.reasons == [
        "检索记录都检索到相关信息，没有一次没有检索到；信息不存在须经检索确认（条例第三十六条第（四）项）",
        "2024年10月8日检索“河道治理”检索到相关信息，不能答复信息不存在；经核对不是所申请信息的，"
        "请先办理“说明检索到的信息”（条例第三十六条第（四）项）",
    ]
    case = searched(case, desk, "2024-10-08 10:00", keywords="城北河道二期")
    with pytest.raises(Refused, match="不能答复信息不存在"):
        desk.drafted(case=case, **absent)
    facts = {"by": desk.handler, "at": moment("2024-10-08 11:00")}
    with pytest.raises(Refused, match="请填写检索到的信息不是所申请信息的理由"):
        actions.explain_search(case, search=case.searches.get(found=True).pk, explanation=" ", **facts)
    with pytest.raises(Refused, match="没有检索到相关信息而尚未说明的"):
        actions.explain_search(case, search=case.searches.get(found=False).pk, explanation="无", **facts)
    case = actions.explain_search(
        case, search=case.searches.get(found=True).pk, explanation="申请的是二期，检索到的是一期", **facts
    )
    drafted = desk.drafted(case=case, **absent)
    assert drafted.grounds["found_otherwise"] == "检索到一期工程验收报告（申请的是二期，检索到的是一期）"
    assert "不是所申请信息的说明：检索到一期工程验收报告" in letter_of(drafted).as_text()


def test_another_organ_that_is_named_is_named_with_its_contact(desk):
    grounds = {"not_held_because": "elsewhere", "elsewhere_reason": "由住建部门制作", "referred_name": "县住建局"}
    with pytest.raises(Refused, match="联系方式（条例第三十六条第（五）项）"):
        desk.drafted(outcome=Outcome.UNABLE_NOT_HELD, grounds=grounds)
    assert desk.drafted(outcome=Outcome.UNABLE_NOT_HELD, grounds=grounds | {"referred_contact": "0990-5550109"})


def test_still_unclear_is_no_answer_before_a_correction(desk):
    with pytest.raises(Refused, match="申请人尚未补正"):
        desk.drafted(outcome=Outcome.UNABLE_STILL_UNCLEAR, grounds={"unclear": "仍不知何工程"})


def test_third_parties_are_not_protected_without_being_asked(desk):
    with pytest.raises(Refused, match="须先书面征求第三方的意见"):
        desk.drafted(outcome=Outcome.DENIED_THIRD_PARTY, grounds={"opinion": "不同意"})


def test_a_duplicate_is_one_only_where_the_first_was_answered(desk):
    earlier, answered = desk.dispatched(), desk.answered()
    draft = {"outcome": Outcome.REFUSED_DUPLICATE, "text": "不予重复处理。"}
    with pytest.raises(Refused, match="前次申请尚未答复"):
        desk.drafted(grounds={"previous_number": earlier.number}, **draft)
    with pytest.raises(Refused, match="没有找到该编号的前次申请"):
        desk.drafted(grounds={"previous_number": "000000000000"}, **draft)
    assert desk.drafted(grounds={"previous_number": answered.number}, **draft).outcome == Outcome.REFUSED_DUPLICATE


def test_another_form_than_asked_for_needs_a_reason(desk):
    with pytest.raises(Refused, match="不能按申请人要求的形式提供的理由（条例第四十条）"):
        desk.drafted(given_medium=Medium.VIEWING)


@pytest.mark.parametrize("outcome", [Outcome.OTHER_NOT_CORRECTED, Outcome.OTHER_FEE_UNPAID])
def test_what_follows_from_a_period_is_not_drafted(desk, outcome):
    with pytest.raises(Refused, match="由期限届满而来"):
        desk.drafted(outcome=outcome)


def also(person: Person, role: Role, unit) -> Person:
    """The same person in one more role."""
    Membership.objects.create(person=person, organisation=unit, role=role)
    return Person.objects.get(pk=person.pk)


def test_the_drafter_does_not_review_their_own_draft(desk, office):
    both = also(desk.handler, Role.SECRECY_REVIEWER, office)
    with pytest.raises(Refused, match="起草人不得兼任本件的保密审查员"):
        actions.pass_secrecy(desk.drafted(), conclusion="可以公开", by=both, at=moment("2024-10-09 10:00"))


def test_the_drafter_does_not_sign_their_own_draft(desk, county):
    both = also(desk.handler, Role.LEADER, county)
    with pytest.raises(Refused, match="起草人不得签发"):
        actions.approve(desk.passed(), by=both, at=moment("2024-10-09 10:00"))


def test_a_review_without_a_conclusion_is_none(desk):
    with pytest.raises(Refused, match="请填写保密审查结论及依据"):
        actions.pass_secrecy(desk.drafted(), conclusion="", by=desk.secrecy_reviewer, at=moment("2024-10-09 10:00"))


@pytest.mark.parametrize("stage", ["drafted", "passed"])
def test_a_draft_goes_back_with_a_reason_and_never_without(desk, stage):
    case = getattr(desk, stage)()
    by = desk.secrecy_reviewer if stage == "drafted" else desk.leader
    with pytest.raises(Refused, match="请写明退回的理由"):
        actions.return_draft(case, reason=" ", by=by, at=moment("2024-10-09 11:00"))
    assert actions.return_draft(case, reason="补充依据", by=by, at=moment("2024-10-09 11:00")).state == State.PROCESSING


def test_a_reviewer_of_another_unit_does_not_review(desk, appoint, township):
    other = appoint("孙丽", Role.SECRECY_REVIEWER, township)
    with pytest.raises(Refused, match="须由保密审查员办理"):
        actions.pass_secrecy(desk.drafted(), conclusion="可以公开", by=other, at=moment("2024-10-09 10:00"))


def test_signing_gives_a_number_and_a_day(desk):
    case = desk.approved("2024-10-10 10:00")
    assert (case.reply_no, case.decided_on) == ("云政公开〔2024〕1号", date(2024, 10, 10))


def test_every_outcome_has_a_row_in_the_annual_report():
    assert set(NEEDED) | {Outcome.OTHER_NOT_CORRECTED, Outcome.OTHER_FEE_UNPAID} == set(OUTCOMES)
