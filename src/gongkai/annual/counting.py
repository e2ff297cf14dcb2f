"""Every figure of the report is one declared definition: a query over records.

The number on the page, the list behind it and the API are readings of the same definition, so they cannot disagree.
Source of the definitions: 国办公开办函〔2021〕30号; what it leaves open is marked 推定 in facts and may be configured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Count, Model, Q, QuerySet, Sum

from gongkai.analytics.models import DailyVisits
from gongkai.annual.additions import Addition, add_to, additions, plain
from gongkai.annual.form import T3_APPLICANT_COLUMNS, T3_RESULT_ROWS, T4_GROUPS, T4_PART_COLUMNS, form_of
from gongkai.annual.form.website import FIELDS
from gongkai.annual.scopes import Scope
from gongkai.applications.choices import Outcome, RemedyResult
from gongkai.applications.models import Case, Remedy
from gongkai.applications.tables import OUTCOMES
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.models.gate import GateRecordQuerySet
from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.models import Letter
from gongkai.orgs.choices import OrganKind
from gongkai.policies.models import NormativeDocument
from gongkai.registers.choices import DecisionKind
from gongkai.registers.models import EnforcementDecision, FeeReturn

YUAN_PER_WAN = 10_000
WEBSITE_TABLE = "website"


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure: what it is called, its unit of measure, and the records it counts (or one amount of them it adds)."""

    key: str
    label: str
    unit: str
    records: Callable[[Scope], QuerySet]
    adds: str = ""  # the field that is added up; empty: the records are counted
    per: int = 1  # the sum is divided by this
    genres: tuple[Genre, ...] = ()  # the records are all that was released of these

    def value(self, scope: Scope, by_genre: Mapping[str, int] | None = None) -> int | Decimal:
        """The figure for a scope; `by_genre` is what became public of each genre, where it was counted already."""
        if self.genres and by_genre is not None:
            return sum(by_genre.get(genre, 0) for genre in self.genres)
        rows = self.records(scope)
        if not self.adds:
            return rows.count()
        total = Decimal(rows.aggregate(total=Sum(self.adds))["total"] or 0) / self.per
        return int(total) if total == total.to_integral_value() else total


def _normative(scope: Scope) -> QuerySet:
    return NormativeDocument.objects.filter(scope.within())


def _decisions(kind: DecisionKind, scope: Scope) -> QuerySet:
    return EnforcementDecision.objects.filter(scope.within(), kind=kind, decided_on__year=scope.year)


def _no_rules(scope: Scope) -> QuerySet:
    return NormativeDocument.objects.none()  # 规章: county and township organs make none (立法法 art. 93)


PROACTIVE = {
    ("rules", "issued"): Definition("rules.issued", "规章本年制发", "件", _no_rules),
    ("rules", "repealed"): Definition("rules.repealed", "规章本年废止", "件", _no_rules),
    ("rules", "in_force"): Definition("rules.in_force", "规章现行有效", "件", _no_rules),
    ("normative_docs", "issued"): Definition(
        "normative_docs.issued", "行政规范性文件本年制发", "件", lambda scope: _normative(scope).issued_in(scope.year)
    ),
    ("normative_docs", "repealed"): Definition(
        "normative_docs.repealed",
        "行政规范性文件本年废止",
        "件",
        lambda scope: _normative(scope).repealed_in(scope.year),
    ),
    ("normative_docs", "in_force"): Definition(
        "normative_docs.in_force",
        "行政规范性文件现行有效",
        "件",
        lambda scope: _normative(scope).in_force_at_end_of(scope.year),
    ),
    **{
        (kind.value, "decisions"): Definition(kind.value, f"{kind.label}处理决定", "件", partial(_decisions, kind))
        for kind in DecisionKind
    },
    ("fee_wan_yuan", "amount"): Definition(
        "fee_wan_yuan",
        "行政事业性收费",
        "万元",
        lambda scope: FeeReturn.objects.filter(scope.within(), year=scope.year),
        adds="amount_yuan",
        per=YUAN_PER_WAN,
    ),
}

OUTCOMES_OF_ROW = {
    row.key: [outcome for outcome, decision in OUTCOMES.items() if decision.row == row.key] for row in T3_RESULT_ROWS
}


def _cases(scope: Scope) -> QuerySet[Case]:
    return Case.objects.filter(scope.within(), received_on__isnull=False)  # before it is received it is not counted


