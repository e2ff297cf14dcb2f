"""《政府网站工作年度报表》: recorded fields are the report's own definitions, the rest is entered by hand, never 0."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.analytics.models import DailyVisits
from gongkai.annual.counting import NARRATIVE, WEBSITE, narrative, website
from gongkai.annual.form.website import AT_MOST, FIELDS, SUMS, contradictions
from gongkai.annual.models import Supplement
from gongkai.annual.queries import notes_of
from gongkai.annual.scopes import Scope
from gongkai.annual.tests.records import letter, released, visits
from gongkai.annual.website import PRINTS
from gongkai.disclosure.choices import Genre
from gongkai.mailbox.choices import LetterKind
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint


@pytest.fixture
def year(county: Organisation, office: Organisation, water: Organisation, handler: Person) -> Scope:
    for genre in Genre:
        released(water, handler, genre, "2024-05-06 11:00")
    for answered in ("2024-05-06 11:00", None):
        letter(water, answered)
    letter(water, "2024-05-06 11:00", LetterKind.CORRECTION)
    visits(date(2024, 5, 6), 17)
    return Scope(county, 2024)


def test_what_both_papers_tell_is_the_same_figure(year: Scope) -> None:
    values, told = website(year), narrative(year)
    same = {key: one.key for key, one in WEBSITE.items() if one in NARRATIVE.values()}
    assert same == {
        "visits": "site_visits",
        "interpretations": "interpretations",
        "letters_answered": "mailbox_handled",
    }
    assert {key: values[key] for key in same} == {key: told[metric] for key, metric in same.items()}


def test_recorded_fields_are_counted_and_no_other_is_taken_for_nothing(year: Scope) -> None:
    values = website(year)
    assert (values["published"], values["published_overview"], values["published_news"]) == (len(Genre), 1, 2)
    assert values["published_catalogue"] == len(Genre) - 4
    assert (values["letters"], values["letters_answered"], values["visits"]) == (2, 1, 17)
    assert {key for key, value in values.items() if value is not None} == set(WEBSITE) - {"visitors"}
    DailyVisits.objects.update(visitors=9)
    assert website(year)["visitors"] == 9
    assert set(values) == set(FIELDS)
    assert contradictions(values) == []


@pytest.mark.parametrize(("part", "whole"), AT_MOST)
def test_a_part_is_never_more_than_its_whole(part: str, whole: str) -> None:
    assert contradictions({part: 2, whole: 2}) == contradictions({part: 2, whole: None}) == []
    assert len(contradictions({part: 3, whole: 2})) == 1


@pytest.mark.parametrize(("whole", "parts", "is_all"), SUMS)
def test_a_whole_holds_its_parts(whole: str, parts: tuple[str, ...], is_all: bool) -> None:
    ones = dict.fromkeys(parts, 1)
    assert contradictions({whole: len(parts), **ones}) == []
    assert len(contradictions({whole: len(parts) - 1, **ones})) == 1
    assert len(contradictions({whole: len(parts) + 1, **ones})) == int(is_all)


def test_the_office_fills_in_the_rest_with_a_proof_and_hands_it_out(
    year: Scope, compiler: Person, water: Organisation, appoint: Appoint
) -> None:
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    page = client.get(reverse("annual:site", args=["yunxi", 2024])).content.decode()
    assert ("未填" in page, "访问" in page) == (True, True)
    cell = ["yunxi", 2024, "website", "topics", "all"]
    assert client.get(reverse("annual:behind", args=cell)).status_code == 200
    proof = SimpleUploadedFile("台账.txt", "专栏12个".encode())
    given = {"value": "12", "reason": "专栏由信息化中心登记", "proof": proof}
    client.post(reverse("annual:enter", args=cell), given)
    assert Supplement.objects.get().cell == ("website", "topics", "all")
    assert website(year)["topics"] == 12
    assert notes_of(year.organisation, 2024) == []  # the annual report does not speak of it

    made = {shape: client.get(reverse("annual:site_file", args=["yunxi", 2024, shape])) for shape in ("json", "csv")}
    fields = json.loads(made["json"].content)["fields"]
    assert (fields["topics"], fields["users"], fields["letters"]) == (12, None, 2)
    rows = {row["标识"]: row for row in csv.DictReader(StringIO(made["csv"].content.decode("utf-8-sig")))}
    assert (rows["topics"]["数"], rows["topics"]["来源"], rows["users"]["数"]) == ("12", "人工补录", "未填")
    assert PRINTS["pdf"][2](year).startswith(b"%PDF")

    drafter = Client()
    drafter.force_login(appoint("马兰", Role.DRAFTER, water), backend="gongkai.orgs.permissions.RoleBackend")
    assert drafter.get(reverse("annual:site", args=["yunxi", 2024])).status_code == 404
    assert drafter.get(reverse("annual:site", args=["shuiliju", 2024])).status_code == 404
