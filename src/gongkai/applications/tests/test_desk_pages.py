"""The officer's way: lists within reach, lawful acts only, forms that keep what was typed, the masked applicant."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions, queries
from gongkai.applications.choices import Outcome, State
from gongkai.applications.desk.office_forms import FORMS
from gongkai.applications.models import Case
from gongkai.applications.queries import kept
from gongkai.applications.states import ITSELF, LIFE
from gongkai.applications.tests.desk_life import ID_NUMBER
from gongkai.ledger.models import Event
from gongkai.orgs.fields import fingerprint
from tests.cast import moment


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    """It is the eighth of October 2024, ten in the morning."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2024-10-08 10:00"))


def page(client, person, address: str) -> str:
    client.force_login(person)
    return client.get(f"/admin/applications/{address}").content.decode()


def test_every_verb_that_somebody_takes_has_a_form():
    begun_elsewhere = {"submit", "register", "log_arrival", "remand"}
    verbs = {step.verb for step in LIFE.steps if ITSELF not in step.by} - begun_elsewhere
    assert set(FORMS) == verbs


def test_every_form_asks_for_what_its_verb_takes(desk):
    import inspect

    case = desk.consulting()
    for verb, form in FORMS.items():
        more = {"outcome": Outcome.GRANTED_PROVIDED} if verb == "draft" else {}
        taken = set(inspect.signature(getattr(actions, verb)).parameters) - {"case", "by", "at"}
        asked = set(form(case, **more).fields)
        assert asked <= taken | {"form_changed_reason"}, verb


@pytest.mark.parametrize("who", ["registrar", "office_head", "leader", "supervisor", "handler", "secrecy_reviewer"])
def test_everybody_with_a_role_sees_the_case_of_their_reach(client, desk, request, who):
    case = desk.dispatched()
    assert case.number in page(client, request.getfixturevalue(who), "")


@pytest.mark.parametrize("address", ["", "dispatch/", "identity/", "files/1/"])
def test_a_case_of_another_unit_is_not_there(client, desk, township_handler, address):
    case = desk.dispatched()
    client.force_login(township_handler)
    assert client.get(f"/admin/applications/{case.pk}/{address}").status_code == 404
    assert case.number not in page(client, township_handler, "")


def test_somebody_without_such_a_role_is_turned_away(client, desk, audit_admin):
    client.force_login(audit_admin)
    assert client.get("/admin/applications/").status_code in {302, 403}
    assert client.post("/admin/applications/register/", {}).status_code in {302, 403}


def test_a_handler_sees_neither_the_applicant_nor_the_code(client, desk, handler):
    case = desk.drafted()
    shown = page(client, handler, f"{case.pk}/")
    assert "申请人A（自然人）" in shown
    assert "赵春来" not in shown
    assert "199-0000-0001" not in shown
    assert case.query_code not in shown


def test_the_registrar_sees_the_applicant_but_the_identity_number_masked(client, desk, registrar):
    case = desk.dispatched()
    shown = page(client, registrar, f"{case.pk}/")
    assert "赵春来" in shown
    assert "659***********0011" in shown
    assert ID_NUMBER not in shown


def test_showing_the_identity_number_is_recorded_with_its_reason(client, desk, registrar):
    case = desk.dispatched()
    client.force_login(registrar)
    response = client.post(f"/admin/applications/{case.pk}/identity/", {"reason": "核对申请人身份"})
    event = Event.objects.about(case).last()
    assert ID_NUMBER in response.content.decode()
    assert (event.name, event.by_id, event.details) == (
        "case.identity_revealed", registrar.pk, {"reason": "核对申请人身份"},
    )  # fmt: skip


@pytest.mark.parametrize("who", ["handler", "leader", "supervisor"])
def test_others_cannot_have_the_identity_number_shown(client, desk, request, who):
    case = desk.dispatched()
    client.force_login(request.getfixturevalue(who))
    response = client.post(f"/admin/applications/{case.pk}/identity/", {"reason": "想看"})
    assert ID_NUMBER not in response.content.decode()
    assert not Event.objects.about(case).named("case.identity_revealed").exists()


