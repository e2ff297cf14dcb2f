"""Searching, and asking other units to contribute (条例第十条、第三十六条第（四）项、第四十五条)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.applications.actions.record import refresh
from gongkai.applications.models import Case, CoHandling, Search
from gongkai.applications.queries import calendar, day_of, take
from gongkai.applications.rules import office as rules
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person

ANSWER_WITHIN = 5  # working days for a unit that contributes; a convention of the product


@transaction.atomic
def log_search(
    case: Case,
    *,
    systems: str,
    keywords: str,
    period: str,
    searcher: str,
    result: str,
    found: bool = False,
    on: date | None = None,
    by: Person,
    at: datetime,
) -> Case:
    """Enter one search for what was asked: where, for what, by whom, and what came of it."""
    case, step, reasons = take(case, "log_search", by)
    day = day_of(on, at)
    facts = {"systems": systems, "keywords": keywords, "period": period, "searcher": searcher, "result": result}
    named = dict(zip(("检索的系统、档案范围", "关键词", "时间段", "检索人", "检索结果"), facts.values(), strict=True))
    refuse_if(reasons + rules.why_not_search(named, on=day, received_on=case.received_on, today=beijing_date(at)))

    search = Search.objects.create(case=case, searched_on=day, found=found, **facts)
    record("case.searched", case, by=by, at=at, search=search.pk, on=day, found=found, **facts)
    return refresh(case, step)


@transaction.atomic
def explain_search(case: Case, *, search: int | None, explanation: str, by: Person, at: datetime) -> Case:
    """Say why what a search found is not what was asked for; until then nobody answers that nothing exists."""
    case, step, reasons = take(case, "explain_search", by)
    explained = case.searches.unexplained().filter(pk=search).first()
    refuse_if(reasons + rules.why_not_explain(explanation, is_open=explained is not None))
    assert explained is not None

    explained.explanation, explained.explained_on = explanation, beijing_date(at)
    explained.save(update_fields=["explanation", "explained_on"])
    details = {"search": explained.pk, "keywords": explained.keywords, "explanation": explanation}
    record("case.search_explained", case, by=by, at=at, **details)
    return refresh(case, step)


@transaction.atomic
def ask_unit(
    case: Case,
    *,
    unit: Organisation,
    what: str,
    until: date | None = None,
    on: date | None = None,
    by: Person,
    at: datetime,
) -> Case:
    """Ask a second unit to contribute; the lead unit still answers, and the clock runs on."""
    case, step, reasons = take(case, "ask_unit", by)
    day = day_of(on, at)
    until = until or calendar().add(day, ANSWER_WITHIN)
    is_asked = case.co_handlings.filter(unit=unit, answered_on__isnull=True).exists()
    is_lead = unit.pk == case.handling_unit_id
    refuse_if(reasons + rules.why_not_ask_unit(what=what, until=until, on=day, is_lead=is_lead, is_asked=is_asked))

    asked = CoHandling.objects.create(case=case, unit=unit, what=what, asked_on=day, until=until)
    record(
        "case.unit_asked", case, by=by, at=at, co_handling=asked.pk, unit_name=unit.name, what=what, on=day, until=until
    )
    return refresh(case, step)


@transaction.atomic
def receive_unit_answer(
    case: Case, *, co_handling: int, answer: str, on: date | None = None, by: Person, at: datetime
) -> Case:
    """Take in what a second unit contributes."""
    case, step, reasons = take(case, "receive_unit_answer", by)
    asked = case.co_handlings.filter(pk=co_handling, answered_on__isnull=True).select_related("unit").first()
    refuse_if(reasons + ([] if asked else [f"请选择本件尚未反馈的协办部门（{rules.REGIME}）"]))
    assert asked is not None
    refuse_if(rules.missing({"反馈意见": answer}, rules.REGIME))

    asked.answer, asked.answered_on = answer, day_of(on, at)
    asked.save(update_fields=["answer", "answered_on"])
    record(
        "case.unit_answered", case, by=by, at=at, co_handling=asked.pk, unit_name=asked.unit.name, on=asked.answered_on,
        answer=answer,
    )  # fmt: skip
    return refresh(case, step)
