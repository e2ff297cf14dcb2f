"""Officers keep registers on the desk: enter, import, publish, each within their reach; the public finds the lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.desk.queries import today_for
from gongkai.disclosure.actions import recall, revise, submit
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, GateRecord, Item, ItemAttachment
from gongkai.disclosure.rules import checklist
from gongkai.files.actions import store
from gongkai.orgs.models import Organisation, Person
from gongkai.registers import actions, views
from gongkai.registers.models import ImportRun, RegisterEntry
from gongkai.registers.tables import REGISTERS
from gongkai.registers.tests.lines import PENALTY, PERSON_ID
from gongkai.registers.tests.test_imports import as_csv, line
from tests.cast import moment
from tests.files import plain_pdf
from tests.items import SECRECY, Pass, at_desk

pytest_plugins = ("tests.items",)
AT = moment("2024-03-06 10:00")
PENALTIES = "/admin/registers/penalty/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_line_is_typed_with_its_errors_beside_the_fields(water: Organisation, handler: Person) -> None:
    desk = at_desk(handler)
    wrong = desk.post(f"{PENALTIES}new/", PENALTY | {"unit": water.pk, "CF_NR_FK": "", "CF_SY": "从河道取水"})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert "须填罚款金额" in page
    assert "从河道取水" in page
    desk.post(f"{PENALTIES}new/", PENALTY | {"unit": water.pk})
    entry = RegisterEntry.objects.get()
    assert entry.values["CF_CFJG"] == "云溪县水利局"
    assert "云水罚〔2024〕3号" in text(desk, PENALTIES)
    page = text(desk, f"{PENALTIES}{entry.pk}/")
    assert "不公示" in page
    desk.post(f"{PENALTIES}{entry.pk}/correct/", PENALTY | {"CF_NR_FK": "4"})
    assert RegisterEntry.objects.get().values["CF_NR_FK"] == "4"
    desk.post(f"{PENALTIES}{entry.pk}/withhold/", {"reason": "不具有一定社会影响（行政处罚法第四十八条）"})
    assert "不具有一定社会影响" in text(desk, f"{PENALTIES}{entry.pk}/")


def test_each_sees_their_own_units_lines(
    water: Organisation, handler: Person, township_handler: Person, registrar: Person
) -> None:
    entry = actions.enter(REGISTERS["penalty"], water, given=PENALTY, by=handler, at=AT)
    other = at_desk(township_handler)
    assert "云水罚" not in text(other, PENALTIES)
    for address in (f"{PENALTIES}{entry.pk}/", f"{PENALTIES}{entry.pk}/correct/"):
        assert other.get(address).status_code == 404
    assert at_desk(registrar).get("/admin/registers/").status_code in (302, 403)
    assert other.get("/admin/registers/nothing/").status_code == 404


def test_a_line_that_must_become_public_stands_in_the_days_work(water: Organisation, handler: Person) -> None:
    entry = actions.enter(REGISTERS["penalty"], water, given=PENALTY, by=handler, at=AT)
    [mine] = [one for one in today_for(handler, date(2024, 3, 15)) if one.title == "登记簿待公开"]
    assert [(row.title, row.note[:3], row.due_on) for row in mine.rows] == [
        ("行政处罚 云水罚〔2024〕3号", "已超期", date(2024, 3, 14))
    ]
    actions.withhold(entry, reason="不具有一定社会影响（行政处罚法第四十八条）", by=handler, at=AT)
    assert "登记簿待公开" not in [one.title for one in today_for(handler, date(2024, 3, 15))]


def test_a_file_is_read_first_and_taken_in_on_the_second_click(water: Organisation, handler: Person) -> None:
    desk = at_desk(handler)
    file = SimpleUploadedFile("处罚.csv", as_csv([line(1), line(2, CF_JDRQ="昨天")]))
    page = desk.post(f"{PENALTIES}import/", {"unit": water.pk, "file": file}, follow=True)
    assert "第 3 行" in page.content.decode()
    assert not RegisterEntry.objects.exists()
    run = ImportRun.objects.get()
    desk.post(f"/admin/registers/imports/{run.pk}/")
    assert RegisterEntry.objects.get().doc_no == "云水罚〔2024〕1号"
    assert "导入完成" in text(desk, f"/admin/registers/imports/{run.pk}/")
    assert desk.get(f"{PENALTIES}template.xlsx").status_code == 200
    bad = desk.post(f"{PENALTIES}import/", {"unit": water.pk, "file": SimpleUploadedFile("a.xls", b"x")})
    assert "另存为" in bad.content.decode()


def test_chosen_lines_go_to_review_and_then_to_the_public_table(
    route: None, water: Organisation, column: ColumnPage, drafter: Person, reviewers: Any, passed: Pass,
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(views, "PER_PAGE", 2)
    content = as_csv([line(number, CF_GSJZQ="2099-01-01") for number in (1, 2, 3)])
    run = actions.open_import(REGISTERS["penalty"], water, name="a.csv", content=content, by=drafter, at=AT)
    actions.take_in(run, by=drafter, at=AT)
    chosen = [entry.pk for entry in RegisterEntry.objects.all()]
    at_desk(drafter).post(PENALTIES, {"entry": chosen, "column": column.pk})
    assert Item.objects.count() == 3
    for item in Item.objects.all():
        item.current_workflow_state.cancel(user=drafter)
        with django_capture_on_commit_callbacks(execute=True):
            passed(item)
    page = text(client, "/registers/penalty/?q=云水罚&unit=shuiliju&year=2024")
    assert "共 <strong>3</strong>" in page
    assert "page=2" in page
    assert text(client, "/registers/penalty/?page=2").count("/items/") == 1
    for nothing in ("?q=没有这样的话", "?unit=qingshui", "?year=2023", "?year=99999&q=没有"):
        assert "没有符合条件的记录" in text(client, f"/registers/penalty/{nothing}")
    rows = b"".join(client.get("/registers/penalty.csv?year=2024").streaming_content).decode("utf-8-sig").splitlines()
    assert len(rows) == 4
    assert rows[0].startswith("行政相对人名称,行政相对人类别,统一社会信用代码")
    first = client.get("/api/v1/registers/penalty/?limit=2").json()
    rest = client.get(f"/api/v1/registers/penalty/?after={first['next']}").json()
    assert (len(first["lines"]), len(rest["lines"]), rest["next"]) == (2, 1, None)
    assert first["lines"][0]["values"]["CF_NR_FK"] == "2万元"
    assert PERSON_ID not in str(first)
    assert client.get("/api/v1/registers/").json()[1]["count"] == 3
    assert client.get("/registers/nothing/").status_code == client.get("/api/v1/registers/no/").status_code == 404


REVIEW = f"{PENALTIES}review/"
FIRST = {"level": "first", "checked": list(checklist(ReviewLevel.FIRST))}


@pytest.fixture
def in_review(route: None, water: Organisation, column: ColumnPage, drafter: Person) -> list[Item]:
    """The texts of three penalties, sent to review."""
    items = []
    for number in (1, 2, 3):
        given = PENALTY | {"CF_WSH": f"云水罚〔2024〕{number}号", "CF_GSJZQ": "2099-01-01"}
        entry = actions.enter(REGISTERS["penalty"], water, given=given, by=drafter, at=AT)
        items.append(actions.present(entry, column=column, by=drafter, at=AT))
        submit(items[-1], by=drafter, at=AT)
    return items


def tasks_shown(desk: Client) -> list[int]:
    return [line.task.pk for line in desk.get(REVIEW).context["lines"]]


def test_chosen_lines_pass_each_level_together_by_the_right_person(
    in_review: list[Item], reviewers: dict[ReviewLevel, Person], drafter: Person, township_drafter: Person
) -> None:
    assert "可以成批办理" in text(at_desk(reviewers[ReviewLevel.FIRST]), PENALTIES)
    for none in (drafter, township_drafter, reviewers[ReviewLevel.FINAL]):
        assert "没有待您审核的记录" in text(at_desk(none), REVIEW)
    for level, person in reviewers.items():
        desk = at_desk(person)
        assert "未经批准擅自取水" in text(desk, REVIEW)
        sent = {"level": level.value, "task": tasks_shown(desk)[:2], "checked": list(checklist(level))}
        if level == ReviewLevel.SECRECY:
            assert "保密审查须填写" in desk.post(REVIEW, sent).content.decode()
            sent |= SECRECY
        assert desk.post(REVIEW, sent).status_code == 302
    public = GateRecord.objects.current()
    assert sorted(one.item_id for one in public) == sorted(item.pk for item in in_review[:2])
    assert [one["by"] for one in public[0].approvals] == [person.pk for person in reviewers.values()]


def test_a_line_that_changed_or_has_files_stays_and_says_why(
    in_review: list[Item], reviewers: dict[ReviewLevel, Person], drafter: Person
) -> None:
    first, item = at_desk(reviewers[ReviewLevel.FIRST]), in_review[2]
    seen = tasks_shown(first)
    with_file = item.get_latest_revision_as_object()
    recall(item, by=drafter, at=AT)
    stored = store(SimpleUploadedFile("决定书.pdf", plain_pdf("决定书")), by=drafter, at=AT)
    with_file.attachments.add(ItemAttachment(file=stored, title="决定书"))
    revise(with_file, by=drafter, at=AT)
    submit(item, by=drafter, at=AT)

    answer = first.post(REVIEW, FIRST | {"task": seen, "comment": "逐条看过"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("有1条已由他人办理或者重新送审", "逐条看过", "2条审核通过", "带附件，须在该信息的页面逐件审查"):
        assert words in page, words
    (alone,) = tasks_shown(first)
    again = first.post(REVIEW, FIRST | {"task": [alone]}).content.decode()
    assert "云水罚〔2024〕3号：带附件" in again
    assert "请先勾选" in first.post(REVIEW, FIRST).content.decode()
    assert tasks_shown(first) == [alone]
