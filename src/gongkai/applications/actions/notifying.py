"""Telling applicants: a message waits in the database until it was handed over, so that none is lost or sent twice."""

from __future__ import annotations

import json
import urllib.request
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from gongkai.applications.choices import Told
from gongkai.applications.models import ApplicantNotice, Case
from gongkai.applications.rules.notifying import MOST_TRIES, message, mobile_in
from gongkai.applications.rules.timeline import told_to_applicant
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event
from gongkai.ledger.queries import wired_to

FIRST = frozenset({"case.submitted", "case.registered", "case.confirmed"})  # these tell the query code
TIMEOUT = 10  # seconds
SETTLED, MISSED_WITHIN = timedelta(minutes=1), timedelta(days=1)  # how old an event is that nobody was told of


@transaction.atomic
def prepare_notices(case: Case, event: Event, *, at: datetime) -> list[ApplicantNotice]:
    """Put what an event tells the applicant in the queue, once for each way there is to reach them."""
    told = told_to_applicant(event.name, event.details)
    if not told:
        return []
    code = case.query_code if event.name in FIRST else ""
    text = message(
        organ=case.organisation.name, number=case.number, code=code, **told,
        address=f"https://{settings.GONGKAI_SITE['domain']}/apply/status/",
    )  # fmt: skip
    ways = {Told.SITE: case.account_id, Told.MAIL: case.email, Told.TEXT: _may_text(case)}
    made = [
        ApplicantNotice.objects.get_or_create(
            event_id=event.pk, way=way,
            defaults={"case": case, "title": told["title"], "text": text, "made_at": at,
                      "sent_at": at if way == Told.SITE else None},
        )[0]
        for way, reachable in ways.items() if reachable
    ]  # fmt: skip
    if made:
        record("case.notice_prepared", case, by=None, at=at, ways=[notice.way for notice in made], title=told["title"])
    return made


def prepare_missed(*, at: datetime) -> int:
    """Prepare what an event of the last day should have told: its process may have been killed before it could.

    Returns how many messages there were; what was prepared already is left as it is.
    """
    names = wired_to("gongkai.applications.reactions.tell_applicant")
    loaded = Event.objects.named("county.loaded").values_list("pk", flat=True).last() or 0  # a history tells nobody
    known = ApplicantNotice.objects.filter(made_at__gte=at - MISSED_WITHIN).values("event_id")
    missed = Event.objects.named(*names).filter(at__range=(at - MISSED_WITHIN, at - SETTLED), pk__gt=loaded)
    made = []
    for event in missed.exclude(pk__in=known).order_by("pk"):
        made += prepare_notices(Case.objects.select_related("organisation").get(pk=event.subject_id), event, at=at)
    return len(made)


def _may_text(case: Case) -> str:
    return mobile_in(case.contact) if settings.GONGKAI_SMS["url"] else ""


def deliver_notice(notice: ApplicantNotice, *, at: datetime) -> bool:
    """Hand one message over to the mail server or the SMS gateway; what went wrong is kept, and it is tried again."""
    try:
        HANDED_OVER[Told(notice.way)](notice)
    except Exception as error:
        notice.tries, notice.error = notice.tries + 1, f"{error!r}"[:200]
        notice.save(update_fields=["tries", "error"])
        return False
    with transaction.atomic():
        record("case.notice_sent", notice.case, by=None, at=at, told_by=notice.way, title=notice.title)
        notice.sent_at, notice.tries, notice.error = at, notice.tries + 1, ""
        notice.save(update_fields=["sent_at", "tries", "error"])
    return True


def deliver_waiting(*, at: datetime) -> tuple[int, int]:
    """Hand over everything that waits and was not tried too often: how many went out, how many did not."""
    waiting = ApplicantNotice.objects.filter(sent_at__isnull=True, tries__lt=MOST_TRIES).order_by("id")
    done = [deliver_notice(notice, at=at) for notice in waiting.select_related("case")[:200]]
    return sum(done), len(done) - sum(done)


def _mail(notice: ApplicantNotice) -> None:
    subject = f"政府信息公开申请{notice.case.number}：{notice.title}"
    EmailMessage(subject, notice.text, settings.DEFAULT_FROM_EMAIL, [notice.case.email]).send()


def _text(notice: ApplicantNotice) -> None:
    """POST {"to", "text", "id"} as JSON with the gateway's token; any 2xx is taken as accepted."""
    body = json.dumps({"to": mobile_in(notice.case.contact), "text": notice.text, "id": str(notice.pk)}).encode()
    gateway = settings.GONGKAI_SMS
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {gateway['token']}"}
    request = urllib.request.Request(gateway["url"], data=body, headers=headers, method="POST")  # noqa: S310
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 — the operator's own gateway
        answer.read()


HANDED_OVER = {Told.MAIL: _mail, Told.TEXT: _text}
