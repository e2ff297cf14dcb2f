"""Complaints about disclosure, and corrections of records about oneself (条例第四十一条、第四十七条、第五十一条)."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from django.db import transaction

from gongkai.applications.actions.numbers import next_notice_no
from gongkai.applications.choices import ComplaintResult, LetterKind, RecordState
from gongkai.applications.letters.filling import as_data, why_not_issue
from gongkai.applications.models import Case, Complaint, RecordCorrection
from gongkai.applications.queries import day_of, why_not_begin
from gongkai.applications.queries.letters import ANY_EITHER, record_letter
from gongkai.applications.rules import office as rules
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person


@transaction.atomic
def receive_complaint(
    *,
    organisation: Organisation,
    text: str,
    case: Case | None = None,
    complainant: str = "",
    contact: str = "",
    on: date | None = None,
    by: Person,
    at: datetime,
) -> Complaint:
    """Enter a complaint about how an organ discloses; it may be about one application."""
    day = day_of(on, at)
    refuse_if(
        why_not_begin("register", organisation, by) + rules.why_not_complain(text=text, on=day, today=beijing_date(at))
    )

    complaint = Complaint.objects.create(
        organisation=organisation, case=case, text=text, complainant=complainant, contact=contact, received_on=day
    )
    record("complaint.received", complaint, by=by, at=at, on=day, case=case and case.number)
    return complaint


@transaction.atomic
def resolve_complaint(
    complaint: Complaint,
    *,
    result: ComplaintResult | None,
    measures: str,
    on: date | None = None,
    by: Person,
    at: datetime,
) -> Complaint:
    """Close a complaint: what was found, and what was ordered or told."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    day = day_of(on, at)
    refuse_if(
        why_not_begin("register", complaint.organisation, by)
        + rules.why_not_resolve(
            result=result,
            measures=measures,
            is_resolved=complaint.resolved_on is not None,
            on=day,
            since=complaint.received_on,
        )
    )

    complaint.result, complaint.measures, complaint.resolved_on = result or "", measures, day
    complaint.save()
    record("complaint.resolved", complaint, by=by, at=at, on=day, result=result)
    return complaint


@transaction.atomic
def receive_record_request(
    *,
    organisation: Organisation,
    applicant_name: str,
    identity_no: str,
    contact: str,
    record_text: str,
    wrong: str,
    evidence: str,
    on: date | None = None,
    by: Person,
    at: datetime,
) -> RecordCorrection:
    """Enter a request to correct a record about oneself, with its evidence."""
    day = day_of(on, at)
    facts = {
        "申请人": applicant_name,
        "身份证明号码": identity_no,
        "联系方式": contact,
        "与申请人自身相关的政府信息记录": record_text,
        "不准确之处及要求": wrong,
        "证据": evidence,
    }
    refuse_if(
        why_not_begin("register", organisation, by) + rules.why_not_take_record(facts, on=day, today=beijing_date(at))
    )

    request = RecordCorrection.objects.create(
        organisation=organisation, applicant_name=applicant_name, identity_no=identity_no, contact=contact,
        record=record_text, wrong=wrong, evidence=evidence, received_on=day,
    )  # fmt: skip
    record("record.requested", request, by=by, at=at, on=day)
    return request


@transaction.atomic
def decide_record_request(
    request: RecordCorrection,
    *,
    state: RecordState,
    finding: str,
    transferred_to: str = "",
    on: date | None = None,
    by: Person,
    at: datetime,
) -> RecordCorrection:
    """Correct the record, refuse to, or pass the request on; in every case the applicant is told, by a letter."""
    request = RecordCorrection.objects.select_for_update().get(pk=request.pk)
    day = day_of(on, at)
    refuse_if(
        why_not_begin("register", request.organisation, by)
        + rules.why_not_decide_record(
            state=RecordState(request.state), decided=state, finding=finding, transferred_to=transferred_to
        )
    )

    request.state, request.finding, request.transferred_to, request.decided_on = state, finding, transferred_to, day
    request.reply_no = next_notice_no(request.organisation, day.year)
    letter = record_letter(request)
    refuse_if(why_not_issue(letter, ANY_EITHER))
    content: Any = json.dumps(as_data(letter, LetterKind.RECORD_CORRECTION_REPLY), ensure_ascii=False, sort_keys=True)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    request.letter = content
    said = {"reply_no": request.reply_no, "sha256": sha256}
    record("record.decided", request, by=by, at=at, on=day, state=state, transferred_to=transferred_to, **said)
    request.save()
    return request
