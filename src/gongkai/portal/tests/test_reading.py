"""What helps to read on: previews of attachments, what explains a document, the code to take along, the way out."""

from __future__ import annotations

import io
import re
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.tables import CATALOGUE
from gongkai.files.actions import examine, store
from gongkai.files.tests.zoo.sheets import xlsx
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation
from gongkai.portal.keeping import pages_showing
from gongkai.portal.tests.conftest import LetOut
from tests.cast import Appoint, moment
from tests.files import plain_pdf

AT = moment("2024-03-06 10:00")


def bound(name: str, content: bytes) -> dict[str, object]:
    """An attachment as a release binds it: stored and X-rayed."""
    stored = store(SimpleUploadedFile(name, content), by=None, at=AT)
    examine(stored, by=None, at=AT)
    return {"file": stored.pk, "title": name.split(".")[0], "name": name, "size": stored.size, "sha256": stored.sha256}


def test_t093_attachments_can_be_previewed_and_downloaded(out: LetOut, reader: Client) -> None:
    files = [bound("名单.xlsx", xlsx()), bound("通知.pdf", plain_pdf()), bound("说明.txt", "第一行\n<b>二".encode())]
    record = out(attachments=files)
    address = record.get_absolute_url()
    page = reader.get(address).content.decode()
    for number in range(3):
        assert f'href="{address}files/{number}/preview/"' in page
        assert b"".join(reader.get(f"{address}files/{number}/").streaming_content)
    table, framed, text = (reader.get(f"{address}files/{one}/preview/").content.decode() for one in range(3))
    assert "<td>张小明</td><td>300</td>" in table
    assert "<iframe" not in table
    assert f'src="{address}files/1/view/"' in framed
    assert "Annex" in framed
    assert "<p>第一行</p><p>&lt;b&gt;二</p>" in text
    shown = reader.get(f"{address}files/1/view/")
    assert (shown["Content-Type"], shown["Content-Disposition"].split(";")[0]) == ("application/pdf", "inline")
    for other in ("files/0/view/", "files/2/view/", "files/3/preview/", "files/3/view/"):
        assert reader.get(f"{address}{other}").status_code == 404, other


def test_a_withdrawn_items_attachments_are_not_previewed(
    out: LetOut, reader: Client, appoint: Appoint, county: Organisation
) -> None:
    record = out(attachments=[bound("通知.pdf", plain_pdf())])
    keeper = appoint("何静", Role.DISCLOSURE_OFFICE, county)
    actions.withdraw(record.item, reason="有误", by=keeper, at=moment("2024-03-08 12:00"))
    for ending in ("files/0/preview/", "files/0/view/", "files/0/"):
        assert reader.get(f"{record.get_absolute_url()}{ending}").status_code == 410, ending
    assert reader.get(f"{record.get_absolute_url()}qr.svg").status_code == 404


def test_a_file_that_nothing_is_known_of_says_so(out: LetOut, reader: Client) -> None:
    stored = store(SimpleUploadedFile("说明.txt", b"text"), by=None, at=AT)
    file = {"file": stored.pk, "title": "说明", "name": "说明.txt", "size": 4, "sha256": stored.sha256}
    record = out(attachments=[file])
    assert "不能在线预览" in reader.get(f"{record.get_absolute_url()}files/0/preview/").content.decode()


def test_t033_documents_and_interpretations_lead_to_one_another(out: LetOut, reader: Client) -> None:
    document = out(title="云溪县人民政府关于印发《云溪县农村供水管理办法》的通知", genre=Genre.NORMATIVE)
    explains = out(title="《云溪县农村供水管理办法》政策解读", genre=Genre.INTERPRETATION)
    other = out(title="《云溪县城镇供水管理办法》政策解读", genre=Genre.INTERPRETATION)
    notice = out(title="关于学习《云溪县农村供水管理办法》的公告")
    pages = {one.pk: reader.get(one.get_absolute_url()).content.decode() for one in (document, explains, other, notice)}
    assert f'<a href="{explains.get_absolute_url()}">' in pages[document.pk]
    assert f'<a href="{document.get_absolute_url()}">' in pages[explains.pk]
    assert other.get_absolute_url() not in pages[document.pk]
    assert "解读的文件" not in pages[other.pk]
    assert "政策解读</h2>" not in pages[notice.pk]
    assert document.get_absolute_url() in pages_showing([explains.item_id])
    assert explains.get_absolute_url() in pages_showing([document.item_id])


def test_an_item_carries_its_code(out: LetOut, reader: Client) -> None:
    record = out()
    address = f"{record.get_absolute_url()}qr.svg"
    assert f'src="{address}"' in reader.get(record.get_absolute_url()).content.decode()
    code = reader.get(address)
    assert code["Content-Type"] == "image/svg+xml"
    assert b"<svg" in code.content
    assert reader.get("/items/99999/qr.svg").status_code == 404


