"""Setting up the review route."""

from __future__ import annotations

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from gongkai.disclosure.models import Item, ReviewTask
from gongkai.disclosure.tables import REVIEW_ROUTE, ROUTE_NAME
from gongkai.ledger.actions import record
from gongkai.orgs.models import Person


@transaction.atomic
def establish_review_route(*, by: Person | None, at: datetime) -> Workflow:
    """Create 三审三校 with its five levels and bind it to items; done twice, it changes nothing."""
    workflow, is_new = Workflow.objects.get_or_create(name=ROUTE_NAME)
    for place, level in enumerate(REVIEW_ROUTE):
        task, _ = ReviewTask.objects.get_or_create(level=level, defaults={"name": level.label})
        WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": place})
    WorkflowContentType.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Item), defaults={"workflow": workflow}
    )
    if is_new:
        record("route.established", workflow, by=by, at=at, levels=list(REVIEW_ROUTE))
    return workflow