def case_rows(scope: Scope, row: str) -> QuerySet[Case]:
    """The cases that one row of 表三 counts; KeyError for a row that the table has not."""
    if row == "new_received":
        return _cases(scope).received_in(scope.year)
    if row == "carried_in":
        return _cases(scope).pending_at_end_of(scope.year - 1)
    if row == "carried_out":
        return _cases(scope).pending_at_end_of(scope.year)
    closed = _cases(scope).closed_in(scope.year)
    return closed if row == "result_total" else closed.filter(outcome__in=OUTCOMES_OF_ROW[row])


def remedy_condition(year: int, column: str) -> Q:
    """Which remedies one column of 表四 counts: ended within the year, or pending at its end (facts §6.1)."""
    ended = Q(decided_on__year=year)
    pending = Q(decided_on__isnull=True) | Q(decided_on__year__gt=year)
    if column == "total":
        return ended | pending
    return pending if column == RemedyResult.PENDING else ended & Q(result=column)


def remedy_rows(scope: Scope, group: str, column: str) -> QuerySet[Remedy]:
    """The remedies that one cell of 表四 counts."""
    filed = Remedy.objects.filter(scope.within(), kind=group, filed_on__year__lte=scope.year)
    return filed.filter(remedy_condition(scope.year, column))


def _all_released(scope: Scope) -> GateRecordQuerySet:
    """What became public within the year; a notice whose term is over counts, what was withdrawn does not."""
    released: GateRecordQuerySet = GateRecord.objects.not_recalled().filter(scope.within("unit"))
    return released.first_published_in(scope.year)


def _released(scope: Scope, *genres: Genre) -> QuerySet[GateRecord]:
    return _all_released(scope).of_genre(*genres)


def _published(scope: Scope) -> QuerySet[GateRecord]:
    """Everything first published within the year; what was taken over from others is told by itself (facts §4.1)."""
    return _all_released(scope).exclude(genre=Genre.REPOST)


def _government_documents(scope: Scope) -> QuerySet[GateRecord]:
    """Documents in the name of the county government or its office; in a unit's own report, in the unit's name."""
    issuers = Q(item__issuer=scope.organisation)
    if scope.organisation.kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE):
        issuers = Q(item__issuer__kind__in=[OrganKind.GOVERNMENT, OrganKind.OFFICE])
    return _released(scope, Genre.GOV_DOCUMENT).filter(issuers)


def _letters(scope: Scope) -> QuerySet[Letter]:
    """领导信箱, without the mistakes that people reported on the site (网站找错)."""
    answered = Letter.objects.filter(scope.within(), answered_at__year=scope.year)
    return answered.exclude(kind=LetterKind.CORRECTION)


def _visits(scope: Scope) -> QuerySet[DailyVisits]:
    """The one site is the county's: its visits stand in the reports of the government and its office only."""
    if scope.organisation.kind not in (OrganKind.GOVERNMENT, OrganKind.OFFICE):
        return DailyVisits.objects.none()
    return DailyVisits.objects.filter(day__year=scope.year)


def _but(*left_out: Genre) -> tuple[Genre, ...]:
    return tuple(genre for genre in Genre if genre not in left_out)


def _of_genres(key: str, label: str, unit: str, *genres: Genre) -> Definition:
    """A figure that counts all that was released of some genres."""
    return Definition(key, label, unit, lambda scope: _released(scope, *genres), genres=genres)


NARRATIVE = {
    definition.key: definition
    for definition in (
        Definition("published_total", "主动公开政府信息", "条", _published, genres=_but(Genre.REPOST)),
        Definition("gov_docs_published", "公开政府文件", "份", _government_documents),
        _of_genres("appointments", "公开人事任免", "份", Genre.APPOINTMENT),
        _of_genres("finance_items", "公开财政信息", "条", Genre.FINANCE),
        _of_genres("meeting_items", "公开会议信息", "篇", Genre.MEETING),
        _of_genres("proposal_replies", "公开建议提案办理结果", "条", Genre.MOTION),
        _of_genres("enforcement_results_published", "公开执法结果", "条", Genre.ENFORCEMENT),
        _of_genres("notices", "发布公示公告", "条", Genre.NOTICE),
        _of_genres("reposts", "转载", "条", Genre.REPOST),
        _of_genres("interpretations", "公开政策解读", "条", Genre.INTERPRETATION),
        _of_genres("laws", "公开法律法规", "件", Genre.LAW),
        Definition("mailbox_handled", "办理、回复领导信箱来信", "件", _letters),
        Definition("site_visits", "网站总访问量", "次", _visits, adds="visits"),
    )
}


