"""The thirty-two acceptance cases of the facts (§8), by their numbers; 25, 26 and 28 are tested elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from gongkai.annual.counting import Scope, applications
from gongkai.applications import actions, queries
from gongkai.applications.choices import Asked, Carrier, Channel, Delivery, FeeMethod, Notice, Outcome, State
from gongkai.applications.desk.office_forms import FORMS
from gongkai.applications.forms import ApplicationForm
from gongkai.applications.models import Case
from gongkai.applications.rules import consultation, correction, extension, payment
from gongkai.applications.rules.announcing import why_not_announce, why_not_demand
from gongkai.applications.rules.fee import fee_for_items, fee_for_pages, price_of_item, why_not_charge_so_much
from gongkai.applications.rules.remedies import kind_of, remedies_of, review_body
from gongkai.applications.tests.desk_life import RIVER
from gongkai.applications.tests.told import (
    NATION,
    XINJIANG,
    charged,
    clock,
    consulted,
    corrected,
    extended,
    on,
    received,
)
from gongkai.files.models import StoredFile
from gongkai.files.tables import LARGEST
from gongkai.files.tests.zoo.pdfs import pdf
from gongkai.files.tests.zoo.specimen import ID, SECRET
from gongkai.files.uploads import InMemory
from gongkai.ledger.models import Event
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import OrganKind
from tests.cast import moment


def test_01_the_portal_gives_number_code_and_expected_day_at_once(desk):
    case = desk.submitted("2024-09-20 10:00")
    assert case.number
    assert case.query_code
    assert case.due_on_national == date(2024, 10, 23)


def test_02_express_mail_signed_for_on_2022_09_30():
    assert clock(received("2022-09-30")).due_on == on("2022-11-02")


def test_03_handed_in_on_a_sunday_that_is_worked(desk):
    case = actions.register(
        RIVER, organisation=desk.office, channel=Channel.IN_PERSON, by=desk.registrar, at=moment("2024-09-29 10:00")
    )
    assert (case.received_on, case.due_on_national) == (date(2024, 9, 29), date(2024, 10, 31))


def test_04_ordinary_mail_is_received_when_confirmed(desk):
    case = desk.arrived("2025-06-05 11:00")
    assert case.due_on is None
    case = actions.confirm(case, how="电话确认", by=desk.registrar, at=moment("2025-06-10 10:00"))
    assert (case.arrived_on, case.received_on) == (date(2025, 6, 5), date(2025, 6, 10))
    assert case.due_on_national == date(2025, 7, 8)


def test_05_a_correction_is_refused_after_the_seventh_working_day():
    reasons = correction.why_not_request(clock(received("2025-01-20")), on=on("2025-02-06"))
    assert "最迟为2025年2月5日" in reasons[0]


def test_06_a_second_correction_is_refused_with_the_way_out():
    twice = clock(received("2025-01-20"), corrected("2025-01-24", "2025-02-10"))
    assert "按无法提供答复" in correction.why_not_request(twice, on=on("2025-01-24"))[0]


def test_07_a_correction_restarts_the_period():
    assert clock(received("2025-01-20"), corrected("2025-01-24", "2025-02-10")).due_on == on("2025-03-10")


def test_08_without_correction_it_lapses_the_day_after_and_books_in_six_one(desk):
    case = desk.correcting()
    until = case.correction.until
    with pytest.raises(Refused, match="次日起方可"):
        actions.lapse_correction(case, by=desk.registrar, at=moment(f"{until} 10:00"))
    lapsed = actions.lapse_correction(case, by=desk.registrar, at=moment("2024-10-15 10:00"))
    assert (lapsed.outcome, lapsed.report_row) == (Outcome.OTHER_NOT_CORRECTED, "other.no_correction")
    assert correction.why_not_lapse(last_on=on("2025-02-13"), on=on("2025-02-13"))
    assert correction.why_not_lapse(last_on=on("2025-02-13"), on=on("2025-02-14")) == []


def test_09_an_extension_by_another_too_late_or_too_long_is_refused(desk):
    with pytest.raises(Refused, match="须由工作机构负责人办理"):
        actions.extend(desk.dispatched(), days=5, reason="x", by=desk.handler, at=moment("2024-10-10 10:00"))
    late = extension.why_not_extend(clock(received("2024-09-20")), days=5, notified_on=on("2024-10-24"), approved=True)
    assert "届满前" in late[0]
    once = clock(received("2024-09-20"), extended(15, "2024-10-10"))
    assert (
        "不得超过20个工作日" in extension.why_not_extend(once, days=6, notified_on=on("2024-10-11"), approved=True)[0]
    )


def test_10_while_a_third_party_is_asked_the_remaining_days_stand_at_sixteen():
    asking = clock(received("2025-04-14"), consulted("2025-04-18", None, "2025-04-21"))
    days = ("2025-04-18", "2025-04-25", "2025-05-06", "2025-05-07")
    assert {asking.remaining(on(day)) for day in days} == {16}
    answered = clock(received("2025-04-14"), consulted("2025-04-18", "2025-05-08", "2025-04-21"))
    assert answered.due_on == on("2025-05-30")


def test_11_silence_of_a_third_party_decides_nothing_that_of_a_co_producer_consents(desk):
    for kind, consents in ((Asked.THIRD_PARTY, False), (Asked.CO_PRODUCER, True)):
        case = desk.consulting(kind=kind)
        asked = case.consultations.get()
        case = actions.deliver_inquiry(case, consultation=asked.pk, by=desk.registrar, at=moment("2024-09-26 10:00"))
        case = actions.time_out_opinion(case, consultation=asked.pk, by=desk.registrar, at=moment("2024-10-30 10:00"))
        asked.refresh_from_db()
        assert (case.state, asked.is_consent) == (State.PROCESSING, consents)


def test_12_two_consultations_that_overlap_are_counted_once():
    both = clock(received("2025-04-14"), consulted("2025-04-18", "2025-05-08"), consulted("2025-04-22", "2025-05-06"))
    assert both.due_on == clock(received("2025-04-14"), consulted("2025-04-18", "2025-05-08")).due_on
    assert both.due_on == on("2025-05-30")


def test_13_the_thirty_first_of_a_month_costs_200_and_one_method_is_enough():
    assert (price_of_item(31), fee_for_items(1, 31)) == (200, 2200)
    assert (fee_for_pages(101), fee_for_pages(30)) == (720, 0)
    assert why_not_charge_so_much(FeeMethod.PER_PAGE, 30)
    paid = clock(received("2025-08-01"), charged("2025-08-20", "2025-09-10"))
    assert "只收取一次" in payment.why_not_charge(paid, sent_on=on("2025-09-11"))[0]


def test_14_twenty_working_days_to_pay_not_thirty_days():
    assert payment.last_day_to_pay(on("2025-08-20"), NATION) == on("2025-09-17")
    assert clock(received("2025-08-01"), charged("2025-08-20", "2025-09-10")).due_on == on("2025-10-14")
    assert payment.why_not_lapse(received_on=on("2025-08-20"), on=on("2025-09-17"), calendar=NATION)
    assert payment.why_not_lapse(received_on=on("2025-08-20"), on=on("2025-09-18"), calendar=NATION) == []


def test_15_local_holidays_move_the_day_and_the_nations_stays_the_warning():
    assert clock(received("2025-05-20"), calendar=XINJIANG).due_on == on("2025-06-23")
    assert clock(received("2025-05-20"), calendar=NATION).due_on == on("2025-06-18")


def test_16_a_year_without_arrangement_is_provisional(desk):
    case = desk.submitted("2026-12-15 10:00")
    assert case.due_is_provisional  # what a new notice moves: test_watch.py


def test_17_across_the_year_it_is_carried_and_counted_once(desk):
    case = desk.dispatched("2025-12-16 10:00", desk.submitted("2025-12-15 10:00"))
    case = desk.approved("2026-01-12 10:00", desk.passed("2026-01-10 10:00", desk.drafted("2026-01-09 10:00", case)))
    case = desk.posted("2026-01-13 10:00", case)
    assert case.dispatched_on == case.due_on_national
    first, second = (applications(Scope(desk.office, year)) for year in (2025, 2026))
    person = "natural_person"
    assert (first["new_received"][person], first["carried_out"][person], first["result_total"][person]) == (1, 1, 0)
    assert (second["carried_in"][person], second["granted"][person], second["carried_out"][person]) == (1, 1, 0)


def test_18_who_signs_decides_who_reviews_and_which_court():
    for organ, body, court in (
        (OrganKind.OFFICE, "云溪县人民政府", "基层人民法院"),
        (OrganKind.GOVERNMENT, "塔城地区行政公署", "中级人民法院"),
    ):
        found = remedies_of(
            Outcome.DENIED_PROCESS, organ=organ, served_on=on("2025-03-10"), calendar=NATION,
            county="云溪县人民政府", superior="塔城地区行政公署",
        )  # fmt: skip
        assert (found.kind, found.reconsideration_body, found.court_level) == ("RC-A", body, court)


def test_19_nothing_exists_only_after_a_search(desk):
    absent = {"outcome": Outcome.UNABLE_NOT_HELD, "grounds": {"not_held_because": "absent"}}
    with pytest.raises(Refused, match="检索记录"):
        desk.drafted(**absent)
    assert kind_of(Outcome.UNABLE_NOT_HELD) == "RC-B"


@pytest.mark.parametrize("notice", [Notice.CORRECTION_NOTICE, Notice.EXTENSION_NOTICE, Notice.FEE_NOTICE])
def test_20_procedural_notices_carry_no_remedies(notice):
    assert kind_of(notice) == "RC-0"


def test_21_a_partial_disclosure_counts_in_one_row_and_carries_both_clauses(desk):
    with pytest.raises(Refused, match="逐处理由"):
        desk.drafted(outcome=Outcome.PARTIAL)
    grounds = {"withheld": "第3页证件号码", "law": "《中华人民共和国政府信息公开条例》第十五条"}
    case = desk.drafted(outcome=Outcome.PARTIAL, grounds=grounds)
    letter = queries.letter_of(desk.answered(case=desk.approved(case=desk.passed(case=case))))
    assert "应当自收到本答复之日起60日内先向" in letter.remedies
    assert "6个月内" in letter.remedies
    rows = applications(Scope(desk.office, 2024))
    assert {row: columns["total"] for row, columns in rows.items() if columns["total"] and "." in row} == {}
    assert rows["partial"]["total"] == 1


def test_22_a_request_is_no_duplicate_before_the_first_is_answered(desk):
    first, second = desk.submitted(), desk.dispatched()
    with pytest.raises(Refused, match="尚未答复"):
        desk.drafted(case=second, outcome=Outcome.REFUSED_DUPLICATE, grounds={"previous_number": first.number})


def test_23_nobody_reviews_their_own_draft_and_every_file_has_a_verdict(desk, appoint):
    case = desk.drafted(files=[SimpleUploadedFile("附件.pdf", b"%PDF-1.4\n%%EOF\n")])
    appoint("古丽娜", "secrecy_reviewer", desk.office)
    both = type(desk.handler).objects.get(pk=desk.handler.pk)
    with pytest.raises(Refused, match="起草人不得兼任") as refusal:
        actions.pass_secrecy(case, conclusion="可以公开", by=both, at=moment("2024-10-09 10:00"))
    assert any("尚无保密审查结论" in reason for reason in refusal.value.reasons)


def test_27_no_electronic_service_without_the_online_way_to_review(desk):
    case = desk.approved()
    with (
        override_settings(GONGKAI_APPLY=settings.GONGKAI_APPLY | {"review_url": ""}),
        pytest.raises(Refused, match="互联网渠道（行政复议法第二十二条第二款）"),
    ):
        desk.answered(case=case)


def is_on_disk(content: bytes) -> bool:
    """Whether any stored file holds those bytes; other tests store files of their own meanwhile."""
    return any(path.read_bytes() == content for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def test_24_a_marked_classified_file_is_stopped_before_it_touches_the_disk(desk):
    marked = pdf(f"<p style='text-align:right'>{SECRET}</p><p>关于某项工作的报告</p>")
    case = desk.dispatched()
    for take_in in (
        lambda: desk.submitted(files=[SimpleUploadedFile("材料.pdf", marked)]),
        lambda: desk.drafted(case=case, files=[SimpleUploadedFile("材料.pdf", marked)]),
    ):
        with pytest.raises(Refused, match="“材料.pdf”带有密级标志（第1页），已拦截，没有存储"):
            take_in()
    assert not is_on_disk(marked)
    assert (Case.objects.get().state, StoredFile.objects.count()) == (State.PROCESSING, 0)
    stopped = Event.objects.named("file.stopped").order_by("pk")
    assert [(event.subject_type, event.by_id) for event in stopped] == [
        ("orgs.organisation", None), ("applications.case", desk.handler.pk),
    ]  # fmt: skip
    assert "材料" not in str([event.details for event in stopped])


def test_24_uploads_of_any_size_stay_in_memory_until_a_verb_stores_them():
    assert settings.FILE_UPLOAD_HANDLERS == ["gongkai.files.uploads.InMemory"]
    handler = InMemory()
    handler.new_file("files", "大.pdf", "application/pdf", LARGEST + 9, None)
    chunk = b"x" * (1024 * 1024)
    for start in range(0, LARGEST + len(chunk), len(chunk)):
        assert handler.receive_data_chunk(chunk, start) is None
    kept = handler.file_complete(LARGEST + len(chunk))
    assert (kept.size, len(kept.read())) == (LARGEST + len(chunk), LARGEST + 1)


def test_24_what_the_x_ray_saw_is_shown_to_the_reviewer(desk):
    person = pdf(f"<p>经办人证件号码 {ID}</p>")
    case = desk.drafted(files=[SimpleUploadedFile("名单.pdf", person)])
    bound = case.attachments.get(is_answer=True)
    assert "透视发现：身份证" in FORMS["pass_secrecy"](case).fields[f"verdict_{bound.pk}"].help_text


def test_29_beijing_decides_the_day_whatever_the_server_thinks():
    assert beijing_date(moment("2025-10-01 00:30")) == date(2025, 10, 1)


def test_30_a_form_that_demands_a_purpose_is_stopped_and_ours_does_not():
    assert "条例第二十九条" in why_not_demand(["applicant_name", "purpose"])[0]
    form = ApplicationForm()
    assert why_not_demand(name for name, field in form.fields.items() if field.required) == []


def test_31_a_channel_that_is_announced_has_an_entry():
    assert why_not_announce(settings.GONGKAI_APPLY["channels"]) == []
    missing = why_not_announce(settings.GONGKAI_APPLY["channels"], entries=set(Channel) - {Channel.EMAIL})
    assert "没有相应的登记入口" in missing[0]


def test_32_no_courier_but_the_postal_enterprise(desk):
    with pytest.raises(Refused, match="须通过邮政企业"):
        actions.send(
            desk.approved(), way=Delivery.POST, carrier=Carrier.COURIER, tracking_no="SF0", by=desk.registrar,
            at=moment("2024-10-11 10:00"),
        )  # fmt: skip


def test_the_law_of_silence_is_not_read_before_its_fifteen_days_are_over():
    reasons = consultation.why_not_time_out(reached_on=on("2025-04-21"), on=on("2025-05-14"), calendar=NATION)
    assert "2025年5月14日" in reasons[0]


def test_who_reviews_follows_from_who_signs():
    assert review_body(OrganKind.TOWNSHIP, county="甲", superior="乙") == "甲"
