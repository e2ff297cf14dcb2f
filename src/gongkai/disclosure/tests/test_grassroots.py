"""T-021, T-022: the grassroots catalogue goes out and in without loss; the rule of ninety days finds what is stale."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, GrassrootsLine
from gongkai.disclosure.queries.grassroots import as_csv, freshness, grassroots_of, table_in
from gongkai.disclosure.rules.grassroots import CHANNELS, COLUMNS, why_not_fresh
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment
from tests.items import Draft, Pass, at_desk

NOON = moment("2024-03-08 12:00")
TODAY = date(2024, 3, 8)
HEAD = list(COLUMNS.values())
ROW = ["1", "社会救助>最低生活保障", "审核确认信息", "社会救助暂行办法第十一条", "3个工作日", "云溪县水利局",
       "、".join(CHANNELS), "全社会", "主动", "县级、乡级"]  # fmt: skip
People = dict[ReviewLevel, Person]


@pytest.fixture
def publisher(reviewers: People) -> Person:
    return reviewers[ReviewLevel.PUBLISH]


def test_t021_ten_columns_thirteen_channels_out_and_in_without_loss(publisher: Person, water: Organisation) -> None:
    assert (len(COLUMNS), len(CHANNELS)) == (10, 13)
    other = [
        "2",
        "义务教育>招生",
        "招生计划",
        "义务教育法",
        "20个工作日",
        "云溪县水利局",
        "其他",
        "特定群体",
        "依申请",
        "村级",
    ]
    actions.take_in_grassroots([HEAD, ROW, other], by=publisher, at=NOON)
    out = as_csv(grassroots_of(Organisation.objects.all()))
    assert table_in("目录.csv", out) == [HEAD, ROW, other]
    before = list(GrassrootsLine.objects.values())
    actions.take_in_grassroots(table_in("目录.csv", out), by=publisher, at=NOON)
    assert list(GrassrootsLine.objects.values()) == before


def test_t021_wrong_rows_are_named_and_nothing_is_taken_in(publisher: Person, drafter: Person) -> None:
    wrong = ["甲", "", *ROW[2:5], "不存在的局", "电报", "所有人", "主动", "省级"]
    with pytest.raises(Refused) as refused:
        actions.take_in_grassroots([HEAD, ROW, wrong], by=publisher, at=NOON)
    (reason,) = refused.value.reasons
    assert reason.startswith(
        "第3行：公开事项没有填；序号须为数字；公开主体“不存在的局”不是已登记的机构；公开渠道和载体“电报”"
    )
    assert not GrassrootsLine.objects.exists()
    with pytest.raises(Refused, match="缺少列：公开层级"):
        actions.take_in_grassroots([HEAD[:-1], ROW], by=publisher, at=NOON)
    with pytest.raises(Refused, match="公开办"):
        actions.take_in_grassroots([HEAD, ROW], by=drafter, at=NOON)


@pytest.mark.parametrize(
    ("ago", "found"),
    [
        ((0, 30, 60, 90), []),
        ((0, 30, 60), ["累计3条，少于4条"]),
        ((91, 100, 110, 120), ["最新一条距今91日，超过90日"]),
        ((0, 91, 100, 110), ["相邻两条最长间隔91日，超过90日"]),
        ((), ["累计0条，少于4条"]),
    ],
)
def test_t022_the_rule_of_ninety_days(ago: tuple[int, ...], found: list[str]) -> None:
    assert why_not_fresh([TODAY - timedelta(days=one) for one in ago], TODAY) == found


def test_t022_a_matter_is_watched_in_its_column(
    publisher: Person, drafted: Draft, passed: Pass, column: ColumnPage
) -> None:
    actions.take_in_grassroots([HEAD, ROW], by=publisher, at=NOON)
    line = GrassrootsLine.objects.get()
    actions.place_matter(line, column=column, by=publisher, at=NOON)
    passed(drafted())
    (seen,) = freshness(grassroots_of(Organisation.objects.all()), TODAY)
    assert (seen.count, seen.reasons) == (1, ["累计1条，少于4条"])


def test_the_page_takes_in_a_workbook_and_says_what_is_wrong(
    publisher: Person, drafter: Person, column: ColumnPage
) -> None:
    address, desk = reverse("disclosure_desk:grassroots"), at_desk(publisher)
    book = Workbook()
    for row in (HEAD, ROW):
        book.active.append(row)
    book.save(out := BytesIO())
    page = desk.post(address, {"table": SimpleUploadedFile("目录.xlsx", out.getvalue())}, follow=True).content.decode()
    assert "已导入1个事项" in page
    assert "社会救助&gt;最低生活保障" in page
    line = GrassrootsLine.objects.get()
    desk.post(reverse("disclosure_desk:grassroots_place", args=[line.pk]), {"column": column.pk})
    assert "累计0条，少于4条" in desk.get(address).content.decode()
    assert "打不开这个文件" in desk.post(address, {"table": SimpleUploadedFile("坏.xlsx", b"PK")}).content.decode()
    assert "导入" not in at_desk(drafter).get(address).content.decode().split("<main")[-1].split("公开事项")[0]
    assert "社会救助" in desk.get(address, {"format": "csv"}).content.decode("utf-8-sig")
