"""What the room's tests share: a small site, and records that the gate let out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.disclosure.models import ColumnPage, GateRecord, Item, ItemAttachment
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.files.actions import store
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.portal.cluster import Cluster
from tests.cast import Appoint, found_county, found_office, found_township, found_water, moment
from tests.files import plain_pdf
from tests.items import secrecy_of
from tests.kept import kept
from tests.releases import Release, TheSite, let_out, plant, planted_site
from tests.search_server import Server, running

LetOut = Callable[..., GateRecord]
PDF = plain_pdf()
TITLE = "关于南山蓄水池除险加固的公告"


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The county's organs and its site, once for all tests of a file."""
    with kept(django_db_blocker):
        county = found_county()
        units = [found_office(county), found_water(county), found_township(county)]
        plant(units[0], units)
        yield


@pytest.fixture
def county(planted: None, db: None) -> Organisation:
    return Organisation.objects.get(slug="yunxi")


@pytest.fixture
def office(planted: None, db: None) -> Organisation:
    return Organisation.objects.get(slug="zhengfuban")


@pytest.fixture
def water(planted: None, db: None) -> Organisation:
    return Organisation.objects.get(slug="shuiliju")


@pytest.fixture
def township(planted: None, db: None) -> Organisation:
    return Organisation.objects.get(slug="qingshui")


@pytest.fixture
def site(planted: None, db: None) -> TheSite:
    return planted_site()


@pytest.fixture
def column(site: TheSite, water: Organisation) -> ColumnPage:
    """One more column, beside the site's own."""
    channel = site.columns["gonggao"].get_parent()
    return channel.add_child(instance=ColumnPage(title="通知公告", slug="tzgg", owner_unit=water))


@pytest.fixture
def publisher(db: None) -> Person:
    return Person.objects.create(username="publisher", full_name="吴晓明")


@pytest.fixture
def out(site: TheSite, water: Organisation, publisher: Person) -> LetOut:
    """Let one notice of the water bureau out, in 公示公告, with these changes."""

    def out(**changes: object) -> GateRecord:
        facts = {"unit": water, "columns": (site.columns["gonggao"],)} | changes
        return let_out([Release(**facts)], by=publisher)[0]

    return out


@pytest.fixture
def reader() -> Client:
    """Somebody with a browser."""
    return Client()


@pytest.fixture
def written(site: TheSite, appoint: Appoint, water: Organisation) -> Item:
    """A draft of the water bureau with one attachment."""
    drafter = appoint("郑雪", Role.DRAFTER, water)
    actions.establish_review_route(by=None, at=moment("2024-01-02 10:00"))
    stored = store(SimpleUploadedFile("蓄水池名单.pdf", PDF), by=drafter, at=moment("2024-03-06 10:00"))
    item = Item(
        unit=water, issuer=water, title=TITLE, summary="南山蓄水池加固。", genre=Genre.NOTICE, catalogue_code="A20-10",
        written_on=date(2024, 3, 5), body=[("text", "<p>加固工程于2024年4月1日开工。</p>")],
    )  # fmt: skip
    item.columns = [site.columns["gonggao"]]
    item.attachments = [ItemAttachment(file=stored, title="蓄水池名单")]
    actions.draft(item, by=drafter, at=moment("2024-03-06 11:00"))
    return item


def pass_all(item: Item, reviewers: dict[ReviewLevel, Person], *, day: str = "2024-03-07") -> GateRecord:
    """The whole route, by its own verbs."""
    actions.submit(item, by=item.author, at=moment(f"{day} 09:00"))
    for level, reviewer in reviewers.items():
        actions.approve(
            item,
            by=reviewer,
            at=moment(f"{day} 10:30"),
            checked=EVERY_CHECK,
            **(secrecy_of(item) if level == ReviewLevel.SECRECY else {}),
        )
    return GateRecord.objects.current().get(item=item)


@pytest.fixture
def gated(written: Item, reviewers: dict, django_capture_on_commit_callbacks) -> GateRecord:
    """The draft, released; everything that follows a release has followed."""
    with django_capture_on_commit_callbacks(execute=True):
        return pass_all(written, reviewers)


@pytest.fixture(params=["embedded", "cluster"])
def either(request: pytest.FixtureRequest, settings: object) -> Iterator[Server | None]:
    """Search by the engine beside the database, then by one on a server; that server, where there is one."""
    if request.param == "embedded":
        yield None
        return
    with running() as server:
        settings.GONGKAI_SEARCH = server.address
        Cluster(server.address).clear()
        yield server
