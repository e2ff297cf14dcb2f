"""The office's pages: who may open them, what stands there, what a click does."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.annual.actions import compile_report, draft_item, write_texts
from gongkai.annual.desk import DIFFERS
from gongkai.annual.form import FORMS
from gongkai.annual.models import AnnualReport
from gongkai.annual.tests.publishing import publish
from gongkai.annual.tests.records import case, decision, document, fees, letter, released, remedy, visits
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ColumnPage
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

AT = moment("2025-01-10 10:00")


def desk(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="gongkai.orgs.permissions.RoleBackend")
    return client


def address(organ: Organisation, name: str = "report", *more: str, year: int = 2024) -> str:
    return reverse(f"annual:{name}", args=[organ.slug, year, *more])


@pytest.fixture
def year(county: Organisation, office: Organisation, water: Organisation, handler: Person) -> None:
    case(water, date(2024, 3, 4), closed_on=date(2024, 3, 20))
    remedy(office, date(2024, 5, 6))
    document(county, date(2024, 5, 6))
    decision(water, date(2024, 5, 6))
    fees(water, 2024, "205000")
    released(office, handler, Genre.NOTICE, "2024-05-06 11:00")
    letter(water, "2024-05-06 11:00")
    visits(date(2024, 5, 6), 577_700)


def test_every_figure_is_a_link_that_opens_its_records(year: None, county: Organisation, compiler: Person) -> None:
    client = desk(compiler)
    page = client.get(address(county)).content.decode()
    cells = [(form.key, row.key, column.key) for form in FORMS for row in form.rows for column in row.columns]
    for cell in [*cells, ("narrative", "site_visits", "all"), ("narrative", "notices", "all")]:
        assert f'href="{address(county, "behind", *cell)}"' in page
        assert client.get(address(county, "behind", *cell)).status_code == 200


def test_the_list_behind_a_figure_names_the_record_and_no_applicant(
    year: None, county: Organisation, compiler: Person
) -> None:
    page = desk(compiler).get(address(county, "behind", "applications", "granted", "total")).content.decode()
    assert "予以公开" in page
    assert "县水利局" in page
    assert "示例申请人" not in page


def test_lists_ask_no_more_questions_for_more_records(
    county: Organisation, water: Organisation, compiler: Person
) -> None:
    client = desk(compiler)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address(county, "behind", "applications", "new_received", "total"))
            client.get(address(county, "behind", "proactive", "fee_wan_yuan", "amount"))
            client.get(address(county))
        return len(asked)

    case(water, date(2024, 3, 4))
    fees(water, 2024, "1")
    questions()
    first = questions()
    for _ in range(12):
        case(water, date(2024, 3, 4))
    fees(county, 2024, "1")
    assert questions() == first


def test_the_list_of_organs_asks_no_more_questions_for_more_reports(
    county: Organisation, water: Organisation, township: Organisation, compiler: Person
) -> None:
    client = desk(compiler)
    client.get(reverse("annual:index"))

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("annual:index"), {"year": "2024"})
        return len(asked)

    compile_report(water, 2024, by=compiler, at=AT)
    first = questions()
    compile_report(township, 2024, by=compiler, at=AT)
    assert questions() == first


def test_a_unit_of_a_line_ministry_is_not_called_late(
    county: Organisation, water: Organisation, compiler: Person
) -> None:
    client = desk(compiler)
    late = client.get(reverse("annual:index"), {"year": "2024"}).content.decode().count("逾期")
    Organisation.objects.filter(pk=water.pk).update(include_in_aggregate=False)
    page = client.get(reverse("annual:index"), {"year": "2024"}).content.decode()
    assert (late - page.count("逾期"), water.name in page) == (1, True)


@pytest.mark.parametrize("name", ["report", "compile", "write", "draft"])
def test_a_handler_finds_no_report(water: Organisation, handler: Person, name: str) -> None:
    client = desk(handler)
    assert client.get(reverse("annual:index")).status_code in (302, 403)
    answer = client.get(address(water)) if name == "report" else client.post(address(water, name))
    assert answer.status_code == 404


def test_a_department_reaches_its_own_report_only(
    appoint: Appoint, county: Organisation, water: Organisation, township: Organisation
) -> None:
    client = desk(appoint("何静", Role.DISCLOSURE_OFFICE, water))
    assert client.get(address(water)).status_code == 200
    assert client.get(address(township)).status_code == client.get(address(county)).status_code == 404
    listed = client.get(reverse("annual:index")).content.decode()
    assert water.name in listed
    assert township.name not in listed


def test_a_drafter_compiles_the_report_of_the_own_organ(
    appoint: Appoint, county: Organisation, office: Organisation, water: Organisation
) -> None:
    client = desk(appoint("周丽", Role.DRAFTER, water))
    assert client.post(address(water, "compile")).status_code == 302
    assert AnnualReport.objects.get(organisation=water, year=2024).digest
    assert client.get(address(county)).status_code == client.get(address(office)).status_code == 404


def test_a_drafter_of_the_disclosure_office_compiles_the_county_governments_report(
    appoint: Appoint, county: Organisation, office: Organisation, water: Organisation
) -> None:
    client = desk(appoint("周丽", Role.DRAFTER, office))
    assert client.get(address(county)).status_code == client.get(address(office)).status_code == 200
    assert client.get(address(water)).status_code == 404


def test_strangers_are_sent_to_the_door(water: Organisation) -> None:
    answer = Client().get(address(water))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("year", [0, 2007, 2999, 99999999999999999999])
def test_years_that_cannot_be_are_not_found(water: Organisation, compiler: Person, year: int) -> None:
    assert desk(compiler).get(address(water, year=year)).status_code == 404


@pytest.mark.parametrize("asked", ["", "²", "99999999999", "-1", "abc", "2024年"])
def test_the_list_of_organs_survives_any_year(water: Organisation, compiler: Person, asked: str) -> None:
    assert desk(compiler).get(reverse("annual:index"), {"year": asked}).status_code == 200


def test_figures_that_are_not_defined_are_not_found(water: Organisation, compiler: Person) -> None:
    client = desk(compiler)
    for cell in (("applications", "granted", "nobody"), ("nothing", "granted", "total"), ("remedies", "x", "total")):
        assert client.get(address(water, "behind", *cell)).status_code == 404


def test_counting_writing_and_drafting_work_by_click(
    year: None, county: Organisation, compiler: Person, column: ColumnPage, texts: dict[str, str]
) -> None:
    client = desk(compiler)
    client.post(address(county, "compile"))
    client.post(address(county, "write"), texts)
    client.post(address(county, "lacking"), {"text": "各单位的业务都在本平台办理。"})
    page = client.post(address(county, "draft"), follow=True).content.decode()
    report = AnnualReport.objects.get()
    assert report.texts == texts
    assert report.item.title == "云溪县人民政府2024年政府信息公开工作年度报告"
    assert "已生成信息草稿" in page
    assert "finding-error" not in page


def test_a_refused_act_says_why_and_its_button_is_off(water: Organisation, compiler: Person) -> None:
    client = desk(compiler)
    this_year = date.today().year
    page = client.post(address(water, "compile", year=this_year), follow=True).content.decode()
    assert page.count(f"{this_year}年尚未结束") == 2  # the message, and the reason beside the button
    assert " disabled" in page
    assert not AnnualReport.objects.exists()


def test_text_that_is_too_long_is_kept_in_the_form(water: Organisation, compiler: Person) -> None:
    compile_report(water, 2024, by=compiler, at=AT)
    answer = desk(compiler).post(address(water, "write"), {"problems": "长" * 5001, "supervision": "已考核"})
    page = answer.content.decode()
    assert "长" * 5001 in page
    assert "5000" in page
    assert AnnualReport.objects.get().texts == {}


def test_texts_saved_in_another_window_are_not_overwritten_unseen(
    water: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    compile_report(water, 2024, by=compiler, at=AT)
    client = desk(compiler)
    first, second = (client.get(address(water, "report")).context["seen"] for _ in range(2))
    client.post(address(water, "write"), texts | {"seen": first})
    mine = {**texts, "problems": "另一窗口写的问题。", "other_matters": ""}
    page = client.post(address(water, "write"), mine | {"seen": second})
    said = page.content.decode()
    assert AnnualReport.objects.get().texts == texts
    assert "另一窗口）改过并保存" in said
    assert mine["problems"] in said
    assert texts["problems"] in said.split("现在保存着的文字", 2)[-1]
    client.post(address(water, "write"), texts | {"seen": first})  # a second click on the same button says the same
    client.post(address(water, "write"), mine | {"seen": page.context["seen"]})
    assert AnnualReport.objects.get().texts == mine


def test_a_report_is_handed_in_by_a_button_that_is_off_while_something_is_missing(
    water: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    compile_report(water, 2024, by=compiler, at=AT)
    client = desk(compiler)
    page = client.get(address(water, "report")).content.decode()
    assert '<button class="button" disabled>报送公开办</button>' in page
    assert "不能报送、生成信息：请填写监督保障情况" in page
    client.post(address(water, "write"), texts)
    assert '<button class="button">报送公开办</button>' in client.get(address(water, "report")).content.decode()


def test_a_later_change_of_the_records_is_announced(
    water: Organisation,
    compiler: Person,
    column: ColumnPage,
    reviewers: list[Person],
    texts: dict[str, str],
) -> None:
    compile_report(water, 2024, by=compiler, at=AT)
    report = write_texts(AnnualReport.objects.get(), texts=texts, by=compiler, at=AT)
    publish(draft_item(report, by=compiler, at=AT), reviewers, by=compiler, at=AT)
    client = desk(compiler)
    assert DIFFERS not in client.get(address(water)).content.decode()

    case(water, date(2024, 3, 5))
    page = client.get(address(water)).content.decode()
    assert DIFFERS in page
    assert "公开中" in page
    assert "请先撤下并说明原因" in page


@pytest.mark.parametrize("shape", ["docx", "html", "json", "csv"])
def test_the_report_is_downloaded_by_its_title(year: None, county: Organisation, compiler: Person, shape: str) -> None:
    answer = desk(compiler).get(address(county, "download", shape))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert f".{shape}" in answer["Content-Disposition"]
    link = address(county, "behind", "applications", "granted", "total")
    assert (f"http://testserver{link}" in answer.content.decode(errors="ignore")) == (shape == "html")


def test_a_format_that_does_not_exist_and_a_stranger_get_nothing(
    county: Organisation, compiler: Person, appoint: Appoint, water: Organisation
) -> None:
    assert desk(compiler).get(address(county, "download", "exe")).status_code == 404
    stranger = desk(appoint("陌生人", Role.DRAFTER, water))
    assert stranger.get(address(county, "download", "json")).status_code == 404
