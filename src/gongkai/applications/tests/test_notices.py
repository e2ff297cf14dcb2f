"""Telling applicants: by e-mail and SMS, once each, nothing lost, nothing about a history that is loaded."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.models import ApplicantNotice
from gongkai.applications.reactions import tell_applicant
from gongkai.applications.rules.notifying import mobile_in
from gongkai.applications.tasks import send_notices
from gongkai.applications.tests.desk_life import ID_NUMBER, RIVER
from gongkai.ledger.models import Event
from tests.cast import moment

REACHABLE = replace(RIVER, email="zhao@example.com", contact="19900000001")


class Gateway(BaseHTTPRequestHandler):
    """An SMS gateway of our own that keeps what it was given."""

    taken: list[dict] = []
    answer = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.answer == 200:
            self.taken.append({**json.loads(body), "token": self.headers["Authorization"]})
        self.send_response(self.answer)
        self.end_headers()

    def log_message(self, *said) -> None:
        """Nothing."""


@pytest.fixture
def gateway(settings):
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    Gateway.taken, Gateway.answer = [], 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.GONGKAI_SMS = {"url": f"http://127.0.0.1:{server.server_port}/send", "token": "sample-token"}
    yield Gateway
    server.shutdown()


def told(desk, application=REACHABLE):
    """A case that was submitted just now, its applicant told."""
    case = actions.submit(application, organisation=desk.office, at=timezone.now())
    tell_applicant(Event.objects.about(case).get(name="case.submitted"))
    return case


def test_the_receipt_goes_by_mail_with_number_and_code_and_no_personal_data(desk):
    case = told(desk)
    assert send_notices(at=timezone.now()) == "发出1条，未发出0条"
    (letter,) = mail.outbox
    assert letter.to == ["zhao@example.com"]
    assert case.number in letter.body
    assert case.query_code in letter.body
    for secret in ("赵春来", ID_NUMBER, RIVER.description):
        assert secret not in letter.body + letter.subject


def test_a_message_is_handed_over_once(desk):
    case = told(desk)
    tell_applicant(Event.objects.about(case).get(name="case.submitted"))
    send_notices(at=timezone.now())
    assert send_notices(at=timezone.now()) == "发出0条，未发出0条"
    assert len(mail.outbox) == 1


def test_later_messages_do_not_repeat_the_code(desk):
    case = told(desk)
    actions.dispatch(case, unit=desk.water, by=desk.registrar, at=timezone.now())
    tell_applicant(Event.objects.about(case).get(name="case.dispatched"))
    send_notices(at=timezone.now())
    assert case.query_code not in mail.outbox[1].body


def test_the_gateway_gets_the_text_and_the_mobile_number(desk, gateway):
    case = told(desk)
    send_notices(at=timezone.now())
    (taken,) = gateway.taken
    assert (taken["to"], taken["token"]) == ("19900000001", "Bearer sample-token")
    assert case.number in taken["text"]


def test_a_gateway_that_fails_is_tried_again_and_mail_is_not_repeated(desk, gateway):
    told(desk)
    gateway.answer = 503
    assert send_notices(at=timezone.now()) == "发出1条，未发出1条"
    notice = ApplicantNotice.objects.get(way="text")
    assert "503" in notice.error
    gateway.answer = 200
    assert send_notices(at=timezone.now()) == "发出1条，未发出0条"
    assert (len(mail.outbox), len(gateway.taken)) == (1, 1)


def test_a_message_that_cannot_go_out_is_given_up_after_five_tries(desk, gateway):
    told(desk, replace(REACHABLE, email=""))
    gateway.answer = 500
    tries = [send_notices(at=timezone.now()) for _ in range(6)]
    assert tries == ["发出0条，未发出1条"] * 5 + ["发出0条，未发出0条"]


def test_a_history_that_is_loaded_tells_nobody(desk):
    case = actions.submit(REACHABLE, organisation=desk.office, at=moment("2024-09-20 10:00"))
    tell_applicant(Event.objects.about(case).get(name="case.submitted"))
    assert not ApplicantNotice.objects.exists()


def test_the_wiring_tells_applicants_after_commit(desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        case = actions.submit(REACHABLE, organisation=desk.office, at=timezone.now())
    assert [notice.way for notice in case.notices.all()] == ["mail"]


@pytest.mark.parametrize(
    ("contact", "number"),
    [("199-0000-0001", "19900000001"), ("0990-5550101", ""), ("手机 199 0000 0001，晚上", "19900000001"), ("", "")],
)
def test_a_mobile_number_is_found_among_what_was_given(contact, number):
    assert mobile_in(contact) == number
