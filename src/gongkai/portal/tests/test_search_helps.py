"""Search finds what stands in attachments, sounds alike or is mistyped; it narrows, suggests, and helps out."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
import tantivy
from django.conf import settings
from django.test import Client

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.files.models import Examination, StoredFile
from gongkai.files.xray.judging import RULES
from gongkai.portal import embedded, queries, sounds
from gongkai.portal.following import follow_ledger
from gongkai.portal.queries import Wanted
from gongkai.portal.tests.conftest import LetOut
from tests.cast import moment


def attached(name: str, *texts: tuple[str, str]) -> dict[str, object]:
    """A stored and X-rayed file with these texts, bound to a release."""
    digest = sha256(name.encode()).hexdigest()
    stored = StoredFile.objects.create(
        file=name,
        name=name,
        content_type="application/pdf",
        size=9,
        sha256=digest,
        stored_at=moment("2024-03-06 10:00"),
    )
    Examination.objects.create(
        file=stored, sha256=digest, rules=RULES, shown=[list(text) for text in texts], examined_at=stored.stored_at
    )
    return {"file": stored.pk, "title": name.split(".")[0], "name": name, "size": 9, "sha256": digest}


def titles(reader: Client, query: str, **more: str) -> list[str]:
    return [hit.record.title for hit in reader.get("/search/", {"q": query, **more}).context["hits"]]


def test_the_text_of_an_attachment_is_found_and_quoted(out: LetOut, reader: Client) -> None:
    bound = attached("补助名单.xlsx", ("工作表“一”", "序号\t村\n1\t胡杨村"), ("工作表“二”", "备注：分两批打卡发放"))
    record = out(title="关于补助发放的公示", body_html="<p>见附件。</p>", attachments=[bound])
    out(title="无关")
    for query in ("胡杨村", "两批打卡", "1胡杨", "补助名单"):
        assert titles(reader, query) == [record.title], query
    page = reader.get("/search/?q=两批打卡").content.decode()
    assert "附件“补助名单”：" in page
    assert "备注：分<mark>两批打卡</mark>发放" in page


def test_a_text_of_another_file_with_the_same_number_is_not_found(out: LetOut, reader: Client) -> None:
    bound = attached("一.pdf", ("第1页", "甲乙丙丁"))
    out(attachments=[bound | {"sha256": "f" * 64}])
    assert titles(reader, "甲乙丙丁") == []


def test_words_in_quotation_marks_are_one(out: LetOut, reader: Client) -> None:
    out(title="供水 安全条例")
    out(title="安全供水条例", body_html="<p>供水。安全第一</p>")
    assert len(titles(reader, "供水 安全")) == 2
    assert titles(reader, "“供水安全条例”") == ["供水 安全条例"]
    assert titles(reader, '"供水 安全条"') == ["供水 安全条例"]


@pytest.mark.usefixtures("either")
def test_pinyin_first_letters_and_homophones_find_titles(out: LetOut, reader: Client) -> None:
    out(title="关于农村饮水安全的通知", body_html="<p>甲</p>")
    out(title="关于公路养护的通知", body_html="<p>甲</p>")
    for query in ("yinshuianquan", "YinShui", "nongcun yinshui", "ncys", "引水安全", "饮税", "nong村"):
        answer = reader.get("/search/", {"q": query})
        assert [hit.record.title for hit in answer.context["hits"]] == ["关于农村饮水安全的通知"], query
        assert answer.context["near"] == "sound", query
        assert "读音相同" in answer.content.decode()


@pytest.mark.usefixtures("either")
def test_one_wrong_character_finds_titles(out: LetOut, reader: Client) -> None:
    out(title="关于农村饮水安全的通知", body_html="<p>甲</p>")
    for query in ("农村饭水安全", "农村饮水全", "农村饮用水安全", "农村水饮安全"):
        answer = reader.get("/search/", {"q": query})
        assert [hit.record.title for hit in answer.context["hits"]] == ["关于农村饮水安全的通知"], query
        assert answer.context["near"] == "typo", query
    assert titles(reader, "城乡医保缴费") == []


def test_what_is_found_exactly_is_not_mixed_with_what_is_near(out: LetOut, reader: Client) -> None:
    out(title="引水工程公告")
    out(title="饮水工程公告", body_html="<p>甲</p>")
    assert titles(reader, "引水工程") == ["引水工程公告"]


def test_nothing_found_offers_what_would_be(out: LetOut, reader: Client) -> None:
    out(title="城乡居民医保", body_html="<p>参保缴费</p>", genre=Genre.NOTICE)
    answer = reader.get("/search/?q=参保缴费的截止时间&genre=law")
    assert [(way["title"], way["count"]) for way in answer.context["ways"]] == [("参保缴费", 1)]
    narrowed = reader.get("/search/?q=参保缴费&year=2023").context["ways"]
    assert [(way["title"], way["url"], way["count"]) for way in narrowed][0][::2] == ("不限条件", 1)
    several = reader.get("/search/?q=参保缴费 高速公路").context["ways"]
    assert [(way["title"], way["count"]) for way in several] == [("参保缴费", 1)]


@pytest.mark.usefixtures("either")
def test_class_topic_and_validity_narrow(out: LetOut, reader: Client) -> None:
    out(title="甲办法", catalogue_code="A20-07", validity="in_force")
    out(title="乙办法", catalogue_code="A20-11-02", validity="repealed")
    for narrowed, wanted in {
        "root=A20-07": ["甲办法"], "root=A20-11": ["乙办法"], "validity=repealed": ["乙办法"], "topic=05": [],
        "root=A20-99": ["乙办法", "甲办法"], "root=A20-07&validity=in_force": ["甲办法"],
    }.items():  # fmt: skip
        assert titles(reader, "办法", **dict(part.split("=") for part in narrowed.split("&"))) == wanted, narrowed


def test_services_and_units_stand_above_the_hits(out: LetOut, reader: Client) -> None:
    out()
    assert 'href="/apply/">依申请公开' in reader.get("/search/?q=怎样申请公开").content.decode()
    page = reader.get("/search/?q=水利局").content.decode()
    assert '<a href="/xxgk/shuiliju/">云溪县水利局信息公开平台</a>' in page


def test_titles_are_suggested_while_one_types(out: LetOut, reader: Client) -> None:
    out(title="关于农村饮水安全的通知")
    out(title="关于农村饮水安全的通知", at=moment("2024-04-01 10:00"))
    out(title="关于农村公路的通知", at=moment("2024-05-01 10:00"))
    for typed, wanted in {
        "农村": ["关于农村公路的通知", "关于农村饮水安全的通知"], "饮水": ["关于农村饮水安全的通知"],
        "gonglu": ["关于农村公路的通知"], "": [], "\0": [], "没有的": [],
    }.items():  # fmt: skip
        answer = reader.get("/search/suggest/", {"q": typed})
        assert json.loads(answer.content) == {"titles": wanted}, typed
    assert 'data-suggest="/search/suggest/"' in reader.get("/").content.decode()


def test_a_search_server_that_does_not_answer_stops_nothing_else(out: LetOut, reader: Client, settings) -> None:
    law = out(title="云溪县农村供水管理办法", genre=Genre.LAW)
    settings.GONGKAI_SEARCH = "http://127.0.0.1:9/county"
    for address in ("/search/?q=供水", "/search/suggest/?q=供水", "/catalogue/?year=2024"):
        answer = reader.get(address)
        assert (answer.status_code, "检索暂不可用" in answer.content.decode()) == (503, True), address
    assert reader.get(law.get_absolute_url()).status_code == 200


def test_a_search_server_follows_the_ledger(
    either, gated, reviewers, reader: Client, django_capture_on_commit_callbacks
) -> None:
    assert titles(reader, "除险加固") == [gated.title]
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(
            gated.item, reason="附件含个人信息", by=reviewers[ReviewLevel.PUBLISH], at=moment("2024-03-08 12:00")
        )
    assert titles(reader, "除险加固") == []
    if either:
        either.indexes.clear()  # lost with its machine
        follow_ledger()
        assert list(either.indexes)


def test_an_index_of_another_make_is_built_anew(out: LetOut) -> None:
    out(title="关于农村饮水安全的通知")
    folder = settings.GONGKAI_SEARCH_DIR
    embedded._opened.pop(folder)
    for file in folder.iterdir():
        file.unlink()
    old = tantivy.SchemaBuilder()
    old.add_text_field("text")
    tantivy.Index(old.build(), path=str(folder))
    (folder / "seen").write_text("1")
    follow_ledger()
    assert len(queries.Hits(Wanted("饮水"))) == 1


@pytest.mark.parametrize(
    ("letters", "first"),
    [("xian", ["xian"]), ("zhuang", ["zhuang"]), ("nv", ["nv"]), ("yinshuianquan", ["yin", "shui", "an", "quan"])],
)
def test_letters_are_parted_into_sounds(letters: str, first: list[str]) -> None:
    assert sounds.spellings(letters)[0] == first
    assert sounds.spellings("bcdf") == []
