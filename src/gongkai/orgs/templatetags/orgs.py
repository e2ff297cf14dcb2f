"""A line of the ledger about an organ or an account, in words."""

from __future__ import annotations

from django import template

from gongkai.ledger.models import Event
from gongkai.orgs.choices import Role
from gongkai.orgs.tables import AMENDABLE, EVENT_LABELS, FACTS

register = template.Library()


@register.filter
def told(event: Event) -> str:
    """What was done, with what: 任命角色：县水利局信息员."""
    words = EVENT_LABELS.get(event.name, event.name)
    more = _more(event.name, event.details)
    if event.name in ("person.appointed", "person.dismissed"):
        more = f"{event.organisation.short_name if event.organisation else ''}{more}"
    return f"{words}：{more}" if more else words


def _more(name: str, details: dict) -> str:
    if name in ("person.appointed", "person.dismissed"):
        return Role(details["role"]).label
    if name == "organ.renamed":
        return f"{details['before']['name']}改为{details['after']['name']}"
    if name == "organ.amended":
        changed = (field for field in AMENDABLE if field in details["after"])  # a database may reorder what it keeps
        return "、".join(FACTS.get(field, ("计入县级汇总",))[0] for field in changed)
    return details.get("reason", "")