def _letters_received(scope: Scope) -> QuerySet[Letter]:
    received = Letter.objects.filter(scope.within(), received_at__year=scope.year)
    return received.exclude(kind=LetterKind.CORRECTION)


NOT_CATALOGUED = (Genre.OVERVIEW, Genre.NEWS, Genre.REPOST, Genre.LETTER)


def _catalogued(scope: Scope) -> QuerySet[GateRecord]:
    return _all_released(scope).exclude(genre__in=NOT_CATALOGUED)


WEBSITE = {  # 《政府网站工作年度报表》: what records hold; a figure of the annual report is the same definition
    "visitors": Definition("visitors", "独立用户访问总量（每日去重后相加）", "个", _visits, adds="visitors"),
    "visits": NARRATIVE["site_visits"],
    "published": Definition("published", "信息发布总数", "条", _all_released, genres=tuple(Genre)),
    "published_overview": _of_genres("published_overview", "概况类信息更新量", "条", Genre.OVERVIEW),
    "published_news": _of_genres("published_news", "政务动态信息更新量（含转载）", "条", Genre.NEWS, Genre.REPOST),
    "published_catalogue": Definition(
        "published_catalogue", "信息公开目录信息更新量", "条", _catalogued, genres=_but(*NOT_CATALOGUED)
    ),
    "interpretations": NARRATIVE["interpretations"],
    "letters": Definition("letters", "收到留言数量", "条", _letters_received),
    "letters_answered": NARRATIVE["mailbox_handled"],
}


def figures(scope: Scope, added: list[Addition] | None = None) -> dict[str, Any]:
    """The three statutory tables for a scope, in the JSON shape of `annual.form`: proactive, applications, remedies.

    `added`: what is added for the scope, where the caller knows it already.
    """
    counted = {"proactive": proactive(scope), "applications": applications(scope), "remedies": remedies(scope)}
    added = additions(scope) if added is None else added
    return {table: add_to(shape, table, added) for table, shape in counted.items()}


def proactive(scope: Scope) -> dict[str, Any]:
    """表二: a row of one cell is the number itself."""
    shape: dict[str, Any] = {}
    for (row, column), definition in PROACTIVE.items():
        value = plain(definition.value(scope))
        if column in ("decisions", "amount"):
            shape[row] = value
        else:
            shape.setdefault(row, {})[column] = value
    return shape


def applications(scope: Scope) -> dict[str, dict[str, int]]:
    """表三: every row by kind of applicant, with its total."""
    return {
        "new_received": _by_applicant(case_rows(scope, "new_received")),
        "carried_in": _by_applicant(case_rows(scope, "carried_in")),
        **_results(case_rows(scope, "result_total")),
        "carried_out": _by_applicant(case_rows(scope, "carried_out")),
    }


def _by_applicant(cases: QuerySet[Case]) -> dict[str, int]:
    return _row(Counter(dict(cases.order_by().values_list("applicant_kind").annotate(count=Count("pk")))))


def _results(closed: QuerySet[Case]) -> dict[str, dict[str, int]]:
    """The rows of 三、本年度办理结果 and their total row, counted in one go."""
    counts = {row: Counter[str]() for row in (*OUTCOMES_OF_ROW, "result_total")}
    for outcome, kind, count in closed.order_by().values_list("outcome", "applicant_kind").annotate(count=Count("pk")):
        counts[OUTCOMES[Outcome(outcome)].row][kind] += count
        counts["result_total"][kind] += count
    return {row: _row(by_kind) for row, by_kind in counts.items()}


def _row(by_kind: Counter[str]) -> dict[str, int]:
    cells = {column.key: by_kind[column.key] for column in T3_APPLICANT_COLUMNS}
    return {**cells, "total": sum(cells.values())}


