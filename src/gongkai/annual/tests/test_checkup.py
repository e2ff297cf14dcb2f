"""年报体检: anybody has a report checked; nothing of it is kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.annual import views
from gongkai.annual.form import SCHEMA
from gongkai.annual.tests.extract import cell_per_line, rows_of
from gongkai.annual.tests.reports import hangzhou
from gongkai.files.models import StoredFile
from gongkai.ledger.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def upload(text: str | bytes, name: str = "report.txt"):
    data = text.encode() if isinstance(text, str) else text
    return Client().post("/check/", {"report": SimpleUploadedFile(name, data)})


def exchanged(change: dict) -> bytes:
    """A report as the exchange file that `gongkai report build --format json` writes."""
    return json.dumps({"schema": SCHEMA, **hangzhou(), **change}).encode()


def faulty() -> str:
    rows = rows_of(hangzhou())
    rows["applications", "carried_out"][-1] = "820"
    return cell_per_line(hangzhou(), rows)


def test_the_page_says_that_nothing_is_kept() -> None:
    answer = Client().get("/check/")
    assert (answer.status_code, "不保存" in answer.content.decode()) == (200, True)


def test_faults_are_listed_and_marked_in_the_text() -> None:
    answer = upload(faulty())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "T3-ROW" in page
    assert "<mark>820</mark>" in page
    assert 'id="finding-1"' in page
    assert "表三 · 行“四、结转下年度继续办理” · 列“总计”" in page
    assert "carried_out" not in page
    led_to = set(re.findall(r'href="#((?:mark|finding)-\d+)"', page))
    assert led_to
    assert led_to <= set(re.findall(r'id="([^"]+)"', page))


def test_errors_come_first_and_a_row_of_cells_stands_on_one_line() -> None:
    page = upload(faulty()).content.decode()
    assert re.findall(r"<h3>(错误|疑似|提示)\d+处</h3>", page)[0] == "错误"
    assert "四、结转下年度继续办理　" in re.sub(r"<[^>]+>", "", page)


def test_each_row_of_a_table_in_a_file_of_known_cells_stands_on_a_line_of_its_own() -> None:
    page = upload(exchanged({}), "report.json").content.decode()
    assert "<br>　行政处罚　0<br>　行政强制　0<br>" in page


def test_an_exchange_file_is_checked_like_the_report_that_it_holds() -> None:
    cells = hangzhou()["applications"]
    cells["carried_out"]["total"] = 820
    page = upload(exchanged({"applications": cells}), "report.json").content.decode()
    assert "T3-ROW" in page
    assert "<mark>820</mark>" in page
    assert "T3-ROW" not in upload(exchanged({}), "report.json").content.decode()


def test_nothing_is_stored_or_written_to_the_ledger() -> None:
    before = StoredFile.objects.count(), Event.objects.count()
    upload(faulty())
    assert (StoredFile.objects.count(), Event.objects.count()) == before


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"%PDF-1.4 broken", "a.pdf", "PDF已损坏"),
        (b"x", "a.exe", "不能检查“.exe”文件"),
        (b"x" * (5 * 1024 * 1024 + 1), "a.txt", "超过5MB"),
        ("说明。".encode(), "a.txt", "没有找到政府信息公开工作年度报告"),
        (b"", "a.txt", "文件是空的"),
        (b"{", "a.json", "不是JSON"),
        (b"[" * 100_000, "a.json", "不是JSON"),
        (b'{"year": 2024}', "a.json", "不是年度报告的交换文件"),
        (exchanged({"proactive": {"nothing": 1}}), "a.json", "没有这些行"),
        (exchanged({"proactive": [1]}), "a.json", "交换文件不合格式"),
        (exchanged({"sections": [1]}), "a.json", "交换文件不合格式"),
        (exchanged({"title": "年" * 30_000}), "a.json", "超过2万字"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_word(data: bytes, name: str, word: str) -> None:
    answer = upload(data, name)
    assert (answer.status_code, word in answer.content.decode()) == (422, True)


def test_without_a_file_the_form_says_what_to_do() -> None:
    answer = Client().post("/check/", {})
    assert (answer.status_code, "请选择要检查的文件" in answer.content.decode()) == (422, True)


def test_one_address_may_not_check_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_CHECKS", 2)
    assert [upload(faulty()).status_code for _ in range(3)] == [200, 200, 422]


def test_words_of_the_report_cannot_become_markup() -> None:
    page = upload(faulty().replace("\t820", "\t<img src=x>820")).content.decode()
    assert "<img src=x>" not in page


@pytest.mark.shared
def test_the_founding_document_can_be_checked(sample_report: Path) -> None:
    page = upload(sample_report.read_bytes()).content.decode()
    assert "基础商" in page
    assert "T3-BLANK" in page
