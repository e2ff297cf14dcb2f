"""三审三校 as workflow tasks: each level is a task of its own with its own record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState

from gongkai.disclosure.choices import ReviewLevel, SecrecyConclusion

if TYPE_CHECKING:
    from gongkai.disclosure.models.items import Item
    from gongkai.orgs.models import Person


class ReviewLock(WorkflowLock):
    """What is in review is changed by nobody: reviewers return it, or the author takes it back."""

    def for_user(self, user: Person) -> bool:
        """The lock holds for everyone."""
        return True

    def get_message(self, user: Person) -> str:
        """What the editor says on top."""
        return f"正在{self.task.name}，内容已锁定。需要修改的，请先撤回送审，或者由审核人退回。"

    def get_description(self, user: Person, can_lock: bool = False) -> str:
        """What the status panel says."""
        return "审核期间内容锁定，审核人看到的就是将要公开的内容。"


class ReviewTaskState(TaskState):
    """What one reviewer concluded about one revision; the hash binds the approval to exactly what was seen."""

    conclusion = models.CharField(
        "结论", max_length=40, blank=True, choices=[(kind.value, kind.label) for kind in SecrecyConclusion]
    )
    basis = models.CharField("依据", max_length=120, blank=True)
    file_opinions = models.JSONField(
        "附件保密审查", default=list, blank=True
    )  # [{"file", "title", "name", "sha256", "conclusion", "basis"}]
    checks = models.JSONField("已核对的事项", default=list, blank=True)
    extra_checks = models.JSONField("另加的核对事项", default=list, blank=True)
    role = models.CharField("角色", max_length=20, blank=True)
    unit = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="审核单位"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="指定人"
    )
    acted_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="代行"
    )
    due_on = models.DateField("期限", null=True)
    reviewed_hash = models.CharField("所审内容散列", max_length=64, blank=True)


class ReviewTask(Task):
    """One level of review, done by whoever holds its role for the item's unit.

    Wagtail's own approve and reject views find no action here: approving and returning are verbs of the room
    (`actions/review.py`), so there is one way in and it refuses with reasons and records.
    """

    level = models.CharField("审核级次", max_length=10, choices=[(level.value, level.label) for level in ReviewLevel])

    admin_form_fields: ClassVar[list[str]] = [*Task.admin_form_fields, "level"]
    task_state_class = ReviewTaskState
    lock_class = ReviewLock

    class Meta:
        verbose_name = "审核环节"

    def locked_for_user(self, obj: Item, user: Person) -> bool:
        """Nobody edits what is in review."""
        return True

    @classmethod
    def get_description(cls) -> str:
        """What the list of task types says."""
        return "三审三校的一个级次；审核人由其在单位担任的角色确定，撰稿人和最后修改人不得审核。"
