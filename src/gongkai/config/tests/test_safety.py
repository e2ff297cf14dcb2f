"""What every answer carries, who may knock how often, and from where."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from gongkai.config.middleware import ClientAddress
from gongkai.orgs.models import Organisation, Person

LOGIN = reverse("login")


def policy(answered: HttpResponse) -> dict[str, list[str]]:
    """The content security policy by directive."""
    parts = (part.split() for part in answered["Content-Security-Policy"].split(";"))
    return {part[0]: part[1:] for part in parts if part}


def desk(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="gongkai.orgs.permissions.RoleBackend")
    return client


@pytest.mark.parametrize("address", ["/mailbox/", LOGIN, "/no-such-page/", "/administration/", "/healthz"])
def test_public_pages_run_no_inline_script_or_style(office: Organisation, address: str) -> None:
    rules = policy(Client().get(address))
    assert rules["script-src"] == rules["style-src"] == rules["default-src"] == ["'self'"]
    assert rules["object-src"] == ["'none'"]
    assert rules["frame-ancestors"] == rules["form-action"] == rules["base-uri"] == ["'self'"]


def test_only_the_editor_may_run_them(handler: Person) -> None:
    client = desk(handler)
    inside = policy(client.get("/admin/"))
    assert inside["script-src"] == inside["style-src"] == ["'self'", "'unsafe-inline'"]
    assert inside["default-src"] == ["'self'"]
    assert inside["object-src"] == ["'none'"]
    assert policy(client.get("/mailbox/"))["script-src"] == ["'self'"]


def test_answers_carry_the_usual_guards(office: Organisation) -> None:
    answered = Client().get("/mailbox/")
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert answered["Referrer-Policy"] == "same-origin"
    assert answered["X-Frame-Options"] == "SAMEORIGIN"
    assert answered["Cross-Origin-Opener-Policy"] == "same-origin"


def test_five_wrong_passwords_shut_the_door_even_to_the_right_one(settings: LazySettings, handler: Person) -> None:
    settings.AXES_ENABLED = True
    handler.set_password("Qingshui-2024-bridge")
    handler.save()
    for _ in range(5):
        last = Client().post(LOGIN, {"username": handler.username, "password": "wrong"})
    right = Client().post(LOGIN, {"username": handler.username, "password": "Qingshui-2024-bridge"})
    assert (last.status_code, right.status_code) == (429, 429)
    assert "登录已锁定" in right.content.decode()
    elsewhere = {"username": handler.username, "password": "Qingshui-2024-bridge"}
    assert Client().post(LOGIN, elsewhere, REMOTE_ADDR="198.51.100.8").status_code == 302


def test_four_wrong_passwords_do_not(settings: LazySettings, handler: Person) -> None:
    settings.AXES_ENABLED = True
    handler.set_password("Qingshui-2024-bridge")
    handler.save()
    for _ in range(2):  # a right one wipes the slate
        for _ in range(4):
            Client().post(LOGIN, {"username": handler.username, "password": "wrong"})
        right = Client().post(LOGIN, {"username": handler.username, "password": "Qingshui-2024-bridge"})
        assert (right.status_code, right["Location"]) == (302, "/admin/")


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(handler: Person) -> None:
    handler.set_password("Qingshui-2024-bridge")
    handler.save()
    answered = Client().post(LOGIN, {"username": handler.username, "password": "Qingshui-2024-bridge"})
    cookie = answered.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 8 * 3600)


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),  # the client claimed to be 1.1.1.1
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, None, "127.0.0.1"),
    ],
)
def test_an_address_is_taken_from_our_own_proxies_only(
    settings: LazySettings, proxies: int, header: str | None, address: str
) -> None:
    settings.GONGKAI_PROXIES = proxies
    seen = []

    def see(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    headers = {} if header is None else {"x-forwarded-for": header}
    ClientAddress(see)(RequestFactory().get("/", headers=headers))
    assert seen == [address]


def test_the_watchdog_hears_that_all_is_well(db: None) -> None:
    answered = Client().get("/healthz")
    assert (answered.status_code, answered.content) == (200, b"ok\n")
    assert "no-store" in answered["Cache-Control"]


def test_the_watchdog_hears_that_the_database_is_gone(db: None) -> None:
    def broken(*_: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(broken):
        assert Client().get("/healthz").status_code == 503


def test_a_page_that_is_not_there_says_so_in_chinese(office: Organisation) -> None:
    answered = Client().get("/no-such-page/")
    assert answered.status_code == 404
    assert '<html lang="zh-CN"' in answered.content.decode()


def test_a_form_without_its_token_is_turned_away_in_chinese(office: Organisation) -> None:
    answered = Client(enforce_csrf_checks=True).post("/mailbox/write/", {})
    assert answered.status_code == 403
    assert '<html lang="zh-CN"' in answered.content.decode()


@pytest.mark.parametrize(("files", "status"), [(20, 422), (21, 400)])
def test_too_many_files_at_once_are_refused(office: Organisation, files: int, status: int) -> None:
    upload = {f"file{number}": ContentFile(b"x", name="a.txt") for number in range(files)}
    assert Client().post("/mailbox/write/", {"subject": "灌溉用水", **upload}).status_code == status


@pytest.mark.parametrize(
    ("address", "kind", "compressed"),
    [
        ("/mailbox/", "text/html", True),
        ("/api/v1/openapi.json", "application/json", True),
        ("/mailbox/write/", "text/html", False),  # a form with its token
    ],
)
def test_text_goes_out_compressed_unless_it_holds_a_secret(office, address: str, kind: str, compressed: bool) -> None:
    answer = Client().get(address, headers={"accept-encoding": "gzip"})
    assert answer["Content-Type"].startswith(kind), address
    assert answer.get("Content-Encoding") == ("gzip" if compressed else None)
    plain = Client().get(address)
    assert "Content-Encoding" not in plain
    assert (plain.status_code, answer.status_code) == (200, 200)


def test_nothing_goes_out_compressed_to_whoever_is_signed_in(handler: Person) -> None:
    client = desk(handler)
    for address in ("/mailbox/", "/admin/letters/"):
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        assert (answer.status_code, answer.get("Content-Encoding")) == (200, None), address
