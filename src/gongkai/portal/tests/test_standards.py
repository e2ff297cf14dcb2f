"""Requirements of the portal by their numbers; docs/develop/standards.md says where each one stands."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.disclosure.choices import Block, Genre
from gongkai.files.actions import examine, store
from gongkai.orgs.models import Organisation
from gongkai.portal.tests.conftest import LetOut
from tests.cast import moment
from tests.files import plain_pdf
from tests.releases import TheSite

ROOT = Path(__file__).parents[4]


def test_t001_t006_every_unit_has_its_five_blocks_on_the_portals_own_host(site: TheSite, reader: Client) -> None:
    for slug in site.units:
        home = reader.get(f"/xxgk/{slug}/").content.decode()
        for block in Block:
            address = f"/xxgk/{slug}/{block.value}/"
            assert f'href="{address}"' in home, address
            page = reader.get(address)
            assert page.status_code == 200, address
            assert f'<link rel="canonical" href="http://testserver{address}">' in page.content.decode()


def test_t002_the_guide_tells_all_that_article_12_wants(site: TheSite, reader: Client, water: Organisation) -> None:
    water.fax, water.email = "0990-5550999", "shuiliju@yunxi.example"
    water.save()
    guide = reader.get("/xxgk/shuiliju/guide/").content.decode()
    told = ("信息分类和编排体系", "获取方式", water.name, water.address, water.office_hours, water.phone, water.fax)
    for part in (*told, water.email, "监督和救济", "行政复议", "在线提交申请"):
        assert part in guide, part


def test_t003_what_was_published_is_found_opened_and_downloaded(out: LetOut, reader: Client) -> None:
    stored = store(SimpleUploadedFile("蓄水池.pdf", plain_pdf()), by=None, at=moment("2024-03-06 10:00"))
    examine(stored, by=None, at=moment("2024-03-06 10:00"))
    file = {"file": stored.pk, "title": "蓄水池", "name": stored.name, "size": stored.size, "sha256": stored.sha256}
    record = out(title="蓄水池加固公告", attachments=[file])
    found = reader.get("/search/?q=蓄水池").content.decode()
    assert record.get_absolute_url() in found
    assert f"{record.get_absolute_url()}files/0/" in reader.get(record.get_absolute_url()).content.decode()
    content = b"".join(reader.get(f"{record.get_absolute_url()}files/0/").streaming_content)
    assert sha256(content).hexdigest() == stored.sha256


def test_t061_a_published_title_stands_on_the_first_page_of_its_search(out: LetOut, reader: Client) -> None:
    records = [out(title=f"关于第{number}号农村公路养护工程的公告") for number in range(40)]
    for record in records[::10]:
        hits = reader.get("/search/", {"q": record.title}).context["hits"]
        assert hits[0].record.pk == record.pk


def test_t062_results_stand_in_their_classes(out: LetOut, reader: Client) -> None:
    for genre in (Genre.GOV_DOCUMENT, Genre.LIVELIHOOD, Genre.NEWS, Genre.INTERPRETATION):
        out(genre=genre)
    tabs = {tab["title"]: tab["count"] for tab in reader.get("/search/?q=饮水").context["tabs"]}
    assert tabs == {"全部": 4, "政府文件": 1, "民生领域": 1, "政务动态": 1, "政策解读": 1}


def test_t105_no_form_of_the_public_asks_for_letters_in_a_picture(out: LetOut, reader: Client) -> None:
    for address in ("/apply/new/?unit=shuiliju", "/mailbox/write/", "/zhaocuo/", "/apply/status/", "/accounts/login/"):
        answer = reader.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, address
        assert "验证码" not in page.replace("查询验证码", ""), address
        assert not re.search(r"<img[^>]+captcha", page), address


def test_every_number_is_accounted_for() -> None:
    told = (ROOT / "docs/develop/standards.md").read_text()
    numbers = {f"T-{one:03d}" for one in (*range(1, 7), *range(60, 63), *range(80, 94), *range(100, 106), 154)}
    assert numbers <= set(re.findall(r"\| (T-\d{3})", told))
    tests = "\n".join(file.read_text() for folder in ("src", "tests") for file in (ROOT / folder).rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", told))
    assert {name for name in named if f"def {name}(" not in tests} == set()
