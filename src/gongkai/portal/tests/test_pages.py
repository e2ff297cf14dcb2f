"""Every kind of public page answers, and says what it has to say."""

from __future__ import annotations

import re
from urllib.parse import quote

from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from gongkai.disclosure.choices import Block, Genre
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation
from gongkai.policies.models import NormativeDocument
from gongkai.portal.tests.conftest import LetOut
from tests.cast import moment, organ
from tests.releases import TheSite

PAGES = {
    "home": "/",
    "channel": "/xxgk/",
    "channel without items": "/dongtai/",
    "column": "/xxgk/gonggao/",
    "column of a year": "/xxgk/gonggao/?year=2024",
    "column of a topic": "/xxgk/gonggao/?topic=05",
    "empty column": "/xxgk/yingji/",
    "unit": "/xxgk/shuiliju/",
    **{f"unit {block}": f"/xxgk/shuiliju/{block}/" for block in Block},
    "catalogue node": "/xxgk/shuiliju/statutory/?class=A20-13",
    "released": "/released/2024/notice/",
    "search": "/search/",
    "search hits": "/search/?q=饮水",
    "search without hits": "/search/?q=没有这样的话",
    "catalogue": "/catalogue/",
    "catalogue narrowed": "/catalogue/?root=A20-13&year=2024",
    "organs": "/organs/",
    "leaders": "/leaders/",
    "leaving": "/leave/?to=https://news.example/1",
    "units": "/units/",
    "site map": "/sitemap/",
    "standing": "/accessibility/",
}


def test_every_kind_of_page_answers(out: LetOut, reader: Client) -> None:
    out()
    for address in PAGES.values():
        answer = reader.get(address)
        assert answer.status_code == 200, address
        assert "</html>" in answer.content.decode(), address
        assert reader.head(address).status_code == 200, address
        assert reader.head(address).content == b"", address


def test_an_item_shows_its_catalogue_header_and_its_text(out: LetOut, reader: Client) -> None:
    record = out(doc_no="云水发〔2024〕7号", validity="in_force", genre=Genre.GOV_DOCUMENT)
    text = reader.get(f"/items/{record.item_id}/").content.decode()
    for part in (
        record.index_no,
        "云溪县水利局",
        "云水发〔2024〕7号",
        "2024年3月5日",
        "2024年3月7日",
        "有效",
        "请于3月20日前",
    ):
        assert part in text


def test_an_item_no_longer_in_force_says_so(out: LetOut, reader: Client) -> None:
    for validity, words in {"repealed": "已废止", "expired": "已失效", "amended": "已修改"}.items():
        record = out(genre=Genre.NORMATIVE, validity=validity)
        assert f"本文件{words}" in reader.get(f"/items/{record.item_id}/").content.decode()
        assert words[1:] in reader.get("/xxgk/gonggao/").content.decode()


def test_a_normative_document_shows_its_register_entry(out: LetOut, reader: Client, water: Organisation) -> None:
    record = out(genre=Genre.NORMATIVE, doc_no="云水规〔2023〕1号")
    NormativeDocument.objects.create(
        organisation=water, title=record.title, doc_no=record.doc_no, registration_no="YXGF-2023-001",
        issued_on="2023-05-06", repealed_on="2024-08-01", repeal_basis="云水规〔2024〕3号", item_id=record.item_id,
    )  # fmt: skip
    text = reader.get(f"/items/{record.item_id}/").content.decode()
    for part in ("YXGF-2023-001", "2023年5月6日", "2024年8月1日", "云水规〔2024〕3号"):
        assert part in text


def test_an_item_without_a_column_left_is_still_an_item(out: LetOut, reader: Client, site: TheSite) -> None:
    record = out()
    site.columns["gonggao"].unpublish()
    text = reader.get(f"/items/{record.item_id}/").content.decode()
    assert "/xxgk/gonggao/" not in text
    assert '<meta name="ColumnName" content="云溪县水利局法定主动公开内容">' in text


def test_unknown_addresses_are_not_found(out: LetOut, reader: Client) -> None:
    record = out()
    for address in (
        "/keine/", "/items/0/", "/items/99999999999999999999999/", f"/items/{record.item_id}/files/0/",
        f"/items/{record.item_id}/files/99999999999999999999/", "/xxgk/shuiliju/nothing/", "/xxgk/shuiliju/guide/more/",
        "/released/0/notice/", "/released/99999/notice/", "/released/2024/nothing/", "/no-public-files/x.pdf",
    ):  # fmt: skip
        answer = reader.get(address)
        assert answer.status_code == 404, address
        assert "没有找到这一页" in answer.content.decode(), address


