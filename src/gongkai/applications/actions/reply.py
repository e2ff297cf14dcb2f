"""The reply: draft, review for secrecy, return, sign (条例第十七条、第三十六条至第四十条、第四十五条)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from gongkai.applications.actions.numbers import next_reply_no
from gongkai.applications.actions.record import refresh
from gongkai.applications.choices import Medium, Outcome, Verdict
from gongkai.applications.models import Case, CaseAttachment
from gongkai.applications.queries import facts_for, practice, searched_grounds, slips_of, step_of, take
from gongkai.applications.rules.drafting import why_not_draft
from gongkai.applications.rules.reviewing import (
    Judged,
    why_not_approve,
    why_not_judge,
    why_not_pass_legality,
    why_not_pass_secrecy,
    why_not_return,
    why_not_sign_unread,
)
from gongkai.applications.tables import ABSENT
from gongkai.files.actions import Screened, admit, screen
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.lib.seen import seen
from gongkai.orgs.models import Person


def draft(
    case: Case,
    *,
    outcome: Outcome,
    text: str,
    grounds: Mapping[str, str] | None = None,
    given_medium: Medium | None = None,
    files: Iterable[UploadedFile] = (),
    by: Person,
    at: datetime,
) -> Case:
    """Draft the reply with its outcome and grounds (keys of tables.GROUNDS), and hand it to the review for secrecy.

    `given_medium` differs from what was asked for only with a reason (条例第四十条); `files` go out with the answer
    in place of those of an earlier draft. Marked classified files are stopped before they are stored.
    """
    files = screen(files, about=case, by=by, at=at)
    with transaction.atomic():
        return _draft(case, outcome, text, grounds or {}, given_medium, files, by=by, at=at)


def _draft(
    case: Case,
    outcome: Outcome,
    text: str,
    grounds: Mapping[str, str],
    given_medium: Medium | None,
    files: list[Screened],
    *,
    by: Person,
    at: datetime,
) -> Case:
    case, step, reasons = take(case, "draft", by)
    grounds = {key: text for key, text in grounds.items() if seen(text)}
    medium = given_medium or Medium(case.delivery_medium)
    if grounds.get("not_held_because") == ABSENT:
        grounds = searched_grounds(case) | grounds
    facts = facts_for(case, grounds.get("previous_number", ""))
    refuse_if(reasons + why_not_draft(outcome, text=text, grounds=grounds, given_medium=medium, facts=facts))

    hashes = _enclose(case, files, by=by, at=at)
    record("case.drafted", case, by=by, at=at, outcome=outcome, grounds=grounds, text=text, files=hashes)
    return refresh(case, step, outcome=outcome, reply=text, grounds=grounds, given_medium=medium, drafted_by=by)


def _enclose(case: Case, files: list[Screened], *, by: Person, at: datetime) -> list[str]:
    """Put the files of this draft in place of an earlier one's; returns the hashes of all that go out."""
    stored = [admit(upload, by=by, at=at) for upload in files]
    if stored:
        case.attachments.filter(is_answer=True).delete()
        CaseAttachment.objects.bulk_create(CaseAttachment(case=case, file=file, is_answer=True) for file in stored)
    return list(case.attachments.filter(is_answer=True).values_list("file__sha256", flat=True))


@transaction.atomic
def pass_secrecy(
    case: Case,
    *,
    conclusion: str,
    verdicts: Mapping[int, tuple[Verdict | None, str]] | None = None,
    by: Person,
    at: datetime,
) -> Case:
    """The review for secrecy finds that the reply may go out; never by whoever drafted it.

    `verdicts` gives, for every file that goes out (by the key of its attachment), a verdict and its basis.
    """
    case, step, reasons = take(case, "pass_secrecy", by)
    drafter = case.drafted_by_id
    judged = [
        Judged(bound.file.name, *(verdicts or {}).get(bound.pk, (None, "")))
        for bound in case.attachments.filter(is_answer=True).select_related("file").order_by("pk")
    ]
    refuse_if(
        reasons
        + why_not_pass_secrecy(drafter=drafter, reviewer=by and by.pk, conclusion=conclusion)
        + why_not_judge(judged)
    )

    legality = practice().legality_review
    said = [{"name": one.name, "verdict": one.verdict, "basis": one.basis} for one in judged]
    record("case.secrecy_passed", case, by=by, at=at, conclusion=conclusion, verdicts=said, legality=legality)
    return refresh(case, step_of(case, "refer_legality") if legality else step)


@transaction.atomic
def pass_legality(case: Case, *, opinion: str, by: Person, at: datetime) -> Case:
    """The review for legality finds facts, procedure and basis in order; where the organ has such a review."""
    case, step, reasons = take(case, "pass_legality", by)
    refuse_if(reasons + why_not_pass_legality(drafter=case.drafted_by_id, reviewer=by and by.pk, opinion=opinion))

    record("case.legality_passed", case, by=by, at=at, opinion_text=opinion)
    return refresh(case, step)


@transaction.atomic
def return_draft(case: Case, *, reason: str, by: Person, at: datetime) -> Case:
    """Return the draft to the unit that wrote it, with what is wrong."""
    case, step, reasons = take(case, "return_draft", by)
    refuse_if(reasons + why_not_return(reason))

    record("case.draft_returned", case, by=by, at=at, reason=reason, from_state=case.state)
    return refresh(case, step)


@transaction.atomic
def approve(case: Case, *, confirmed: bool = False, by: Person, at: datetime) -> Case:
    """Sign the reply; it gets its 文号. `confirmed`: whoever signs looked at the errors that the proofreader found."""
    case, step, reasons = take(case, "approve", by)
    errors = [slip.in_words() for slip in slips_of(case) if slip.is_error]
    refuse_if(
        reasons
        + why_not_approve(drafter=case.drafted_by_id, approver=by and by.pk)
        + why_not_sign_unread(errors, confirmed=confirmed)
    )

    today = beijing_date(at)
    number = case.reply_no or next_reply_no(case.organisation, today.year)
    record("case.approved", case, by=by, at=at, reply_no=number, outcome=case.outcome, confirmed_errors=len(errors))
    return refresh(case, step, reply_no=number, decided_on=today)
