"""The reply: its title, its basis, its grounds, and the remedies nobody writes or deletes (facts §1.8, §4)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications.choices import Outcome
from gongkai.applications.queries import letter_of
from gongkai.applications.rules.letter import letter, organ_from_edge, subject_of
from gongkai.applications.rules.remedies import remedies, review_body
from gongkai.applications.tables import DRAFTABLE, REVIEW_FIRST
from gongkai.orgs.choices import OrganKind

COUNTY, SUPERIOR, ONLINE = "云溪县人民政府", "地区行政公署", "https://fuyi.yunxi.example/"


def said(outcome: Outcome, url: str = ONLINE) -> str:
    """The remedies of a reply with this outcome."""
    return remedies(outcome, body=COUNTY, review_url=url)


def written(outcome: Outcome, description: str = "河道治理", **grounds: str):
    """A reply with this outcome."""
    return letter(
        outcome, number="002202400001", doc_no="云政公开〔2024〕1号", addressee="赵春来", received_on=date(2024, 9, 20),
        description=description, text="第一段。\n\n第二段。", grounds=grounds, remedies="如不服…", organ="云溪县水利局",
        signed_on=date(2024, 10, 10),
    )  # fmt: skip


@pytest.mark.parametrize("outcome", sorted(REVIEW_FIRST))
def test_a_denial_leads_to_a_review_first(outcome):
    assert "应当自收到本答复之日起60日内先向云溪县人民政府申请行政复议" in said(outcome)
    assert "6个月" not in said(outcome)


@pytest.mark.parametrize("outcome", sorted(set(DRAFTABLE) - REVIEW_FIRST - {Outcome.PARTIAL}))
def test_other_replies_leave_the_choice(outcome):
    assert "6个月内向有管辖权的人民法院提起行政诉讼" in said(outcome)
    assert "先向" not in said(outcome)


def test_a_partial_reply_says_both():
    assert "应当自收到本答复之日起60日内先向" in said(Outcome.PARTIAL)
    assert "6个月" in said(Outcome.PARTIAL)


def test_the_online_way_to_a_review_is_named_where_there_is_one():
    assert ONLINE in said(Outcome.GRANTED_PROVIDED)
    assert "互联网" not in said(Outcome.GRANTED_PROVIDED, url="")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (OrganKind.DEPARTMENT, COUNTY), (OrganKind.TOWNSHIP, COUNTY), (OrganKind.OFFICE, COUNTY),
        (OrganKind.GOVERNMENT, SUPERIOR),
    ],
)  # fmt: skip
def test_who_reviews_follows_from_who_signed(kind, body):
    assert review_body(kind, county=COUNTY, superior=SUPERIOR) == body


@pytest.mark.parametrize(
    ("outcome", "grounds", "title"),
    [
        (Outcome.GRANTED_PROVIDED, {}, "政府信息予以公开告知书"),
        (Outcome.DENIED_PROCESS, {}, "政府信息不予公开告知书"),
        (Outcome.UNABLE_NOT_HELD, {"not_held_because": "absent"}, "政府信息不存在告知书"),
        (Outcome.UNABLE_NOT_HELD, {"not_held_because": "elsewhere"}, "非本机关负责公开告知书"),
    ],
)
def test_each_kind_of_reply_has_its_title(outcome, grounds, title):
    assert written(outcome, **grounds).title == title


def test_no_reply_cites_the_law_without_its_name():
    for outcome in DRAFTABLE:
        basis = written(outcome).paragraphs[1]
        assert basis.startswith(("根据《中华人民共和国政府信息公开条例》第", "根据国办公开办函〔2021〕30号"))


@pytest.mark.parametrize(
    ("because", "cited", "other"), [("absent", "（四）", "（五）"), ("elsewhere", "（五）", "（四）")]
)
def test_not_held_cites_the_item_of_the_cases_own_reason_and_not_the_other(because, cited, other):
    text = written(Outcome.UNABLE_NOT_HELD, not_held_because=because).as_text()
    assert f"根据《中华人民共和国政府信息公开条例》第三十六条第{cited}项的规定" in text
    assert f"第{other}项" not in text


def test_the_grounds_are_told_in_words():
    paragraphs = written(Outcome.UNABLE_NOT_HELD, not_held_because="absent", search_keywords="河道").paragraphs
    assert "不掌握的情形：经检索没有该信息。" in paragraphs
    assert "检索的关键词：河道。" in paragraphs


def test_the_text_of_a_letter_stands_in_order():
    text = written(Outcome.GRANTED_PROVIDED).as_text()
    parts = [
        "政府信息予以公开告知书",
        "云政公开〔2024〕1号",
        "赵春来：",
        "第一段。",
        "第二段。",
        "如不服…",
        "云溪县水利局",
        "2024年10月10日",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_the_letter_of_a_case_is_addressed_to_the_applicant_or_to_nobody(desk):
    case = desk.answered()
    assert letter_of(case).addressee == "赵春来"
    assert letter_of(case, addressee="申请人A").addressee == "申请人A"


@pytest.mark.parametrize(
    ("description", "subject"),
    [
        ("申请公开水库2023年大坝安全鉴定报告。", "水库2023年大坝安全鉴定报告"),
        ("要求公开：征收土地的补偿方案；", "征收土地的补偿方案"),
        ("水库大坝安全鉴定报告", "水库大坝安全鉴定报告"),
        ("申请公开。", "申请公开"),
    ],
)
def test_what_is_asked_for_stands_in_a_sentence(description: str, subject: str) -> None:
    assert subject_of(description) == subject


def test_the_organ_stands_centred_above_the_date() -> None:
    assert organ_from_edge("云溪县人民政府", date(2026, 6, 11)) == 3.75
    assert organ_from_edge("云溪县人民政府办公室", date(2026, 6, 11)) == 2.25
    assert organ_from_edge("云溪县文化体育广播电视和旅游局行政审批服务中心", date(2026, 6, 11)) == 0


def test_no_sentence_ends_twice() -> None:
    told = written(Outcome.GRANTED_PROVIDED, description="大坝安全鉴定报告。").as_text()
    assert "“大坝安全鉴定报告”。" in told
