"""The site's structure: few pages, one tree. Views in the portal serve them (see portal/wagtail_hooks.py)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.urls import Resolver404
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from gongkai.disclosure.choices import Block
from gongkai.disclosure.rules.sites import UPDATE_RULES
from gongkai.orgs.models import Organisation

DEEPEST = 3  # levels of pages below the home page
KINDS = ("channelpage", "columnpage__owner_unit", "unitsitepage__organisation", "standingpage")  # read with a page


def _as_its_kind(page: Page) -> Page:
    """A page that was read with `KINDS`, as what it is; any other is looked up."""
    for kind in KINDS:
        name = kind.split("__")[0]
        if name in page._state.fields_cache and page._state.fields_cache[name] is not None:
            return getattr(page, name)
    return page.specific


class ForEverybody:
    """A page of the tree that finds out in one look whether it is for everybody; Wagtail's own takes two."""

    path: str

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """The restrictions of the page, of those above it, and of what these are aliases of."""
        ways = [self.path[:end] for end in range(Page.steplen, len(self.path) + 1, Page.steplen)]
        mine = models.Q(page__path__in=ways) | models.Q(page__aliases__path__in=ways)
        return PageViewRestriction.objects.filter(mine).distinct()


class HomePage(ForEverybody, Page):
    """The portal's first page."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "disclosure.ChannelPage",
        "disclosure.UnitSitePage",
        "disclosure.StandingPage",
    ]
    preview_modes: ClassVar[list] = []

    class Meta:
        verbose_name = "首页"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page of an address, found in one look instead of one for each part of it."""
        if not path_components:
            return super().route(request, path_components)
        parts = path_components[:DEEPEST]
        ways = [f"{self.url_path}{'/'.join(parts[: number + 1])}/" for number in range(len(parts))]
        found = Page.objects.filter(url_path__in=ways).select_related(*KINDS).order_by("-depth").first()
        if found is None:
            raise Http404
        return _as_its_kind(found).route(request, path_components[found.depth - self.depth :])


class ChannelPage(ForEverybody, Page):
    """频道: a door of the portal, holding columns."""

    intro = models.CharField("说明", max_length=120, blank=True)

    content_panels: ClassVar[list] = [*Page.content_panels, FieldPanel("intro")]
    subpage_types: ClassVar[list[str]] = ["disclosure.ColumnPage", "disclosure.StandingPage", "disclosure.UnitSitePage"]
    parent_page_types: ClassVar[list[str]] = ["disclosure.HomePage"]
    preview_modes: ClassVar[list] = []

    class Meta:
        verbose_name = "频道"


class ColumnPage(ForEverybody, Page):
    """栏目: a list of items, owned by a unit that must keep it fresh."""

    owner_unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="columns", verbose_name="责任单位"
    )
    column_type = models.CharField("栏目类别", max_length=20, default="公告通知", help_text="页面标签 ColumnType")
    keywords = models.CharField("栏目关键词", max_length=120, blank=True, help_text="页面标签 ColumnKeywords")
    intro = models.CharField("栏目说明", max_length=200, blank=True, help_text="页面标签 ColumnDescription")
    update_within_days = models.PositiveSmallIntegerField(
        "更新时限（日）",
        null=True,
        blank=True,
        help_text="国办秘函〔2019〕19号：动态要闻14日，通知公告、政策文件约180日",
    )

    owner_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="责任人",
    )
    update_rule = models.CharField(
        "更新规则",
        max_length=12,
        blank=True,
        choices=[(name, rule.label) for name, rule in UPDATE_RULES.items()],
    )
    legal_basis = models.CharField("设置依据", max_length=120, blank=True, help_text="如 条例第二十条第（一）项")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", editable=False, verbose_name="并入"
    )

    content_panels: ClassVar[list] = [
        *Page.content_panels,
        FieldPanel("owner_unit"),
        FieldPanel("owner_person"),
        FieldPanel("legal_basis"),
        FieldPanel("update_rule"),
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("column_type"), FieldPanel("keywords")], heading="页面标签"),
        FieldPanel("update_within_days"),
    ]
    subpage_types: ClassVar[list[str]] = []
    parent_page_types: ClassVar[list[str]] = ["disclosure.ChannelPage"]
    preview_modes: ClassVar[list] = []

    class Meta:
        verbose_name = "栏目"


class UnitSitePage(ForEverybody, Page):
    """One unit's disclosure site below the county's portal (条例 art. 24); its five blocks are addresses below it."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="site_page", verbose_name="单位"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", editable=False, verbose_name="并入"
    )

    content_panels: ClassVar[list] = [*Page.content_panels, FieldPanel("organisation")]
    subpage_types: ClassVar[list[str]] = []
    parent_page_types: ClassVar[list[str]] = ["disclosure.HomePage", "disclosure.ChannelPage"]
    preview_modes: ClassVar[list] = []

    class Meta:
        verbose_name = "单位信息公开平台"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The site itself (its guide), or one of its five blocks."""
        if not self.live:
            raise Http404
        if not path_components:
            return RouteResult(self, kwargs={"block": Block.GUIDE})
        if len(path_components) == 1 and path_components[0] in set(Block):
            return RouteResult(self, kwargs={"block": Block(path_components[0])})
        raise Http404

    def resolve_subpage(self, path: str) -> Block:
        """The block at an address below the site; Wagtail asks this before it leads an old address there."""
        if path.strip("/") not in set(Block):
            raise Resolver404
        return Block(path.strip("/"))


class StandingPage(ForEverybody, Page):
    """A standing text: accessibility statement, site map, about."""

    body = RichTextField("正文", blank=True)

    content_panels: ClassVar[list] = [*Page.content_panels, FieldPanel("body")]
    subpage_types: ClassVar[list[str]] = []
    preview_modes: ClassVar[list] = []

    class Meta:
        verbose_name = "固定页面"
