"""The sample county, small: lawful, whole, in every state, and visibly invented."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from stdnum.cn import ric, uscc

from gongkai.applications.choices import ApplicantKind, Outcome, State
from gongkai.applications.models import Case
from gongkai.applications.queries import mismatches, remaining
from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord, IndexSequence, Item
from gongkai.disclosure.queries import is_intact, public_content
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from gongkai.lib.clock import beijing_date, in_beijing
from gongkai.lib.dates import formal
from gongkai.lib.workdays import WorkCalendar
from gongkai.mailbox.models import Letter
from gongkai.ops.demo.gate import SECRECY_BASIS
from gongkai.ops.demo.people import GIVEN
from gongkai.ops.tests.conftest import TODAY
from gongkai.orgs.models import Membership, Organisation, Person
from tests.cast import moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_county")]


def test_the_ledger_is_whole_and_in_the_order_of_time() -> None:
    moments = list(Event.objects.order_by("id").values_list("at", flat=True))
    assert first_broken_link() is None
    assert moments == sorted(moments)


def test_every_release_shows_what_was_approved_and_what_its_item_says() -> None:
    for record in GateRecord.objects.select_related("item__issuer"):
        assert is_intact(record)
        assert public_content(record.item)["body_html"] == record.body_html


def test_every_release_passed_five_levels_by_five_people_other_than_its_author() -> None:
    for record in GateRecord.objects.select_related("item"):
        people = [one["by"] for one in record.approvals]
        assert [one["level"] for one in record.approvals] == ["first", "secrecy", "second", "final", "publish"]
        assert len({*people, record.item.author_id}) == 6
        assert [one["at"] for one in record.approvals] == sorted(one["at"] for one in record.approvals)


def test_every_release_was_published_in_office_hours_of_a_working_day() -> None:
    calendar = WorkCalendar.for_region("659999")
    for published_at in GateRecord.objects.values_list("published_at", flat=True):
        assert calendar.is_workday(beijing_date(published_at))
        assert beijing_date(published_at) < TODAY
        assert 10 <= in_beijing(published_at).hour < 20


def test_letters_stand_among_the_published_as_agreed_and_masked() -> None:
    published = Letter.objects.filter(item__gate_records__is_current=True)
    assert published.exists()
    for letter in published:
        shown = letter.item.gate_records.get(is_current=True)
        assert letter.may_be_published
        assert letter.writer_name not in shown.search_text
        assert letter.contact not in shown.search_text
        assert shown.published_at > letter.answered_at
        assert Event.objects.named("letter.proposed").about(letter).exists()
    page = Client().get("/mailbox/letters/").content.decode()
    assert all(letter.item.title in page for letter in published)


def test_index_numbers_follow_publication_within_unit_and_year() -> None:
    given: dict[tuple[int, int], list[int]] = {}
    for record in GateRecord.objects.order_by("published_at", "id"):
        serial = int(record.index_no.rsplit("-", 1)[1])
        given.setdefault((record.unit_id, in_beijing(record.published_at).year), []).append(serial)
    assert all(serials == list(range(1, len(serials) + 1)) for serials in given.values())
    assert all(given[row.unit_id, row.year][-1] == row.last for row in IndexSequence.objects.all())


def test_cases_stand_in_every_state_and_ended_in_every_way() -> None:
    assert set(Case.objects.values_list("state", flat=True)) == set(State) - {
        State.LEGAL_REVIEW
    }  # a step that the county does not use
    assert set(Case.objects.exclude(closed_on=None).values_list("outcome", flat=True)) == set(Outcome)
    assert mismatches() == []


def test_open_cases_are_of_every_age() -> None:
    left = {remaining(case, TODAY) for case in Case.objects.open()}
    assert {5, 2, 0, -3, 19, None} <= left


def test_nothing_was_carried_into_or_out_of_2024() -> None:
    assert not Case.objects.filter(received_on__lt="2024-01-01", closed_on__gte="2024-01-01").exists()
    assert Case.objects.filter(received_on__year=2025, closed_on__year=2026).exists()


def test_a_text_is_signed_on_the_day_it_is_said_to_be_written() -> None:
    signed = re.compile(r"<p>(\d{4}年\d{1,2}月\d{1,2}日)</p>\s*\Z")
    for record in GateRecord.objects.exclude(genre=Genre.ANNUAL_REPORT).filter(body_html__endswith="日</p>"):
        assert signed.search(record.body_html).group(1) == formal(record.written_on), record.title


def test_drafts_wait_at_every_level_of_review() -> None:
    levels = {
        item.current_workflow_task_state.task.specific.level
        for item in Item.objects.filter(live=False)
        if item.workflow_in_progress
    }
    assert levels == {"first", "secrecy", "second", "final", "publish"}
    assert Item.objects.filter(live=False, workflow_states=None).exists()


def test_every_unit_has_its_guide_and_its_facts() -> None:
    units = set(Organisation.objects.exclude(kind="government").values_list("pk", flat=True))
    for genre in (Genre.GUIDE, Genre.OVERVIEW):
        assert set(GateRecord.objects.filter(genre=genre).values_list("unit", flat=True)) == units


def test_sixty_organs_have_right_codes_of_no_real_region() -> None:
    codes = Organisation.objects.values_list("credit_code", flat=True)
    assert len(codes) == 60
    assert all(uscc.is_valid(code) and code[2:8] == "659999" for code in codes)


def test_the_three_administrators_hold_nothing_else() -> None:
    for role in ("system_admin", "security_admin", "audit_admin"):
        person = Membership.objects.get(role=role).person
        assert person.memberships.count() == 1


REVIEWERS = ("chushen", "baomi", "fushen", "zhongshen", "gongkaiban")


@pytest.fixture
def guide() -> Item:
    return Item.objects.get(unit__slug="jiaoyuju", genre="guide")


def test_the_author_of_a_loaded_item_opens_it_in_the_editor(guide: Item, client: Client) -> None:
    client.force_login(Person.objects.get(username="xinxiyuan"), backend="gongkai.orgs.permissions.RoleBackend")
    assert client.get(f"/admin/snippets/disclosure/item/edit/{guide.pk}/").status_code == 200


def test_a_corrected_text_goes_the_whole_way_and_replaces_the_old_one(guide: Item) -> None:
    number = guide.index_no
    author = Person.objects.get(username="xinxiyuan")
    guide.title = "云溪县教育局政府信息公开指南（2026年修订）"
    actions.revise(guide, by=author, at=moment("2026-11-23 10:00"))
    actions.submit(guide, by=author, at=moment("2026-11-23 10:05"))
    for minute, username in enumerate(REVIEWERS, start=10):
        actions.approve(
            guide,
            by=Person.objects.get(username=username),
            at=moment(f"2026-11-23 10:{minute}"),
            checked=EVERY_CHECK,
            conclusion="clear" if username == "baomi" else "",
            basis=SECRECY_BASIS if username == "baomi" else "",
        )
    now = GateRecord.objects.current().get(item=guide)
    assert (now.title, now.index_no) == ("云溪县教育局政府信息公开指南（2026年修订）", number)
    assert now.first_published_at.year == 2022


def is_invented(name: str) -> bool:
    """Whether a person's name says that it is an example."""
    return name.endswith(tuple(GIVEN))