def test_what_changes_things_is_not_answered(out: LetOut, reader: Client) -> None:
    record = out()
    for address in (f"/items/{record.item_id}/", "/search/", "/units/", "/released/2024/notice/"):
        assert reader.post(address).status_code == 405, address


def test_breadcrumbs_lead_home(out: LetOut, reader: Client) -> None:
    record = out()
    trails = {
        "/xxgk/": ["首页", "政府信息公开"],
        "/xxgk/gonggao/": ["首页", "政府信息公开", "公示公告"],
        "/xxgk/shuiliju/annual/": ["首页", "各单位信息公开平台", "云溪县水利局", "政府信息公开年报"],
        f"/items/{record.item_id}/": ["首页", "政府信息公开", "公示公告", "正文"],
        "/accessibility/": ["首页", "无障碍声明"],
        "/search/?q=饮水": ["首页", "检索"],
        "/units/": ["首页", "各单位信息公开平台"],
    }
    for address, trail in trails.items():
        found = re.search(r'<nav class="breadcrumb".*?</nav>', reader.get(address).content.decode(), re.DOTALL).group()
        assert re.findall(r">([^<>\n]+?)</(?:a|span)>", found) == trail, address


def test_the_main_navigation_marks_where_one_is(out: LetOut, reader: Client) -> None:
    record = out(columns=())
    marks = {
        "/": ["首页"], "/zhengce/": ["政策"], "/zhengce/wenjian/": ["政策"], "/units/": ["政府信息公开"],
        "/xxgk/shuiliju/apply/": ["政府信息公开"], "/search/": [], "/xxgk/": ["政府信息公开"],
        "/xxgk/gonggao/": ["政府信息公开"], "/leaders/": ["政府信息公开"], "/organs/": ["政府信息公开"],
        "/catalogue/": ["政府信息公开"], f"/items/{record.item_id}/": [],
    }  # fmt: skip
    for address, marked in marks.items():
        page = reader.get(address).content.decode()
        navigation = re.search(r'<nav class="site-nav".*?</nav>', page, re.DOTALL).group()
        assert re.findall(r'aria-current="\w+">([^<]+)</a>', navigation) == marked, address


def test_each_page_names_its_one_address(out: LetOut, reader: Client) -> None:
    record = out()
    canonical = {
        f"/items/{record.item_id}/": f"/items/{record.item_id}/",
        "/xxgk/gonggao/?year=2024&page=1": "/xxgk/gonggao/",
        "/xxgk/shuiliju/": "/xxgk/shuiliju/guide/",
        "/xxgk/shuiliju/statutory/?class=A20-13": "/xxgk/shuiliju/statutory/",
    }
    for address, one in canonical.items():
        assert f'<link rel="canonical" href="http://testserver{one}">' in reader.get(address).content.decode()


def test_the_home_page_counts_and_links_the_year(out: LetOut, reader: Client) -> None:
    year = timezone.localdate().year
    for day in (2, 3):
        out(at=moment(f"{year}-01-0{day} 10:00"))
    out(at=moment(f"{year - 1}-12-31 23:59"))
    text = reader.get("/").content.decode()
    assert f'<a href="/released/{year}/notice/">2<span' in text
    assert reader.get(f"/released/{year}/notice/").context["rows"].paginator.count == 2


def test_a_unit_without_a_site_is_said_to_have_none(out: LetOut, reader: Client, county: Organisation) -> None:
    organ(county, OrganKind.DEPARTMENT, "云溪县统计局", "县统计局", "tongjiju", 9)
    text = reader.get("/units/").content.decode()
    assert re.search(r"云溪县统计局<br><span[^>]*>平台尚未建立</span>", text)
    assert '<a href="/xxgk/shuiliju/">云溪县水利局</a>' in text


def test_the_governments_disclosure_is_kept_by_its_office(site: TheSite, reader: Client) -> None:
    text = reader.get("/units/").content.decode()
    assert re.search(r'<a href="/xxgk/zhengfuban/">云溪县人民政府</a><br><span[^>]*>由\w+承办</span>', text)


