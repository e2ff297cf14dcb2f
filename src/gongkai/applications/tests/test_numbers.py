"""Numbers and codes: unique, never given twice, hard to guess, easy to type."""

from __future__ import annotations

from gongkai.applications.actions.numbers import CODE_LETTERS
from gongkai.applications.models import Case
from gongkai.applications.queries import found


def test_a_number_tells_organ_year_and_serial(desk):
    desk.submitted("2024-09-20 10:00")
    case = desk.submitted("2024-09-21 10:00")
    assert case.number == f"{desk.office.pk:03d}202400002"


def test_serials_begin_anew_each_beijing_year(desk):
    desk.submitted("2024-12-31 23:59")
    assert desk.submitted("2025-01-01 00:01").number.endswith("202500001")


def test_replies_are_numbered_through_the_whole_county(desk):
    assert [desk.approved().reply_no for _ in range(2)] == ["云政公开〔2024〕1号", "云政公开〔2024〕2号"]


def test_an_organ_with_a_prefix_of_its_own_has_its_own_serials(desk, settings):
    desk.approved()
    settings.GONGKAI_DOC_PREFIXES = {"zhengfuban": "云政办公开"}
    assert desk.approved().reply_no == "云政办公开〔2024〕1号"


def test_a_returned_and_signed_again_reply_keeps_its_number(desk):
    case = desk.approved()
    assert Case.objects.filter(reply_no=case.reply_no).count() == 1


def test_query_codes_have_no_letter_that_looks_like_another(desk):
    codes = {desk.submitted().query_code for _ in range(20)}
    assert len(codes) == 20
    assert all(len(code) == 8 and set(code) <= set(CODE_LETTERS) for code in codes)
    assert not set("01OILoil") & set(CODE_LETTERS)


def test_a_case_is_found_however_its_number_and_code_are_typed(desk):
    case = desk.submitted()
    number, code = case.number, case.query_code
    assert found(f" {number[:3]}-{number[3:7]} {number[7:]}", f"{code[:4]}-{code[4:].lower()}") == case
    assert found(number, code[:-1]) is None
    assert found(number, "") is None
    assert found("", code) is None