def test_only_the_lawful_next_acts_of_the_person_are_offered(client, desk, handler, leader):
    case = desk.dispatched()
    assert f"/{case.pk}/draft/" in page(client, handler, f"{case.pk}/")
    assert f"/{case.pk}/approve/" not in page(client, handler, f"{case.pk}/")
    assert "现在没有须由您办理的事项" in page(client, leader, f"{case.pk}/")


def test_an_act_refused_now_says_all_its_reasons_instead_of_a_button(client, desk, registrar):
    case = desk.dispatched()
    shown = page(client, registrar, f"{case.pk}/")
    assert "本件最迟为2024年9月30日（条例第三十条）" in shown
    assert f"/{case.pk}/request_correction/" not in shown


def test_a_refusal_keeps_what_was_typed_and_names_every_reason(client, desk, office_head):
    case = desk.dispatched()
    client.force_login(office_head)
    response = client.post(f"/admin/applications/{case.pk}/extend/", {"days": "21", "reason": "", "on": "2024-10-08"})
    shown = response.content.decode()
    assert response.status_code == 422
    assert "延期合计不得超过20个工作日" in shown
    assert "请写明延期的理由" in shown
    assert 'value="21"' in shown


def test_an_act_by_its_form_changes_the_case(client, desk, office_head):
    case = desk.dispatched()
    client.force_login(office_head)
    response = client.post(f"/admin/applications/{case.pk}/extend/", {"days": "10", "reason": "检索量大", "on": ""})
    case.refresh_from_db()
    assert response.url == f"/admin/applications/{case.pk}/"
    assert case.due_on == date(2024, 11, 6)


def test_posting_an_act_that_is_not_ones_own_is_refused_in_words(client, desk, handler):
    case = desk.dispatched()
    client.force_login(handler)
    response = client.post(f"/admin/applications/{case.pk}/extend/", {"days": "5", "reason": "忙"})
    assert "“延期答复”须由工作机构负责人办理" in response.content.decode()


def test_getting_an_act_changes_nothing(client, desk, registrar):
    case = desk.approved()
    lines = Event.objects.count()
    page(client, registrar, f"{case.pk}/send/")
    case.refresh_from_db()
    assert (case.state, Event.objects.count()) == (State.DECIDED, lines)


@pytest.mark.parametrize("verb", ["refresh", "take_serial", "recount", "delete", "__class__", "submit"])
def test_no_other_word_in_the_address_is_carried_out(client, desk, registrar, verb):
    case = desk.dispatched()
    client.force_login(registrar)
    assert client.post(f"/admin/applications/{case.pk}/{verb}/", {}).status_code == 404


def test_drafting_asks_for_the_outcome_first_and_then_only_for_its_grounds(client, desk, handler):
    case = desk.dispatched()
    assert "经检索没有该信息" in page(client, handler, f"{case.pk}/draft/")
    form = page(client, handler, f"{case.pk}/draft/?outcome=UNABLE_NOT_HELD.absent")
    assert "答复正文" in form
    assert "密级标志" not in form


def test_a_reply_that_nothing_was_found_needs_its_search(client, desk, handler):
    case = desk.dispatched()
    client.force_login(handler)
    address = f"/admin/applications/{case.pk}/draft/?outcome=UNABLE_NOT_HELD.absent"
    response = client.post(address, {"text": "经检索，没有该信息。", "given_medium": "electronic"})
    assert "请先登记检索记录：信息不存在须经检索（条例第三十六条第（四）项）" in response.content.decode()


def test_the_registrar_registers_at_the_counter(client, desk, registrar, office):
    client.force_login(registrar)
    form = {
        "organisation": office.slug, "channel": "in_person", "arrived_on": "2024-09-29", "applicant_kind": "other_org",
        "applicant_name": "云溪县某村民委员会", "identity_no": "TEST00000000000000", "contact": "199-0000-0002",
        "description": "2023年农村饮水工程验收资料", "medium": "paper", "delivery": "pick_up",
    }  # fmt: skip
    client.post("/admin/applications/register/", form)
    case = Case.objects.get()
    assert (case.received_on, case.due_on_national, case.channel) == (
        date(2024, 9, 29),
        date(2024, 10, 31),
        "in_person",
    )


