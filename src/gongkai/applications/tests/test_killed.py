"""A process that is killed (SIGKILL) before any one of its writes leaves all of an act or nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from gongkai.applications import actions, queries, tasks
from gongkai.applications.choices import LetterKind, State
from gongkai.applications.models import ApplicantNotice, ApplicationDraft, Case, CaseLetter
from gongkai.applications.tests.desk_life import RIVER
from gongkai.applications.tests.test_public_pages import filled
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from tests.cast import moment
from tests.killed import every_death

pytestmark = pytest.mark.django_db(transaction=True)


def everything_agrees() -> None:
    """The nightly check finds nothing, the chain holds, and every case has its line and its letter."""
    assert queries.mismatched() == []
    assert first_broken_link() is None
    cases = Case.objects.count()
    assert Event.objects.named("case.submitted").count() == cases
    assert CaseLetter.objects.filter(kind=LetterKind.RECEIPT).count() == cases
    assert Event.objects.named("case.approved").count() == Case.objects.exclude(reply_no="").count()
    replies = CaseLetter.objects.filter(kind=LetterKind.GRANT_REPLY).values_list("doc_no", flat=True)
    assert sorted(replies) == sorted(Case.objects.exclude(reply_no="").values_list("reply_no", flat=True))


def test_killed_while_an_application_is_submitted(client, desk):
    client.post("/apply/new/", filled(client) | {"save": "1"})
    draft = ApplicationDraft.objects.get()
    form = filled(client) | {"draft": draft.code}
    for _ in every_death(lambda: client.post("/apply/new/", form)):
        everything_agrees()
        assert Case.objects.count() in {0, 1}
        assert queries.draft_content(draft.code, draft.saved_at)["description"] == RIVER.description
        if Case.objects.exists():  # committed: sent again, the same form leads to the same case
            break
    assert client.post("/apply/new/", form).url == f"/apply/receipt/{Case.objects.get().number}/"
    everything_agrees()


def test_killed_while_a_reply_is_signed(desk):
    case = desk.passed()
    leader = Client()
    leader.force_login(desk.leader)
    seen = set()
    address = f"/admin/applications/{case.pk}/approve/"
    for _ in every_death(lambda: leader.post(address)):
        case = Case.objects.get(pk=case.pk)
        seen.add(case.state)
        assert (case.state, bool(case.reply_no)) in {(State.APPROVAL, False), (State.DECIDED, True)}
        everything_agrees()
        if case.state == State.DECIDED:
            break
    assert seen >= {State.APPROVAL}
    leader.post(address)
    case.refresh_from_db()
    assert (case.state, case.reply_no[-2:]) == (State.DECIDED, "1号")  # no number was lost
    everything_agrees()


def test_what_a_killed_process_did_not_tell_is_told_by_the_clock(desk, monkeypatch):
    at = moment("2024-09-20 10:00")
    monkeypatch.setattr("gongkai.ledger.actions.call_reactions", lambda event: None)  # it died after the commit
    case = desk.submitted(application=replace(RIVER, email="zhao@example.com"))
    assert not ApplicantNotice.objects.exists()
    for minutes in (0, 5, 10):
        tasks.send_notices(at=at.replace(minute=minutes))
    told = ApplicantNotice.objects.get(case=case)
    assert told.sent_at is not None
    assert actions.prepare_missed(at=at.replace(minute=30)) == 0