def remedies(scope: Scope) -> dict[str, dict[str, int]]:
    """表四: every group by result, with its total."""
    table = {}
    for group in T4_GROUPS:
        wanted = {part.key: Count("pk", filter=remedy_condition(scope.year, part.key)) for part in T4_PART_COLUMNS}
        cells = remedy_rows(scope, group.key, "total").aggregate(**wanted)
        table[group.key] = {**cells, "total": sum(cells.values())}
    return table


def narrative(scope: Scope, added: list[Addition] | None = None) -> dict[str, int | float]:
    """The figures of the narrative chapters, by metric; `added` as for the tables."""
    genres = _by_genre(scope)
    told = {key: plain(definition.value(scope, genres)) for key, definition in NARRATIVE.items()}
    return add_to(told, "narrative", additions(scope) if added is None else added)


def _by_genre(scope: Scope) -> Counter[str]:
    """How much of each genre became public within the year: every figure that counts whole genres, in one question."""
    rows = _all_released(scope).order_by().values_list("genre").annotate(count=Count("pk"))
    return Counter(dict(rows))


@dataclass(frozen=True, slots=True)
class Behind:
    """One figure with the records it counts (or whose amounts it adds up), and what was added to them."""

    label: str
    records: QuerySet[Model]
    value: int | float
    unit: str = "件"
    added: tuple[Addition, ...] = ()


def behind(scope: Scope, table: str, row: str, column: str) -> Behind:
    """What stands behind one figure; KeyError for a figure that is not defined."""
    figure = _counted(scope, table, row, column)
    added = tuple(one for one in additions(scope) if (table, row, column) in one.counts_in())
    total = Decimal(str(figure.value)) + sum(one.value for one in added)
    return replace(figure, value=plain(total), added=added)


def _counted(scope: Scope, table: str, row: str, column: str) -> Behind:
    """The figure as the records alone give it."""
    if table in ("narrative", WEBSITE_TABLE) and column != "all":
        raise KeyError(column)
    if table == "narrative":
        return _defined(NARRATIVE[row], scope)
    if table == WEBSITE_TABLE:
        return _website(row, scope)
    if table == "proactive":
        return _defined(PROACTIVE[row, column], scope)
    form_row = form_of(table).row(row)
    heads = {cell.key: cell.text for cell in form_row.columns}
    records = _application_cell(scope, row, column) if table == "applications" else remedy_rows(scope, row, column)
    return Behind(f"{form_row.full}——{heads[column]}", records, records.count())


def _website(key: str, scope: Scope) -> Behind:
    """A field of the site's own return; one that no record holds has only what was added by hand."""
    if key in WEBSITE:
        return _defined(WEBSITE[key], scope)
    field = FIELDS[key]
    return Behind(field.label, GateRecord.objects.none(), 0, "" if field.is_yes_or_no else field.unit)


def recorded(scope: Scope) -> dict[str, int | float]:
    """The fields of 《政府网站工作年度报表》 that records hold."""
    genres = _by_genre(scope)
    values = {key: plain(definition.value(scope, genres)) for key, definition in WEBSITE.items()}
    if values["visits"] and not values["visitors"]:
        del values["visitors"]  # visits that came from elsewhere have no visitors on record
    return values


def website(scope: Scope, held: Mapping[str, float] | None = None) -> dict[str, int | float | None]:
    """Every field of the form; None where neither a record nor an entry by hand holds it. `held`: what records hold."""
    values: dict[str, int | float | None] = dict.fromkeys(FIELDS)
    values |= recorded(scope) if held is None else held
    for addition in additions(scope):
        table, key, _ = addition.cell
        if table == WEBSITE_TABLE:
            values[key] = plain(Decimal(str(values[key] or 0)) + addition.value)
    return values


def _defined(definition: Definition, scope: Scope) -> Behind:
    return Behind(definition.label, definition.records(scope), plain(definition.value(scope)), definition.unit)


def _application_cell(scope: Scope, row: str, column: str) -> QuerySet[Case]:
    rows = case_rows(scope, row)
    return rows if column == "total" else rows.filter(applicant_kind=column)


def is_whole(cell: tuple[str, str, str]) -> bool:
    """Whether the figure counts 件 and the like, so that only a whole number can be added; an amount of money need not.

    The site's return says itself what its fields hold.
    """
    table, row, _ = cell
    unit = NARRATIVE[row].unit if table == "narrative" else ""
    return unit != "万元" and row != "fee_wan_yuan" and table != WEBSITE_TABLE