def test_a_letter_at_the_counter_waits_for_confirmation(client, desk, registrar, office):
    client.force_login(registrar)
    form = {
        "organisation": office.slug, "channel": "ordinary_mail", "applicant_kind": "natural_person",
        "applicant_name": "赵春来", "identity_no": ID_NUMBER, "contact": "199-0000-0001",
        "description": "河道治理工程", "medium": "electronic", "delivery": "portal",
    }  # fmt: skip
    client.post("/admin/applications/register/", form)
    case = Case.objects.get()
    assert (case.state, case.received_on, case.due_on) == (State.SUBMITTED, None, None)


def test_what_a_letter_lacks_is_named_proposed_for_correction_and_filled_in(client, desk, registrar, office):
    client.force_login(registrar)
    form = {
        "organisation": office.slug, "channel": "in_person", "applicant_kind": "natural_person",
        "contact": "199-0000-0001", "medium": "electronic", "delivery": "portal", "description": "河道治理工程",
    }  # fmt: skip
    client.post("/admin/applications/register/", form)
    case = Case.objects.get()
    assert "申请缺少：姓名或者名称、身份证明" in page(client, registrar, f"{case.pk}/")
    assert "缺少：姓名或者名称、身份证明" in page(client, registrar, f"{case.pk}/guide/")
    proposed = "1. 请填写申请人的姓名或者名称（条例第二十九条第二款第（一）项）\n2. 请填写身份证明号码"
    assert proposed in page(client, registrar, f"{case.pk}/request_correction/")
    client.post(f"/admin/applications/{case.pk}/request_correction/", {"items": f"{proposed}。"})
    assert kept(case.letters.last()).addressee == "申请人"
    answer = {"applicant_name": "赵春来", "identity_no": ID_NUMBER, "contact": "改不了"}
    client.post(f"/admin/applications/{case.pk}/receive_correction/", answer)
    case.refresh_from_db()
    assert (case.applicant_name, case.identity_no, case.contact) == ("赵春来", ID_NUMBER, "199-0000-0001")
    assert case.applicant_key == fingerprint(ID_NUMBER)
    assert case.correction.answer == "补齐：姓名或者名称、身份证明"
    assert "申请缺少" not in page(client, registrar, f"{case.pk}/")
    assert ID_NUMBER not in str([event.details for event in Event.objects.about(case)])


def test_the_timeline_tells_the_applicant_from_the_system_and_never_an_accounts_name(desk):
    case = actions.warn_due(desk.submitted(account=desk.leader), days=5, at=moment("2024-10-15 08:00"))
    case = actions.withdraw(case, by=None, at=moment("2024-10-16 10:00"))
    told = queries.timeline_for_officers(case, knows_applicant=False)
    assert [line["who"] for line in told] == ["申请人", "系统", "申请人"]


def test_a_handler_cannot_register(client, desk, handler):
    client.force_login(handler)
    assert client.get("/admin/applications/register/").status_code in {302, 403}


def test_the_list_groups_by_what_must_happen_next_and_puts_ones_own_turn_first(client, desk, leader):
    desk.dispatched()
    desk.passed()
    shown = page(client, leader, "")
    assert shown.index("轮到您办理") < shown.index("待签发") < shown.index("其他在办") < shown.index("待拟定答复")


def test_the_remaining_time_stands_in_words(client, desk, leader):
    desk.dispatched()
    assert "剩 12 个工作日" in page(client, leader, "")


def test_a_filter_leaves_what_it_says(client, desk, registrar, water):
    one, other = desk.dispatched(), desk.submitted()
    shown = page(client, registrar, f"?unit={water.pk}&state=processing&year=2024")
    assert one.number in shown
    assert other.number not in shown


@pytest.mark.parametrize(
    "query", ["?state=nonsense", "?year=abc", "?unit=999999", "?page=x", "?q=%00%27", "?year=99999"]
)
def test_a_filter_that_makes_no_sense_does_no_harm(client, desk, registrar, query):
    client.force_login(registrar)
    assert client.get(f"/admin/applications/{query}").status_code == 200


def test_a_long_list_costs_no_more_queries_than_a_short_one(client, desk, registrar, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(registrar)
    desk.dispatched()
    with CaptureQueriesContext(
        connection,
    ) as short:
        client.get("/admin/applications/")
    for _ in range(4):
        desk.dispatched()
    with CaptureQueriesContext(connection) as long:
        client.get("/admin/applications/")
    assert len(long) == len(short)
