"""Reading questions about annual reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from inspect import getsource

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from gongkai.annual import counting
from gongkai.annual.additions import additions
from gongkai.annual.at_hand import records_of, units_of
from gongkai.annual.checks.registry import RULES, check_report
from gongkai.annual.checks.rule import FORM_2021
from gongkai.annual.comparing import Cell, Difference, differences, taken_differently, told_differently
from gongkai.annual.counting import NARRATIVE, PROACTIVE, WEBSITE_TABLE, figures, narrative
from gongkai.annual.form.website import FIELDS
from gongkai.annual.handing_in import missing_for
from gongkai.annual.models import AnnualReport
from gongkai.annual.rules import digest, why_not_change
from gongkai.annual.scopes import Scope
from gongkai.annual.writing import Draft, as_report, body, title
from gongkai.applications.models import FeeNotice
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ColumnPage, GateRecord, Item
from gongkai.finding import Finding, Severity
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Organisation, OrganisationQuerySet, Person
from gongkai.orgs.queries import disclosure_office, units_within_reach

MOST_NAMED = 20  # missing units in the preface; the board names all
CATALOGUE_CODE = "A20-15"  # 法律法规规定应当主动公开的其他政府信息
COMPILERS = (Role.DISCLOSURE_OFFICE, Role.DRAFTER)  # each organ writes its own report (条例 art. 49)


def organs_of(person: Person) -> OrganisationQuerySet:
    """The organs whose reports the person compiles; the disclosure office writes the county government's as well."""
    organs = units_within_reach(person, COMPILERS)
    if not organs.filter(kind=OrganKind.OFFICE).exists():
        return organs
    return organs | Organisation.objects.active().filter(kind=OrganKind.GOVERNMENT)


def is_public(report: AnnualReport) -> bool:
    """Whether the report's item is public now."""
    return report.item_id is not None and GateRecord.objects.current().filter(item_id=report.item_id).exists()


def why_not_touch_return(report: AnnualReport | None) -> list[str]:
    """Reasons against changing what the site's return says: it is public, or before its reviewers."""
    if report is None or report.site_item is None:
        return []
    public = GateRecord.objects.current().filter(item_id=report.site_item_id).exists()
    in_review: bool = report.site_item.workflow_in_progress
    return why_not_change(is_public=public, is_in_review=in_review, paper="该报表")


def public_reports() -> QuerySet[AnnualReport]:
    """The reports that are public now."""
    return AnnualReport.objects.filter(item__gate_records__is_current=True).select_related("organisation")


def published_figures(report: AnnualReport) -> GateRecord | None:
    """The release that shows exactly these figures, found by their digest; None where it shows others or none."""
    return GateRecord.objects.current().filter(item_id=report.item_id, body_html__contains=report.digest).first()


def is_in_review(report: AnnualReport) -> bool:
    """Whether the report's item is before its reviewers now."""
    return report.item is not None and report.item.workflow_in_progress


def fees_taken(scope: Scope) -> int:
    """信息处理费 paid within the year, in yuan (条例 art. 42), with what handed-in reports say."""
    paid = FeeNotice.objects.filter(scope.within("case__organisation"), paid_on__year=scope.year)
    handed_in = AnnualReport.objects.filter(scope.members(), year=scope.year, is_imported=True)
    told: int = handed_in.aggregate(total=Sum("fee_yuan"))["total"] or 0
    return told + (paid.aggregate(total=Sum("amount"))["total"] or 0)


def notes_of(organ: Organisation, year: int) -> list[str]:
    """What the preface must say beside the usual: organs left out of the aggregate, figures entered by hand."""
    notes = []
    left_out = Organisation.objects.active().filter(include_in_aggregate=False).exclude(pk=organ.pk)
    if organ.kind == OrganKind.GOVERNMENT and left_out:
        names = "、".join(one.name for one in left_out)
        notes.append(f"汇总数据不含垂直管理单位：{names}。")
    notes += _lacking(organ, year)
    added = additions(Scope(organ, year))
    entered = [one for one in added if one.supplement and one.cell[0] != WEBSITE_TABLE]
    if entered:
        figures = "、".join(dict.fromkeys(label_of(one.cell) for one in entered))
        notes.append(f"以下数据含人工补录，佐证材料存档备查：{figures}。")
    return notes


def _lacking(organ: Organisation, year: int) -> list[str]:
    """What an aggregate says about the units whose reports are missing; before somebody has said why, nothing."""
    report = kept_report(organ, year)
    names = missing_for(report) if report is not None and report.lacking else []
    if report is None or not names:
        return []
    listed = "、".join(names[:MOST_NAMED]) + ("等" if len(names) > MOST_NAMED else "")
    who = listed if len(names) == 1 else f"{listed}{len(names)}个单位"
    return [f"{who}未报送本单位年度报告。{report.lacking['text'].rstrip('。')}。"]


