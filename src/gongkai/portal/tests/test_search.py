"""Search finds exactly what holds the words, in the order that was promised."""

from __future__ import annotations

import re
from html import escape
from random import Random

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.orgs.models import Organisation, Person
from gongkai.portal import index, queries
from gongkai.portal.following import rebuild_index
from gongkai.portal.queries import Wanted
from gongkai.portal.snippets import Hit
from gongkai.portal.tests.conftest import LetOut
from tests.cast import moment
from tests.releases import TheSite, let_out, sample

ODD_TEXTS = (
    "关于供水条例的说明（２０２４年修订），总投资660万元，占比12.5%，详见“附件”",
    "云政办发〔2024〕7号、云政办发〔2024〕17号、云政发[2024]7号",
    "热线 0990-5550100，邮箱 xxgk@yunxi.example，GB/T 37668-2019，PM2.5、㎡、①②",
    "张𬭚、李䶮两位同志任职，哈萨克族干部叶尔江·努尔兰，ئۇيغۇر تىلى，pǔtōnghuà",
    "R&D投入、<甲>、A&B",
    "a OR b AND NOT c NEAR(d, e) * \" ' % _ \\ ; -- \U0001f300 全角，半角,",
    "的" * 700 + "唯一结尾",
    "甲" * 20_000 + "远处的话",
)


@pytest.fixture
def texts(site: TheSite, publisher: Person, out: LetOut) -> dict[int, list[str]]:
    """Sixty varied releases and some odd ones: for each, what a reader sees of it, part by part."""
    let_out(sample(60, site, moment("2024-06-30 18:00")), by=publisher)
    for number, text in enumerate(ODD_TEXTS):
        out(title=f"第{number}件{text[:40]}", body_html=f"<p>{escape(text)}</p>")
    return {
        record.pk: [
            record.title,
            record.doc_no,
            record.index_no,
            record.issuer_name,
            record.summary,
            record.search_text,
        ]
        for record in GateRecord.objects.all()
    }


def grep(texts: dict[int, list[str]], query: str) -> set[int]:
    """What plain comparison finds: every word in some part, blanks and punctuation aside."""
    words = [index.squeezed(word) for word in query.split()]
    return {
        pk for pk, parts in texts.items() if all(any(word in index.squeezed(part) for part in parts) for word in words)
    }


def found(query: str) -> set[int]:
    return {record.pk for record in queries.Hits(Wanted(query))[:1000]}


def queries_in(texts: dict[int, list[str]], chance: Random) -> list[str]:
    """Pieces of the texts as people might copy them: one to twelve characters, sometimes two words."""
    pieces = []
    for parts in texts.values():
        text = chance.choice([part for part in parts if part])
        start, length = chance.randrange(len(text)), chance.choice([1, 2, 2, 3, 4, 7, 12])
        pieces.append(text[start : start + length])
    pairs = [f"{one} {other}" for one, other in zip(pieces, pieces[1:], strict=False)]
    return [piece for piece in pieces + pairs if index.words_of(piece)]


@pytest.mark.usefixtures("either")
def test_search_finds_exactly_what_comparison_finds(texts: dict[int, list[str]]) -> None:
    for query in queries_in(texts, Random(3)):
        hits = found(query)
        assert hits == grep(texts, query), query
        literal = {pk for pk, parts in texts.items() if any(query in part for part in parts)}
        assert literal <= hits, query


@pytest.mark.usefixtures("either")
def test_search_finds_what_is_awkward(texts: dict[int, list[str]]) -> None:
    for query, count in {
        "云政发〔2024〕7号": 1, "远处的话": 1, "唯一结尾": 1, "2024年修订": 1, "㎡": 1, "m2": 1, "𬭚": 1, "䶮": 1,
        "ئۇيغۇر": 1, "叶尔江努尔兰": 1, "叶尔江·努尔兰": 1, "GB/T37668": 1, "gb／t": 1, "0990-5550100": 1,
        "占比12.5%": 1, "putonghua": 1, "R&D投入": 1, "rampd": 0, "没有这样的话": 0,
    }.items():  # fmt: skip
        assert len(found(query)) == count, query


def test_a_document_is_found_by_its_number_with_or_without_brackets(out: LetOut) -> None:
    seven = out(doc_no="云水发〔2024〕7号", body_html="<p>甲</p>")
    out(doc_no="云水发〔2024〕17号", body_html="<p>乙</p>")
    cites = out(body_html="<p>根据云水发〔2024〕7号文件</p>", at=moment("2024-09-01 10:00"))
    for query in (
        "云水发〔2024〕7号",
        "云水发[2024]7号",
        "云水发（2024）7号",
        "〔2024〕7号",
        "２０２４7号",
    ):
        assert [record.pk for record in queries.Hits(Wanted(query))[:9]] == [seven.pk, cites.pk], query


def test_punctuation_alone_searches_for_nothing(out: LetOut, reader: Client) -> None:
    out()
    for query in ("", " ", '"', "''", "*", "〔〕", "()", "\\", "%", "_", "\U0001f300", "…—", "\0", "\ufffd"):
        answer = reader.get("/search/", {"q": query})
        assert answer.status_code == 200, query
        assert answer.context["rows"].paginator.count == 0, query


def test_operators_are_words_like_others(texts: dict[int, list[str]]) -> None:
    for query in (
        "OR",
        "AND",
        "NOT",
        "NEAR",
        "a OR b",
        "NEAR(d, e)",
        "供水*",
        '"供水',
        "head : 供水",
        "供水 - 条例",
        "^供水",
        'a"b',
    ):
        assert found(query) == grep(texts, query), query


