"""Whatever is typed, posted or put into an address: a clear answer, never a fault of the server."""

from __future__ import annotations

import random
import string

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.applications import actions
from gongkai.applications.choices import State
from gongkai.applications.desk.forms import RevealForm
from gongkai.applications.desk.intake_forms import RegistrationForm
from gongkai.applications.desk.office_forms import FORMS
from gongkai.applications.desk.registers import REGISTERS
from gongkai.applications.models import Case
from gongkai.applications.tests.test_public_pages import filled
from gongkai.ledger.queries import first_broken_link
from tests.cast import moment

NASTY = [
    "", " ", "\x00", "a\x00b", "'\"; DROP TABLE applications_case; --", "<script>alert(1)</script>", "{{ 7*7 }}",
    "../../etc/passwd", "\u202e\u200b\ufeff", "😀" * 300, "长" * 6000, "%s%n", "-1", "99999999999999999999", "1e309",
    "NaN", "2024-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "٣", "\r\nSet-Cookie: a=b",
]  # fmt: skip


IN_BETWEEN = {
    "set_due": State.PROCESSING,
    "request_reason": State.PROCESSING,
    "request_correction": State.REGISTERED,
    "confirm": State.SUBMITTED,
}


@pytest.fixture(autouse=True)
def no_tries() -> None:
    cache.clear()


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_the_form_answers_every_field_filled_with_it(client, office, nasty):
    form = dict.fromkeys(filled(client), nasty)
    response = client.post("/apply/new/", form)
    assert response.status_code in {302, 422}
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_one_field_after_the_other(client, office, nasty):
    for name in filled(client):
        assert client.post("/apply/new/", filled(client, **{name: nasty})).status_code in {302, 422}
    assert first_broken_link() is None


def test_what_is_typed_is_shown_as_text_and_not_carried_out(client, office):
    client.post("/apply/new/", filled(client, description="<script>alert(1)</script>"))
    page = client.get(f"/apply/cases/{Case.objects.get().number}/").content
    assert b"&lt;script&gt;alert(1)" in page
    assert b"<script>alert" not in page


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_looking_for_a_case_with_it_finds_nothing(client, desk, nasty):
    case = desk.submitted()
    assert client.post("/apply/status/", {"number": nasty, "code": nasty}).status_code == 422
    assert client.post("/apply/status/", {"number": case.number, "code": nasty}).status_code == 422


@pytest.mark.parametrize("name", ["../../x.pdf", "x" * 300 + ".pdf", "无扩展名", ".pdf", "a.PDF.exe", "a\x00.pdf"])
def test_files_with_odd_names_do_no_harm(client, office, name):
    files = {"files": SimpleUploadedFile(name, b"%PDF-1.4\n%%EOF\n")}
    assert client.post("/apply/new/", filled(client) | files).status_code in {302, 422}


def test_a_sixth_file_is_too_many(client, office):
    files = [SimpleUploadedFile(f"{number}.pdf", b"%PDF-1.4\n%%EOF\n") for number in range(6)]
    response = client.post("/apply/new/", filled(client) | {"files": files})
    assert "附件不超过5个" in response.content.decode()


@pytest.mark.parametrize("seed", range(3))
def test_every_form_of_the_desk_answers_noise(client, desk, seed):
    chance = random.Random(seed)
    cases = [desk.consulting(), desk.charged(), desk.correcting(), desk.drafted(), desk.approved(), desk.excessive()]
    client.force_login(desk.office_head)
    for verb, form in FORMS.items():
        case = chance.choice(cases)
        names = list(form.base_fields) or ["x"]
        data = {name: chance.choice([*NASTY, "".join(chance.choices(string.printable, k=20))]) for name in names}
        address = f"/admin/applications/{case.pk}/{verb}/" + ("?outcome=PARTIAL" if verb == "draft" else "")
        assert client.post(address, data).status_code in {302, 422}
    assert first_broken_link() is None


@pytest.mark.parametrize("query", ["?outcome=NONSENSE", "?outcome=UNABLE_NOT_HELD.x", "?outcome=", "?outcome=%00"])
def test_an_outcome_that_is_none_asks_again(client, desk, query):
    case = desk.dispatched()
    client.force_login(desk.handler)
    response = client.get(f"/admin/applications/{case.pk}/draft/{query}")
    assert "选择办理结果" in response.content.decode()


@pytest.mark.parametrize("day", ["9999-12-31", "2100-06-01", "0001-01-01", "1999-12-31"])
def test_no_day_of_another_age_is_taken(client, desk, day):
    reasoned = actions.receive_reason(desk.excessive(), text="与房屋有关", by=None, at=moment("2024-09-26 10:00"))
    client.force_login(desk.office_head)
    for case, verb, data in (
        (reasoned, "set_due", {"due_on": day, "reason_accepted": "on", "on": day}),
        (desk.dispatched(), "request_reason", {"facts": "x", "until": day, "on": day}),
        (desk.submitted(), "request_correction", {"items": "x", "until": day, "on": day}),
        (desk.arrived(), "confirm", {"how": "电话", "on": day}),
    ):
        response = client.post(f"/admin/applications/{case.pk}/{verb}/", data)
        case.refresh_from_db()
        assert (response.status_code, case.state) == (422, IN_BETWEEN[verb])


def test_a_day_far_beyond_every_calendar_is_refused_in_words(client, desk):
    case = desk.excessive()
    client.force_login(desk.office_head)
    response = client.post(
        f"/admin/applications/{case.pk}/extend/", {"days": "1000", "reason": "x", "on": "9999-12-31"}
    )
    assert response.status_code == 422


@pytest.mark.parametrize("seed", range(2))
def test_every_register_and_the_counter_answer_noise(client, desk, seed):
    chance = random.Random(seed)
    case = desk.approved()
    letter = case.letters.first()
    client.force_login(desk.registrar)
    forms = {f"registers/{kind}/new/": one.enter[2] for kind, one in REGISTERS.items() if one.enter}
    forms |= {"register/": RegistrationForm, f"{case.pk}/identity/": RevealForm, f"{case.pk}/served/{letter.pk}/": None}
    for address, form in forms.items():
        names = list(form.base_fields) if form else ["way", "on", "receiver", "tracking_no"]
        for _ in range(4):
            data = {name: chance.choice([*NASTY, case.number]) for name in names}
            assert client.post(f"/admin/applications/{address}", data).status_code in {200, 302, 422}, (address, data)
    assert first_broken_link() is None


def test_an_act_that_is_not_lawful_now_is_refused_however_it_is_sent(client, desk):
    """Every verb posted by everybody at a case that is filed: nothing moves, and each is told why."""
    case = desk.archived()
    before = Case.objects.filter(pk=case.pk).values().get()
    for person in (desk.registrar, desk.office_head, desk.handler, desk.leader):
        client.force_login(person)
        for verb in FORMS:
            address = f"/admin/applications/{case.pk}/{verb}/" + (
                "?outcome=GRANTED_PROVIDED" if verb == "draft" else ""
            )
            page = client.post(address, {"on": "2024-10-09", "reason": "x", "text": "x", "way": "portal", "days": "5"})
            assert page.status_code in {404, 422}, (person, verb)
    assert Case.objects.filter(pk=case.pk).values().get() == before
