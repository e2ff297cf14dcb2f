"""The public's side: write, keep the receipt, find the answer again; guessing leads nowhere."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.mailbox.actions import answer
from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.models import Letter
from gongkai.mailbox.views import WRONG_CODES
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment

WRITE, STATUS, CORRECTION = (reverse(f"mailbox:{name}") for name in ("write", "status", "correction"))
WAIT_WORDS = "多次输入有误"
NOT_FOUND = "没有找到该信件"


@pytest.fixture
def typed(water: Organisation) -> dict[str, str]:
    return {
        "kind": "consultation",
        "organisation": "shuiliju",
        "subject": "灌溉用水",
        "body": "请问清水镇今年的灌溉用水计划",
        "writer_name": "示例来信人",
        "contact": "0990-5559999",
    }


@pytest.fixture
def letter(typed: dict[str, str]) -> Letter:
    Client().post(WRITE, typed)
    return Letter.objects.get()


def ask(client: Client, number: str, code: str, **extra: str) -> str:
    return client.post(STATUS, {"number": number, "code": code}, **extra).content.decode()


@pytest.mark.parametrize("name", ["home", "write", "status", "correction"])
def test_every_page_stands_in_the_sites_frame(water: Organisation, name: str) -> None:
    answered = Client().get(reverse(f"mailbox:{name}"))
    page = answered.content.decode()
    assert answered.status_code == 200
    assert '<html lang="zh-CN"' in page
    assert '<main id="content"' in page
    assert 'name="SiteIDCode"' in page


def test_a_letter_is_written_and_its_receipt_kept_in_the_session(typed: dict[str, str]) -> None:
    client = Client()
    sent = client.post(WRITE, typed)
    letter = Letter.objects.get()
    assert sent["Location"] == reverse("mailbox:receipt", args=[letter.number])
    receipt = client.get(sent["Location"])
    assert letter.number in receipt.content.decode()
    assert letter.query_code in receipt.content.decode()
    assert "no-store" in receipt["Cache-Control"]


def test_another_session_does_not_see_the_receipt(letter: Letter) -> None:
    for number in (letter.number, "XJ20240902999999"):
        answered = Client().get(reverse("mailbox:receipt", args=[number]))
        assert (answered.status_code, answered["Location"]) == (302, STATUS)


def test_a_form_with_errors_loses_nothing_typed(typed: dict[str, str]) -> None:
    answered = Client().post(WRITE, {**typed, "contact": "", "body": "短句"})
    page = answered.content.decode()
    assert answered.status_code == 422
    assert all(text in page for text in ("灌溉用水", "短句", "示例来信人"))
    assert "没有提交" in page
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "change", [{"organisation": "nowhere"}, {"kind": "correction"}, {"kind": "x"}, {"subject": "题" * 81}, {"body": ""}]
)
def test_what_the_form_does_not_offer_is_refused(typed: dict[str, str], change: dict[str, str]) -> None:
    assert Client().post(WRITE, {**typed, **change}).status_code == 422
    assert not Letter.objects.exists()


def test_organs_that_are_gone_take_no_letters(typed: dict[str, str], water: Organisation) -> None:
    Organisation.objects.filter(pk=water.pk).update(is_active=False)
    assert Client().post(WRITE, typed).status_code == 422


def test_a_mistake_goes_to_the_office_without_a_name(office: Organisation) -> None:
    client = Client()
    page = client.get(CORRECTION, {"page": "/items/7/"}).content.decode()
    assert 'value="/items/7/"' in page
    sent = client.post(CORRECTION, {"page_address": "/items/7/", "body": "首页电话有误", "contact": ""})
    letter = Letter.objects.get()
    assert sent.status_code == 302
    assert (letter.kind, letter.organisation, letter.page_address) == (LetterKind.CORRECTION, office, "/items/7/")


def test_what_a_citizen_typed_is_shown_as_text(typed: dict[str, str], handler: Person) -> None:
    Client().post(WRITE, {**typed, "body": "<script>alert(1)</script>请问灌溉"})
    letter = Letter.objects.get()
    page = ask(Client(), letter.number, letter.query_code)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_number_and_code_show_letter_and_answer(letter: Letter, handler: Person) -> None:
    page = ask(Client(), letter.number, letter.query_code)
    assert "灌溉用水" in page
    assert letter.number in page
    assert "云溪县水利局" in page
    assert "正在办理" in page

    answer(letter, text="今年灌溉用水计划已经下达到各村。", by=handler, at=moment("2024-09-04 16:30"))
    page = ask(Client(), letter.number, letter.query_code)
    assert "今年灌溉用水计划已经下达到各村。" in page
    assert "2024-09-04 16:30" in page


def test_a_wrong_code_and_a_wrong_number_look_alike(letter: Letter) -> None:
    wrong_code = ask(Client(), letter.number, "ZZZZZZZZ")
    wrong_number = ask(Client(), letter.number[:-1] + "X", letter.query_code)
    assert NOT_FOUND in wrong_code
    assert "灌溉用水" not in wrong_code + wrong_number
    assert (
        wrong_code.replace(letter.number, "").replace("ZZZZZZZZ", "").split("csrf")[0]
        == wrong_number.replace(letter.number[:-1] + "X", "").replace(letter.query_code, "").split("csrf")[0]
    )


def test_guessing_from_one_address_is_stopped_for_that_address_only(letter: Letter) -> None:
    client = Client()
    for number in range(WRONG_CODES):
        assert NOT_FOUND in ask(client, f"XJ2024090200{number:04d}", "ZZZZZZZZ", REMOTE_ADDR="198.51.100.7")
    assert WAIT_WORDS in ask(client, letter.number, letter.query_code, REMOTE_ADDR="198.51.100.7")
    assert "灌溉用水" in ask(Client(), letter.number, letter.query_code, REMOTE_ADDR="198.51.100.8")


def test_guessing_at_one_letter_from_many_addresses_is_stopped(letter: Letter) -> None:
    for number in range(WRONG_CODES):
        ask(Client(), letter.number, "ZZZZZZZZ", REMOTE_ADDR=f"198.51.100.{number}")
    assert WAIT_WORDS in ask(Client(), f" {letter.number.lower()} ", letter.query_code, REMOTE_ADDR="198.51.100.99")


def test_a_number_that_does_not_exist_is_locked_just_the_same(water: Organisation) -> None:
    for number in range(WRONG_CODES):
        ask(Client(), "XJ20240902999999", "ZZZZZZZZ", REMOTE_ADDR=f"198.51.100.{number}")
    assert WAIT_WORDS in ask(Client(), "XJ20240902999999", "ZZZZZZZZ", REMOTE_ADDR="198.51.100.99")


def test_finding_the_own_letter_often_is_no_guessing(letter: Letter) -> None:
    client = Client()
    for _ in range(WRONG_CODES + 2):
        page = ask(client, letter.number, letter.query_code)
    assert "灌溉用水" in page


def test_the_answer_is_kept_by_no_cache(letter: Letter) -> None:
    answered = Client().post(STATUS, {"number": letter.number, "code": letter.query_code})
    assert "no-store" in answered["Cache-Control"]


def test_the_first_page_tells_how_letters_were_handled(letter: Letter, handler: Person) -> None:
    page = Client().get(reverse("mailbox:home")).content.decode()
    assert "受理反馈统计" in page
    assert "咨询：5个工作日内" in page
    assert "网站找错：3个工作日内" in page
