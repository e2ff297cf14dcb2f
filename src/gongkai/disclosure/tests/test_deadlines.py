"""By when information must be public, and who sees that it is late."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import Item
from gongkai.disclosure.queries.deadlines import due_of, findings, punctuality, watched
from gongkai.disclosure.rules.deadlines import DEADLINES, Stage, due_on, kind_of, stage, why_not_show
from gongkai.lib.refusal import Refused
from gongkai.lib.workdays import WorkCalendar
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment
from tests.items import Draft, Pass, at_desk

DAYS = WorkCalendar.national()


@pytest.mark.parametrize(
    ("kind", "since", "due"),
    [
        ("general", date(2024, 1, 29), date(2024, 2, 29)),  # over the Spring Festival: 4 and 18 February are worked
        ("general", date(2024, 3, 5), date(2024, 4, 2)),
        (
            "licence",
            date(2024, 9, 27),
            date(2024, 10, 12),
        ),  # over the National Day: 29 September and 12 October are worked
        ("land_taken", date(2024, 3, 1), date(2024, 3, 22)),
        ("budget", date(2024, 1, 29), date(2024, 2, 18)),  # days, not working days
        ("unit_budget", date(2024, 2, 10), date(2024, 3, 1)),
        ("procurement", date(2024, 3, 1), None),
        ("annual", date(2025, 1, 10), date(2025, 1, 31)),
    ],
)
def test_t012_t013_t014_the_last_day(kind: str, since: date, due: date | None) -> None:
    assert due_on(kind, since=since, calendar=DAYS) == due


def test_t017_governments_have_until_the_end_of_march() -> None:
    assert due_on("annual", since=date(2025, 1, 10), calendar=DAYS, is_government=True) == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2024, 3, 25), Stage.FREE),
        (date(2024, 3, 26), Stage.SOON),
        (date(2024, 4, 1), Stage.TOMORROW),
        (date(2024, 4, 2), Stage.TODAY),
        (date(2024, 4, 3), Stage.LATE),
    ],
)
def test_t012_reminders_come_five_and_one_working_day_before(today: date, expected: Stage) -> None:
    assert stage(date(2024, 4, 2), today, DAYS) == expected


def test_the_sites_return_is_due_in_january_for_a_government_too() -> None:
    for kind, last in (("site_return", date(2025, 1, 31)), ("annual", date(2025, 3, 31))):
        assert due_on(kind, since=date(2025, 1, 6), calendar=DAYS, is_government=True) == last


def test_without_a_last_day_nothing_is_late() -> None:
    assert stage(None, date(2099, 1, 1), DAYS) == Stage.FREE


@pytest.mark.parametrize(
    ("genre", "code", "government", "kind"),
    [
        (Genre.NOTICE, "A20-13", False, "general"),
        (Genre.ENFORCEMENT, "A20-06", False, "licence"),
        (Genre.ENFORCEMENT, "A20-13", False, "enforcement"),
        (Genre.FINANCE, "A20-07", True, "budget"),
        (Genre.FINANCE, "A20-07-01", False, "unit_budget"),
        (Genre.NOTICE, "A20-09", False, "procurement"),
        (Genre.MOTION, "A20-15", False, "motion"),
        (Genre.ANNUAL_REPORT, "A20-15", False, "annual"),
    ],
)
def test_the_kind_follows_from_genre_and_class(genre: Genre, code: str, government: bool, kind: str) -> None:
    assert kind_of(chosen="", genre=genre, catalogue_code=code, is_government=government) == kind
    assert kind_of(chosen="local_3", genre=genre, catalogue_code=code, is_government=government) == "local_3"


def test_t016_a_land_notice_stays_as_long_as_the_law_says() -> None:
    since = date(2024, 3, 1)
    assert "不得少于30日，现为29日" in why_not_show("land_plan", since=since, until=date(2024, 3, 30), calendar=DAYS)[0]
    assert why_not_show("land_plan", since=since, until=date(2024, 3, 31), calendar=DAYS) == []
    assert "现为9个工作日" in why_not_show("land_intent", since=since, until=date(2024, 3, 14), calendar=DAYS)[0]
    assert why_not_show("land_intent", since=since, until=date(2024, 3, 15), calendar=DAYS) == []
    assert why_not_show("general", since=since, until=since, calendar=DAYS) == []


def test_every_line_of_the_table_names_its_basis() -> None:
    assert [kind for kind, rule in DEADLINES.items() if not (rule.basis and rule.words)] == []


def test_an_item_has_its_last_day_from_its_first_draft_on(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    assert item.due_on == due_of(item) == date(2024, 4, 2)
    item.deadline_kind, item.counted_from = "licence", date(2024, 3, 1)
    actions.revise(item, by=drafter, at=moment("2024-03-08 10:00"))
    assert Item.objects.get(pk=item.pk).due_on == date(2024, 3, 12)


def test_the_watch_shows_what_is_late_until_it_is_public(drafted: Draft, passed: Pass, water: Organisation) -> None:
    item = drafted()
    assert [row.stage for row in watched(Item.objects.all(), date(2024, 4, 3))] == [Stage.LATE]
    assert [found.rule for found in findings(Item.objects.all(), date(2024, 4, 3))] == ["D-LATE"]
    units = Organisation.objects.filter(pk=water.pk)
    assert punctuality(units, 2024, date(2024, 4, 3))[0].overdue == 1
    passed(item)
    assert watched(Item.objects.all(), date(2024, 4, 3)) == []
    row = punctuality(units, 2024, date(2024, 4, 3))[0]
    assert (row.in_time, row.late, row.overdue, row.rate) == (1, 0, 0, 100.0)


def test_a_release_after_the_last_day_counts_as_late(drafted: Draft, passed: Pass, water: Organisation) -> None:
    passed(drafted(written_on=date(2024, 1, 2)))
    row = punctuality(Organisation.objects.filter(pk=water.pk), 2024, date(2024, 4, 3))[0]
    assert (row.in_time, row.late, row.rate) == (0, 1, 0.0)


def test_t015_a_revoked_decision_comes_down_within_three_days(
    drafted: Draft, passed: Pass, drafter: Person, reviewers: dict
) -> None:
    item = passed(drafted(genre=Genre.ENFORCEMENT, catalogue_code="A20-06"))
    actions.note_revocation(item, on=date(2024, 5, 6), reason="复议撤销", by=drafter, at=moment("2024-05-07 10:00"))
    assert findings(Item.objects.all(), date(2024, 5, 9)) == []
    assert [found.rule for found in findings(Item.objects.all(), date(2024, 5, 10))] == ["D-REVOKED"]
    actions.withdraw(item, reason="处罚决定被撤销", by=reviewers["publish"], at=moment("2024-05-10 10:00"))
    assert findings(Item.objects.all(), date(2024, 5, 10)) == []


def test_only_a_public_decision_is_noted_as_revoked(drafted: Draft, drafter: Person) -> None:
    with pytest.raises(Refused) as refused:
        actions.note_revocation(
            drafted(), on=date(2025, 5, 6), reason="复议撤销", by=drafter, at=moment("2024-05-07 10:00")
        )
    assert len(refused.value.reasons) == 3


def test_a_revision_does_not_forget_that_the_decision_was_revoked(
    drafted: Draft, passed: Pass, drafter: Person
) -> None:
    item = passed(drafted(genre=Genre.ENFORCEMENT, catalogue_code="A20-06"))
    noted = actions.note_revocation(item, on=date(2024, 5, 6), reason="撤销", by=drafter, at=moment("2024-05-07 10:00"))
    assert noted.get_latest_revision_as_object().revoked_on == date(2024, 5, 6)


def test_the_desk_shows_the_watch_to_those_within_reach(
    drafted: Draft, drafter: Person, township_drafter: Person
) -> None:
    drafted()
    page = at_desk(drafter).get("/admin/disclosure/deadlines/").text
    assert "关于开展2024年农村饮水安全排查的通知" in page
    assert "已超期" in page
    assert "条例第二十六条" in page
    assert "关于开展2024年" not in at_desk(township_drafter).get("/admin/disclosure/deadlines/").text
    assert "公开时限" in at_desk(drafter).get("/admin/").text


def test_a_revocation_is_noted_on_the_items_page(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted(genre=Genre.ENFORCEMENT, catalogue_code="A20-06"))
    desk = at_desk(drafter)
    address = f"/admin/snippets/disclosure/item/{item.pk}/"
    assert "请填写决定被变更" in desk.post(f"{address}revoked/", {"on": ""}).text
    answer = desk.post(f"{address}revoked/", {"on": "2024-05-06", "reason": "复议撤销"}, follow=True)
    assert "应在三日内撤下" in answer.text