def draft_of(report: AnnualReport) -> Draft:
    """What the report is written from; what came with an exchange file stays as it came."""
    organ, site = report.organisation, settings.GONGKAI_SITE
    asked = disclosure_office() if organ.kind == OrganKind.GOVERNMENT else organ
    contact = {
        "organ": asked.name,
        "地址": asked.address,
        "邮编": asked.postcode,
        "电话": asked.phone,
        "电子邮箱": asked.email,
    }
    kept = report.imported
    given = kept.get("contact") or contact  # printed in our own order: a database may keep none
    return Draft(
        organ=organ.name,
        year=report.year,
        figures=report.figures,
        narrative=report.narrative,
        site=kept.get("site") or f"{site['name']}（{site['domain']}）",
        contact={name: given[name] for name in (*contact, *sorted(set(given) - set(contact))) if name in given},
        fee_yuan=report.fee_yuan,
        texts=report.texts,
        notes=kept["notes"] if kept else notes_of(organ, report.year),
        code=organ.credit_code,
        digest=report.digest,
    )


def text_of_item(report: AnnualReport) -> str:
    """What the public reads of the report, with the digest that tells which figures they are."""
    return f"{body(draft_of(report))}<p>数据摘要（SHA-256）：<br>{report.digest}</p>"


def is_item_behind(report: AnnualReport) -> bool:
    """Whether figures or texts were changed since the report was made an item."""
    if report.item is None:
        return False
    written = report.item.get_latest_revision_as_object().body
    return [block.value for block in written] != [text_of_item(report)]


def findings_of(report: AnnualReport) -> list[Finding]:
    """What the checks find, with last year's report, the registers and the units' reports beside it."""
    before = kept_report(report.organisation, report.year - 1)
    previous = as_report(draft_of(before)) if before is not None and before.digest else None
    scope = Scope(report.organisation, report.year)
    told = {"figures": report.figures, "metrics": report.narrative, "texts": report.texts, "year": report.year}
    records = replace(records_of(scope, fees_taken(scope)), **told)
    written = replace(as_report(draft_of(report)), previous=previous, records=records, units=units_of(scope))
    return check_report(written)


def errors_of(report: AnnualReport) -> list[str]:
    """The findings that keep a report from being handed in."""
    return [finding.message for finding in findings_of(report) if finding.severity == Severity.ERROR]


def versions() -> dict[str, str]:
    """Digests of the definitions and of the checks, kept with frozen figures: they say what "counted" meant."""
    names = [*PROACTIVE.values(), *NARRATIVE.values()]
    definitions = repr([(one.key, one.label, one.unit, one.adds, one.per) for one in names]) + getsource(counting)
    checks = repr([(rule.id, rule.severity, rule.basis, rule.about) for rule in RULES])
    return {
        "form": FORM_2021,
        "definitions": sha256(definitions.encode()).hexdigest(),
        "checks": sha256(checks.encode()).hexdigest(),
    }


def label_of(cell: Cell) -> str:
    """A figure as one speaks of it."""
    if cell[0] == WEBSITE_TABLE:
        return FIELDS[cell[1]].label
    return NARRATIVE[cell[1]].label if cell[0] == "narrative" else Difference(cell, 0, 0).label


def changes_since(report: AnnualReport, now: AnnualReport) -> list[Difference]:
    """Where the records now give other figures than were frozen."""
    return [
        *differences(report.figures, now.figures),
        *told_differently(report.narrative, now.narrative),
        *taken_differently(report.fee_yuan, now.fee_yuan),
    ]


def explanation_of(report: AnnualReport, now: AnnualReport) -> dict[str, str] | None:
    """What was said about the records giving these figures now; None where nobody said anything."""
    return next((said for said in reversed(report.explanations) if said["digest"] == now.digest), None)


def unexplained(report: AnnualReport, now: AnnualReport | None = None) -> list[Difference]:
    """The figures that differ from what was frozen, as long as nobody said why; none before anything is frozen."""
    if not report.digest:
        return []
    now = now or counted_now(Scope(report.organisation, report.year), report.texts)
    return [] if explanation_of(report, now) else changes_since(report, now)


def organ_by_code(code: str) -> Organisation | None:
    """The organ with that slug or 统一社会信用代码."""
    return Organisation.objects.filter(Q(slug=code) | Q(credit_code=code)).first()


def kept_report(organ: Organisation, year: int) -> AnnualReport | None:
    """The organ's report for the year, if one was begun."""
    return AnnualReport.objects.filter(organisation=organ, year=year).select_related("organisation", "item").first()


def counted_now(scope: Scope, texts: Mapping[str, str]) -> AnnualReport:
    """The report as it would be if it were compiled now; not saved."""
    added = additions(scope)
    report = AnnualReport(
        organisation=scope.organisation,
        year=scope.year,
        figures=figures(scope, added),
        narrative=narrative(scope, added),
        fee_yuan=fees_taken(scope),
        texts=dict(texts),
    )
    report.digest = digest(report.figures, report.narrative, report.fee_yuan)
    report.title = title(draft_of(report))
    return report


def title_of(scope: Scope) -> str:
    """What the year's report is called."""
    return f"{scope.organisation.name}{scope.year}年政府信息公开工作年度报告"


def item_for(organ: Organisation, summary: str, *, deadline_kind: str = "") -> Item:
    """An unsaved item for a paper that the platform wrote; the county government's is kept by the disclosure office."""
    item = Item(
        unit=disclosure_office() if organ.kind == OrganKind.GOVERNMENT else organ,
        issuer=organ,
        summary=summary,
        genre=Genre.ANNUAL_REPORT,
        catalogue_code=CATALOGUE_CODE,
        deadline_kind=deadline_kind,
    )
    item.columns = list(ColumnPage.objects.filter(slug=settings.GONGKAI_REPORT_COLUMN))
    return item
