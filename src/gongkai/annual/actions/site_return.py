"""《政府网站工作年度报表》 goes to the ordinary review as an item, as the annual report does."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.annual import rules, website
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import item_for, title_of, why_not_touch_return
from gongkai.annual.scopes import Scope
from gongkai.disclosure.actions import draft, revise
from gongkai.disclosure.models import Item
from gongkai.ledger.actions import record
from gongkai.lib.dates import formal
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def draft_return(scope: Scope, *, by: Person, at: datetime) -> Item:
    """Make the year's form an item of the site's organiser; done again after a return, it writes the figures anew.

    Raises Refused before the year is over, while a field is not filled in, where fields contradict each other, and
    while the form is in review or public.
    """
    begun, _ = AnnualReport.objects.get_or_create(
        organisation=scope.organisation, year=scope.year, defaults={"title": title_of(scope)}
    )
    report = AnnualReport.objects.select_for_update().get(pk=begun.pk)
    fields = website.filled(scope)
    today = timezone.localdate(at)
    missing = [field.label for field in website.unfilled(fields)]
    refuse_if(
        [
            *why_not_touch_return(report),
            *rules.why_not_send_return(year=scope.year, today=today, unfilled=missing, wrong=website.wrong(fields)),
        ]
    )
    keep = draft if report.site_item is None else revise
    about = f"{settings.GONGKAI_SITE['name']}{scope.year}年度网站工作情况，按国办函〔2018〕12号公布。"
    item = report.site_item or item_for(scope.organisation, about, deadline_kind="site_return")
    item.title = website.title(scope)
    item.written_on, item.counted_from = today, rules.due_from(scope.year)
    item.body = [("generated", f"{website.body(scope)}<p>{_signed(by, item)}</p>")]
    keep(item, by=by, at=at)

    report.site_item = item
    report.save(update_fields=["site_item"])
    record("report.site_drafted", report, by=by, at=at, year=scope.year, item=item.pk)
    return item


def _signed(by: Person, item: Item) -> str:
    """Who filled the form in and when; who reviewed it is on the approval sheet."""
    phone = f"　联系电话：{item.unit.phone}" if item.unit.phone else ""
    return f"填报人：{by.get_full_name()}{phone}　填报日期：{formal(item.written_on)}"
