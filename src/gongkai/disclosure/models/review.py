"""三审三校 as workflow tasks: each level is a task of its own with its own record."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from wagtail.models import Task, TaskState

from gongkai.disclosure.choices import ReviewLevel


class ReviewTaskState(TaskState):
    """What one reviewer concluded about one revision."""

    conclusion = models.CharField("结论", max_length=40, blank=True)
    basis = models.CharField("依据", max_length=120, blank=True)


class ReviewTask(Task):
    """One level of review, done by whoever holds its role for the item's unit."""

    level = models.CharField("审核级次", max_length=10, choices=[(level.value, level.label) for level in ReviewLevel])

    admin_form_fields: ClassVar[list[str]] = [*Task.admin_form_fields, "level"]
    task_state_class = ReviewTaskState

    class Meta:
        verbose_name = "审核环节"
