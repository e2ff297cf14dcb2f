"""A document is repealed once, by an act that is named."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation
from gongkai.policies.actions import register_document, repeal
from gongkai.policies.models import NormativeDocument
from tests.cast import moment

AT = moment("2024-06-10 10:00")
BASIS = "《云溪县人民政府关于废止部分行政规范性文件的决定》（云政发〔2024〕9号）"


@pytest.fixture
def document(county: Organisation) -> NormativeDocument:
    given = {"title": "云溪县农田灌溉用水管理办法", "doc_no": "云政规〔2020〕2号"}
    return register_document(
        county, **given, issued_on=date(2020, 5, 6), expires_on=date(2025, 5, 5), by=None, at=moment("2020-05-07 10:00")
    )


def test_a_repealed_document_is_in_force_no_more(document: NormativeDocument) -> None:
    repeal(document, on=date(2024, 6, 3), basis=BASIS, by=None, at=AT)
    documents = NormativeDocument.objects
    assert [documents.in_force_at_end_of(year).exists() for year in (2019, 2020, 2023, 2024)] == [
        False,
        True,
        True,
        False,
    ]
    assert [documents.repealed_in(year).exists() for year in (2023, 2024, 2025)] == [False, True, False]
    assert Event.objects.about(document).last().details == {"on": "2024-06-03", "basis": BASIS}


def test_it_is_not_repealed_twice(document: NormativeDocument) -> None:
    repeal(document, on=date(2024, 6, 3), basis=BASIS, by=None, at=AT)
    with pytest.raises(Refused, match="已经废止"):
        repeal(document, on=date(2024, 6, 4), basis="另一文件", by=None, at=AT)
    document.refresh_from_db()
    assert (document.repealed_on, document.repeal_basis) == (date(2024, 6, 3), BASIS)


def test_every_reason_is_given_at_once(document: NormativeDocument) -> None:
    with pytest.raises(Refused) as refusal:
        repeal(document, on=date(2026, 1, 1), basis=" ", by=None, at=AT)
    assert len(refusal.value.reasons) == 3  # no basis, a day ahead, expired before
    with pytest.raises(Refused, match="不得早于制发日期"):
        repeal(document, on=date(2020, 5, 5), basis=BASIS, by=None, at=AT)
