"""Each figure of the narrative counts its own records and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai.annual.counting import NARRATIVE, Scope, behind, narrative
from gongkai.annual.listing import lines_of
from gongkai.annual.tests.records import letter, released, visits
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.mailbox.choices import LetterKind
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

METRICS = {
    Genre.GOV_DOCUMENT: "gov_docs_published",
    Genre.APPOINTMENT: "appointments",
    Genre.FINANCE: "finance_items",
    Genre.MEETING: "meeting_items",
    Genre.MOTION: "proposal_replies",
    Genre.ENFORCEMENT: "enforcement_results_published",
    Genre.NOTICE: "notices",
    Genre.REPOST: "reposts",
    Genre.INTERPRETATION: "interpretations",
    Genre.LAW: "laws",
}


@pytest.fixture
def author(appoint: Appoint, office: Organisation) -> Person:
    return appoint("周丽", Role.DRAFTER, office)


def counted(organ: Organisation, year: int = 2024) -> dict[str, float]:
    """The figures that are not 0, but for the total of everything published."""
    told = narrative(Scope(organ, year)).items()
    return {metric: value for metric, value in told if value and metric != "published_total"}


def test_every_metric_is_tested_here() -> None:
    assert set(NARRATIVE) == {*METRICS.values(), "published_total", "mailbox_handled", "site_visits"}


@pytest.mark.parametrize("genre", Genre)
def test_an_item_counts_by_its_genre(office: Organisation, author: Person, genre: Genre) -> None:
    released(office, author, genre, "2024-05-06 11:00")
    assert counted(office) == ({METRICS[genre]: 1} if genre in METRICS else {})


@pytest.mark.parametrize(
    ("first", "year"),
    [("2024-01-01 00:00", 2024), ("2024-12-31 23:59", 2024), ("2025-01-01 00:00", 2025), ("2023-12-31 23:59", 2023)],
)
def test_an_item_counts_in_the_beijing_year_of_its_first_publication(
    office: Organisation, author: Person, first: str, year: int
) -> None:
    released(office, author, Genre.NOTICE, first)
    assert [one for one in (2023, 2024, 2025) if counted(office, one)] == [year]


def test_an_item_published_again_counts_once_and_in_its_first_year(office: Organisation, author: Person) -> None:
    released(office, author, Genre.NOTICE, "2023-12-20 10:00", again="2024-03-04 10:00")
    assert counted(office, 2023) == {"notices": 1}
    assert counted(office, 2024) == {}


def test_a_withdrawn_item_counts_no_more(office: Organisation, author: Person) -> None:
    public = released(office, author, Genre.NOTICE, "2024-05-06 11:00")
    GateRecord.objects.filter(pk=public.pk).update(is_current=False)
    assert counted(office) == {}


@pytest.mark.parametrize(
    ("ended", "figures"),
    [
        ({"withdrawn_at": moment("2025-07-01 02:00"), "shown_until": date(2025, 6, 30)}, {"notices": 1}),
        ({"withdrawn_at": moment("2025-06-30 09:00"), "shown_until": date(2025, 6, 30)}, {}),
        ({"withdrawn_at": moment("2025-07-01 02:00"), "shown_until": None}, {}),
    ],
    ids=["its term was over", "withdrawn on its last day", "withdrawn"],
)
def test_a_years_figure_stays_when_the_term_of_a_notice_ends_later(
    office: Organisation, author: Person, ended: dict[str, object], figures: dict[str, float]
) -> None:
    public = released(office, author, Genre.NOTICE, "2024-05-06 11:00")
    before = narrative(Scope(office, 2024))["published_total"]
    GateRecord.objects.filter(pk=public.pk).update(is_current=False, **ended)
    assert counted(office) == figures
    assert (before, narrative(Scope(office, 2024))["published_total"]) == (1, figures.get("notices", 0))
    assert [line.about for line in lines_of(behind(Scope(office, 2024), "narrative", "notices", "all").records)] == [
        "公示公告（公示期满，已下线）" for _ in figures
    ]


def test_what_was_let_out_again_after_its_term_counts_once(office: Organisation, author: Person) -> None:
    public = released(office, author, Genre.NOTICE, "2024-05-06 11:00", again="2025-09-01 10:00")
    GateRecord.objects.filter(item=public.item, is_current=False).update(
        withdrawn_at=moment("2025-07-01 02:00"), shown_until=date(2025, 6, 30)
    )
    assert counted(office) == {"notices": 1}
    GateRecord.objects.filter(pk=public.pk).update(is_current=False, withdrawn_at=moment("2025-10-01 10:00"))
    assert counted(office) == {}


def test_government_documents_are_those_of_the_government_and_its_office(
    county: Organisation, office: Organisation, water: Organisation, author: Person
) -> None:
    released(office, author, Genre.GOV_DOCUMENT, "2024-05-06 11:00", issuer=county)
    released(office, author, Genre.GOV_DOCUMENT, "2024-05-07 11:00", issuer=office)
    released(water, author, Genre.GOV_DOCUMENT, "2024-05-08 11:00", issuer=water)
    assert counted(county) == {"gov_docs_published": 2}
    assert counted(water) == {"gov_docs_published": 1}


@pytest.mark.parametrize(
    ("answered", "year"), [("2024-12-31 23:59", 2024), ("2025-01-01 00:00", 2025), ("2024-01-01 00:00", 2024)]
)
def test_a_letter_counts_in_the_beijing_year_of_its_answer(water: Organisation, answered: str, year: int) -> None:
    letter(water, answered)
    assert [one for one in (2023, 2024, 2025) if counted(water, one)] == [year]


def test_everything_published_is_counted_once_but_what_was_taken_over(
    office: Organisation, water: Organisation, author: Person
) -> None:
    for genre in Genre:
        released(office, author, genre, "2024-05-06 11:00")
    released(office, author, Genre.NOTICE, "2023-12-20 10:00", again="2024-03-04 10:00")
    totals = [narrative(Scope(organ, 2024))["published_total"] for organ in (office, water)]
    assert totals == [len(Genre) - 1, 0]


NOT_COUNTED: dict[str, Callable[[Organisation], object]] = {
    "a letter still waiting": lambda organ: letter(organ, None),
    "a mistake reported on the site": lambda organ: letter(organ, "2024-05-06 11:00", LetterKind.CORRECTION),
}


@pytest.mark.parametrize("record", NOT_COUNTED)
def test_only_answered_letters_count(water: Organisation, record: str) -> None:
    NOT_COUNTED[record](water)
    assert counted(water) == {}


def test_visits_are_added_up_and_belong_to_the_whole_site(
    county: Organisation, office: Organisation, water: Organisation
) -> None:
    for day, number in ((date(2023, 12, 31), 900), (date(2024, 1, 1), 30), (date(2024, 12, 31), 12)):
        visits(day, number)
    assert counted(county) == counted(office) == {"site_visits": 42}
    assert counted(water) == {}
