"""The numbers that a case and its letters are known by: unique under concurrency, never given twice."""

from __future__ import annotations

import secrets

from django.conf import settings

from gongkai.applications.models import CaseSequence
from gongkai.lib import numbering
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import county

CODE_LENGTH = 8
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that could be taken for another


def take_serial(organisation: Organisation, kind: str, year: int) -> int:
    """The next serial of an organ, kind and year: unique under concurrency, never given twice."""
    held = CaseSequence.objects.select_for_update()
    sequence, _ = held.get_or_create(organisation=organisation, kind=kind, year=year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last


def next_number(organisation: Organisation, year: int) -> str:
    """The next 受理编号: the organ's number in the county, the year, a serial (012202400017)."""
    return f"{organisation.pk:03d}{year}{take_serial(organisation, 'case', year):05d}"


def next_reply_no(organisation: Organisation, year: int) -> str:
    """The next 文号, 云政公开〔2024〕7号; organs without a prefix of their own share the county's and its serial."""
    own = settings.GONGKAI_DOC_PREFIXES.get(organisation.slug)
    serial = take_serial(organisation if own else county(), "letter", year)
    return numbering.formatted(own or settings.GONGKAI_DOC_PREFIX, year, serial)


def next_notice_no(organisation: Organisation, year: int) -> str:
    """The next number of a procedural letter, 云政公开告〔2024〕7号: a series beside that of the replies."""
    own = settings.GONGKAI_DOC_PREFIXES.get(organisation.slug)
    serial = take_serial(organisation if own else county(), "notice", year)
    return numbering.formatted((own or settings.GONGKAI_DOC_PREFIX) + "告", year, serial)


def new_query_code() -> str:
    """A query code nobody guesses, of letters and digits nobody mistakes."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
