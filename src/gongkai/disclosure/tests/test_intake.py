"""Historic information is read with every problem named, and comes in as drafts: piece by piece, nothing twice."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from gongkai.disclosure.actions.intake import begin_intake, drop_intake, judge_rows, open_intake, take_in_items
from gongkai.disclosure.models import ColumnPage, GateRecord, Intake, IntakeRow, Item
from gongkai.disclosure.rules.documents import read_folder
from gongkai.disclosure.rules.intake import Unreadable, read_page, read_table
from gongkai.disclosure.tasks import go_on_with_intakes
from gongkai.disclosure.terminal import intake as command
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment
from tests.items import Pass, at_desk

AT = moment("2024-03-06 10:00")
TABLE = (
    "名称,正文,公开日期,文号,栏目,体裁\n"
    "关于防汛的通知,请做好防汛准备。,2019-06-01,云水发〔2019〕7号,通知公告,公示公告\n"
    "关于抗旱的通知,请做好抗旱准备。,2019年7月2日,,没有的栏目,\n"
    "新近的通知,新近的正文。,2024-02-01,,通知公告,\n"
    ",没有名称。,2019-06-01,,,\n"
    "日期不对,正文。,去年,,,\n"
    "文号不对,正文。,2019-06-01,云水发[2019]7号,,小说\n"
    "关于防汛的通知,请做好防汛准备。,2019-06-01,,,\n"
)
PAGE = """<html><head><meta name="ArticleTitle" content="关于春耕用水的公告">
<meta name="PubDate" content="2018-03-05 10:20">
<meta name="ContentSource" content="县水利局"><meta name="ColumnName" content="通知公告">
<meta name="Keywords" content="null"></head><body><div class="nav">首页</div>
<div class="TRS_Editor"><p onclick="x()">各乡镇：春耕用水自3月10日起分片供给，请按时取水。</p>
<table><tr><td>分片</td><td>日期</td></tr><tr><td>一片</td><td>3月10日</td></tr></table>
<script>alert(1)</script></div></body></html>"""


def document() -> bytes:
    """A notice as Word keeps it: a title, a paragraph, a table, the day at the end."""
    made, out = Document(), io.BytesIO()
    made.add_heading("关于灌溉的通知", 1)
    made.add_paragraph("各乡镇：请按下表灌溉。")
    table = made.add_table(rows=2, cols=2)
    for place, words in enumerate(("乡镇", "日期", "东河镇", "5月1日")):
        table.cell(place // 2, place % 2).text = words
    made.add_paragraph("2019年4月30日")
    made.save(out)
    return out.getvalue()


@pytest.fixture
def cut_over(settings: LazySettings) -> None:
    settings.GONGKAI_CUT_OVER = "2024-01-01"


@pytest.fixture
def opened(route: None, water: Organisation, column: ColumnPage, drafter: Person, cut_over: None) -> Intake:
    found = list(read_table("旧站.csv", TABLE.encode()))
    return open_intake(water, name="旧站.csv", found=found, column=column, code="A20-15", by=drafter, at=AT)


def test_a_dry_run_names_every_wrong_row_and_makes_nothing(opened: Intake, drafter: Person) -> None:
    wrong = dict(opened.rows.wrong().values_list("place", "problems"))
    assert set(wrong) == {"第5行", "第6行", "第7行", "第8行"}
    assert wrong["第5行"] == ["缺少名称"]
    assert "写作 2019-03-05" in wrong["第6行"][0]
    assert ["体裁" in wrong["第7行"][0], "六角括号" in wrong["第7行"][1]] == [True, True]
    assert wrong["第8行"] == ["与前面的重复"]
    with pytest.raises(Refused, match="只是试读"):
        take_in_items(opened, at=AT)
    assert go_on_with_intakes(at=AT) == ""
    assert not Item.objects.exists()
    drop_intake(opened, by=drafter, at=AT)
    assert not IntakeRow.objects.exists()


def test_a_saved_page_is_read_by_its_standard_tags() -> None:
    one = read_page("a.html", PAGE.encode())
    assert (one.title, one.published_on, one.source, one.column) == (
        "关于春耕用水的公告", date(2018, 3, 5), "县水利局", "通知公告",
    )  # fmt: skip
    assert [kind for kind, _ in one.blocks] == ["text", "table"]
    assert one.blocks[0][1] == "<p>各乡镇：春耕用水自3月10日起分片供给，请按时取水。</p>"
    assert one.problems == ()
    assert read_page("b.html", b"<html><body>x</body></html>").problems == ("缺少名称", "缺少正文", "缺少公开日期")


def test_a_folder_of_documents_is_read_by_names_texts_and_the_list_beside_them() -> None:
    listed = "文件,名称,公开日期\n图纸.pdf,防洪图,2017-02-03\n丢了.pdf,丢失的,2017-02-03\n".encode()
    found = {
        one.place: one
        for one in read_folder(
            [("2019-05-02 灌溉.docx", document()), ("图纸.pdf", b"%PDF-1.4"), ("清单.csv", listed),
             ("坏的.docx", b"x"), ("a.html", PAGE.encode()), ("20180304通告.txt", "停水一天。".encode("gb18030"))]
        )
    }  # fmt: skip
    word = found["2019-05-02 灌溉.docx"]
    assert (word.title, word.published_on, word.written_on) == ("关于灌溉的通知", date(2019, 5, 2), date(2019, 4, 30))
    assert [kind for kind, _ in word.blocks] == ["text", "table", "text"]
    assert (found["图纸.pdf"].title, found["图纸.pdf"].problems) == ("防洪图", ())
    assert (found["20180304通告.txt"].title, found["20180304通告.txt"].problems) == ("通告", ())
    assert "打不开" in "".join(found["坏的.docx"].problems)
    assert found["清单"].problems == ("清单中的文件“丢了.pdf”不在文件夹里",)


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"x"), ("a.csv", b"\xff\xff\xff"), ("a.csv", "甲,乙".encode())]
)
def test_a_file_that_is_none_says_so(name: str, content: bytes) -> None:
    with pytest.raises(Unreadable):
        list(read_table(name, content))


def test_rows_become_drafts_piece_by_piece_and_nothing_comes_twice(opened: Intake, drafter: Person) -> None:
    second = open_intake(
        opened.unit, name="同一张", found=list(read_table("a.csv", TABLE.encode())), column=None, code="A20-15",
        by=drafter, at=AT,
    )  # fmt: skip
    begin_intake(opened, by=drafter, at=AT)
    begin_intake(second, by=drafter, at=AT)
    assert second.rows.filter(problems=["以前已经导入"]).count() == 3
    assert [take_in_items(one, at=AT, limit=2) for one in (opened, second, opened, opened)] == [2, 0, 1, 0]
    items = list(Item.objects.order_by("pk"))
    assert len(items) == 3
    assert not GateRecord.objects.exists()
    assert [item.due_on is None for item in items] == [True, True, False]
    assert all(item.get_latest_revision_as_object().columns.count() == 1 for item in items)
    assert Event.objects.named("item.drafted").count() == 3
    with pytest.raises(Refused, match="不能放弃"):
        drop_intake(opened, by=drafter, at=AT)


def test_a_killed_import_goes_on_where_it_stopped(opened: Intake, drafter: Person, monkeypatch: object) -> None:
    begin_intake(opened, by=drafter, at=AT)
    assert take_in_items(opened, at=AT, limit=1) == 1  # and then the process died
    assert go_on_with_intakes(at=AT) == "导入、核查5条"
    assert go_on_with_intakes(at=AT) == ""
    assert Item.objects.count() == 3
    assert opened.rows.eligible().count() == 2


def test_a_draft_of_an_import_goes_the_ordinary_way(opened: Intake, drafter: Person, passed: Pass) -> None:
    begin_intake(opened, by=drafter, at=AT)
    take_in_items(opened, at=AT)
    judge_rows(opened, at=AT)
    recent = Item.objects.get(title="新近的通知")
    assert "须逐条送审" in IntakeRow.objects.get(item=recent).obstacles[0]
    passed(recent)
    assert GateRecord.objects.get().published_at == moment("2024-03-07 10:30")


def test_a_document_comes_with_its_file_attached_and_stays_a_draft(
    route: None, water: Organisation, column: ColumnPage, drafter: Person, cut_over: None
) -> None:
    found = list(read_folder([("2019-05-02 灌溉.docx", document()), ("2019-05-03 假的.pdf", b"no pdf")]))
    opened = open_intake(water, name="文件夹", found=found, column=column, code="A20-15", by=drafter, at=AT)
    assert "内容与扩展名" in opened.rows.wrong().get().problems[0]
    take_in_items(begin_intake(opened, by=drafter, at=AT), at=AT)
    judge_rows(opened, at=AT)
    bound = Item.objects.get().get_latest_revision_as_object().attachments.get()
    assert (bound.title, bound.file.name) == ("2019-05-02 灌溉", "2019-05-02 灌溉.docx")
    assert "带附件" in IntakeRow.objects.get(item__isnull=False).obstacles[0]


def test_on_the_desk_one_reads_first_and_then_imports(
    route: None, water: Organisation, column: ColumnPage, drafter: Person, township_drafter: Person
) -> None:
    desk, home = at_desk(drafter), "/admin/disclosure/intakes/"
    facts = {"unit": water.pk, "column": "", "code": "A20-15"}
    desk.post(home, facts | {"files": SimpleUploadedFile("a.html", PAGE.encode())})
    address = f"{home}{Intake.objects.get().pk}/"
    assert at_desk(township_drafter).get(address).status_code == 404
    assert "关于春耕用水的公告" in desk.get(address).content.decode()
    assert not Item.objects.exists()
    desk.post(address, {"verb": "begin"})
    assert Item.objects.get().title == "关于春耕用水的公告"
    bad = desk.post(home, facts | {"files": SimpleUploadedFile("a.csv", b"x")})
    assert (bad.status_code, "缺少列" in bad.content.decode()) == (422, True)


def test_the_command_reads_first_and_imports_on_request(
    route: None, water: Organisation, column: ColumnPage, drafter: Person, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.html").write_text("<html></html>")
    given = [str(tmp_path), "--unit", water.slug, "--by", drafter.username, "--column", str(column.pk)]
    dry = CliRunner().invoke(command, given)
    assert (dry.exit_code, Intake.objects.exists()) == (0, False)
    assert "读到2条，1条有问题" in dry.output
    done = CliRunner().invoke(command, [*given, "--go"])
    assert "导入1条" in done.output
    assert Item.objects.get().title == "关于春耕用水的公告"
    assert "没有要导入的" in CliRunner().invoke(command, [*given, "--go"]).output
    assert CliRunner().invoke(command, [*given[:4], "nobody"]).exit_code == 1
