"""The file of a closed case: its package, and personal data that are no longer needed."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.applications.choices import RemedyResult
from gongkai.applications.letters.package import faults, packed
from gongkai.applications.models import ArchivePackage
from gongkai.applications.queries import hold
from gongkai.applications.queries.package import package_facts, package_files
from gongkai.applications.rules.archiving import why_not_reduce
from gongkai.applications.rules.privacy import masked
from gongkai.ledger.actions import record
from gongkai.ledger.rules import chained_hash
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


def pack(package: ArchivePackage, *, by: Person | None, at: datetime) -> ArchivePackage:
    """Make the one package of an archived case, verify it, and keep it; an existing one is left as it is.

    Its dozen PDFs are made before the database is held: others go on working meanwhile.
    """
    if package.packed_at:
        return package
    content = packed(package_files(package.case), package_facts(package))
    refuse_if(faults(content, chained_hash))
    return _keep(package, content, by=by, at=at)


@transaction.atomic
def _keep(package: ArchivePackage, content: bytes, *, by: Person | None, at: datetime) -> ArchivePackage:
    package = ArchivePackage.objects.select_for_update(of=("self",)).select_related("case").get(pk=package.pk)
    if package.packed_at:  # somebody else was first
        return package

    package.sha256, package.size, package.packed_at = hashlib.sha256(content).hexdigest(), len(content), at
    package.file.save(f"{secrets.token_hex(16)}.zip", ContentFile(content), save=False)
    record("case.packed", package.case, by=by, at=at, sha256=package.sha256, size=package.size)
    package.save()
    return package


@transaction.atomic
def reduce(package: ArchivePackage, *, by: Person | None, at: datetime) -> ArchivePackage:
    """Take identity numbers and contacts out of the database once no remedy can need them (个人信息保护法第十九条)."""
    case = hold(package.case)
    pending = case.remedies.filter(result=RemedyResult.PENDING).exists()
    refuse_if(why_not_reduce(closed_on=case.closed_on, today=beijing_date(at), has_pending_remedy=pending))

    record("case.reduced", case, by=by, at=at)
    kept = {"identity_no": masked(case.identity_no), "agent_identity": masked(case.agent_identity)}
    for name, value in {**kept, "contact": "", "email": "", "address": ""}.items():
        setattr(case, name, value)
    case.save()
    package.reduced_at = at
    package.save(update_fields=["reduced_at"])
    return package