def test_a_township_has_a_catalogue_of_its_own(out: LetOut, reader: Client) -> None:
    out(catalogue_code="A20-07")
    for slug, filled, classes in (("qingshui", 0, 15 + 8), ("shuiliju", 1, 15 + 7)):
        context = reader.get(f"/xxgk/{slug}/statutory/").context  # what exists first, the empty classes folded away
        assert (len(context["branches"]), len(context["empty_branches"])) == (1 + filled, classes - filled)
    chosen = reader.get("/xxgk/shuiliju/statutory/?class=A20-01")
    assert [one["current"] for one in chosen.context["branches"]] == [False, True, False]
    assert "向本单位申请公开" in chosen.content.decode()


def test_classes_and_years_narrow_a_units_list(out: LetOut, reader: Client) -> None:
    out(catalogue_code="A20-07", at=moment("2023-12-31 23:59"))
    out(catalogue_code="A20-07", at=moment("2024-01-01 00:00"))
    out(catalogue_code="A20-13", at=moment("2024-06-01 10:00"))
    address = "/xxgk/shuiliju/statutory/"
    for query, count in {
        "": 3, "?class=A20-07": 2, "?year=2024": 2, "?year=2023": 1, "?class=A20-07&year=2024": 1, "?class=A20-01": 0,
        "?class=A21T-01": 3, "?class=<script>": 3, "?year=2022": 0,
    }.items():  # fmt: skip
        assert reader.get(address + query).context["rows"].paginator.count == count, query


def test_lists_have_the_newest_first_and_nothing_twice(out: LetOut, reader: Client) -> None:
    for day in range(1, 29):
        out(title=f"第{day}号公告", at=moment(f"2024-02-{day:02d} 10:00"))
    for address in ("/xxgk/gonggao/", "/xxgk/shuiliju/statutory/", "/released/2024/notice/"):
        titles = [
            title
            for number in (1, 2)
            for title in re.findall(r"第\d+号公告", reader.get(address, {"page": number}).content.decode())
        ]
        assert titles == [f"第{day}号公告" for day in range(28, 0, -1)], address


def test_a_wrong_page_number_gives_a_page(out: LetOut, reader: Client) -> None:
    out()
    for number in ("-1", "0", "9e99", "９", "x", "9" * 30, "1" * 5000, "", "\0"):
        for address in ("/xxgk/gonggao/", "/xxgk/shuiliju/statutory/", "/released/2024/notice/", "/search/?q=饮水"):
            join = "&" if "?" in address else "?"
            rows = reader.get(f"{address}{join}page={quote(number)}").context["rows"]
            assert len(rows.object_list) == 1, (address, number)


def test_a_hostile_filter_is_left_out(out: LetOut, reader: Client) -> None:
    out()
    wrong = (
        "year=２０２４年", "year=99999999999999999999", "year=-1", "year=2024'", "year=%00", "class=<script>",
        "class=%00", "genre=<script>", "unit=%27%22", "sort=;drop", "unit=" + "x" * 10_000,
    )  # fmt: skip
    for query in wrong:
        for address in ("/xxgk/gonggao/", "/xxgk/shuiliju/statutory/", "/search/"):
            answer = reader.get(f"{address}?q=饮水&{query}")
            assert answer.status_code == 200, (address, query)
            assert answer.context["rows"].paginator.count == 1, (address, query)
            assert "<script>" not in answer.content.decode(), (address, query)
    assert reader.get("/xxgk/gonggao/?year=２０２４").context["rows"].paginator.count == 1


def test_a_page_that_is_not_for_everybody_is_not_shown(out: LetOut, reader: Client, site: TheSite) -> None:
    out()
    PageViewRestriction.objects.create(page=site.columns["gonggao"], restriction_type=PageViewRestriction.LOGIN)
    answer = reader.get("/xxgk/gonggao/")
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")


def test_robots_are_asked_to_stay_out_of_the_desk(site: TheSite, reader: Client) -> None:
    answer = reader.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in answer.content.decode().splitlines()


def test_every_page_bears_its_address_for_paper_and_no_day_that_is_kept_with_it(out: LetOut, reader: Client) -> None:
    out()
    for address in ("/", "/xxgk/gonggao/?year=2024", f"/search/?q={quote('饮水')}&sort=date", "/units/"):
        note = re.search(r'<p class="print-note">(.*?)</p>', reader.get(address).content.decode())
        assert note, address
        told = f"本页网址：http://testserver{address}".replace("&", "&amp;")
        assert note[1].startswith(told), note[1]
        assert note[1].endswith("<span data-today hidden></span>")
