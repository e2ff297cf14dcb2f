"""From an application to a case: submit, register, log an arrival, reach the applicant, confirm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from gongkai.applications.actions.numbers import new_query_code, next_number
from gongkai.applications.actions.record import refresh
from gongkai.applications.choices import Channel, State
from gongkai.applications.models import Case, CaseAttachment
from gongkai.applications.queries import day_of, take, why_not_begin
from gongkai.applications.rules import intake
from gongkai.applications.rules.entries import why_not_note_contact
from gongkai.applications.rules.intake import Application
from gongkai.applications.states import LIFE, CaseStep
from gongkai.applications.tables import UNSTATED
from gongkai.files.actions import Screened, admit, screen
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.machine import START
from gongkai.lib.refusal import refuse_if
from gongkai.lib.seen import seen
from gongkai.orgs.fields import fingerprint
from gongkai.orgs.models import Organisation, Person


def submit(
    application: Application,
    *,
    organisation: Organisation,
    files: Iterable[UploadedFile] = (),
    key: str | None = None,
    account: Person | None = None,
    at: datetime,
) -> Case:
    """An application over the portal: registered and confirmed at once, so it is received this Beijing day.

    `key` names the showing of the form, so that it makes one case only. Raises Refused, or IntegrityError where the
    same key is being submitted a second time at this moment.
    """
    refuse_if(intake.why_not_submit(application))
    screened, today = screen(files, about=organisation, by=account, at=at), beijing_date(at)
    with transaction.atomic():
        case = _create(
            application, "submit", Channel.PORTAL, organisation, at=at, arrived_on=today, received_on=today,
            submission_key=key, account=account,
        )  # fmt: skip
        _attach(case, screened, by=account, at=at)
        record("case.submitted", case, by=account, at=at, received_on=today, channel=Channel.PORTAL)
        return refresh(case, _first("submit"))


def register(
    application: Application,
    *,
    organisation: Organisation,
    channel: Channel,
    arrived_on: date | None = None,
    read_back: bool = False,
    files: Sequence[UploadedFile] = (),
    by: Person,
    at: datetime,
) -> Case:
    """An application that is received the day it arrives: handed in, signed for, or spoken and written down.

    What it lacks does not keep it from being registered; it is asked for afterwards (条例第三十条).
    """
    on = day_of(arrived_on, at)
    refuse_if(
        why_not_begin("register", organisation, by)
        + intake.why_not_take_in(application, has_files=bool(files))
        + intake.why_not_register(channel, arrived_on=on, today=beijing_date(at), read_back=read_back)
    )

    screened = screen(files, about=organisation, by=by, at=at)
    with transaction.atomic():
        case = _create(application, "register", channel, organisation, at=at, arrived_on=on, received_on=on)
        _attach(case, screened, by=by, at=at)
        record("case.registered", case, by=by, at=at, received_on=on, channel=channel, read_back=read_back)
        return refresh(case, _first("register"))


def log_arrival(
    application: Application,
    *,
    organisation: Organisation,
    channel: Channel,
    arrived_on: date | None = None,
    files: Sequence[UploadedFile] = (),
    by: Person,
    at: datetime,
) -> Case:
    """An application that arrived but is received only when confirmed with the applicant: letter, e-mail, fax."""
    on = day_of(arrived_on, at)
    refuse_if(
        why_not_begin("log_arrival", organisation, by)
        + intake.why_not_take_in(application, has_files=bool(files))
        + intake.why_not_log_arrival(channel, arrived_on=on, today=beijing_date(at))
    )

    screened = screen(files, about=organisation, by=by, at=at)
    with transaction.atomic():
        case = _create(application, "log_arrival", channel, organisation, at=at, arrived_on=on)
        _attach(case, screened, by=by, at=at)
        record("case.arrival_logged", case, by=by, at=at, arrived_on=on, channel=channel)
        return refresh(case, _first("log_arrival"))


@transaction.atomic
def try_contact(case: Case, *, result: str, on: date | None = None, by: Person, at: datetime) -> Case:
    """Note an attempt to reach the applicant whose letter has to be confirmed (条例第三十一条)."""
    case, step, reasons = take(case, "try_contact", by)
    day = day_of(on, at)
    refuse_if(
        reasons
        + why_not_note_contact(result)
        + intake.why_not_confirm(arrived_on=case.arrived_on, on=day, today=beijing_date(at))
    )

    record("case.contact_tried", case, by=by, at=at, on=day, result=result)
    return refresh(case, step)


@transaction.atomic
def confirm(case: Case, *, how: str, on: date | None = None, by: Person, at: datetime) -> Case:
    """Both sides confirmed: this is the day of receipt, and the period begins (条例第三十一条)."""
    case, step, reasons = take(case, "confirm", by)
    day = day_of(on, at)
    refuse_if(reasons + intake.why_not_confirm(arrived_on=case.arrived_on, on=day, today=beijing_date(at)))

    record("case.confirmed", case, by=by, at=at, received_on=day, how=how)
    return refresh(case, step, received_on=day)


def _first(verb: str) -> CaseStep:
    step = LIFE.step(START, verb)
    assert isinstance(step, CaseStep)
    return step


def _create(
    application: Application,
    verb: str,
    channel: Channel,
    organisation: Organisation,
    *,
    at: datetime,
    arrived_on: date,
    received_on: date | None = None,
    submission_key: str | None = None,
    account: Person | None = None,
) -> Case:
    facts = asdict(application)
    facts["description"] = seen(facts["description"]) or UNSTATED
    return Case.objects.create(
        number=next_number(organisation, beijing_date(at).year),
        query_code=new_query_code(),
        organisation=organisation,
        channel=channel,
        state=_first(verb).target or State.SUBMITTED,
        submitted_at=at,
        arrived_on=arrived_on,
        received_on=received_on,
        submission_key=submission_key,
        account=account,
        delivery_medium=facts.pop("medium"),
        delivery_method=facts.pop("delivery"),
        applicant_key=fingerprint(application.identity_no),
        contact_key=fingerprint(application.contact),
        **facts,
    )


def _attach(case: Case, files: list[Screened], *, by: Person | None, at: datetime) -> None:
    stored = [admit(upload, by=by, at=at) for upload in files]
    CaseAttachment.objects.bulk_create(CaseAttachment(case=case, file=file) for file in stored)
