"""An organ's list: versions, workbooks, who keeps it, and what the engine makes of it."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.actions import forget, put_words
from gongkai.proofing.choices import WordKind
from gongkai.proofing.models import Word, WordList
from gongkai.proofing.queries import rows_of, spots_of
from gongkai.proofing.rules import Part
from gongkai.proofing.rules.lists import Row, as_workbook, rows_in
from tests.cast import Appoint, moment
from tests.items import at_desk

NOON = moment("2024-03-08 12:00")
ROWS = [
    Row(WordKind.ALLOW, "营商环镜", reason="平台名称"),
    Row(WordKind.WRONG, "云西县", "云溪县"),
    Row(WordKind.POST, "王秀英", "县长", 1),
    Row(WordKind.POST, "李建国", "副县长", 2),
]


@pytest.fixture
def keeper(appoint: Appoint, county: Organisation) -> Person:
    return appoint("吴晓明", Role.DISCLOSURE_OFFICE, county)


def rules_in(text: str, unit: Organisation) -> list[str]:
    return [spot.rule for spot in spots_of([Part("正文", text)], unit)]


def test_the_countys_list_holds_for_every_unit_and_names_posts_and_order(
    keeper: Person, county: Organisation, township: Organisation
) -> None:
    assert rules_in("云西县县长王秀瑛出席，李建国、王秀英讲话。", township) == []
    held = put_words(county, ROWS, by=keeper, at=NOON)
    assert rules_in("云西县县长王秀瑛出席，李建国、王秀英讲话。", township) == ["W-OWN", "W-POST", "W-POST"]
    assert rules_in("云溪县县长王秀英出席，王秀英、李建国讲话。", township) == []
    assert rules_in("进一步优化营商环镜，激发市场主体活力。", township) == []
    event = Event.objects.named("words.put").get()
    assert (event.details["version"], event.details["digest"]) == (1, held.digest)


def test_every_change_is_a_version_and_none_is_lost(keeper: Person, county: Organisation) -> None:
    first = put_words(county, ROWS, by=keeper, at=NOON).digest
    forget(Word.objects.get(word="云西县"), by=keeper, at=NOON)
    second = WordList.objects.get()
    assert second.version == 2
    assert second.digest != first
    put_words(county, ROWS, by=keeper, at=NOON, replace=True)
    assert WordList.objects.get().digest == first
    assert [row.word for row in rows_of(county, 2)] == ["营商环镜", "李建国", "王秀英"]
    assert len(rows_of(county, 1)) == 4
    with pytest.raises(Refused, match="没有变化"):
        put_words(county, ROWS, by=keeper, at=NOON)


def test_a_workbook_comes_back_as_it_went_out_and_a_formula_stays_text() -> None:
    rows = [*ROWS, Row(WordKind.WRONG, "=1+1", "二")]
    assert rows_in(as_workbook(rows)) == rows
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(rows))).active
    assert sheet["B6"].data_type == "s"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["名称"]], "第一行应为表头"),
        ([["类别", "词语"], ["别的", "词语一"]], "第2行：“词语一”的类别应为"),
        (
            [["类别", "词语", "应为、职务", "排序"], ["领导职务", "王秀英", "县长", "甲"]],
            "第2行：“王秀英”的排序应为数字",
        ),
    ],
)
def test_a_workbook_that_is_not_good_is_refused_line_by_line(rows: list[list[str]], said: str) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    with pytest.raises(Refused, match=said):
        rows_in(kept.getvalue())
    with pytest.raises(Refused, match="打不开"):
        rows_in(b"no workbook")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row(WordKind.ALLOW, "字"), "词语应为2至80个字"),
        (Row(WordKind.POST, "王秀英"), "请填写职务"),
        (Row(WordKind.WRONG, "云溪县", "云溪县"), "正确写法相同"),
        (Row(WordKind.ALLOW, "词语", rule="S-PERSON"), "不能记入词表"),
        (Row(WordKind.ALLOW, "词语", rule="随便"), "规则编号应如"),
    ],
)
def test_an_entry_that_would_do_harm_is_refused(keeper: Person, county: Organisation, row: Row, said: str) -> None:
    with pytest.raises(Refused, match=said):
        put_words(county, [row], by=keeper, at=NOON)
    assert not Word.objects.exists()


def test_a_unit_keeps_its_own_list_at_the_desk_and_no_other(
    drafter: Person, water: Organisation, county: Organisation, township: Organisation
) -> None:
    browser = at_desk(drafter)
    assert "云溪县水利局" in browser.get("/admin/proofing/lists/").content.decode()
    for other in (county, township):
        assert browser.get(f"/admin/proofing/lists/{other.pk}/").status_code in (302, 403)
    address = f"/admin/proofing/lists/{water.pk}/"
    refused = browser.post(f"{address}put/", {"kind": "post", "word": "王秀英"})
    assert refused.status_code == 422
    assert 'value="王秀英"' in refused.content.decode()
    browser.post(f"{address}put/", {"kind": "wrong", "word": "云西县", "put": "云溪县"})
    upload = SimpleUploadedFile("表.xlsx", as_workbook(ROWS))
    browser.post(f"{address}import/", {"file": upload, "replace": "1"})
    assert rows_in(browser.get(f"{address}export/").content) == sorted(ROWS, key=lambda row: (row.kind, row.word))
    entry = Word.objects.in_force().get(word="王秀英")
    browser.post(f"{address}forget/{entry.pk}/")
    page = browser.get(address).content.decode()
    assert "删除“王秀英”" in page
    assert WordList.objects.get().version == 3
