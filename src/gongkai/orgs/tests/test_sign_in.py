"""Signing in and out, guessing, temporary passwords, one's own password."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs import actions
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.queries import people_matching
from tests.cast import Appoint, moment

NOON = moment("2024-03-08 12:00")
PASSWORD = "清水河畔柳树青"
NEW = "云溪河水很清2024"


@pytest.fixture
def person(appoint: Appoint, water: Organisation) -> Person:
    person = appoint("hemou", Role.DRAFTER, water)
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(browser: Client, password: str = PASSWORD, where: str = "/accounts/login/") -> object:
    return browser.post(where, {"username": "hemou", "password": password})


def is_inside(browser: Client) -> bool:
    return browser.get("/admin/").status_code == 200


def test_whoever_signs_in_comes_to_the_desk(person: Person) -> None:
    browser = Client()
    assert sign_in(browser).url == "/admin/"
    assert is_inside(browser)


def test_the_page_stands_in_the_organs_own_frame(db: None) -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert '<meta name="SiteName" content="云溪县人民政府网">' in page
    assert "主办单位" in page
    assert "testserver" not in page.replace("http://testserver/accounts/login/", "")  # for paper


def test_whoever_is_signed_in_goes_on_to_the_desk(person: Person) -> None:
    browser = Client()
    sign_in(browser)
    assert browser.get("/accounts/login/").url == "/admin/"


def test_an_account_without_a_role_comes_to_its_applications_and_not_into_a_circle(person: Person) -> None:
    person.memberships.all().delete()
    browser = Client()
    assert sign_in(browser).url == "/apply/mine/"
    assert browser.get("/accounts/login/?next=/admin/").url == "/apply/mine/"
    assert browser.get("/apply/mine/").status_code == 200


def test_a_wrong_password_is_answered_in_chinese(person: Person) -> None:
    answer = sign_in(Client(), "不对")
    assert answer.status_code == 200
    assert "请输入一个正确的用户名和密码" in answer.content.decode()


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(person: Person, settings: object) -> None:
    settings.AXES_ENABLED = True
    browser = Client()
    for _ in range(4):
        assert sign_in(browser, "不对").status_code == 200
    locked = sign_in(browser, "不对")
    assert locked.status_code == 429
    assert "登录已锁定" in locked.content.decode()
    assert sign_in(browser).status_code == 429
    assert not is_inside(browser)


def tries(number: int, address: str) -> list[int]:
    """The answers to so many wrong passwords from there."""
    given = {"username": "hemou", "password": "不对"}
    return [Client().post("/accounts/login/", given, REMOTE_ADDR=address).status_code for _ in range(number)]


def owner_enters(address: str) -> bool:
    given = {"username": "hemou", "password": PASSWORD}
    return Client().post("/accounts/login/", given, REMOTE_ADDR=address).status_code == 302


def test_twenty_tries_from_many_addresses_lock_the_name_but_not_where_its_owner_sits(
    person: Person, settings: object
) -> None:
    settings.AXES_ENABLED = True
    assert owner_enters("192.0.2.1")
    for number in range(4):
        assert tries(6, f"198.51.100.{number}") == [200, 200, 200, 200, 429, 429]
    assert tries(1, "203.0.113.9") == [429]
    assert not owner_enters("203.0.113.9")
    assert owner_enters("192.0.2.1")  # and it lifts the lock
    assert owner_enters("203.0.113.9")


def test_who_goes_on_trying_does_not_keep_the_lock_shut(person: Person, settings: object) -> None:
    settings.AXES_ENABLED = True
    for number in range(4):
        tries(5, f"198.51.100.{number}")
    before = list(AccessAttempt.objects.values_list("pk", "attempt_time", "failures_since_start"))
    assert tries(3, "198.51.100.1") == [429, 429, 429]
    assert tries(3, "203.0.113.9") == [429, 429, 429]
    assert list(AccessAttempt.objects.values_list("pk", "attempt_time", "failures_since_start")) == before
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=31))
    assert owner_enters("203.0.113.9")


def test_a_reset_password_lifts_the_lock(person: Person, settings: object) -> None:
    settings.AXES_ENABLED = True
    for _ in range(5):
        sign_in(Client(), "不对")
    password = actions.reset_password(person, by=None, at=NOON)
    assert sign_in(Client(), password).status_code == 302


def test_a_suspended_person_does_not_sign_in_and_open_sessions_end(person: Person) -> None:
    browser = Client()
    sign_in(browser)
    actions.suspend(person, by=None, at=NOON)
    assert not is_inside(browser)
    assert sign_in(Client()).status_code == 200
    actions.restore(person, by=None, at=NOON)
    assert sign_in(Client()).status_code == 302


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_next_leads_only_to_this_site(person: Person, elsewhere: str) -> None:
    browser = Client()
    given = {"username": "hemou", "password": PASSWORD, "next": elsewhere}
    assert browser.post("/accounts/login/", given).url == "/admin/"
    assert Client().post("/accounts/login/", given | {"next": "/admin/ledger/"}).url == "/admin/ledger/"


def test_signing_out_ends_the_session_and_needs_a_post(person: Person) -> None:
    browser = Client()
    sign_in(browser)
    cookie = browser.cookies["sessionid"].value
    assert browser.get("/accounts/logout/").status_code == 405
    assert is_inside(browser)
    assert browser.post("/accounts/logout/").url == "/"
    browser.cookies["sessionid"] = cookie
    assert not is_inside(browser)


def test_a_form_from_elsewhere_does_not_sign_in_or_out(person: Person) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert sign_in(browser).status_code == 403
    assert browser.post("/accounts/logout/").status_code == 403


def test_there_is_one_door_only(person: Person) -> None:
    assert Client().get("/admin/login/?next=/admin/ledger/").url == "/accounts/login/?next=/admin/ledger/"
    assert Client().post("/admin/login/", {"username": "hemou", "password": PASSWORD}).url == "/accounts/login/"


def change(browser: Client, old: str, new: str, again: str = "") -> object:
    given = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return browser.post("/accounts/password/", given)


def test_a_temporary_password_opens_nothing_but_the_page_to_change_it(person: Person) -> None:
    password = actions.reset_password(person, by=None, at=NOON)
    browser = Client()
    sign_in(browser, password)
    for where in ("/admin/", "/admin/organs/", "/admin/account/", "/admin/snippets/disclosure/item/"):
        assert browser.get(where).url == "/accounts/password/"
    page = browser.get("/accounts/password/").content.decode()
    assert "临时密码，修改后才能进入工作台" in page
    assert change(browser, password, NEW).url == "/admin/"
    assert is_inside(browser)
    assert [event.name for event in Event.objects.about(person)] == ["person.password_reset", "person.password_changed"]


def test_a_changed_password_ends_every_other_session(person: Person) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    assert change(here, PASSWORD, NEW).url == "/admin/"
    assert is_inside(here)
    assert not is_inside(there)
    assert sign_in(Client(), PASSWORD).status_code == 200
    assert sign_in(Client(), NEW).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("不对", NEW, NEW, "你的旧密码不正确"),
        (PASSWORD, NEW, "别的", "输入的两个密码不一致"),
        (PASSWORD, "短密码", "短密码", "密码过短，至少须有10个字符"),
        (PASSWORD, "1357924680", "1357924680", "密码只包含数字"),
        (PASSWORD, "password123", "password123", "这个密码太常见了"),
        (PASSWORD, PASSWORD, PASSWORD, "新密码不能与原密码相同"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said_in_chinese(
    person: Person, old: str, new: str, again: str, words: str
) -> None:
    browser = Client()
    sign_in(browser)
    answer = change(browser, old, new, again)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)
    assert not Event.objects.exists()


def test_only_those_who_signed_in_change_a_password(db: None) -> None:
    assert Client().get("/accounts/password/").url == "/accounts/login/?next=/accounts/password/"


def test_wagtails_account_page_is_ours(person: Person) -> None:
    browser = Client()
    sign_in(browser)
    page = browser.get("/admin/account/").content.decode()
    assert '<h1 id="password-title">修改密码</h1>' in page
    assert "县水利局信息员" in page


OPEN = {"username": "yunxi-shimin", "new_password1": NEW, "new_password2": NEW}


def test_a_citizen_opens_an_account_signs_in_with_it_and_closes_it(db: None) -> None:
    browser = Client()
    assert browser.post("/accounts/open/", OPEN).url == "/apply/mine/"
    page = browser.get("/apply/mine/").content.decode()
    assert "已登录：yunxi-shimin" in page
    assert "工作台" not in page
    assert browser.get("/admin/").status_code != 200
    browser.post("/accounts/logout/")
    assert browser.post("/accounts/login/", {"username": "yunxi-shimin", "password": NEW}).url == "/apply/mine/"

    assert browser.get("/accounts/close/").status_code == 200
    assert Person.objects.get().is_active
    browser.post("/accounts/close/")
    person = Person.objects.get()
    assert (person.username, person.is_active) == (f"closed-{person.pk}", False)
    assert browser.post("/accounts/login/", {"username": "yunxi-shimin", "password": NEW}).status_code == 200
    assert [event.name for event in Event.objects.order_by("pk")] == ["person.account_opened", "person.account_closed"]
    assert "yunxi" not in str([event.details for event in Event.objects.all()])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": "HEMOU "}, "已有人使用"),
        ({"username": "何某"}, "用户名须为3至30个"),
        ({"new_password2": "别的密码别的密码"}, "不"),
        ({"new_password1": "1234567890", "new_password2": "1234567890"}, "数字"),
        ({"username": ""}, "必填"),
    ],
)
def test_an_account_is_refused_with_the_reason_and_the_name_stays(person: Person, wrong: dict, said: str) -> None:
    answer = Client().post("/accounts/open/", OPEN | wrong)
    assert answer.status_code == 422
    assert said in (page := answer.content.decode())
    assert wrong.get("username", OPEN["username"]).strip().lower() in page
    assert Person.objects.count() == 1


def test_one_address_opens_a_few_accounts_an_hour(db: None) -> None:
    for number in range(5):
        assert Client().post("/accounts/open/", OPEN | {"username": f"shimin{number}"}).status_code == 302
    answer = Client().post("/accounts/open/", OPEN)
    assert "一小时内开立的账号较多" in answer.content.decode()
    assert Client(REMOTE_ADDR="10.0.0.9").post("/accounts/open/", OPEN).status_code == 302


def test_an_officer_does_not_close_the_working_account(person: Person) -> None:
    browser = Client()
    sign_in(browser)
    assert "由系统管理员停用" in browser.post("/accounts/close/").content.decode()
    assert is_inside(browser)


def test_a_citizens_account_never_holds_a_role_and_is_not_among_the_officers(water: Organisation) -> None:
    person = actions.open_account("yunxi-shimin", password=NEW, at=NOON)
    with pytest.raises(Refused, match="公众自行开立"):
        actions.appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON)
    assert person not in people_matching("yunxi")
