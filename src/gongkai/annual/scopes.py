"""Whose records a report counts, and for which year."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from gongkai.annual.models import AnnualReport
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose report, and for which year.

    The county government's is the aggregate of all its organs; its office's own report holds what was done in the
    government's name as well, so that each record stands in exactly one organ's report (facts §1.1, §1.7).
    """

    organisation: Organisation
    year: int

    def members(self, field: str = "organisation") -> Q:
        """The condition that something belongs to the organs reported on."""
        if self.organisation.kind == OrganKind.OFFICE:
            return Q(**{field: self.organisation}) | Q(**{f"{field}__kind": OrganKind.GOVERNMENT})
        if self.organisation.kind != OrganKind.GOVERNMENT:
            return Q(**{field: self.organisation})
        return Q(**{f"{field}__path__startswith": self.organisation.path, f"{field}__include_in_aggregate": True})

    def within(self, field: str = "organisation") -> Q:
        """The condition that a record is counted: of these organs, but not of those that sent a file."""
        elsewhere = AnnualReport.objects.filter(year=self.year, is_imported=True).values("organisation")
        return self.members(field) & ~Q(**{f"{field}__in": elsewhere})
