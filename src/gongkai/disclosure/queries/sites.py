"""Columns with who keeps them and how fresh they are; units with and without a site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage, UnitSitePage
from gongkai.disclosure.rules.sites import UPDATE_RULES, days_allowed
from gongkai.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class Kept:
    """One column, the days it may go without an item, and whether it has."""

    column: ColumnPage
    rule: str
    days: int | None
    last: datetime | None
    is_stale: bool

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it (空白栏目)."""
        return self.last is None


def columns_kept(today: date) -> list[Kept]:
    """Every column that is open, with its owner, in a fixed number of queries."""
    last = Max("placements__published_at", filter=Q(placements__is_current=True))
    columns = ColumnPage.objects.live().select_related("owner_unit", "owner_person").annotate(last=last)
    rows = []
    for column in columns.order_by("path"):
        days = days_allowed(column.update_rule, column.update_within_days)
        stale = bool(days) and (column.last is None or (today - timezone.localdate(column.last)).days > days)
        rule = UPDATE_RULES[column.update_rule].label if column.update_rule in UPDATE_RULES else "未定"
        rows.append(Kept(column, rule, days, column.last, stale))
    return rows


def units_without_site() -> QuerySet[Organisation]:
    """Those that still have to have their own site."""
    sited = UnitSitePage.objects.values("organisation")
    return Organisation.objects.active().exclude(pk__in=sited).order_by("path")


def place_for_sites() -> Page | None:
    """The page below which unit sites stand: where the others are, else the first channel, else the home page."""
    first = UnitSitePage.objects.order_by("path").first()
    if first:
        return first.get_parent().specific
    return ChannelPage.objects.live().order_by("path").first() or HomePage.objects.first()


def units_behind(unit: Organisation) -> list[int]:
    """A unit and those that went up in it, however often: their keys."""
    found, open_ = [unit.pk], [unit.pk]
    while open_:
        sites = UnitSitePage.objects.filter(merged_into__organisation__in=open_).exclude(organisation__in=found)
        open_ = list(sites.values_list("organisation_id", flat=True))
        found += open_
    return found
