"""What the editor asks: answered for the person's own unit, within bounds, with offsets as a browser counts them."""

from __future__ import annotations

import json

from django.http import HttpResponse

from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.desk.asking import MOST_CHARACTERS
from gongkai.proofing.models import Word
from tests.items import at_desk


def ask(person: Person, page: str, **question: object) -> HttpResponse:
    """Post a question as the script does."""
    return at_desk(person).post(f"/admin/proofing/{page}/", json.dumps(question), content_type="application/json")


def test_each_paragraph_is_answered_for_by_itself(drafter: Person, water: Organisation) -> None:
    texts = ["😀加强学习,提高认识。", "没有问题。", "按照《规定》要求公开"]
    found = ask(drafter, "check", unit=water.pk, texts=texts).json()["found"]
    ((one,), none, whole) = found
    assert (one["start"], one["end"], one["put"], one["label"]) == (6, 7, "，", "错误")
    assert none == whole == []  # what needs the whole text is judged when it is saved


def test_nobody_asks_for_another_unit_too_much_or_nonsense(
    drafter: Person, water: Organisation, township: Organisation
) -> None:
    assert ask(drafter, "check", unit=township.pk, texts=["一"]).status_code == 403
    assert ask(drafter, "check", unit="x", texts=["一"]).status_code == 403
    assert ask(drafter, "check", unit=water.pk, texts="一").status_code == 422
    assert ask(drafter, "check", unit=water.pk, texts=["一" * (MOST_CHARACTERS + 1)]).status_code == 422
    assert at_desk(drafter).post("/admin/proofing/check/", "{", content_type="application/json").status_code == 422
    assert ask(drafter, "learn", unit=township.pk, text="一").status_code == 403


def test_a_finding_to_be_learnt_is_looked_for_again(drafter: Person, water: Organisation) -> None:
    text = "加强学习,提高认识。"
    ((one,),) = ask(drafter, "check", unit=water.pk, texts=[text]).json()["found"]
    given = {"unit": water.pk, "text": text, "mark": one["mark"], "word": "学习,提高"}
    assert "请写明理由" in ask(drafter, "learn", **given, reason="").json()["reason"]
    assert ask(drafter, "learn", **given | {"text": "改过了"}, reason="照录原文").status_code == 422
    assert ask(drafter, "learn", **given, reason="照录原文").json() == {"word": "学习,提高"}
    assert Word.objects.get().rule == "P-HALF"
    assert ask(drafter, "check", unit=water.pk, texts=[text]).json()["found"] == [[]]
