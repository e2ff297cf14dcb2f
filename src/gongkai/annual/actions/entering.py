"""人工补录: adding to a figure what no record holds, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from gongkai.annual import rules
from gongkai.annual.additions import is_derived
from gongkai.annual.choices import HANDED_IN
from gongkai.annual.comparing import Cell
from gongkai.annual.counting import WEBSITE_TABLE, is_whole, website
from gongkai.annual.form.website import FIELDS, why_not_field
from gongkai.annual.models import Supplement
from gongkai.annual.queries import is_in_review, is_public, kept_report, why_not_touch_return
from gongkai.annual.scopes import Scope
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person


@transaction.atomic
def supplement(
    scope: Scope, cell: Cell, *, value: Decimal, reason: str, proof: UploadedFile | None, by: Person, at: datetime
) -> Supplement:
    """Add an amount to one figure of an organ's year, with the file that proves it.

    Raises Refused without a proof or a word, for totals, and while the report may not be touched.
    """
    refuse_if(_why_not(scope, {cell: value}, reason=reason, has_file=proof is not None))
    assert proof is not None  # refused above
    return _enter(scope, cell, value=value, reason=reason, file=store(proof, by=by, at=at), by=by, at=at)


@transaction.atomic
def fill_return(
    scope: Scope, values: Mapping[str, Decimal], *, reason: str, proof: UploadedFile | None, by: Person, at: datetime
) -> list[Supplement]:
    """Fill in at once fields of the site's return that no record holds, all from one file.

    Raises Refused like `supplement`, and where nothing was filled in.
    """
    cells = {(WEBSITE_TABLE, key, "all"): value for key, value in values.items()}
    refuse_if([] if cells else ["请至少填写一项"])
    refuse_if(_why_not(scope, cells, reason=reason, has_file=proof is not None))
    assert proof is not None  # refused above
    file = store(proof, by=by, at=at)
    return [_enter(scope, cell, value=value, reason=reason, file=file, by=by, at=at) for cell, value in cells.items()]


def _why_not(scope: Scope, cells: Mapping[Cell, Decimal], *, reason: str, has_file: bool) -> list[str]:
    """The reasons against all of them, each said once."""
    held = website(scope) if any(cell[0] == WEBSITE_TABLE for cell in cells) else {}
    reasons = []
    for cell, value in cells.items():
        is_field = cell[0] == WEBSITE_TABLE
        reasons += _why_closed(scope, cell)
        reasons += rules.why_not_supplement(
            is_derived=is_derived(cell),
            is_whole=is_whole(cell),
            value=value,
            reason=reason,
            has_file=has_file,
            may_be_nought=is_field and held[cell[1]] is None,
            is_repeated=_is_entered(scope, cell, value, reason),
        )
        reasons += why_not_field(FIELDS[cell[1]], value, held[cell[1]]) if is_field else []
    return list(dict.fromkeys(reasons))


def _is_entered(scope: Scope, cell: Cell, value: Decimal, reason: str) -> bool:
    """Whether the same amount stands there for the same reason, as after a double click; held against a second one."""
    list(Organisation.objects.select_for_update().filter(pk=scope.organisation.pk))
    named = dict(zip(("table", "row", "column"), cell, strict=True))
    same = Supplement.objects.in_force().filter(organisation=scope.organisation, year=scope.year, **named)
    return same.filter(value=value, reason=reason.strip()).exists()


def _enter(
    scope: Scope, cell: Cell, *, value: Decimal, reason: str, file: StoredFile, by: Person, at: datetime
) -> Supplement:
    table, row, column = cell
    entered = Supplement.objects.create(
        organisation=scope.organisation,
        year=scope.year,
        table=table,
        row=row,
        column=column,
        value=value,
        reason=reason.strip(),
        file=file,
        entered_by=by,
        entered_at=at,
    )
    details = {"year": scope.year, "cell": "/".join(cell), "value": str(value), "file": file.sha256}
    record("report.supplemented", entered, by=by, at=at, **details)
    return entered


@transaction.atomic
def withdraw_supplement(entered: Supplement, *, by: Person, at: datetime) -> Supplement:
    """Take an entry back; it stays on record and counts no more. Raises Refused while the report may not be touched."""
    entered = Supplement.objects.select_for_update().get(pk=entered.pk)
    refuse_if(_why_closed(Scope(entered.organisation, entered.year), entered.cell))
    refuse_if(["该补录已经撤销"] if entered.withdrawn_at else [])

    entered.withdrawn_at = at
    entered.save(update_fields=["withdrawn_at"])
    record("report.supplement_withdrawn", entered, by=by, at=at, cell="/".join(entered.cell))
    return entered


def _why_closed(scope: Scope, cell: Cell) -> list[str]:
    """The annual report's own figures stay as they were handed in; the site's return is another paper."""
    report = kept_report(scope.organisation, scope.year)
    if cell[0] == WEBSITE_TABLE:
        return why_not_touch_return(report)
    if report is None:
        return []
    return rules.why_not_change(
        is_public=is_public(report), is_in_review=is_in_review(report), is_handed_in=report.state in HANDED_IN
    )
