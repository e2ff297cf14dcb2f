"""A spreadsheet is checked row by row before anything is entered, taken in piece by piece, and never twice (T-130)."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers import actions
from gongkai.registers.models import ImportRun, RegisterEntry
from gongkai.registers.rules.sheets import template_of
from gongkai.registers.tables import REGISTERS
from gongkai.registers.tasks import go_on_importing
from gongkai.registers.tests.lines import LICENCE, PENALTY
from tests.cast import Appoint, moment

AT = moment("2024-03-08 10:00")
PENALTIES, LICENCES = REGISTERS["penalty"], REGISTERS["licensing"]


def line(number: int, **changes: str) -> dict[str, str]:
    given = PENALTY | {"CF_CFLB": "罚款", "CF_WSH": f"云水罚〔2024〕{number}号"}
    return given | changes


def as_csv(rows: list[dict[str, str]], *, by_code: bool = True, encoding: str = "utf-8-sig") -> bytes:
    text = io.StringIO()
    heads = list(dict.fromkeys(code for row in rows for code in row))
    writer = csv.writer(text)
    writer.writerow(heads if by_code else [PENALTIES.field(code).label for code in heads])
    writer.writerows([row.get(code, "") for code in heads] for row in rows)
    return text.getvalue().encode(encoding)


def opened(unit: Organisation, by: Person, content: bytes, name: str = "处罚.csv") -> ImportRun:
    return actions.open_import(PENALTIES, unit, name=name, content=content, by=by, at=AT)


def test_t130_the_template_filled_in_comes_back_as_it_was(water: Organisation, handler: Person) -> None:
    book = load_workbook(io.BytesIO(template_of(LICENCES)))
    sheet = book.worksheets[0]
    codes = [cell.value for cell in sheet[2]]
    assert codes == [field.code for field in LICENCES.fields]
    assert [cell.value.rstrip("*") for cell in sheet[1]] == [field.label for field in LICENCES.fields]
    sheet.append([LICENCE.get(code) for code in codes])
    kept = io.BytesIO()
    book.save(kept)
    run = actions.open_import(LICENCES, water, name="许可.xlsx", content=kept.getvalue(), by=handler, at=AT)
    assert (run.total, run.problems) == (1, [])
    actions.take_in(run, by=handler, at=AT)
    assert RegisterEntry.objects.get().whole()["XK_XDR_ZJHM"] == LICENCE["XK_XDR_ZJHM"]


def test_t130_every_wrong_row_is_named_with_its_column_and_nothing_is_entered(
    water: Organisation, handler: Person
) -> None:
    rows = [line(1), line(2, CF_JDRQ="昨天"), line(1), line(4, CF_NR_FK=""), line(5)]
    run = opened(water, handler, as_csv(rows))
    assert run.problems == [
        [3, "处罚决定日期", "“昨天”不是日期，请写作 2024-03-05"],
        [4, "行政处罚决定书文号", "与第2行重复"],
        [5, "罚款金额", "处罚类别有罚款的，须填罚款金额（双公示上报口径）"],
    ]
    assert run.total == 2
    assert not RegisterEntry.objects.exists()


@pytest.mark.parametrize(("by_code", "encoding"), [(True, "utf-8-sig"), (False, "gb18030")])
def test_headings_are_codes_or_names_in_either_encoding(
    water: Organisation, handler: Person, by_code: bool, encoding: str
) -> None:
    assert opened(water, handler, as_csv([line(1)], by_code=by_code, encoding=encoding)).total == 1


def test_an_import_goes_on_where_it_stopped_and_enters_nothing_twice(water: Organisation, handler: Person) -> None:
    content = as_csv([line(number) for number in range(1, 8)])
    run = actions.take_in(opened(water, handler, content), by=handler, at=AT, limit=3)
    assert (run.done, run.total, RegisterEntry.objects.count()) == (3, 7, 3)
    assert go_on_importing(at=AT) == "登记4条"
    assert go_on_importing(at=AT) == ""
    again = actions.take_in(opened(water, handler, content), by=handler, at=AT)
    assert (again.entered, again.known, RegisterEntry.objects.count()) == (0, 7, 7)
    assert Event.objects.named("entry.entered").count() == 7


def test_a_number_known_with_other_content_is_said_and_left_alone(water: Organisation, handler: Person) -> None:
    actions.enter(PENALTIES, water, given=line(1), by=handler, at=AT)
    run = opened(water, handler, as_csv([line(1, CF_NR_FK="9"), line(2)]))
    assert [row for row, *_ in run.problems] == [2]
    actions.take_in(run, by=handler, at=AT)
    assert set(RegisterEntry.objects.values_list("doc_no", flat=True)) == {"云水罚〔2024〕1号", "云水罚〔2024〕2号"}
    assert RegisterEntry.objects.get(doc_no="云水罚〔2024〕1号").values["CF_NR_FK"] == "2"


def test_a_row_of_another_organ_needs_the_right_to_keep_its_register(
    water: Organisation, township: Organisation, county: Organisation, handler: Person, appoint: Appoint
) -> None:
    content = as_csv([line(1), line(2, CF_CFJG="清水镇")])
    assert opened(water, handler, content).problems[0][:2] == [3, "登记单位"]
    from gongkai.orgs.choices import Role

    office = appoint("吴晓明", Role.DISCLOSURE_OFFICE, county)
    actions.take_in(opened(water, office, content), by=office, at=AT)
    assert RegisterEntry.objects.get(doc_no="云水罚〔2024〕2号").organisation == township


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xls", b"x", "另存为"),
        ("a.xlsx", b"x", "打不开"),
        ("a.csv", "甲,乙\n1,2\n".encode(), "没有找到表头"),
        ("a.csv", b"CF_WSH,CF_XDR_MC\n1,2\n", "缺少列"),
        ("a.csv", as_csv([line(1)]).split(b"\n")[0], "没有数据行"),
        ("a.csv", b"\xff\xff\xff", "编码"),
    ],
)
def test_a_file_that_is_none_says_what_to_do(
    water: Organisation, handler: Person, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        opened(water, handler, content, name)
    assert not ImportRun.objects.exists()
