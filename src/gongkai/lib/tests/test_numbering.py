"""Document numbers and index numbers."""

import re

import pytest

from gongkai.lib.numbering import DEFAULT_INDEX, formatted, index_number, why_not_template

SHAPE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}/\d{4}-\d{5}")


def test_a_document_number_has_six_angled_brackets_and_no_leading_zero():
    assert formatted("沙政办发", 2024, 7) == "沙政办发〔2024〕7号"


def test_the_default_index_number_is_credit_code_year_and_five_digits():
    number = index_number(DEFAULT_INDEX, uscc="11441700007280420Y", year=2021, serial=50)

    assert number == "11441700007280420Y/2021-00050"
    assert SHAPE.fullmatch(number)


@pytest.mark.parametrize(
    ("template", "number"),
    [
        ("{organ}/{year}-{serial:05d}", "000014349/2018-00221"),
        ("{organ}-{year}-{serial}", "000014349-2018-221"),
        ("{region}-{department}-{category}-{group}-{date}-{serial:04d}", "654223-A001-01-2-20180305-0221"),
    ],
)
def test_the_other_forms_in_use_can_be_had_by_template(template, number):
    parts = {
        "organ": "000014349",
        "year": 2018,
        "serial": 221,
        "region": "654223",
        "department": "A001",
        "category": "01",
        "group": "2",
        "date": "20180305",
    }
    assert index_number(template, **parts) == number


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{uscc}/{year}", "流水号"),
        ("{code}-{serial}", "不认识“code”"),
        ("{uscc.__class__}-{serial}", "不认识"),
        ("{uscc}-{serial", "花括号"),
        ("{uscc:05d}-{serial}", "格式"),
        ("{serial:{width}}", "格式"),
        ("{serial:99999d}", "格式"),
        ("{serial!r}", "格式"),
        ("{}{serial}", "不认识"),
    ],
)
def test_a_bad_template_is_refused(template, why):
    assert why in "；".join(why_not_template(template))
    with pytest.raises(ValueError, match=re.escape(why)):
        index_number(template, uscc="11441700007280420Y", year=2021, serial=50)


def test_a_missing_part_is_named():
    with pytest.raises(ValueError, match="统一社会信用代码"):
        index_number(DEFAULT_INDEX, year=2021, serial=50)