def test_t087_the_way_out_is_told(out: LetOut, reader: Client) -> None:
    body = '<p><a href="https://news.example/1?a=1&amp;b=2">新闻</a><a href="https://www.gov.cn/">国务院</a></p>'
    repost = {"genre": Genre.REPOST, "source": "塞外日报", "source_url": "https://paper.example/1.html"}
    page = reader.get(out(body_html=body, **repost).get_absolute_url()).content.decode()
    assert f'href="/leave/?to={quote("https://news.example/1?a=1&b=2", safe="")}"' in page
    assert 'href="https://www.gov.cn/"' in page
    assert f'href="/leave/?to={quote("https://paper.example/1.html", safe="")}"' in page
    notice = reader.get("/leave/", {"to": "https://news.example/1?a=1&b=2"}).content.decode()
    assert "您将离开云溪县人民政府网" in notice
    assert 'href="https://news.example/1?a=1&amp;b=2" rel="noopener noreferrer nofollow"' in notice
    for wrong in ("javascript:alert(1)", "/items/1/", "", "https://www.gov.cn/", "data:text/html,x"):
        assert reader.get("/leave/", {"to": wrong}).status_code == 302, wrong


def test_links_of_the_pages_lead_out_only_by_the_notice(out: LetOut, reader: Client) -> None:
    for address in ("/", out().get_absolute_url(), "/units/", "/catalogue/"):
        page = reader.get(address).content.decode()
        outside = re.findall(r'href="(https?://(?!testserver)[^"]+)"', page)
        assert [one for one in outside if ".gov.cn" not in one] == [], address


def test_the_catalogue_narrows_counts_and_is_taken_along(out: LetOut, reader: Client, township: Organisation) -> None:
    out(title="甲", catalogue_code="A20-07", genre=Genre.FINANCE, at=moment("2023-12-31 23:59"))
    out(title="乙", catalogue_code="A20-07-03", genre=Genre.FINANCE, unit=township)
    out(title="丙", catalogue_code="A20-13", validity="repealed")
    for query, titles in {
        "": ["丙", "乙", "甲"], "root=A20-07": ["乙", "甲"], "root=A20-07&unit=qingshui": ["乙"], "year=2023": ["甲"],
        "genre=finance&year=2024": ["乙"], "validity=repealed": ["丙"], "root=A21T-01": [],
        "root=<": ["丙", "乙", "甲"],
    }.items():  # fmt: skip
        answer = reader.get(f"/catalogue/?{query}")
        assert sorted(row.title for row in answer.context["rows"]) == sorted(titles), query
        assert answer.context["rows"].paginator.count == len(titles)
        table = reader.get(f"/feeds/catalogue.csv?{query}").content.decode("utf-8-sig")
        assert len(table.splitlines()) == len(titles) + 1, query
    counts = dict(re.findall(r"root=(A[\w-]+)[^>]*>[^<]*<span[^>]*>(\d+)", reader.get("/catalogue/").content.decode()))
    assert {code: count for code, count in counts.items() if count != "0"} == {"A20-07": "2", "A20-13": "1"}
    assert len(counts) == len(CATALOGUE)  # nought is said


def test_lists_are_taken_along_as_workbooks(out: LetOut, reader: Client) -> None:
    out(title="=1+1", doc_no="云水发〔2024〕7号")
    answer = reader.get("/feeds/catalogue.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content))["目录"].iter_rows())
    assert [cell.value for cell in rows[0]][:2] == ["索引号", "名称"]
    assert (rows[1][1].value, rows[1][1].data_type) == ("=1+1", "s")


def test_organs_are_shown_as_registered(out: LetOut, reader: Client, water: Organisation) -> None:
    water.head, water.duties = "马建军", "负责农村供水"
    water.save()
    page = reader.get("/organs/").content.decode()
    for part in ("云溪县水利局", "马建军", "负责农村供水", water.phone, "/xxgk/shuiliju/"):
        assert part in page


def test_the_window_of_the_home_page_shows_its_column(out: LetOut, reader: Client, settings: object) -> None:
    settings.GONGKAI_SITE = settings.GONGKAI_SITE | {"window": "gonggao"}
    assert "更多公示公告" not in reader.get("/").content.decode()  # an empty window is none
    out(title="先进人物事迹")
    assert "更多公示公告" in reader.get("/").content.decode()


def test_a_column_by_topic(out: LetOut, reader: Client) -> None:
    record = out(title="水利的")
    type(record).objects.filter(pk=record.pk).update(topic="05")
    out(title="别的")
    rows = reader.get("/xxgk/gonggao/?topic=05").context["rows"]
    assert [title for _, title, *_ in rows] == ["水利的"]
    assert reader.get("/xxgk/gonggao/?topic=<").context["rows"].paginator.count == 2
