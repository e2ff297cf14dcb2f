"""The list of items within reach: where each stands, in a fixed number of queries."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import WorkflowState
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import IndexView

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.desk.acting import page_of
from gongkai.disclosure.models import Item
from gongkai.disclosure.queries import is_in_round, standing, with_standing
from gongkai.lib.dates import formal
from gongkai.orgs.choices import EDITORS
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import units_within_reach

STANDINGS = [("public", "公开中"), ("review", "审核中"), ("returned", "退回修改"), ("draft", "未公开")]


def within_reach(request: HttpRequest) -> QuerySet[Item]:
    """The items that the person may see."""
    granted = policy_registry.get_by_type(Item).instances_user_has_permission_for(request.user, "view")
    return with_standing(granted)


def units(request: HttpRequest | None) -> QuerySet[Organisation]:
    """The units whose items the person may see."""
    return units_within_reach(request.user, EDITORS) if request else Organisation.objects.none()


def drafted_on(item: Item) -> str:
    """The day on which the item was begun, as officials write it."""
    return formal(timezone.localdate(item.created_at))


class ItemFilters(WagtailFilterSet):
    """What the list may be narrowed to."""

    unit = django_filters.ModelChoiceFilter(label="责任单位", queryset=units)
    genre = django_filters.ChoiceFilter(label="体裁", choices=[(genre.value, genre.label) for genre in Genre])
    standing = django_filters.ChoiceFilter(label="状态", choices=STANDINGS, method="by_standing")

    class Meta:
        model = Item
        fields: tuple[str, ...] = ()

    def by_standing(self, items: QuerySet[Item], name: str, value: str) -> QuerySet[Item]:
        """Those that stand so."""
        if value == "public":
            return items.filter(is_public=True)
        if value == "draft":
            return items.filter(was_public=False)
        in_review = value == "review"
        status = WorkflowState.STATUS_IN_PROGRESS if in_review else WorkflowState.STATUS_NEEDS_CHANGES
        return items.filter(is_in_round(status))


class ItemIndexView(IndexView):
    """The list of items."""

    @cached_property
    def columns(self) -> list[Column]:
        """Only columns that cost no query a row, and sort only by what is indexed."""
        return [
            TitleColumn("title", label="名称", get_url=page_of),
            Column("unit", label="责任单位", accessor="unit.short_name", classname="w-whitespace-nowrap"),
            Column("genre", label="体裁", accessor="get_genre_display"),
            Column("standing", label="状态", accessor=standing),
            Column("index_no", label="索引号", accessor=lambda item: item.index_no or "—"),
            Column("created_at", label="起草日期", accessor=drafted_on, classname="w-whitespace-nowrap"),
        ]
