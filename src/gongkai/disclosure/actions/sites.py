"""Founding, renaming and merging columns and unit sites; every old address leads on to the new one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from gongkai.disclosure.choices import Block
from gongkai.disclosure.models import ColumnPage, GateRecord, Placement, UnitSitePage
from gongkai.disclosure.permissions import manages_catalogue
from gongkai.disclosure.queries.sites import place_for_sites
from gongkai.disclosure.rules.sites import (
    why_not_found_site,
    why_not_go_offline,
    why_not_merge,
    why_not_rename_page,
    why_not_set_column,
)
from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person

SITE_TITLE = "{name}政府信息公开"  # the template of 国办公开办函〔2019〕61号: one name, five fixed blocks below it


@transaction.atomic
def found_site(unit: Organisation, *, by: Person, at: datetime) -> UnitSitePage:
    """Give a unit its disclosure site from the one template: guide, regime, statutory content, reports, application."""
    refuse_if(
        why_not_found_site(
            holds_role=manages_catalogue(by),
            has_site=UnitSitePage.objects.filter(organisation=unit).exists(),
            is_active=unit.is_active,
        )
    )
    parent = place_for_sites()
    if parent is None:
        raise Refused(["门户首页尚未建立，请联系系统管理员初始化"])
    page = UnitSitePage(title=SITE_TITLE.format(name=unit.name), slug=unit.slug, organisation=unit)
    site = parent.add_child(instance=page)
    record("site.founded", site, by=by, at=at, unit=unit.pk, url=site.url)
    return site


@transaction.atomic
def set_column(column: ColumnPage, *, facts: dict[str, Any], by: Person, at: datetime) -> ColumnPage:
    """Say who keeps a column, how fresh it must be and on what basis it exists."""
    held = ColumnPage.objects.select_for_update().get(pk=column.pk)
    person, unit = facts["owner_person"], facts["owner_unit"]
    refuse_if(
        why_not_set_column(
            holds_role=manages_catalogue(by),
            rule=facts["update_rule"],
            own_days=facts["update_within_days"],
            person_in_unit=person is None or any(one.organisation_id == unit.pk for one in person.held()),
        )
    )
    before = {name: str(getattr(held, name) or "") for name in facts}
    for name, value in facts.items():
        setattr(held, name, value)
    _publish(held, by)
    record("column.set", held, by=by, at=at, before=before, after={name: str(facts[name] or "") for name in facts})
    return held


@transaction.atomic
def rename_page(page: Page, *, title: str, slug: str, by: Person, at: datetime) -> Page:
    """Give a column or a unit site another name or address; the old address leads on for good (301)."""
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    refuse_if(
        why_not_rename_page(
            holds_role=manages_catalogue(by),
            title=title,
            slug=slug,
            is_taken=page.get_siblings(inclusive=False).filter(slug=slug).exists(),
            is_same=(title.strip(), slug) == (page.title, page.slug),
        )
    )
    before = {"title": page.title, "url": page.url}
    page.title, page.slug = title.strip(), slug
    _publish(page, by)
    page = Page.objects.get(pk=page.pk).specific
    if page.url != before["url"]:
        lead_on(before["url"], page)
    record(f"{_kind(page)}.renamed", page, by=by, at=at, before=before, after={"title": page.title, "url": page.url})
    return page


@transaction.atomic
def merge_page(
    page: Page, *, into: Page, reason: str, by: Person, at: datetime, notice: GateRecord | None = None
) -> Page:
    """Let a column or a unit site go up in another of its kind: what stands there moves, the address leads on.

    Where something public stands, `notice` is what told the public of it; Raises Refused before that is a month old.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    into = Page.objects.get(pk=into.pk).specific
    reasons = why_not_merge(
        holds_role=manages_catalogue(by),
        is_same=page.pk == into.pk,
        is_live=page.live,
        into_is_live=into.live,
        reason=reason,
    )
    if _holds_something(page):
        announced = timezone.localdate(notice.first_published_at) if notice and notice.is_current else None
        reasons += why_not_go_offline(announced_on=announced, today=timezone.localdate(at))
    refuse_if([*reasons, *([] if type(page) is type(into) else ["只能并入同类的页面"])])
    before = {"title": page.title, "url": page.url}
    if isinstance(page, ColumnPage):
        _move_items(page, into)
    page.merged_into = into
    page.save(update_fields=["merged_into"])
    UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
    lead_on(before["url"], into)
    record(f"{_kind(page)}.merged", page, by=by, at=at, before=before, into=into.pk, reason=reason,
           notice=notice.pk if notice else None)  # fmt: skip
    return page


def _holds_something(page: Page) -> bool:
    if isinstance(page, ColumnPage):
        return Placement.objects.filter(column=page, is_current=True).exists()
    return GateRecord.objects.current().filter(unit=page.organisation_id).exists()


def _move_items(column: ColumnPage, into: ColumnPage) -> None:
    already = Placement.objects.filter(column=into).values("record")
    Placement.objects.filter(column=column).exclude(record__in=already).update(column=into)
    Placement.objects.filter(column=column).update(is_current=False)


def lead_on(old: str, page: Page) -> None:
    """Lead an old address, and those of a unit site's five blocks, to where the page is now and will be."""
    routes = ["", *(f"/{block.value}" for block in Block)] if isinstance(page, UnitSitePage) else [""]
    for route in routes:
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(old.rstrip("/") + route),
            site=None,
            defaults={
                "redirect_page": page,
                "redirect_page_route_path": f"{route}/" if route else "",
                "is_permanent": True,
            },
        )


def _publish(page: Page, by: Person) -> None:
    page.full_clean()
    page.save_revision(user=by, log_action=True).publish(user=by, skip_permission_checks=True)


def _kind(page: Page) -> str:
    return "column" if isinstance(page, ColumnPage) else "site"
