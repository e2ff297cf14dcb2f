"""The same applicant, the same information: counted by keyed hashes, never by reading who they are."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from gongkai.applications.models import Case, CaseAttachment, CaseQuerySet, DenialReview
from gongkai.applications.rules.office import REVIEW_EVERY, review_due_on
from gongkai.applications.tables import DENIED, GRANTED

ALIKE = 0.6  # share of pairs of characters in common from which two descriptions are shown side by side
LOOKED_AT = 200  # earlier cases of the same applicant that are compared
EXCESSIVE_FROM = 10  # applications in a month from which the desk shows the count (办法 art. 4: ten are free)


def number_in_month(case: Case) -> int:
    """Which application of this applicant to this organ in its calendar month the case is, from 1 (办法第四条)."""
    day = case.received_on
    if day is None or not case.applicant_key:
        return 1
    earlier = Case.objects.counted().filter(
        Q(received_on__lt=day) | Q(received_on=day, pk__lte=case.pk),
        organisation=case.organisation,
        applicant_key=case.applicant_key,
        received_on__gte=day.replace(day=1),
    )
    return earlier.count()


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often the same applicant, and the same telephone number, applied lately; only a hint (facts §7)."""

    in_month: int
    in_year: int
    by_contact_in_month: int

    @property
    def is_frequent(self) -> bool:
        """Whether article 35 is worth a thought; people decide."""
        return max(self.in_month, self.by_contact_in_month) > EXCESSIVE_FROM


def frequency(case: Case) -> Frequency:
    """The counts around the day on which the case came in."""
    day = case.received_on or case.arrived_on
    if day is None:
        return Frequency(0, 0, 0)
    within = Case.objects.counted().filter(organisation=case.organisation, arrived_on__year=day.year)
    same = Q(applicant_key=case.applicant_key) if case.applicant_key else Q(pk=case.pk)
    phone = Q(contact_key=case.contact_key) if case.contact_key else Q(pk=case.pk)
    month = Q(arrived_on__month=day.month)
    found = within.aggregate(
        in_month=Count("pk", filter=same & month),
        in_year=Count("pk", filter=same),
        by_contact=Count("pk", filter=phone & month),
    )
    return Frequency(found["in_month"], found["in_year"], found["by_contact"])


def look_alikes(case: Case) -> list[Case]:
    """Earlier cases of this applicant that ask for nearly the same, answered first (条例第三十六条第（六）项)."""
    if not case.applicant_key:
        return []
    earlier = (
        Case.objects.counted()
        .filter(applicant_key=case.applicant_key, organisation=case.organisation, pk__lt=case.pk)
        .order_by("-pk")[:LOOKED_AT]
    )
    mine = pairs(case.description)
    alike = [one for one in earlier if likeness(mine, pairs(one.description)) >= ALIKE]
    return sorted(alike, key=lambda one: one.dispatched_on is None)


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text, without punctuation."""
    plain = re.sub(r"\W", "", text)
    return {plain[place : place + 2] for place in range(max(1, len(plain) - 1))}


def likeness(one: set[str], other: set[str]) -> float:
    """How much two texts have in common, from 0 to 1."""
    return len(one & other) / max(1, len(one | other))


def given_fingerprint(case: Case) -> str:
    """What was given, as a hash: the files of the answer, or the description where there are none; empty if refused."""
    if case.outcome not in GRANTED or case.dispatched_on is None:
        return ""
    files = case.attachments.filter(is_answer=True).order_by("file__sha256").values_list("file__sha256", flat=True)
    said = "".join(files) or re.sub(r"\W", "", case.description)
    return hashlib.sha256(f"{case.organisation_id}:{said}".encode()).hexdigest()


def same_given(case: Case, information: str) -> list[Case]:
    """The answered cases of this organ in which the same was given, this one included."""
    granted = Case.objects.counted().filter(
        organisation=case.organisation, outcome__in=GRANTED, dispatched_on__isnull=False
    )
    hashes = case.attachments.filter(is_answer=True).values("file__sha256")
    with_file = CaseAttachment.objects.filter(case=OuterRef("pk"), is_answer=True)
    if hashes:
        near = granted.filter(attachments__is_answer=True, attachments__file__sha256__in=hashes).distinct()
    else:
        near = granted.filter(~Exists(with_file), description=case.description)
    return [one for one in near if given_fingerprint(one) == information]


def denials_to_review(cases: CaseQuerySet, today: date) -> CaseQuerySet:
    """The refusals whose periodic review is due: a year after the answer or the last review (条例第十八条)."""
    answered_before = date.fromordinal(today.toordinal() - REVIEW_EVERY)
    assert review_due_on(answered_before) == today
    recent = DenialReview.objects.filter(case=OuterRef("pk"))
    return cases.filter(outcome__in=DENIED, dispatched_on__lte=answered_before).filter(
        ~Exists(recent.filter(Q(next_on__gt=today) | Q(may_disclose=True)))
    )
