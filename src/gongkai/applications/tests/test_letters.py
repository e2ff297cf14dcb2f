"""All letters of §4: written by the act itself from locked words, numbered once, procedural ones without remedies."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from gongkai.applications import actions
from gongkai.applications.choices import LetterKind, Outcome, ServiceWay
from gongkai.applications.letters.filling import fill, why_not_fill, why_not_issue
from gongkai.applications.letters.kinds import NO_REMEDIES, kinds, reply_kind, why_not_wording
from gongkai.applications.letters.paper import as_html, to_pdf
from gongkai.applications.letters.word import to_word
from gongkai.applications.models import CaseLetter
from gongkai.applications.queries.letters import kept, proof_of_service, registration_form, secrecy_form
from gongkai.applications.rules.letter import Letter, title_of
from gongkai.applications.tables import DRAFTABLE, ELSEWHERE
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from tests.cast import moment

REMEDIES = ("申请行政复议", "提起行政诉讼")


def letter_of_kind(case, kind: LetterKind):
    """The only letter of that kind, as it was written."""
    return kept(case.letters.get(kind=kind))


def test_every_kind_has_its_words_and_every_reply_its_title():
    for outcome in DRAFTABLE:
        for grounds in ({}, {"not_held_because": ELSEWHERE}):
            assert kinds()[reply_kind(outcome, grounds)].title == title_of(outcome, grounds)
    assert set(kinds()) == set(LetterKind)


def test_the_reply_names_the_files_that_go_with_it(desk):
    names = ("验收报告.pdf", "附图.pdf")
    case = desk.drafted(files=[SimpleUploadedFile(name, b"%PDF-1.4\n%%EOF\n") for name in names])
    case = desk.approved(case=desk.passed(case=case))
    letter = kept(case.letters.last())
    assert letter.enclosed() == ["附件：1. 验收报告.pdf", "　　　2. 附图.pdf"]
    assert letter.as_text().index("附件：1.") > letter.as_text().index("行政复议")
    assert "2. 附图.pdf" in as_html(letter)


def _returned(desk):
    return actions.return_draft(desk.passed(), reason="补充依据", by=desk.leader, at=moment("2024-10-09 11:00"))


def test_the_secrecy_form_tells_the_draft_that_was_reviewed_and_not_what_came_later(desk):
    case = actions.withdraw(_returned(desk), by=None, at=moment("2024-10-09 12:00"))
    rows = dict(secrecy_form(case).rows)
    assert (rows["拟答复结果"], rows["保密审查人"]) == ("予以公开", "张志强")
    rows = dict(secrecy_form(desk.drafted("2024-10-10 10:00", case=_returned(desk))).rows)
    assert rows["保密审查结论"] == "—"  # what was said of an earlier draft is not of this one


@pytest.mark.parametrize("kind", [kind for kind in kinds().values() if kind.remedies == NO_REMEDIES])
def test_procedural_letters_carry_no_remedies(kind):
    letter = fill(kind, dict.fromkeys([*kind.needed, *kind.rows], "某"), organ="云溪县水利局", signed_on=None)
    assert not any(word in letter.as_text() for word in REMEDIES)
    assert why_not_issue(letter) == []


@pytest.mark.parametrize("kind", [kind for kind in kinds().values() if kind.needed])
def test_a_letter_that_lacks_a_field_says_which(kind):
    missing = why_not_fill(kind, {})
    assert len(missing) == len(kind.needed)
    assert all(kind.articles in reason for reason in missing)


def test_the_receipt_is_written_with_the_case(desk):
    case = desk.submitted()
    said = letter_of_kind(case, LetterKind.RECEIPT).as_text()
    for part in (case.number, case.query_code, "2024年9月20日", "2024年10月23日", "/apply/status/", "投诉、举报"):
        assert part in said


def test_the_correction_notice_lists_items_day_and_consequence(desk):
    said = letter_of_kind(desk.correcting(), LetterKind.CORRECTION_NOTICE)
    assert "请写明所需报告的工程名称。" in said.paragraphs
    assert "2024年10月14日" in said.as_text()
    assert "视为放弃申请" in said.as_text()
    assert said.doc_no == "云政公开告〔2024〕1号"


def test_the_extension_notice_tells_old_day_new_day_reason_and_who_consented(desk):
    case = actions.extend(
        desk.dispatched(), days=10, reason="档案正在数字化", by=desk.office_head, at=moment("2024-10-08 10:00")
    )
    said = letter_of_kind(case, LetterKind.EXTENSION_NOTICE).as_text()
    for part in ("2024年10月23日", "2024年11月6日", "档案正在数字化", "李建国同意", "延长10个工作日"):
        assert part in said


def test_a_consultation_writes_to_the_third_party_without_the_applicant_and_to_the_applicant(desk):
    case = desk.consulting()
    inquiry = letter_of_kind(case, LetterKind.THIRD_PARTY_INQUIRY)
    assert inquiry.addressee == "云溪县河道工程有限公司"
    assert "赵春来" not in inquiry.as_text()
    assert "由本机关依照条例的规定决定是否公开" in inquiry.as_text()
    assert "不计算在答复期限内" in letter_of_kind(case, LetterKind.CONSULTATION_NOTICE).as_text()


def test_a_co_producer_is_told_that_silence_is_consent(desk):
    said = letter_of_kind(desk.consulting(kind="co_producer"), LetterKind.CO_PRODUCER_INQUIRY).as_text()
    assert "视为同意公开" in said


def test_the_fee_notice_shows_how_the_sum_comes_about_and_carries_no_remedies(desk):
    said = letter_of_kind(desk.charged(), LetterKind.FEE_NOTICE).as_text()
    for part in ("共68页", "380元", "第31至68页，每页10元", "20个工作日"):
        assert part in said
    assert not any(word in said for word in REMEDIES)


def test_a_lapse_is_told_with_remedies(desk):
    said = letter_of_kind(desk.abandoned(), LetterKind.UNCORRECTED_NOTICE)
    assert "6个月内向有管辖权的人民法院提起行政诉讼" in said.remedies
    assert "对本告知书" in said.remedies
    assert "本答复" not in said.remedies


def test_the_reply_is_kept_as_it_was_signed(desk):
    case = desk.approved()
    letter = case.letters.get(kind=LetterKind.GRANT_REPLY)
    assert (letter.doc_no, letter.signed_on) == (case.reply_no, date(2024, 10, 10))
    written = Event.objects.about(letter).get(name="case_letter.written")
    assert written.details["sha256"] == letter.sha256


def test_the_applicants_name_is_not_readable_in_the_database(desk):
    from django.db import connection

    desk.approved()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM applications_caseletter")
        assert not any("赵春来" in row[0] for row in cursor.fetchall())


def test_dispatched_and_served_are_two_days(desk):
    case = actions.serve(desk.posted(), by=desk.registrar, at=moment("2024-10-15 10:00"))
    letter = case.letters.get(kind=LetterKind.GRANT_REPLY)
    assert (letter.dispatched_on, letter.served_on) == (date(2024, 10, 11), date(2024, 10, 15))
    rows = dict(proof_of_service(letter).rows)
    assert (rows["交邮或者发出日期"], rows["送达日期"]) == ("2024年10月11日", "2024年10月15日")
    assert rows["邮件号码"] == "XA00000000065"


def served(letter, desk, **changes):
    """The proof of service of a letter, with these particulars."""
    facts = {
        "way": ServiceWay.DIRECT, "dispatched_on": date(2024, 9, 25), "served_on": date(2024, 9, 26),
        "receiver": "赵春来（本人）",
    }  # fmt: skip
    return actions.serve_letter(letter, **facts | changes, by=desk.registrar, at=moment("2024-09-27 10:00"))


def test_a_letter_left_behind_needs_the_reason_and_a_witness(desk):
    letter = desk.correcting().letters.get(kind=LetterKind.CORRECTION_NOTICE)
    with pytest.raises(Refused, match="请填写拒收事由和见证人"):
        served(letter, desk, way=ServiceWay.LEFT)
    with pytest.raises(Refused, match="送达日期早于发出日期"):
        served(letter, desk, dispatched_on=date(2024, 9, 27))
    with pytest.raises(Refused, match="邮件号码"):
        served(letter, desk, way=ServiceWay.POST)
    assert served(letter, desk).served_on == date(2024, 9, 26)


def test_numbers_run_on_and_are_given_once(desk):
    desk.correcting()
    desk.charged()
    numbers = [letter.doc_no for letter in CaseLetter.objects.exclude(doc_no="")]
    assert numbers == ["云政公开告〔2024〕1号", "云政公开告〔2024〕2号"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("根据条例第八条的规定，不予公开。", "第八条"),
        ("可以向上一级主管部门或者同级人民政府申请。", "复议机关写成"),
        ("可以向同级人民政府或者上一级主管部门申请。", "复议机关写成"),
        ("与您自身生产、生活、科研等特殊需要无关。", "已从条例中删除"),
        ("依据法释〔2011〕17号。", "法释〔2025〕8号"),
        ("可以在3个月内向法院起诉。", "6个月"),
    ],
)
def test_words_that_the_law_has_outrun_stop_the_draft(desk, text, reason):
    with pytest.raises(Refused, match=reason):
        actions.draft(
            desk.dispatched(), outcome=Outcome.GRANTED_PROVIDED, text=text, by=desk.handler,
            at=moment("2024-10-08 10:00"),
        )  # fmt: skip


def test_a_denial_that_offers_a_direct_suit_is_stopped(desk):
    with pytest.raises(Refused, match="应当先申请行政复议"):
        actions.draft(
            desk.dispatched(), outcome=Outcome.DENIED_PROCESS, text="如不服，可以复议，或者自收到之日起6个月内起诉。",
            grounds={"discretion_reason": "过程稿"}, by=desk.handler, at=moment("2024-10-08 10:00"),
        )  # fmt: skip


def test_a_notice_with_remedies_typed_into_it_is_stopped(desk):
    with pytest.raises(Refused, match="不附复议诉讼条款"):
        actions.request_correction(
            desk.submitted(), items="不服的，可以申请行政复议", by=desk.registrar, at=moment("2024-09-25 10:00")
        )
    assert not CaseLetter.objects.filter(kind=LetterKind.CORRECTION_NOTICE).exists()


def test_a_countys_own_wording_may_leave_out_nothing(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[CORRECTION_NOTICE]\nparagraphs = ["请补正：", "{items}"]\n[RECEIPT]\nremedies = "either"\n')
    reasons = "；".join(why_not_wording(str(own)))
    assert "缺少必备内容：期限日期" in reasons
    assert "不能修改remedies" in reasons


def test_a_countys_own_wording_is_used(desk, tmp_path, settings):
    own = tmp_path / "own.toml"
    own.write_text('[WITHDRAWAL_CONFIRMATION]\ntitle = "撤回确认单"\n')
    settings.GONGKAI_LETTER_WORDING = str(own)
    assert letter_of_kind(desk.withdrawn(), LetterKind.WITHDRAWAL_CONFIRMATION).title == "撤回确认单"


def test_forms_are_read_from_the_record(desk):
    case = desk.answered()
    form, review = dict(registration_form(case).rows), dict(secrecy_form(case).rows)
    assert form["申请人"] == "赵春来"
    assert re.fullmatch(r"659\*+0011", form["身份证明号码"])
    assert (review["拟稿人"], review["保密审查人"], review["签发人"]) == ("古丽娜", "张志强", "阿依古丽")


def test_word_and_pdf_say_the_same_twice(desk):
    letter = letter_of_kind(desk.correcting(), LetterKind.CORRECTION_NOTICE)
    word, pdf = to_word(letter), to_pdf(letter)
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(word)).paragraphs)
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    for part in (letter.title, letter.doc_no, "请写明所需报告的工程名称", letter.organ, "2024年9月25日"):
        assert part in text
        assert part in re.sub(r"\s", "", printed)
    assert (to_word(letter), to_pdf(letter)) == (word, pdf)


@pytest.mark.parametrize("lines", range(11, 16))
def test_no_page_holds_the_signature_or_what_stands_below_it_alone(lines):
    letter = Letter(
        title="政府信息予以公开告知书", doc_no="云政公开〔2024〕7号", addressee="某某",
        paragraphs=("正文一行。",) * lines, remedies="",
        organ="云溪县教育局", signed_on=date(2024, 9, 25), contact="0990-5550112",
    )  # fmt: skip
    last = PdfReader(BytesIO(to_pdf(letter))).pages[-1].extract_text()
    assert "正文一行" in re.sub(r"\s", "", last)
    assert "0990" in last


def test_markup_in_a_letter_is_only_text(desk):
    letter = replace(letter_of_kind(desk.submitted(), LetterKind.RECEIPT), paragraphs=("<script>x</script>",))
    assert to_pdf(letter).startswith(b"%PDF")


def test_the_applicant_downloads_the_receipt_and_the_letters(client, desk):
    case = desk.correcting()
    client.post("/apply/status/", {"number": case.number, "code": case.query_code})
    assert client.get(f"/apply/receipt/{case.number}/?form=pdf").content.startswith(b"%PDF")
    page = client.get(f"/apply/cases/{case.number}/").content.decode()
    links = re.findall(r'href="(/apply/cases/\d+/letters/\d+/docx/)"', page)
    assert len(links) == 2
    assert all(client.get(link).content.startswith(b"PK") for link in links)


def test_the_reply_is_no_letter_to_the_applicant_until_it_is_sent(client, desk):
    case = desk.approved()
    reply = case.letters.get(doc_no=case.reply_no)
    client.post("/apply/status/", {"number": case.number, "code": case.query_code})
    assert client.get(f"/apply/cases/{case.number}/letters/{reply.pk}/pdf/").status_code == 404


def test_an_inquiry_to_a_third_party_is_not_the_applicants_to_read(client, desk):
    case = desk.consulting()
    inquiry = case.letters.get(kind=LetterKind.THIRD_PARTY_INQUIRY)
    client.post("/apply/status/", {"number": case.number, "code": case.query_code})
    assert client.get(f"/apply/cases/{case.number}/letters/{inquiry.pk}/pdf/").status_code == 404


def text_of(response) -> str:
    """The text of a Word document that was handed out."""
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(response.content)).paragraphs)


def test_the_handling_department_reads_the_letters_without_the_name(client, desk):
    case = desk.answered()
    letter = case.letters.get(doc_no=case.reply_no)
    address = f"/admin/applications/{case.pk}/letters/{letter.pk}/docx/"
    client.force_login(desk.handler)
    assert "申请人A：" in text_of(client.get(address))
    assert client.get(f"/admin/applications/{case.pk}/proofs/{letter.pk}/pdf/").status_code in {302, 403}
    assert client.get(f"/admin/applications/{case.pk}/forms/registration/pdf/").status_code in {302, 403}
    client.force_login(desk.registrar)
    assert "赵春来：" in text_of(client.get(address))
    assert client.get(f"/admin/applications/{case.pk}/forms/registration/pdf/").content.startswith(b"%PDF")


def test_service_is_noted_at_the_desk_and_what_is_missing_is_said(client, desk):
    case = desk.correcting()
    letter = case.letters.get(kind=LetterKind.CORRECTION_NOTICE)
    client.force_login(desk.registrar)
    address = f"/admin/applications/{case.pk}/served/{letter.pk}/"
    refused = client.post(address, {"way": "post", "dispatched_on": "2024-09-25"})
    assert refused.status_code == 422
    assert "请填写邮政企业的邮件号码" in refused.content.decode()
    client.post(address, {"way": "post", "dispatched_on": "2024-09-25", "tracking_no": "XA00000000165"})
    assert "2024年9月25日" in client.get(f"/admin/applications/{case.pk}/letters/").content.decode()
    client.force_login(desk.handler)
    assert client.post(address, {"way": "direct", "dispatched_on": "2024-09-25"}).status_code == 404
    letter.refresh_from_db()
    assert (letter.way, letter.dispatched_on, letter.served_on) == ("post", date(2024, 9, 25), None)
