"""Units: who they are, and what they have published by class and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from gongkai.disclosure.models import CatalogueNode, GateRecord, UnitSitePage
from gongkai.disclosure.queries.catalogue import branch, own_nodes
from gongkai.disclosure.queries.sites import units_behind
from gongkai.disclosure.tables import catalogue_for
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation
from gongkai.portal.queries.lists import in_year, years_of
from gongkai.portal.queries.tree import address_in, site_roots


def complaints_office() -> Organisation | None:
    """Where complaints about disclosure go (条例 art. 47, 51): the county's disclosure office, once it is set up."""
    return Organisation.objects.active().filter(kind=OrganKind.OFFICE).first()


def guide_rows(unit: Organisation) -> list[tuple[str, str]]:
    """Whom to ask and where: what 条例 art. 12 wants a guide to say of the disclosure office of a unit."""
    return [
        ("机构名称", unit.name),
        ("负责人", unit.head),
        ("办公地址", unit.address),
        ("办公时间", unit.office_hours),
        ("联系电话", unit.phone),
        ("传真号码", unit.fax),
        ("互联网联系方式", unit.email),
        ("邮政编码", unit.postcode),
        ("机构职能", unit.duties),
    ]


def unit_url(unit: Organisation) -> str:
    """The address of a unit's disclosure site, or of the list of units where it has none."""
    place = UnitSitePage.objects.live().filter(organisation=unit).order_by().values_list("url_path", flat=True).first()
    return address_in(place, site_roots()) if place else "/units/"


def units_by_kind() -> list[tuple[str, list[Organisation]]]:
    """The organs of the county by kind, each with the address of its disclosure site.

    The government's disclosure is its office's work (条例 art. 4), and so is its site where it has none of its own.
    """
    roots = site_roots()
    sites = UnitSitePage.objects.live().values_list("organisation_id", "url_path")
    pages = {organ: address_in(url_path, roots) for organ, url_path in sites}
    groups: dict[str, list[Organisation]] = {kind.value: [] for kind in OrganKind}
    for organ in Organisation.objects.active().order_by("path"):
        organ.site_url = pages.get(organ.pk, "")
        groups[organ.kind].append(organ)
    for government, office in zip(groups[OrganKind.GOVERNMENT], groups[OrganKind.OFFICE], strict=False):
        if not government.site_url:
            government.site_url, government.kept_by = office.site_url, office
    return [(OrganKind(kind).label, organs) for kind, organs in groups.items() if organs]


MOST_SITES = 3  # units offered beside the hits of a search


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a unit has published, by class: its own and that of the units which went up in it."""

    unit: Organisation
    units: list[int]
    below: dict[str, list[CatalogueNode]]
    counts: Counter[str]

    @classmethod
    def of(cls, unit: Organisation) -> Shelf:
        """The shelf of a unit, counted in three queries."""
        units = units_behind(unit)
        rows = GateRecord.objects.current().filter(unit__in=units).order_by()
        counts = Counter(dict(rows.values_list("catalogue_code").annotate(count=Count("pk"))))
        return cls(unit, units, own_nodes(in_use=False), counts)

    def classes(self) -> list[tuple[str, str, int]]:
        """The catalogue that applies to the unit, each class with the number of releases in it and below it.

        Nought is said, not hidden; a closed class is left out once nothing stands in it.
        """
        rows = []
        for root, label in catalogue_for(township=self.unit.is_township).items():
            rows.append((root, label, self._count(root)))
            for node in branch(root, self.below):
                count = self._count(node.code)
                if count or node.is_active:
                    rows.append((node.code, f"{label}：{node.title}", count))
        return rows

    def _count(self, code: str) -> int:
        return sum(self.counts[one] for one in self._codes(code))

    def _codes(self, code: str) -> list[str]:
        return [code, *(node.code for node in branch(code, self.below))]

    def rows(self, *, code: str = "", year: int | None = None) -> QuerySet[GateRecord]:
        """The releases, in one class (and those below it) and year if they are given."""
        return unit_rows(self.units, codes=self._codes(code) if code else (), year=year)


def unit_rows(units: Sequence[int], *, codes: Sequence[str] = (), year: int | None = None) -> QuerySet[GateRecord]:
    """What these units have published, in some classes and a year if they are given."""
    mine = Q(unit=units[0]) if len(units) == 1 else Q(unit__in=units)
    rows = GateRecord.objects.current().filter(mine, in_year("published_at", year)).for_list()
    if not codes:
        return rows
    return rows.filter(catalogue_code=codes[0]) if len(codes) == 1 else rows.filter(catalogue_code__in=codes)


def unit_years(unit: Organisation) -> list[int]:
    """The years in which a unit published."""
    return years_of(GateRecord.objects.current().of_unit(unit))


def sites_named(text: str, units: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The disclosure sites of the units that are named in what somebody searches for, as (unit, address)."""
    bare = "".join(text.split())
    slugs = [slug for slug, name in units if len(bare) > 1 and (bare in name or name in bare)][:MOST_SITES]
    if not slugs:
        return []
    pages = UnitSitePage.objects.live().filter(organisation__slug__in=slugs).select_related("organisation")
    return [(page.organisation.name, page.url) for page in pages.order_by("path")]


def units_to_choose() -> list[tuple[str, str]]:
    """The organs by which a search may be narrowed, as (address word, short name)."""
    return list(Organisation.objects.active().order_by("path").values_list("slug", "short_name"))
