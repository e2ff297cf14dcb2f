"""Public items over HTTP: whole lists without gaps, tombstones, and a mirror that only follows the changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.disclosure.actions import withdraw
from gongkai.disclosure.models import GateRecord
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.policies.models import NormativeDocument
from tests.cast import Appoint, moment
from tests.releases import Release, TheSite, let_out, plant, sample

ITEMS, CHANGES = "/api/v1/items/", "/api/v1/changes/"


@pytest.fixture
def site(county: Organisation, office: Organisation, water: Organisation, township: Organisation) -> TheSite:
    return plant(office, [office, water, township])


@pytest.fixture
def publisher(appoint: Appoint, county: Organisation) -> Person:
    return appoint("吴晓明", Role.DISCLOSURE_OFFICE, county)


@pytest.fixture
def many(site: TheSite, publisher: Person) -> list[GateRecord]:
    return let_out(sample(30, site, moment("2024-06-30 18:00")), by=publisher)


def got(address: str) -> dict[str, Any]:
    answer = Client().get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def all_of(address: str) -> list[dict[str, Any]]:
    rows, next_ = [], address
    while next_:
        page = got(next_)
        rows, next_ = rows + page["items"], page["next"]
    return rows


def test_a_list_read_page_by_page_is_whole_and_without_repeats(many: list[GateRecord]) -> None:
    ids = [row["id"] for row in all_of(f"{ITEMS}?limit=7")]
    assert ids == list(GateRecord.objects.current().for_list().values_list("item_id", flat=True))
    assert len(ids) == len(set(ids)) == 30


def test_a_list_is_narrowed(many: list[GateRecord], site: TheSite) -> None:
    for query, condition in {
        "unit=shuiliju": {"unit__slug": "shuiliju"},
        "genre=notice": {"genre": "notice"},
        f"column={site.columns['gonggao'].pk}": {"placements__column": site.columns["gonggao"]},
    }.items():
        ids = {row["id"] for row in all_of(f"{ITEMS}?limit=3&{query}")}
        wanted = set(GateRecord.objects.current().filter(**condition).values_list("item_id", flat=True))
        assert ids == wanted, query
        assert ids, query
    assert all_of(f"{ITEMS}?year=1999") == []


def test_lists_ask_no_more_as_they_grow(site: TheSite, publisher: Person) -> None:
    counts = []
    for number in (5, 40):
        let_out(sample(number, site, moment("2024-06-30 18:00"), seed=number), by=publisher)
        with CaptureQueriesContext(connection) as asked:
            got(ITEMS)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 3


def test_an_item_is_given_whole_and_then_as_a_tombstone(site: TheSite, water: Organisation, publisher: Person) -> None:
    record = let_out([Release(unit=water, columns=(site.columns["gonggao"],))], by=publisher)[0]
    one = got(f"{ITEMS}{record.item_id}/")
    assert one["body_html"] == record.body_html
    assert one["content_hash"] == record.content_hash
    assert one["url"] == f"/items/{record.item_id}/"
    withdraw(record.item, reason="内容有误", by=publisher, at=moment("2024-07-09 10:00"))
    gone = Client().get(f"{ITEMS}{record.item_id}/")
    assert gone.status_code == 410
    assert gone.json() == {"detail": "内容有误", "withdrawn_at": "2024-07-09T10:00:00+08:00"}
    assert all_of(ITEMS) == []


def test_what_is_not_what_was_approved_is_not_given_out(many: list[GateRecord]) -> None:
    GateRecord.objects.filter(pk=many[0].pk).update(title="被改动的标题")
    assert Client().get(f"{ITEMS}{many[0].item_id}/").status_code == 503


def test_a_mirror_that_only_follows_the_changes_ends_equal(many: list[GateRecord], publisher: Person) -> None:
    for record in many[3:6]:
        withdraw(record.item, reason="内容有误", by=publisher, at=moment("2024-07-09 10:00"))
    mirror: dict[int, str] = {}
    after, more = 0, True
    while more:
        page = got(f"{CHANGES}?after={after}&limit=4")
        after, more = page["last"], page["more"]
        for change in page["changes"]:
            answer = Client().get(change["url"])
            if answer.status_code == 410 or change["state"] == "withdrawn":
                mirror.pop(change["item"], None)
            else:
                mirror[change["item"]] = answer.json()["content_hash"]
    assert mirror == dict(GateRecord.objects.current().values_list("item_id", "content_hash"))
    assert len(mirror) == 27
    assert got(f"{CHANGES}?after={after}") == {"changes": [], "last": after, "more": False}


def test_a_change_does_not_say_who_acted(many: list[GateRecord]) -> None:
    change = got(f"{CHANGES}?limit=1")["changes"][0]
    assert set(change) == {"seq", "item", "state", "at", "url"}


def test_the_register_gives_only_documents_whose_text_is_public(
    site: TheSite, water: Organisation, publisher: Person
) -> None:
    record = let_out([Release(unit=water, genre="normative")], by=publisher)[0]
    facts = {"organisation": water, "issued_on": "2023-05-06"}
    repealed = {"repealed_on": "2024-01-01", "repeal_basis": "云水规〔2024〕1号"}
    NormativeDocument.objects.create(
        title="供水办法", doc_no="云水规〔2023〕1号", item_id=record.item_id, **repealed, **facts
    )
    NormativeDocument.objects.create(title="内部办法", doc_no="云水规〔2023〕2号", **facts)
    documents = Client().get("/api/v1/policies/").json()
    assert [(one["title"], one["in_force"]) for one in documents] == [("供水办法", False)]


def test_units_columns_and_the_catalogue_lead_on(many: list[GateRecord], site: TheSite) -> None:
    assert "shuiliju" in [unit["slug"] for unit in Client().get("/api/v1/units/").json()]
    assert site.columns["gonggao"].pk in [column["id"] for column in Client().get("/api/v1/columns/").json()]
    catalogue = got("/api/v1/catalog/")
    for data_set in catalogue["dcat:dataset"]:
        address = data_set["dcat:distribution"]["dcat:accessURL"].removeprefix("http://testserver")
        assert Client().get(address).status_code == 200, address


def test_bad_questions_are_told_what_is_wrong(many: list[GateRecord]) -> None:
    for query in ("limit=0", "limit=5000", "cursor=abc", "year=1", "genre=nothing", "unit=%00"):
        assert Client().get(f"{ITEMS}?{query}").status_code == 422, query
    assert Client().get(f"{ITEMS}?limit=5000").json()["detail"][0]["msg"] == "limit 不得大于200"
    assert Client().get("/api/v1/annual-reports/二〇二四/").json()["detail"][0]["msg"] == "year 应为整数"
    assert Client().get(f"{ITEMS}?cursor=99999999999999999-1").status_code in {200, 422}
    assert Client().get(f"{ITEMS}99999999999999999999/").status_code == 404


def test_the_limit_is_said_and_kept(many: list[GateRecord], settings: Any) -> None:
    settings.GONGKAI_API_PER_MINUTE = 2
    answers = [Client().get("/api/v1/units/", REMOTE_ADDR="192.0.2.77") for _ in range(4)]
    assert 429 in [answer.status_code for answer in answers]  # a new minute may begin in between
    last = next(answer for answer in answers if answer.status_code == 429)
    assert "请求过于频繁" in last.json()["detail"]
    assert int(last["Retry-After"]) <= 60
    assert answers[0]["RateLimit-Limit"] == "2"
    assert Client().get("/").status_code == 200