def test_every_person_is_visibly_invented() -> None:
    assert all(is_invented(name) for name in Person.objects.values_list("full_name", flat=True))
    assert all(is_invented(letter.writer_name or GIVEN[0]) for letter in Letter.objects.all())
    for case in Case.objects.all():
        is_person = case.applicant_kind == ApplicantKind.NATURAL_PERSON
        assert is_invented(case.applicant_name) if is_person else case.applicant_name.endswith("（示例）")


def test_every_number_of_a_person_is_visibly_invented() -> None:
    for case in Case.objects.all():
        is_person = case.applicant_kind == ApplicantKind.NATURAL_PERSON
        number = case.identity_no
        assert number[:6] == "659999" if is_person else number[2:8] == "659999"
        assert number[-1] == (ric.calc_check_digit(number) if is_person else uscc.calc_check_digit(number))
        assert case.contact.startswith("1990000")
        assert case.email == "" or case.email.endswith(".example")
    assert all(letter.contact == "" or letter.contact.startswith("1990000") for letter in Letter.objects.all())


def test_no_published_text_holds_a_number_of_a_person() -> None:
    found = [
        (record.title, number)
        for record in GateRecord.objects.all()
        for number in re.findall(r"(?<!\d)(?:1[3-9]\d{9}|[1-9]\d{16}[\dX])(?!\d)", record.body_html)
        if len(number) == 11 or ric.is_valid(number)  # an organ's credit code may be all digits as well
    ]
    assert not found
