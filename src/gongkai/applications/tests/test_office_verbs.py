"""Searching, co-handling, file by file review, legality; remedies and new rounds; complaints; art. 18, 41, 44."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from gongkai.annual.counting import Scope, applications
from gongkai.applications import actions, queries
from gongkai.applications.choices import (
    ComplaintResult,
    ConversionState,
    FeeMethod,
    LetterKind,
    Outcome,
    RecordState,
    RemedyDecision,
    RemedyKind,
    RemedyResult,
    State,
    Verdict,
)
from gongkai.applications.models import Case, Conversion, RecordCorrection
from gongkai.applications.queries import kept
from gongkai.applications.tests.desk_life import RIVER, Desk
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from tests.cast import moment

PDF = b"%PDF-1.4\n%%EOF\n"
AT = moment("2024-10-08 10:00")


def test_a_reply_waits_for_the_unit_that_was_asked_to_contribute(desk, township, township_handler):
    case = actions.ask_unit(desk.dispatched(), unit=township, what="提供现场照片", by=desk.registrar, at=AT)
    assert case in queries.cases_of(township_handler)
    with pytest.raises(Refused, match="协办部门尚未反馈：清水镇"):
        desk.drafted(case=case)
    asked = case.co_handlings.get()
    case = actions.receive_unit_answer(case, co_handling=asked.pk, answer="已提供", by=township_handler, at=AT)
    assert desk.drafted(case=case).state == State.SECRECY_REVIEW


def test_the_unit_that_leads_does_not_contribute_to_itself(desk):
    with pytest.raises(Refused, match="承办部门不能同时为协办部门"):
        actions.ask_unit(desk.dispatched(), unit=desk.water, what="x", by=desk.registrar, at=AT)


def test_every_file_needs_a_verdict_with_its_basis(desk):
    case = desk.drafted(files=[SimpleUploadedFile("验收报告.pdf", PDF), SimpleUploadedFile("附图.pdf", PDF)])
    first, second = case.attachments.order_by("pk")
    with pytest.raises(Refused, match="附件“附图.pdf”尚无保密审查结论"):
        actions.pass_secrecy(
            case, conclusion="可以公开", verdicts={first.pk: (Verdict.DISCLOSE, "无密级标志")},
            by=desk.secrecy_reviewer, at=AT,
        )  # fmt: skip
    held_back = {first.pk: (Verdict.DISCLOSE, "无密级标志"), second.pk: (Verdict.WITHHOLD, "涉及工作秘密")}
    with pytest.raises(Refused, match="不能随答复发出"):
        actions.pass_secrecy(case, conclusion="x", verdicts=held_back, by=desk.secrecy_reviewer, at=AT)
    verdicts = {one.pk: (Verdict.DISCLOSE, "无密级标志") for one in (first, second)}
    passed = actions.pass_secrecy(case, conclusion="可以公开", verdicts=verdicts, by=desk.secrecy_reviewer, at=AT)
    assert passed.state == State.APPROVAL


@override_settings(GONGKAI_CASE_PRACTICE={"legality_review": True})
def test_where_there_is_a_review_for_legality_it_comes_before_the_signature(desk):
    case = desk.passed()
    assert case.state == State.LEGAL_REVIEW
    with pytest.raises(Refused, match="须由合法性审核员"):
        actions.pass_legality(case, opinion="合法", by=desk.leader, at=AT)
    case = actions.pass_legality(case, opinion="事实清楚，依据适当", by=desk.legal_reviewer, at=AT)
    assert case.state == State.APPROVAL
    assert queries.mismatches() == []


def denied(desk: Desk) -> Case:
    case = desk.drafted(outcome=Outcome.DENIED_PROCESS, text="不予公开。", grounds={"discretion_reason": "影响决策"})
    return desk.answered(case=desk.approved(case=desk.passed(case=case)))


def test_a_review_is_answered_in_five_working_days_decided_and_counted(desk):
    case = denied(desk)
    remedy = actions.file_remedy(
        case, kind=RemedyKind.RECONSIDERATION, body="云溪县人民政府", on=date(2024, 11, 1), by=desk.registrar,
        at=moment("2024-11-01 10:00"),
    )  # fmt: skip
    assert remedy.respond_until == date(2024, 11, 8)
    remedy = actions.respond(remedy, by=desk.registrar, at=moment("2024-11-06 10:00"))
    remedy = actions.decide_remedy(
        remedy, decision=RemedyDecision.REVOKED, by=desk.registrar, at=moment("2024-11-20 10:00")
    )
    assert remedy.result == RemedyResult.CORRECTED
    with pytest.raises(Refused, match="已经登记"):
        actions.decide_remedy(remedy, decision=RemedyDecision.UPHELD, by=desk.registrar, at=moment("2024-11-21 10:00"))


def test_a_denial_is_not_sued_before_it_was_reviewed(desk):
    case = denied(desk)
    with pytest.raises(Refused, match="应当先申请行政复议"):
        actions.file_remedy(
            case, kind=RemedyKind.LITIGATION_DIRECT, body="云溪县人民法院", by=desk.registrar,
            at=moment("2024-11-01 10:00"),
        )  # fmt: skip


def test_a_revoked_answer_is_decided_anew_by_the_day_the_decision_sets_and_counted_once(desk):
    case = denied(desk)
    remedy = actions.file_remedy(
        case, kind=RemedyKind.RECONSIDERATION, body="云溪县人民政府", by=desk.registrar, at=moment("2024-11-01 10:00")
    )
    with pytest.raises(Refused, match="没有撤销答复或者责令重新答复"):
        actions.remand(remedy, due_on=date(2024, 12, 10), by=desk.registrar, at=moment("2024-11-20 10:00"))
    remedy = actions.decide_remedy(
        remedy, decision=RemedyDecision.ORDERED, by=desk.registrar, at=moment("2024-11-20 10:00")
    )
    before = applications(Scope(desk.office, 2024))
    again = actions.remand(remedy, due_on=date(2024, 12, 10), by=desk.registrar, at=moment("2024-11-21 10:00"))
    assert (again.state, again.round, again.due_on) == (State.PROCESSING, 2, date(2024, 12, 10))
    assert again.number == f"{case.number}R2"
    assert applications(Scope(desk.office, 2024)) == before
    with pytest.raises(Refused, match="已经据此另起轮次"):
        actions.remand(remedy, due_on=date(2024, 12, 10), by=desk.registrar, at=moment("2024-11-21 10:00"))
    case.refresh_from_db()
    assert case.state == State.SERVED
    assert queries.mismatches() == []


def test_a_complaint_is_closed_with_what_was_done(desk):
    complaint = actions.receive_complaint(
        organisation=desk.water, text="逾期不答复", by=desk.registrar, at=moment("2024-11-01 10:00")
    )
    with pytest.raises(Refused, match="请填写处理情况"):
        actions.resolve_complaint(
            complaint, result=ComplaintResult.RECTIFY, measures=" ", by=desk.registrar, at=moment("2024-11-02 10:00")
        )
    complaint = actions.resolve_complaint(
        complaint, result=ComplaintResult.RECTIFY, measures="已督促三日内答复", by=desk.registrar,
        at=moment("2024-11-02 10:00"),
    )  # fmt: skip
    assert complaint.resolved_on == date(2024, 11, 2)


def test_a_record_about_oneself_is_corrected_with_evidence_or_passed_on_with_a_name(desk):
    facts = {
        "organisation": desk.water, "applicant_name": "赵春来", "identity_no": "659999199001010011",
        "contact": "199-0000-0001", "record_text": "取水许可台账中的面积", "wrong": "应为12亩", "by": desk.registrar,
        "at": moment("2024-11-01 10:00"),
    }  # fmt: skip
    with pytest.raises(Refused, match="请填写证据（条例第四十一条）"):
        actions.receive_record_request(evidence="", **facts)
    request = actions.receive_record_request(evidence="承包合同复印件", **facts)
    with pytest.raises(Refused, match="写明转送或者告知的机关"):
        actions.decide_record_request(
            request, state=RecordState.TRANSFERRED, finding="由县农业农村局登记", by=desk.registrar,
            at=moment("2024-11-05 10:00"),
        )  # fmt: skip
    done = actions.decide_record_request(
        request, state=RecordState.CORRECTED, finding="经核实属实", by=desk.registrar, at=moment("2024-11-05 10:00")
    )
    assert done.state == RecordState.CORRECTED
    told = kept(done)
    assert (told.title, told.doc_no, told.addressee) == ("政府信息更正结果告知书", "云政公开告〔2024〕1号", "赵春来")
    for said in ("承包合同复印件；经核实属实", "本机关已予以更正", "向云溪县人民政府申请行政复议", "6个月内"):
        assert said in told.as_text()


def test_the_letter_about_a_record_is_there_to_save_for_the_office_alone(client, desk, handler):
    request = RecordCorrection.objects.create(
        organisation=desk.water, applicant_name="赵春来", identity_no="659999199001010011", contact="199-0000-0001",
        record="取水许可台账中的面积", wrong="应为12亩", evidence="承包合同复印件", received_on=date(2024, 11, 1),
    )  # fmt: skip
    address = f"/admin/applications/registers/records/{request.pk}/letter/docx/"
    client.force_login(desk.registrar)
    assert client.get(address).status_code == 404  # not decided yet
    actions.decide_record_request(
        request, state=RecordState.TRANSFERRED, finding="由县农业农村局登记", transferred_to="云溪县农业农村局",
        by=desk.registrar, at=moment("2024-11-05 10:00"),
    )  # fmt: skip
    assert address in client.get("/admin/applications/registers/records/").content.decode()
    assert client.get(address).content.startswith(b"PK")
    client.force_login(handler)
    assert client.get(address).status_code in {302, 403}


OTHER = replace(RIVER, applicant_name="钱秋生", identity_no="659999199001010022", contact="199-0000-0002")


def granted(desk: Desk, application=RIVER) -> Case:
    case = desk.dispatched(case=desk.submitted(application=application))
    case = desk.answered(case=desk.approved(case=desk.passed(case=desk.drafted(case=case))))
    actions.suggest_conversion(case, at=moment("2024-10-12 10:00"))
    return case


def test_what_two_people_were_given_is_suggested_to_everybody_what_one_was_given_twice_is_not(desk):
    granted(desk)
    granted(desk)
    assert not Conversion.objects.exists()
    granted(desk, OTHER)
    conversion = Conversion.objects.get()
    assert conversion.cases.count() == 3
    done = actions.decide_conversion(
        conversion, state=ConversionState.ACCEPTED, reason="属于主动公开范围", by=desk.registrar,
        at=moment("2024-10-14 10:00"),
    )  # fmt: skip
    assert done.publish_until == date(2024, 11, 11)


def test_a_refusal_is_looked_at_again_after_a_year(desk):
    case = denied(desk)
    assert list(queries.denials_to_review(Case.objects.all(), date(2025, 10, 10))) == []
    assert list(queries.denials_to_review(Case.objects.all(), date(2025, 10, 11))) == [case]
    actions.review_denial(
        case, may_disclose=False, reason="情势没有变化", by=desk.registrar, at=moment("2025-10-11 10:00")
    )
    assert list(queries.denials_to_review(Case.objects.all(), date(2025, 10, 12))) == []
    assert list(queries.denials_to_review(Case.objects.all(), date(2026, 10, 11))) == [case]


def test_a_fee_by_the_item_counts_the_applicants_month_itself(desk):
    cases = [desk.submitted(f"2025-08-01 {hour:02d}:{minute:02d}") for hour in (9, 10, 11) for minute in range(11)]
    thirty_first = desk.dispatched("2025-08-01 14:00", cases[30])
    with pytest.raises(Refused, match="当月收到的第31件"):
        actions.notice_fee(
            thirty_first, method=FeeMethod.PER_ITEM, quantity=12, by=desk.office_head, at=moment("2025-08-20 10:00")
        )
    charged = actions.notice_fee(
        thirty_first, method=FeeMethod.PER_ITEM, by=desk.office_head, at=moment("2025-08-20 10:00")
    )
    assert (charged.fee_notice.quantity, charged.fee_notice.amount) == (31, 200)
    assert queries.number_in_month(desk.submitted("2025-09-01 09:00")) == 1


def test_nearly_the_same_request_of_the_same_applicant_is_shown(desk):
    first = desk.submitted()
    again = desk.submitted(application=replace(RIVER, description="2021年城北河道治理工程的竣工验收报告全文"))
    other = desk.submitted(application=OTHER)
    assert queries.look_alikes(again) == [first]
    assert queries.look_alikes(other) == []


def test_a_third_party_that_objects_is_overruled_only_for_the_public_interest(desk):
    case = desk.consulting()
    case = actions.receive_opinion(
        case, consultation=case.consultations.get().pk, opinion="objects", text="商业秘密", by=desk.registrar, at=AT
    )
    with pytest.raises(Refused, match="公共利益理由（条例第三十二条）"):
        desk.drafted(case=case)
    with pytest.raises(Refused, match="请填写书面告知第三方的决定公开内容"):
        desk.drafted(case=case, grounds={"public_interest": "关系饮水安全"})
    grounds = {"public_interest": "关系饮水安全", "disclosed": "验收报告全文"}
    case = desk.approved(case=desk.passed(case=desk.drafted(case=case, grounds=grounds)))
    told = kept(case.letters.get(kind=LetterKind.THIRD_PARTY_DISCLOSURE_NOTICE)).as_text()
    assert "验收报告全文" in told
    assert "关系饮水安全" in told
    assert "验收报告全文" not in queries.letter_of(case).as_text()
    assert case.applicant_name not in told


def test_a_registrar_of_another_organ_enters_nothing_here(desk, appoint, township):
    stranger = appoint("周远", Role.HANDLER, township)
    with pytest.raises(Refused, match="须由受理员"):
        actions.receive_complaint(organisation=desk.water, text="x", by=stranger, at=AT)
