"""来信选登: a letter whose writer agreed, without what is personal, through the gate and onto the public list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.disclosure import actions as disclosure
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.mailbox import rules
from gongkai.mailbox.actions import answer, propose, receive
from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.models import Letter
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import secrecy_of
from tests.releases import plant

LIST = reverse("mailbox:published")
NAME, MOBILE = "古丽娜尔", "19900001234"
BODY = f"我叫{NAME}，电话{MOBILE}，家住清水镇胡杨村3号，请问今年的灌溉用水计划。"
ANSWER = f"{NAME}您好，灌溉用水计划已经下达到各村，咨询电话0990-5550102。"
AT = moment("2024-09-05 10:00")


@pytest.fixture
def letter(county: Organisation, office: Organisation, water: Organisation, handler: Person, settings: Any) -> Letter:
    site = plant(office, [office, water])
    settings.GONGKAI_LETTER_COLUMN = site.columns["gonggao"].slug
    kept = receive(
        water, kind=LetterKind.CONSULTATION, subject="灌溉用水", body=BODY, writer_name=NAME, contact=MOBILE,
        may_be_published=True, at=moment("2024-09-02 10:30"),
    )  # fmt: skip
    return answer(kept, text=ANSWER, by=handler, at=moment("2024-09-04 16:30"))


@pytest.fixture
def drafter(appoint: Appoint, water: Organisation) -> Person:
    return appoint("郑雪", Role.DRAFTER, water)


@pytest.fixture
def let_through(drafter: Person, reviewers: dict, django_capture_on_commit_callbacks: Any) -> Callable:
    """Propose a letter as the platform masked it, and pass every level."""

    def let_through(letter: Letter) -> GateRecord:
        with django_capture_on_commit_callbacks(execute=True):
            disclosure.establish_review_route(by=None, at=moment("2024-01-02 10:00"))
            item = proposed(letter, drafter)
            disclosure.submit(item, by=drafter, at=moment("2024-09-05 11:00"))
            for level, reviewer in reviewers.items():
                more = secrecy_of(item) if level == ReviewLevel.SECRECY else {}
                disclosure.approve(item, by=reviewer, at=moment("2024-09-05 12:00"), checked=EVERY_CHECK, **more)
        return GateRecord.objects.current().get(item=item)

    return let_through


def masked(letter: Letter) -> rules.Texts:
    own = rules.Texts(letter.subject, letter.body, letter.answer)
    return rules.hidden(own, name=letter.writer_name, contact=letter.contact)


def proposed(letter: Letter, by: Person, **changes: str) -> Item:
    texts = masked(letter)
    given = {"subject": texts.subject, "body": texts.body, "answer": texts.answer} | changes
    return propose(letter, **given, by=by, at=AT)


def desk(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="gongkai.orgs.permissions.RoleBackend")
    return client


def test_t121_what_is_personal_is_masked_and_the_offices_telephone_stays(letter: Letter) -> None:
    texts = masked(letter)
    assert texts.body == "我叫古**尔，电话***，家住清水镇***，请问今年的灌溉用水计划。"
    assert texts.answer == "古**尔您好，灌溉用水计划已经下达到各村，咨询电话0990-5550102。"
    assert rules.why_not_show(texts, name=NAME, contact=MOBILE) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{NAME}来信", "来信人姓名"),
        (f"请回电{MOBILE}", "来信人的联系方式"),
        ("请回电19911112222", "手机号码"),
        ("家住清水镇胡杨村3号", "住址"),
    ],
)
def test_t121_what_still_tells_who_wrote_is_refused(letter: Letter, drafter: Person, text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        proposed(letter, drafter, body=text)
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [({"agreed": False}, "没有同意公开"), ({"answered": False}, "答复之后"), ({"proposed": True}, "已经有公开稿")],
)
def test_a_letter_is_proposed_once_after_its_answer_and_with_its_writers_consent(change: dict, says: str) -> None:
    given = {"agreed": True, "answered": True, "proposed": False, "texts": rules.Texts("题", "信", "答")}
    assert rules.why_not_propose(**given) == []
    (reason,) = rules.why_not_propose(**(given | change))
    assert says in reason


def test_t139_a_letter_is_public_after_the_gate_only_with_its_four_elements(letter, let_through, drafter) -> None:
    reader = Client()
    assert "暂无公开的来信" in reader.get(LIST).content.decode()
    record = let_through(letter)
    page = reader.get(LIST).content.decode()
    assert record.get_absolute_url() in page
    assert "水利局答复" in page
    assert record.title in reader.get(reverse("mailbox:home")).content.decode()
    told = reader.get(record.get_absolute_url()).content.decode()
    for element in (
        "来信时间：2024-09-02 10:30",
        "答复时间：2024-09-04 16:30",
        "答复单位：云溪县水利局",
        "已经下达到各村",
    ):
        assert element in told
    assert NAME not in page + told
    assert MOBILE not in page + told
    assert Event.objects.about(letter).named("letter.proposed").get().by == drafter


def test_a_draft_or_withdrawn_letter_is_on_no_list(letter, let_through, reviewers) -> None:
    record = let_through(letter)
    disclosure.withdraw(
        record.item, reason="来信人撤回同意", by=reviewers[ReviewLevel.PUBLISH], at=moment("2024-09-06 09:00")
    )
    assert Client().get(LIST).context["page"].paginator.count == 0


def test_the_list_is_narrowed_and_odd_questions_narrow_nothing(letter, let_through) -> None:
    let_through(letter)
    for asked, count in {
        "q=灌溉": 1, "q=灌溉 计划": 1, "q=公路": 0, "kind=consultation": 1, "kind=help": 0, "kind=odd": 1,
        "unit=shuiliju": 1, "unit=qingshui": 0, "year=2024": 1, "year=2023": 0, "year=odd": 1, "page=99": 1, "q=%00": 1,
    }.items():  # fmt: skip
        answered = Client().get(f"{LIST}?{asked}")
        assert (answered.status_code, answered.context["page"].paginator.count) == (200, count), asked


def test_the_desk_shows_the_masked_text_and_leads_to_the_draft(letter: Letter, county: Organisation, appoint) -> None:
    keeper = desk(appoint("冯岩", Role.DISCLOSURE_OFFICE, county))
    page = reverse("mailbox_desk:propose", args=[letter.pk])
    assert page in keeper.get(reverse("mailbox_desk:letter", args=[letter.pk])).content.decode()
    form = keeper.get(page).content.decode()
    assert "古**尔" in form
    assert MOBILE not in form
    wrong = keeper.post(page, {"subject": "灌溉用水", "body": f"我叫{NAME}", "answer": "已经下达"})
    assert (wrong.status_code, "公开稿里还有来信人姓名" in wrong.content.decode()) == (422, True)
    sent = keeper.post(page, {"subject": "灌溉用水", "body": "请问用水计划", "answer": "已经下达"})
    letter.refresh_from_db()
    assert sent["Location"] == reverse("wagtailsnippets_disclosure_item:edit", args=[letter.item_id])


def test_a_handler_who_drafts_nothing_is_told_who_does(letter: Letter, handler: Person) -> None:
    client = desk(handler)
    assert (
        "由政务公开办或者本单位的信息员起草"
        in client.get(reverse("mailbox_desk:letter", args=[letter.pk])).content.decode()
    )
    sent = client.post(
        reverse("mailbox_desk:propose", args=[letter.pk]), {"subject": "用水", "body": "请问", "answer": "已经下达"}
    )
    assert sent.status_code == 422
    assert not Item.objects.exists()


def test_consent_is_given_by_a_tick_and_never_assumed(water: Organisation) -> None:
    typed = {
        "kind": "consultation", "organisation": "shuiliju", "subject": "灌溉", "body": "请问灌溉用水计划",
        "contact": "0990-5559999",
    }  # fmt: skip
    Client().post(reverse("mailbox:write"), typed)
    Client().post(reverse("mailbox:write"), typed | {"may_be_published": "on"})
    assert list(Letter.objects.order_by("pk").values_list("may_be_published", flat=True)) == [False, True]