def test_a_huge_query_is_cut_and_answered(out: LetOut, reader: Client) -> None:
    out(body_html=f"<p>{'水' * 120}</p>")
    answer = reader.get("/search/", {"q": "水" * 10_000})
    assert answer.context["rows"].paginator.count == 1
    assert answer.context["wanted"].text == "水" * index.LONGEST_QUERY
    assert reader.get("/search/", {"q": " ".join("甲乙丙丁" * 3000)}).status_code == 200


@pytest.mark.usefixtures("either")
def test_hits_in_titles_come_first_then_the_newest(out: LetOut, reader: Client) -> None:
    body_new = out(title="甲", body_html="<p>饮水安全，饮水安全</p>", at=moment("2024-06-01 10:00"))
    title_old = out(title="饮水安全办法", body_html="<p>甲</p>", at=moment("2019-06-01 10:00"))
    title_new = out(title="饮水安全通知", body_html="<p>甲</p>", at=moment("2024-03-01 10:00"))
    body_old = out(title="乙", body_html="<p>饮水安全</p>", at=moment("2020-06-01 10:00"))
    by_words = [hit.record.pk for hit in reader.get("/search/?q=饮水安全").context["hits"]]
    assert by_words == [title_new.pk, title_old.pk, body_new.pk, body_old.pk]
    by_date = [hit.record.pk for hit in reader.get("/search/?q=饮水安全&sort=date").context["hits"]]
    assert by_date == [body_new.pk, title_new.pk, body_old.pk, title_old.pk]


@pytest.mark.usefixtures("either")
def test_filters_narrow_and_counts_are_exact(out: LetOut, reader: Client, township: Organisation) -> None:
    out(genre=Genre.NOTICE, at=moment("2023-12-31 23:59"))
    out(genre=Genre.NOTICE, at=moment("2024-01-01 00:00"))
    out(genre=Genre.NEWS, at=moment("2024-02-01 10:00"), unit=township)
    for narrowed, count in {
        "": 3, "genre=notice": 2, "genre=news": 1, "genre=law": 0, "unit=qingshui": 1, "unit=nobody": 3, "year=2024": 2,
        "year=2023": 1, "year=2022": 0, "unit=shuiliju&year=2024": 1, "genre=notice&unit=qingshui": 0,
        "genre=notice&unit=shuiliju&year=2023": 1,
    }.items():  # fmt: skip
        answer = reader.get(f"/search/?q=饮水&{narrowed}")
        assert answer.context["rows"].paginator.count == count == len(answer.context["hits"]), narrowed
    tabs = {tab["title"]: tab["count"] for tab in reader.get("/search/?q=饮水&genre=news&year=2024").context["tabs"]}
    assert tabs == {"全部": 2, "公示公告": 1, "政务动态": 1}


def test_filters_stay_from_form_to_tabs_to_pages(out: LetOut, reader: Client) -> None:
    for day in range(1, 26):
        out(at=moment(f"2024-02-{day:02d} 10:00"))
    page = reader.get("/search/?q=饮水&unit=shuiliju&year=2024&genre=notice&sort=date").content.decode()
    assert '<input type="hidden" name="q" value="饮水">' in page
    assert '<input type="hidden" name="genre" value="notice">' in page
    for choice in ('value="shuiliju" selected', 'value="2024" selected', 'value="date" selected'):
        assert choice in page
    assert re.search(
        r'href="\?q=[^"]+&amp;unit=shuiliju&amp;year=2024&amp;genre=notice&amp;sort=date&amp;page=2"', page
    )
    assert re.search(r'href="/search/\?q=[^"]+&amp;unit=shuiliju&amp;year=2024&amp;sort=date"', page)


def test_every_hit_is_on_some_page_once(out: LetOut, site: TheSite, publisher: Person, reader: Client) -> None:
    records = let_out(sample(130, site, moment("2024-06-30 18:00")), by=publisher)
    everything = grep({one.pk: [one.title, one.search_text] for one in records}, "的")
    for sort in ("", "date"):
        last = reader.get("/search/", {"q": "的", "sort": sort}).context["rows"].paginator.num_pages
        pages = [reader.get("/search/", {"q": "的", "sort": sort, "page": one}) for one in range(1, last + 1)]
        hits = [hit.record.pk for page in pages for hit in page.context["hits"]]
        assert sorted(hits) == sorted(everything)
        beyond = reader.get("/search/", {"q": "的", "sort": sort, "page": 10**9}).context["hits"]
        assert [hit.record.pk for hit in beyond] == hits[(last - 1) * queries.PER_PAGE :]


def test_the_words_are_marked_and_nothing_else_is_markup(out: LetOut) -> None:
    record = out(title="《供水条例》<b>", body_html="<p>前文" + "甲" * 50 + "，供〔水〕条例 &lt;script&gt;</p>")
    hit = Hit.of(record, "供水 供水条例")
    assert hit.title == "《<mark>供水条例</mark>》&lt;b&gt;"
    assert "<mark>供〔水〕条例</mark> &lt;script&gt;" in hit.snippet
    assert hit.snippet.startswith("…")


@pytest.mark.usefixtures("either")
def test_building_the_index_anew_changes_no_answer(texts: dict[int, list[str]]) -> None:
    asked = queries_in(texts, Random(11))[:40]
    before = [found(query) for query in asked]
    assert rebuild_index() == len(texts)
    assert [found(query) for query in asked] == before


@given(some.text(), some.text())
def test_a_part_of_a_text_stays_a_part_when_squeezed(first: str, second: str) -> None:
    assert index.squeezed(first + second) == index.squeezed(first) + index.squeezed(second)
