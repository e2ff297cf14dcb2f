"""An item's whole way through review to the public, for tests of what comes before and after it."""

from __future__ import annotations

from datetime import datetime

from gongkai.annual.actions import draft_item, state_missing
from gongkai.annual.models import AnnualReport
from gongkai.disclosure.actions import approve, establish_review_route, submit
from gongkai.disclosure.choices import SecrecyConclusion
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.orgs.models import Person


def draft_whole(report: AnnualReport, *, by: Person, at: datetime) -> Item:
    """The county's report as an item, though no unit has handed in, which is said."""
    state_missing(report, text="各单位的业务都在本平台办理，汇总数据由记录统计。", by=by, at=at)
    return draft_item(report, by=by, at=at)


def send(item: Item, *, by: Person, at: datetime) -> None:
    """The item goes to its first review."""
    establish_review_route(by=None, at=at)
    submit(item, by=by, at=at)


def publish(item: Item, reviewers: list[Person], *, by: Person, at: datetime) -> GateRecord:
    """Sent to review, approved at every level by a person of its own, and let out by the gate."""
    send(item, by=by, at=at)
    return let_through(item, reviewers, at=at)


def let_through(item: Item, reviewers: list[Person], *, at: datetime) -> GateRecord:
    """Approved at every level and let out by the gate."""
    for reviewer in reviewers:
        approve(item, by=reviewer, at=at, checked=EVERY_CHECK, conclusion=SecrecyConclusion.CLEAR, basis="条例第十四条")
    return GateRecord.objects.current().get(item=item)
