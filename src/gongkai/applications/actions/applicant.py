"""What applicants do besides: keep a draft, open it again, rate how they were served; and drafts that are cleared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from gongkai.applications.actions.numbers import new_query_code
from gongkai.applications.models import ApplicationDraft, Case
from gongkai.applications.queries import hold
from gongkai.applications.rules.intake import DRAFT_DAYS, RATINGS, why_not_rate
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if


@transaction.atomic
def save_draft(content: Mapping[str, str], *, code: str = "", at: datetime) -> ApplicationDraft:
    """Keep what was typed, encrypted, for thirty days; the same code keeps the same draft."""
    text = json.dumps(dict(content), ensure_ascii=False)
    draft = ApplicationDraft.objects.filter(code=code).first() if code else None
    draft = draft or ApplicationDraft(code=new_query_code() + new_query_code()[:4])
    draft.content, draft.saved_at = text, at
    draft.save()
    record("draft.saved", draft, by=None, at=at)
    return draft


@transaction.atomic
def clear_drafts(*, at: datetime) -> int:
    """Delete drafts that are older than thirty days; returns how many (个人信息保护法第四十七条)."""
    old = ApplicationDraft.objects.filter(saved_at__lt=at - timedelta(days=DRAFT_DAYS))
    cleared = list(old)
    for draft in cleared:
        record("draft.cleared", draft, by=None, at=at)
    old.delete()
    return len(cleared)


@transaction.atomic
def rate(case: Case, *, rating: int, words: str = "", at: datetime) -> Case:
    """The applicant says, once and after the answer, how satisfied they are (条例第四十六条)."""
    case = hold(case)
    refuse_if(why_not_rate(rating, is_answered=case.dispatched_on is not None, has_rated=case.satisfaction is not None))

    record("case.rated", case, by=None, at=at, rating=rating, words=f"{RATINGS[rating]}　{words}".strip())
    case.satisfaction, case.satisfaction_words = rating, words
    case.save(update_fields=["satisfaction", "satisfaction_words"])
    return case
