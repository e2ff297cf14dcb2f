"""The interface gives out what is public, in readable Chinese, and says no politely to everything else."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from gongkai.annual.actions import compile_report, draft_item, write_texts
from gongkai.annual.models import AnnualReport
from gongkai.annual.tests.publishing import draft_whole
from gongkai.disclosure.actions import approve, establish_review_route, submit, withdraw
from gongkai.disclosure.choices import SecrecyConclusion
from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

AT = moment("2025-01-20 10:00")
ALL, ONE = "/api/v1/annual-reports/", "/api/v1/annual-reports/2024/"
TEXTS = {"supervision": "已纳入年度考核。", "problems": "一是解读形式还不够丰富。", "other_matters": ""}
LEVELS = {
    "赵文": Role.FIRST_REVIEWER,
    "钱进": Role.SECRECY_REVIEWER,
    "阿不都": Role.SECOND_REVIEWER,
    "热依汗": Role.FINAL_REVIEWER,
    "吴敏": Role.DISCLOSURE_OFFICE,
}


@pytest.fixture
def column(office: Organisation) -> ColumnPage:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="首页", slug="portal"))
    channel = home.add_child(instance=ChannelPage(title="公开", slug="gongkai"))
    return channel.add_child(instance=ColumnPage(title="公开年报", slug="nianbao", owner_unit=office))


@pytest.fixture
def office_person(appoint: Appoint, county: Organisation) -> Person:
    return appoint("孙丽萍", Role.DISCLOSURE_OFFICE, county)


@pytest.fixture
def published(
    appoint: Appoint, column: ColumnPage, office_person: Person, county: Organisation, water: Organisation
) -> list[AnnualReport]:
    """The county's and the water department's reports for 2024, both public."""
    establish_review_route(by=None, at=AT)
    reports = []
    for organ in (county, water):
        report = compile_report(organ, 2024, by=office_person, at=AT)
        report = write_texts(report, texts=TEXTS, by=office_person, at=AT)
        keep = draft_whole if organ == county else draft_item
        item = keep(report, by=office_person, at=AT)
        submit(item, by=office_person, at=AT)
        for name, role in LEVELS.items():
            reviewer = appoint(name, role, item.unit)
            approve(
                item, by=reviewer, at=AT, checked=EVERY_CHECK, conclusion=SecrecyConclusion.CLEAR, basis="条例第十四条"
            )
        reports.append(AnnualReport.objects.get(pk=report.pk))
    return reports


def test_the_county_is_the_default_and_a_unit_is_asked_for_by_name(published: list[AnnualReport]) -> None:
    county, water = published
    assert Client().get(ONE).json()["digest"] == county.digest
    assert Client().get(ONE, {"organisation": "shuiliju"}).json()["digest"] == water.digest
    assert Client().get(ONE, {"organisation": "nowhere"}).status_code == 404


def test_the_list_names_every_public_report(published: list[AnnualReport]) -> None:
    listed = Client().get(ALL).json()
    assert [(one["year"], one["organisation"]) for one in listed] == [(2024, "yunxi"), (2024, "shuiliju")]
    assert all(Client().get(ONE, {"organisation": one["organisation"]}).status_code == 200 for one in listed)
    assert Client().get(ALL, {"year": 2023}).json() == []


def test_chinese_is_sent_as_chinese(published: list[AnnualReport]) -> None:
    answered = Client().get(ONE)
    assert answered["Content-Type"] == "application/json; charset=utf-8"
    assert "云溪县人民政府2024年政府信息公开工作年度报告" in answered.content.decode()
    assert answered.json()["published_at"] == "2025-01-20T10:00:00+08:00"
    assert answered.json()["period"] == ["2024-01-01", "2024-12-31"]


@pytest.mark.parametrize("address", [ALL, ONE])
def test_who_holds_the_answer_already_is_told_so(published: list[AnnualReport], address: str) -> None:
    etag = Client().get(address)["ETag"]
    again = Client().get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert Client().get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_withdrawn_report_is_gone_at_once(published: list[AnnualReport], office_person: Person) -> None:
    withdraw(published[0].item, reason="数据有误", by=office_person, at=AT)
    assert Client().get(ONE).status_code == 404
    assert [one["organisation"] for one in Client().get(ALL).json()] == ["shuiliju"]


def test_figures_other_than_the_published_ones_are_not_given_out(published: list[AnnualReport]) -> None:
    AnnualReport.objects.filter(pk=published[0].pk).update(digest="0" * 64)
    answered = Client().get(ONE)
    assert (answered.status_code, answered.json()["detail"]) == (404, "该年度报告正在更正，暂不提供数据。")


def test_the_description_declares_every_answer(db: None) -> None:
    described = json.loads(Client().get("/api/v1/openapi.json").content)
    paths = described["paths"]
    assert set(paths[ALL]["get"]["responses"]) == {"200", "422"}
    one = paths["/api/v1/annual-reports/{year}/"]["get"]
    assert set(one["responses"]) == {"200", "404", "422"}
    year = next(parameter["schema"] for parameter in one["parameters"] if parameter["name"] == "year")
    assert (year["minimum"], year["maximum"]) == (2008, 2100)


@pytest.mark.parametrize("year", ["0", "2007", "2101", "-1", "19938973424246243328", "abc", "²", "2024.5", "%00", " "])
def test_a_year_that_cannot_be_is_refused(county: Organisation, year: str) -> None:
    assert Client().get(f"{ALL}{year}/").status_code in (404, 422)
    assert Client().get(ALL, {"year": year}).status_code in (200, 422)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(year=st.integers() | st.text(max_size=30), organ=st.text(max_size=60))
def test_whatever_is_asked_never_breaks(county: Organisation, year: int | str, organ: str) -> None:
    client = Client()
    assert client.get(ALL, {"year": year}).status_code in (200, 422)
    assert client.get(ONE, {"organisation": organ}).status_code in (200, 404, 422)
