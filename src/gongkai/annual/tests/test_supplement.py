"""人工补录: never without a proof, a name and a word; counted, listed, marked, and taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.annual.actions import supplement, withdraw_supplement
from gongkai.annual.additions import is_derived
from gongkai.annual.counting import behind, figures, narrative
from gongkai.annual.form import FORMS
from gongkai.annual.models import Supplement
from gongkai.annual.queries import counted_now, draft_of, errors_of
from gongkai.annual.scopes import Scope
from gongkai.annual.tests.records import case
from gongkai.annual.writing import preface
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

AT = moment("2025-01-10 10:00")
REASON = "公安局执法系统未接入，按其年报补录"
PDF = b"%PDF-1.4\n%%EOF\n"
CELLS = [(form.key, row.key, column.key) for form in FORMS for row in form.rows for column in row.columns]


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("台账.pdf", PDF, "application/pdf")


def enter(organ: Organisation, by: Person, cell=("proactive", "penalty", "decisions"), value="12") -> Supplement:
    return supplement(Scope(organ, 2024), cell, value=Decimal(value), reason=REASON, proof=proof(), by=by, at=AT)


def test_it_is_added_in_the_units_and_in_the_countys_report(
    county: Organisation, water: Organisation, compiler: Person
) -> None:
    entered = enter(water, compiler)
    assert [figures(Scope(organ, 2024))["proactive"]["penalty"] for organ in (water, county)] == [12, 12]
    assert figures(Scope(water, 2023))["proactive"]["penalty"] == 0

    line = Event.objects.about(entered).get()
    assert (line.name, line.by, line.details["file"]) == ("report.supplemented", compiler, entered.file.sha256)
    withdraw_supplement(entered, by=compiler, at=AT)
    assert figures(Scope(county, 2024))["proactive"]["penalty"] == 0


ENTERED = [cell for cell in CELLS if not is_derived(cell) and (cell[0] != "applications" or cell[2] == "other_org")]


@pytest.mark.parametrize("cell", ENTERED, ids="/".join)
def test_in_any_cell_it_moves_that_cell_and_its_totals_and_the_list_agrees(
    county: Organisation, office: Organisation, water: Organisation, compiler: Person, cell: tuple[str, str, str]
) -> None:
    enter(water, compiler, cell, "3")
    counted = figures(Scope(county, 2024))
    for table, row, column in CELLS:
        shape = counted[table][row]
        figure = shape[column] if isinstance(shape, dict) else shape
        same_row, is_result = row == cell[1], cell[1] not in ("new_received", "carried_in", "carried_out")
        rows = same_row or (cell[0] == table == "applications" and row == "result_total" and is_result)
        moved = table == cell[0] and rows and column in (cell[2], "total")
        assert figure == (3 if moved else 0), (table, row, column)
    assert behind(Scope(county, 2024), *cell).value == 3


def test_the_report_says_which_figures_hold_entries_by_hand(
    water: Organisation, office: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    enter(water, compiler)
    written = draft_of(counted_now(Scope(water, 2024), texts))
    assert "含人工补录" in preface(written)
    assert "行政处罚" in preface(written).split("含人工补录")[1]
    assert errors_of(counted_now(Scope(water, 2024), texts)) == []


def test_fractions_of_a_fee_are_added_exactly(water: Organisation, compiler: Person) -> None:
    enter(water, compiler, ("proactive", "fee_wan_yuan", "amount"), "0.1")
    enter(water, compiler, ("proactive", "fee_wan_yuan", "amount"), "0.2")
    assert figures(Scope(water, 2024))["proactive"]["fee_wan_yuan"] == 0.3


def test_a_narrative_figure_can_be_added_to(water: Organisation, compiler: Person) -> None:
    enter(water, compiler, ("narrative", "notices", "all"), "5")
    assert narrative(Scope(water, 2024))["notices"] == 5


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"proof": None}, "佐证文件"),
        ({"reason": "无"}, "来由"),
        ({"value": Decimal(0)}, "大于0"),
        ({"value": Decimal("0.5")}, "应为整数，不能是0.5"),
        ({"value": Decimal("1.5"), "cell": ("narrative", "notices", "all")}, "应为整数"),
        ({"cell": ("applications", "granted", "total")}, "不能补录"),
    ],
)
def test_without_proof_word_or_amount_and_in_totals_it_is_refused(
    water: Organisation, compiler: Person, change: dict, words: str
) -> None:
    given = {"cell": ("applications", "granted", "natural_person"), "value": Decimal(1), "reason": REASON} | change
    given = {"proof": proof()} | given
    with pytest.raises(Refused, match=words):
        supplement(Scope(water, 2024), given.pop("cell"), by=compiler, at=AT, **given)
    assert not Supplement.objects.exists()


def test_the_same_entry_is_not_made_twice_as_by_a_double_click(water: Organisation, compiler: Person) -> None:
    first = enter(water, compiler)
    with pytest.raises(Refused, match="已经录入"):
        enter(water, compiler)
    enter(water, compiler, value="13")
    withdraw_supplement(first, by=compiler, at=AT)
    enter(water, compiler)
    assert figures(Scope(water, 2024))["proactive"]["penalty"] == 25


def test_on_the_page_of_a_figure_it_is_entered_listed_opened_and_taken_back(
    water: Organisation, office: Organisation, compiler: Person, appoint: Appoint, township: Organisation
) -> None:
    case(water, date(2024, 3, 4))
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    cell = ("proactive", "penalty", "decisions")
    place = ["shuiliju", 2024, *cell]
    refused = client.post(reverse("annual:enter", args=place), {"value": "7", "reason": "无", "proof": proof()})
    assert "至少5个字" in refused.content.decode()
    assert 'value="7"' in refused.content.decode()

    refused = client.post(reverse("annual:enter", args=place), {"value": "-7", "reason": "无"}).content.decode()
    assert [reason in refused for reason in ("补录数应大于0", "至少5个字", "请上传佐证文件")] == [True] * 3

    client.post(reverse("annual:enter", args=place), {"value": "7", "reason": REASON, "proof": proof()})
    entered = Supplement.objects.get()
    page = client.get(reverse("annual:behind", args=place)).content.decode()
    assert REASON in page
    assert "孙丽萍" in page
    opened = client.get(reverse("annual:proof", args=["shuiliju", 2024, entered.pk]))
    assert b"".join(opened.streaming_content) == PDF

    stranger = Client()
    stranger.force_login(appoint("陌生人", Role.DRAFTER, township), backend="gongkai.orgs.permissions.RoleBackend")
    assert stranger.get(reverse("annual:proof", args=["shuiliju", 2024, entered.pk])).status_code == 404
    assert stranger.get(reverse("annual:proof", args=["qingshui", 2024, entered.pk])).status_code == 404
    assert stranger.post(reverse("annual:take_back", args=["qingshui", 2024, entered.pk])).status_code == 404

    client.post(reverse("annual:take_back", args=["shuiliju", 2024, entered.pk]))
    assert figures(Scope(water, 2024))["proactive"]["penalty"] == 0
    assert Supplement.objects.count() == 1  # on record for good
