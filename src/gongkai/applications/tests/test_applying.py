"""Before an application is sent: the way is asked first, drafts, what is public already, an agent, and the pace."""

from __future__ import annotations

import base64
import html
import json
import re
from datetime import timedelta

import altcha
import pytest
from django.core.cache import cache
from django.utils import timezone

from gongkai.applications import actions, pace
from gongkai.applications.models import ApplicationDraft, Case
from gongkai.applications.queries import similar_to
from gongkai.applications.rules.intake import why_not_submit
from gongkai.applications.rules.likeness import likeness, pairs
from gongkai.applications.rules.pacing import FREE, WAIT
from gongkai.applications.tests.desk_life import RIVER
from gongkai.applications.tests.test_public_pages import filled
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from tests.cast import moment


@pytest.fixture(autouse=True)
def no_tries() -> None:
    cache.clear()


@pytest.mark.parametrize(
    ("way", "address"),
    [
        ("information", "/apply/new/"), ("complaint", "/mailbox/"), ("own_records", "/apply/#own-records"),
        ("registry", "/apply/#registry"), ("nonsense", "/apply/new/"),
    ],
)  # fmt: skip
def test_what_somebody_comes_for_leads_to_where_it_is_dealt_with(client, office, way, address):
    assert client.get("/apply/start/", {"for": way}).url == address


def test_an_agent_is_named_with_identity_or_not_at_all(client, office):
    response = client.post("/apply/new/", filled(client, agent_name="钱多多"))
    assert "请填写代理人的姓名和身份证明号码" in response.content.decode()
    client.post("/apply/new/", filled(client, agent_name="钱多多", agent_identity="659999198001010000"))
    assert Case.objects.get().agent_name == "钱多多"
    assert why_not_submit(RIVER) == []


def test_a_draft_is_kept_under_a_code_and_gone_on_with_elsewhere(client, office, django_user_model):
    from django.test import Client

    typed = filled(client, applicant_name="", description="城北河道治理") | {"save": "1"}
    page = client.post("/apply/new/", typed).content.decode()
    code = re.search(r'class="code">(\w+)<', page)[1]
    elsewhere = Client()
    page = elsewhere.post("/apply/draft/", {"code": f"{code[:4]}-{code[4:].lower()}"}).content.decode()
    assert "城北河道治理" in page
    assert Case.objects.count() == 0


def test_saving_again_keeps_the_same_draft(client, office):
    page = client.post("/apply/new/", filled(client) | {"save": "1"}).content.decode()
    code = re.search(r'class="code">(\w+)<', page)[1]
    client.post("/apply/new/", filled(client, description="改过的描述") | {"save": "1", "draft": code})
    assert [json.loads(draft.content)["description"] for draft in ApplicationDraft.objects.all()] == ["改过的描述"]


def test_a_draft_keeps_no_key_and_is_not_readable_in_the_database(client, office):
    from django.db import connection

    client.post("/apply/new/", filled(client) | {"save": "1"})
    assert "key" not in json.loads(ApplicationDraft.objects.get().content)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM applications_applicationdraft")
        assert "赵春来" not in cursor.fetchone()[0]


def test_drafts_are_deleted_after_thirty_days(client, office):
    client.post("/apply/new/", filled(client) | {"save": "1"})
    code = ApplicationDraft.objects.get().code
    assert actions.clear_drafts(at=timezone.now() + timedelta(days=29)) == 0
    assert actions.clear_drafts(at=timezone.now() + timedelta(days=31)) == 1
    assert "没有找到该草稿" in client.post("/apply/draft/", {"code": code}).content.decode()


def test_a_form_whose_session_ended_is_still_taken(client, office):
    form = filled(client)
    client.cookies.pop("sessionid")
    assert client.post("/apply/new/", form).status_code == 302
    assert Case.objects.get().description == form["description"]


def test_alike_are_texts_that_share_what_says_something():
    wanted = pairs("我想申请城北河道治理工程竣工验收报告的有关信息")
    assert likeness(wanted, "城北河道治理工程竣工验收公告") > 0.6
    assert likeness(wanted, "县中小学营养改善计划") == 0
    assert pairs("请公开有关信息") == set()


