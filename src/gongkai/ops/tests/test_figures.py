"""The sample county's figures of 2024 are those of the sample report, counted from the rows themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db.models import Sum

from gongkai.analytics.models import DailyVisits
from gongkai.annual import counting
from gongkai.annual.comparing import cells_of
from gongkai.annual.form import report_as_dict
from gongkai.annual.models import AnnualReport
from gongkai.annual.printing import PRINTS
from gongkai.annual.queries import draft_of
from gongkai.annual.reading import read_file
from gongkai.applications.models import Case, Remedy
from gongkai.cli import main
from gongkai.disclosure.models import GateRecord
from gongkai.ledger.queries import first_broken_link
from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.models import Letter
from gongkai.orgs.queries import county
from gongkai.policies.models import NormativeDocument
from gongkai.registers.models import EnforcementDecision, FeeReturn

PUBLISHED = {
    "gov_document": 7, "appointment": 8, "finance": 64, "meeting": 23, "motion": 24, "enforcement": 118, "notice": 562,
    "repost": 2004, "interpretation": 37, "law": 56,
}  # fmt: skip
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_county")]


def test_the_year_2024_is_that_of_the_sample_report(sample_report: Path, tmp_path: Path) -> None:
    # One test: the whole county is loaded once, however the tests are spread over workers.
    assert_items()
    assert_registers()
    assert_applications()
    assert_public_contact()
    assert_report_says_the_same()
    assert_every_cell_is_the_samples(sample_report)
    assert_no_print_of_the_report_has_a_finding(tmp_path)
    assert first_broken_link() is None
    assert GateRecord.objects.count() > 5000
    assert Case.objects.count() >= 200


def assert_items() -> None:
    counted = {
        genre: GateRecord.objects.filter(
            genre=genre, is_current=True, first_published_at__date__range=(FIRST, LAST)
        ).count()
        for genre in PUBLISHED
    }
    assert counted == PUBLISHED
    documents = GateRecord.objects.filter(genre="gov_document", first_published_at__date__range=(FIRST, LAST))
    assert set(documents.values_list("item__issuer__kind", flat=True)) <= {"government", "office"}


def assert_registers() -> None:
    decided = EnforcementDecision.objects.filter(decided_on__range=(FIRST, LAST))
    assert decided.filter(kind="licensing").count() == 108
    assert decided.filter(kind="penalty").count() == 118
    assert decided.filter(kind="coercion").count() == 11
    assert FeeReturn.objects.filter(year=2024).aggregate(sum=Sum("amount_yuan"))["sum"] == Decimal("6600000.00")

    assert NormativeDocument.objects.filter(issued_on__range=(FIRST, LAST)).count() == 2
    assert NormativeDocument.objects.filter(repealed_on__range=(FIRST, LAST)).count() == 0
    issued = NormativeDocument.objects.filter(issued_on__lte=LAST)
    assert issued.exclude(repealed_on__lte=LAST).count() == 10
    before = NormativeDocument.objects.filter(issued_on__lte=date(2023, 12, 31))
    assert before.exclude(repealed_on__lte=date(2023, 12, 31)).count() == 8


def assert_applications() -> None:
    one = Case.objects.get(received_on__range=(FIRST, LAST))
    assert (one.applicant_kind, one.outcome, one.closed_on.year) == ("natural_person", "OTHER_MISC", 2024)
    assert list(Case.objects.filter(closed_on__range=(FIRST, LAST))) == [one]
    assert not Case.objects.filter(received_on__lt=FIRST, closed_on__gte=FIRST).exists()
    assert not Remedy.objects.filter(filed_on__lte=LAST).exclude(decided_on__lt=FIRST).exists()


def assert_public_contact() -> None:
    letters = Letter.objects.filter(answered_at__date__range=(FIRST, LAST)).exclude(kind=LetterKind.CORRECTION)
    assert letters.count() == 123
    visits = DailyVisits.objects.filter(day__range=(FIRST, LAST))
    assert visits.count() == 366
    assert visits.aggregate(sum=Sum("visits"))["sum"] == 577_700


def assert_report_says_the_same() -> None:
    report = AnnualReport.objects.get(organisation=county(), year=2024)
    scope = counting.Scope(county(), 2024)
    assert report.figures == counting.figures(scope)
    assert report.narrative == counting.narrative(scope)
    assert report.figures["proactive"]["penalty"] == 118
    assert report.figures["applications"]["other.other"]["natural_person"] == 1
    assert report.narrative["site_visits"] == 577_700
    published = GateRecord.objects.current().get(item=report.item)
    assert published.published_at.date() <= date(2025, 3, 31)


def assert_every_cell_is_the_samples(sample: Path) -> None:
    """All 200 cells of the three tables; the sample leaves one empty, the total of all results."""
    printed = report_as_dict(read_file(sample))
    counted = AnnualReport.objects.get(organisation=county(), year=2024).figures
    others = [(cell, value, dict(cells_of(counted))[cell]) for cell, value in cells_of(printed)]
    assert len(others) == 200
    assert [one for one in others if one[1] != one[2]] == [(("applications", "result_total", "total"), None, 1)]


def assert_no_print_of_the_report_has_a_finding(folder: Path) -> None:
    """By every rule and the proofreader, as anybody would call them."""
    report = AnnualReport.objects.get(organisation=county(), year=2024)
    for shape in ("docx", "html", "pdf", "json"):
        path = folder / f"report.{shape}"
        path.write_bytes(PRINTS[shape].make(draft_of(report)))
        done = CliRunner().invoke(main, ["check", str(path)])
        assert (done.exit_code, done.output) == (0, "没有发现问题。已检查1个文件。\n"), shape
