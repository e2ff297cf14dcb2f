"""信息条目: what a unit drafts and, once reviewed, the gate lets out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    Workflow,
    WorkflowMixin,
    WorkflowState,
)

from gongkai.disclosure.blocks import BodyBlock
from gongkai.disclosure.choices import Genre, Openness, Validity
from gongkai.disclosure.fields import BodyField
from gongkai.disclosure.models.route import ReviewRoute
from gongkai.disclosure.rules.deadlines import DEADLINES
from gongkai.disclosure.tables import KEY_AREAS, TOPICS
from gongkai.files.models import StoredFile
from gongkai.orgs.models import Organisation


class ItemQuerySet(models.QuerySet):
    """Adjectives for items."""

    def of_unit(self, unit: Organisation) -> ItemQuerySet:
        """Those a unit answers for."""
        return self.filter(unit=unit)

    def published(self) -> ItemQuerySet:
        """Those with a gate record in force."""
        return self.filter(gate_records__is_current=True)


class Item(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """A disclosure item (条例 art. 12: index, title, summary, date of formation). The public never sees this row."""

    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="items", verbose_name="责任单位")
    issuer = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="issued_items",
        verbose_name="发文机关",
        help_text="联合发文填牵头机关（条例第十条）",
    )
    title = models.CharField("名称", max_length=200)
    summary = models.CharField("内容概述", max_length=200, blank=True, help_text="一般不超过100字（条例第十二条）")
    genre = models.CharField("体裁", max_length=20, choices=[(genre.value, genre.label) for genre in Genre])
    catalogue_code = models.CharField(
        "公开类别", max_length=20, help_text="条例第二十条、第二十一条；下设小类的，选最末一级"
    )
    topic = models.CharField("主题分类", max_length=2, blank=True, choices=list(TOPICS.items()))
    key_area = models.CharField(
        "重点领域", max_length=20, blank=True, choices=list(KEY_AREAS.items()), help_text="属于重点领域的，集中展示"
    )
    columns = ParentalManyToManyField("disclosure.ColumnPage", verbose_name="栏目", related_name="items", blank=True)
    openness = models.CharField(
        "公开属性",
        max_length=12,
        default=Openness.PROACTIVE,
        choices=[(kind.value, kind.label) for kind in Openness],
    )
    openness_basis = models.CharField(
        "不予公开的依据", max_length=120, blank=True, help_text="不予公开的必填，如 条例第十五条"
    )
    doc_no = models.CharField("文号", max_length=60, blank=True, help_text="如 云政发〔2024〕7号，年份用六角括号")
    written_on = models.DateField("成文日期")
    deadline_kind = models.CharField(
        "公开时限", max_length=12, blank=True, choices=[(kind, rule.label) for kind, rule in DEADLINES.items()]
    )
    counted_from = models.DateField(
        "期限起算日",
        null=True,
        blank=True,
        help_text="不填为成文日期；预决算填批准、批复日期，征收土地公告填收到批复日期",
    )
    due_on = models.DateField("公开期限", null=True, editable=False)
    revoked_on = models.DateField("决定被变更、撤销日期", null=True, editable=False)
    validity = models.CharField(
        "有效性", max_length=12, blank=True, choices=[(kind.value, kind.label) for kind in Validity]
    )
    source = models.CharField("来源", max_length=80, blank=True, help_text="转载必填")
    source_url = models.URLField("原文网址", blank=True, help_text="转载必填")
    body = BodyField(BodyBlock(), verbose_name="正文", blank=True)
    index_no = models.CharField("索引号", max_length=60, unique=True, null=True, editable=False)  # noqa: DJ001  (unique, and none yet)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="撰稿人", editable=False
    )
    created_at = models.DateTimeField("起草时间", editable=False)

    _revisions = GenericRelation(Revision, related_query_name="item", for_concrete_model=False)
    workflow_states = GenericRelation(
        WorkflowState,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="item",
        for_concrete_model=False,
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "信息"
        ordering: ClassVar[list[str]] = ["-id"]
        indexes: ClassVar[list] = [
            models.Index(fields=["unit", "-id"], name="item_by_unit"),
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(index_no__isnull=True, due_on__isnull=False),
                name="item_not_yet_public",
            ),
            models.Index(fields=["revoked_on"], condition=models.Q(revoked_on__isnull=False), name="item_revoked"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> models.QuerySet:
        """Every revision of this item."""
        return self._revisions

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this item."""
        return self.unit_id

    def with_content_json(self, content: dict) -> Item:
        """A revision as an item; what no editor writes is taken from the row, so that no revision can carry it."""
        item = super().with_content_json(content)
        item.index_no, item.author_id, item.created_at = self.index_no, self.author_id, self.created_at
        item.revoked_on = self.revoked_on
        return item

    def review_route(self) -> ReviewRoute | None:
        """The route that was set for its column or unit; None where it goes by the ordinary one."""
        columns = [column.pk for column in self.columns.all()]
        return ReviewRoute.objects.fitting(unit=self.unit_id, columns=columns)

    def get_workflow(self) -> Workflow | None:
        """The route that was set for its column or unit, or else the ordinary one."""
        route = self.review_route()
        return route.workflow if route else self.get_default_workflow()

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """The preview shows what the public page would."""
        return "disclosure/preview.html"


class ItemAttachment(Orderable):
    """A file bound to an item."""

    item = ParentalKey(Item, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="文件")
    title = models.CharField("附件名称", max_length=120)

    class Meta(Orderable.Meta):
        verbose_name = verbose_name_plural = "附件"

    def __str__(self) -> str:
        return self.title