def test_answered_applications_are_counted_and_not_shown(client, office, desk):
    desk.answered()
    assert similar_to(RIVER.description).answered == 1
    page = client.post("/apply/new/", filled(client) | {"look": "1"}).content.decode()
    assert "有1件相近的申请已经答复" in page
    assert Case.objects.count() == 1


def test_the_piece_of_page_while_typing_says_the_same(client, desk):
    desk.answered()
    assert "有1件相近的申请已经答复" in client.post("/apply/look/", {"description": RIVER.description}).content.decode()
    assert "相近" not in client.post("/apply/look/", {"description": ""}).content.decode()


def sent_as_many_as_are_free(client) -> None:
    """As many applications as one address may send within the hour without more."""
    for _ in range(FREE):
        assert client.post("/apply/new/", filled(client)).status_code == 302


def fields_of(page: str) -> dict[str, str]:
    """Key and mark of the form that was shown."""
    return {name: html.unescape(re.search(rf'name="{name}" value="([^"]+)"', page)[1]) for name in ("key", "mark")}


def test_many_applications_from_one_address_are_slowed_and_lose_nothing(client, office):
    sent_as_many_as_are_free(client)
    response = client.post("/apply/new/", filled(client, description="第六件"))
    assert response.status_code == 422
    assert f"请在{WAIT}秒后再按" in response.content.decode()
    assert "第六件" in response.content.decode()


def test_who_waits_is_let_through_without_any_script(client, office, monkeypatch):
    sent_as_many_as_are_free(client)
    shown = fields_of(client.post("/apply/new/", filled(client)).content.decode())
    later = timezone.now() + timedelta(seconds=WAIT + 1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert client.post("/apply/new/", filled(client) | shown).status_code == 302


def test_a_mark_of_another_form_is_no_waiting(client, office):
    sent_as_many_as_are_free(client)
    shown = fields_of(client.get("/apply/new/").content.decode())
    response = client.post("/apply/new/", filled(client) | {"mark": shown["mark"]})
    assert response.status_code == 422


def test_what_the_browser_computed_lets_one_application_through(client, office):
    sent_as_many_as_are_free(client)
    page = client.get("/apply/new/").content.decode()
    work = json.loads(html.unescape(re.search(r'data-challenge="([^"]+)"', page)[1]))
    number = altcha.solve_challenge_v1(work["challenge"], work["salt"], max_number=work["maxnumber"]).number
    proof = base64.b64encode(json.dumps({**work, "number": number}).encode()).decode()
    assert client.post("/apply/new/", filled(client, proof=proof)).status_code == 302
    assert client.post("/apply/new/", filled(client, proof=proof)).status_code == 422


@pytest.mark.parametrize("proof", ["", "###", base64.b64encode(b"[]").decode(), base64.b64encode(b"{}").decode()])
def test_nonsense_proves_nothing(client, office, proof):
    sent_as_many_as_are_free(client)
    assert client.post("/apply/new/", filled(client, proof=proof)).status_code == 422


def test_no_work_is_asked_of_the_first(client, office):
    assert "data-challenge" not in client.get("/apply/new/").content.decode()
    assert pace.challenge("192.0.2.1") is None


def test_the_answer_is_rated_once(client, desk):
    case = desk.answered()
    client.post("/apply/status/", {"number": case.number, "code": case.query_code})
    assert "请您评价" in client.get(f"/apply/cases/{case.number}/").content.decode()
    client.post(f"/apply/cases/{case.number}/rate/", {"rating": "5", "words": "很快"})
    client.post(f"/apply/cases/{case.number}/rate/", {"rating": "1", "words": ""})
    case.refresh_from_db()
    assert (case.satisfaction, case.satisfaction_words) == (5, "很快")
    assert Event.objects.about(case).named("case.rated").count() == 1
    with pytest.raises(Refused, match="答复之后"):
        actions.rate(desk.submitted(), rating=5, at=moment("2024-09-21 10:00"))


def test_who_signed_in_sees_their_own_case_without_a_code(client, desk, registrar):
    own = desk.submitted(account=registrar)
    client.force_login(registrar)
    assert client.get(f"/apply/cases/{own.number}/").status_code == 200
    assert client.get(f"/apply/cases/{desk.submitted().number}/").status_code == 404
