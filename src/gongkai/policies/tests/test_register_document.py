"""A normative document enters the register once, with a number as the standard writes it and days that can be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.policies.actions import register_document
from gongkai.policies.models import NormativeDocument
from gongkai.policies.rules import why_not_register
from tests.cast import moment

AT = moment("2024-05-10 10:00")
GOOD: dict[str, Any] = {
    "title": "云溪县农田灌溉用水管理办法",
    "doc_no": "云政规〔2024〕2号",
    "issued_on": date(2024, 5, 6),
}


def reasons(**change: Any) -> list[str]:
    given = {**GOOD, "is_known": False, "expires_on": None, "today": date(2024, 5, 10)} | change
    return why_not_register(**given)


def test_a_good_document_is_entered_and_recorded(county: Organisation, handler: Person) -> None:
    document = register_document(county, **GOOD, expires_on=date(2029, 5, 5), by=handler, at=AT)
    assert NormativeDocument.objects.get() == document
    line = Event.objects.about(document).get()
    assert (line.name, line.by, line.organisation) == ("document.registered", handler, county)
    assert line.details == {"doc_no": "云政规〔2024〕2号", "issued_on": "2024-05-06", "expires_on": "2029-05-05"}


@pytest.mark.parametrize(
    "doc_no",
    ["云政规[2024]2号", "云政规（2024）2号", "云政规〔24〕2号", "云政规〔2024〕02号", "云政规〔2024〕2", ""],
)
def test_a_number_in_another_form_is_refused(doc_no: str) -> None:
    assert reasons(doc_no=doc_no) == ["文号格式应如“云政规〔2024〕2号”，年份用六角括号（GB/T 9704—2012）"]


def test_the_same_number_is_not_entered_twice(county: Organisation, office: Organisation) -> None:
    register_document(county, **GOOD, by=None, at=AT)
    with pytest.raises(Refused, match="已经登记"):
        register_document(office, **{**GOOD, "doc_no": " 云政规〔2024〕2号 "}, by=None, at=AT)
    assert NormativeDocument.objects.count() == 1


def test_every_reason_is_given_at_once() -> None:
    assert len(reasons(title=" ", doc_no="", issued_on=date(2024, 5, 11), expires_on=date(2024, 5, 10))) == 4
    assert reasons() == []
    assert reasons(issued_on=date(2024, 5, 10), expires_on=date(2024, 5, 10)) == []
