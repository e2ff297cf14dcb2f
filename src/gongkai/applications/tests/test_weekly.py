"""The week by mail: to whom, when, once; over a real SMTP conversation."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import date

import pytest
from django.core import mail
from django.test import override_settings

from gongkai.applications import tasks
from gongkai.applications.rules.weekly import listed, week_of
from gongkai.ledger.models import Event
from tests.cast import moment

MONDAY = "2024-10-28 08:10"


@pytest.fixture
def readers(supervisor, office_head, leader) -> None:
    for person in (supervisor, leader):
        person.email = f"{person.pk}@yunxi.example"
        person.save()


def test_the_week_goes_to_who_supervises_once_on_the_first_working_day(desk, readers, supervisor):
    late = desk.dispatched()  # due on 2024-10-23
    desk.submitted("2024-10-22 10:00")
    for at in ("2024-10-27 08:10", MONDAY, "2024-10-29 08:10"):  # Sunday: nobody; Tuesday: has it already
        tasks.send_weekly_digests(at=moment(at))
    (letter,) = mail.outbox  # the head has no address, the leader is not a reader
    assert letter.to == [supervisor.email]
    assert letter.subject == "依申请公开每周通报（2024年10月21日至2024年10月27日）"
    assert "上周新收1件，答复0件" in letter.body
    assert f"{late.number}　县水利局　2024年10月23日到期" in letter.body
    assert late.applicant_name not in letter.body
    assert late.description not in letter.body
    assert Event.objects.about(supervisor).named("person.digest_sent").count() == 1


def test_after_a_holiday_week_it_goes_out_on_the_first_day_that_is_worked(desk, readers):
    for day in (1, 2, 7, 8):  # 2024-10-01 to 07 is the National Day
        tasks.send_weekly_digests(at=moment(f"2024-10-0{day} 08:10"))
    assert [letter.subject for letter in mail.outbox] == ["依申请公开每周通报（2024年9月30日至2024年10月6日）"]


def test_sent_a_day_later_it_tells_what_is_late_by_then(desk, readers):
    late = desk.submitted("2024-09-25 10:00")
    tasks.send_weekly_digests(at=moment("2024-10-29 08:10"))
    assert late.due_on == date(2024, 10, 28)
    assert late.number in mail.outbox[0].body.partition("▲")[0]


class Postbox(socketserver.StreamRequestHandler):
    """As much of an SMTP server as a client needs."""

    letters: list[str] = []
    refuses = False

    def handle(self) -> None:
        self.wfile.write(b"220 yunxi.example\r\n")
        while line := self.rfile.readline().decode().strip():
            if line.upper() == "DATA" and not self.refuses:
                self.wfile.write(b"354 go on\r\n")
                self.letters.append("".join(iter(lambda: self.rfile.readline().decode(), ".\r\n")))
            refused = self.refuses and line.upper().startswith("MAIL")
            self.wfile.write(b"451 later\r\n" if refused else b"250 fine\r\n")
            if line.upper() == "QUIT":
                return


@pytest.fixture
def postbox() -> Iterator[type[Postbox]]:
    Postbox.letters, Postbox.refuses = [], False
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Postbox) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        smtp = "django.core.mail.backends.smtp.EmailBackend"
        port = server.server_address[1]
        with override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_USE_TLS=False):
            yield Postbox
        server.shutdown()


def test_a_mail_server_that_is_busy_gets_it_again_the_next_day(desk, readers, postbox):
    postbox.refuses = True
    assert tasks.send_weekly_digests(at=moment(MONDAY)) == "发出0封，未发出1封"
    assert not Event.objects.named("person.digest_sent").exists()
    postbox.refuses = False
    assert tasks.send_weekly_digests(at=moment("2024-10-29 08:10")) == "发出1封，未发出0封"
    (letter,) = postbox.letters
    assert "To: " in letter


def test_a_long_list_is_cut_and_says_how_many_are_left_out():
    lines = [(f"0012024{serial:05d}", "县水利局", date(2024, 10, 23)) for serial in range(32)]
    assert listed("■ 已超期未答复", lines)[-1] == "  ……另有2件"
    assert week_of(date(2024, 10, 30)) == (date(2024, 10, 21), date(2024, 10, 27))
