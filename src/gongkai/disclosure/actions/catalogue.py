"""Extending the statutory catalogue, and choosing how index numbers are written."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.disclosure.models import CatalogueNode, IndexStyle
from gongkai.disclosure.permissions import manages_catalogue
from gongkai.disclosure.rules.catalogue import (
    next_code,
    why_not_close_class,
    why_not_extend,
    why_not_rename_class,
    why_not_style,
)
from gongkai.disclosure.tables import CATALOGUE
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def extend_catalogue(parent: str, *, title: str, basis: str, by: Person, at: datetime) -> CatalogueNode:
    """Add a class below a statutory one or one of the installation's (条例 art. 22); its code is never reused."""
    siblings = list(CatalogueNode.objects.select_for_update().filter(parent_code=parent))
    refuse_if(
        why_not_extend(
            holds_role=manages_catalogue(by),
            parent=parent,
            parent_in_use=parent in CATALOGUE or CatalogueNode.objects.in_use().filter(code=parent).exists(),
            title=title,
            siblings=[node.title for node in siblings],
        )
    )
    code = next_code(parent, [node.code for node in siblings])
    node = CatalogueNode.objects.create(parent_code=parent, code=code, title=title.strip(), basis=basis.strip())
    record("catalogue.extended", node, by=by, at=at, code=code, title=node.title, basis=node.basis)
    return node


@transaction.atomic
def rename_class(code: str, *, title: str, by: Person, at: datetime) -> CatalogueNode:
    """Give a class of the installation's own another name; a statutory one keeps the law's words."""
    node = CatalogueNode.objects.select_for_update().filter(code=code).first()
    others = CatalogueNode.objects.filter(parent_code=node.parent_code).exclude(code=code) if node else []
    refuse_if(
        why_not_rename_class(
            holds_role=manages_catalogue(by), code=code, title=title, siblings=[other.title for other in others]
        )
    )
    before, node.title = node.title, title.strip()
    node.save(update_fields=["title"])
    record("catalogue.renamed", node, by=by, at=at, code=code, before=before, title=node.title)
    return node


@transaction.atomic
def close_class(code: str, *, by: Person, at: datetime) -> CatalogueNode:
    """Close a class of the installation's own to new items; what was published in it stays there."""
    node = CatalogueNode.objects.select_for_update().filter(code=code).first()
    refuse_if(
        why_not_close_class(
            holds_role=manages_catalogue(by),
            code=code,
            is_active=bool(node and node.is_active),
            below=CatalogueNode.objects.in_use().filter(parent_code=code).count(),
        )
    )
    node.is_active = False
    node.save(update_fields=["is_active"])
    record("catalogue.closed", node, by=by, at=at, code=code)
    return node


@transaction.atomic
def choose_index_style(template: str, *, region: str, by: Person, at: datetime) -> IndexStyle:
    """Write index numbers by another template from now on; numbers already given stay as they are."""
    refuse_if(why_not_style(holds_role=manages_catalogue(by), template=template, region=region))

    style = IndexStyle.objects.create(template=template, region=region, chosen_at=at)
    record("index.style_chosen", style, by=by, at=at, template=template, region=region)
    return style
