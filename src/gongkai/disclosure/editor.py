"""The form in which an item is written: the official order of 条例 art. 12, 20, 21, each field with its basis."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import Any

from django import forms
from django.db.models import QuerySet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.models import Page

from gongkai.disclosure.permissions import DRAFTING
from gongkai.disclosure.rules import why_not_keep
from gongkai.files.actions import sniff
from gongkai.files.rules import why_not_store
from gongkai.files.tables import ACCEPTED, LARGEST
from gongkai.orgs.queries import units_within_reach

CHOOSE = "—— 请选择 ——"
ACCEPTED_TYPES = "、".join(sorted(suffix[1:] for suffix in ACCEPTED))


class AttachmentForm(WagtailAdminModelForm):
    """One attachment: a file that is looked into before it is kept, and the name under which it is listed."""

    upload = forms.FileField(
        label="选择文件",
        required=False,
        help_text=f"可用 {ACCEPTED_TYPES} 格式，不超过 {LARGEST // 1024 // 1024} MB。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = "不填则用文件名"
        if self.instance.file_id:
            self.fields["upload"].help_text = f"已有文件：{self.instance.file.name}；重新选择即替换。"

    def clean_upload(self) -> Any:
        """The upload, refused with every reason where it may not be stored."""
        upload = self.cleaned_data["upload"]
        if not upload:
            return upload
        content = upload.read()
        upload.seek(0)
        reasons = why_not_store(name=upload.name, size=len(content), sniffed=sniff(content))
        if reasons:
            raise forms.ValidationError(reasons)
        return upload

    def clean(self) -> dict[str, Any]:
        """A new attachment needs a file; a nameless one is named after it."""
        cleaned = super().clean()
        upload = cleaned.get("upload")
        if not upload and not self.instance.file_id and "upload" not in self.errors:
            self.add_error("upload", "请选择文件，或者删除这一行")
        if upload and not cleaned.get("title"):
            cleaned["title"] = PurePath(upload.name).stem[:120]
        elif not cleaned.get("title") and self.instance.file_id:
            cleaned["title"] = PurePath(self.instance.file.name).stem[:120]
        return cleaned


class DemandedPanel(FieldPanel):
    """A field that a draft may leave empty and review demands: it carries the mark of a required one."""

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel within a form."""

        def is_required(self) -> bool:
            """Shown as required, whatever the form lets pass."""
            return True


class AttachmentsPanel(InlinePanel):
    """Attachments are listed, removed and reordered in place, and uploaded through their own form."""

    def get_form_options(self) -> dict[str, Any]:
        """The options of an inline panel, with our form."""
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"form": AttachmentForm, "fields": ["title"]}
        return options


def by_channel(columns: QuerySet) -> list[tuple[str, list[tuple[int, str]]]]:
    """The columns as choices, under the titles of their channels, in the order of the site."""
    pages = list(columns.order_by("path"))
    above = {page.pk: page.path[: -Page.steplen] for page in pages}
    channels = dict(Page.objects.filter(path__in=above.values()).values_list("path", "title"))
    groups = groupby(pages, key=lambda page: channels.get(above[page.pk], ""))
    return [(channel, [(page.pk, page.title) for page in below]) for channel, below in groups]


class ItemForm(WagtailAdminModelForm):
    """The editor's form: only units that the person writes for may be chosen, and a new item has a text to fill."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = units_within_reach(self.for_user, DRAFTING)
        for name in ("unit", "issuer"):
            self.fields[name].empty_label = None if name == "unit" else CHOOSE
        self.fields["unit"].queryset = mine
        self.fields["columns"].choices = by_channel(self.fields["columns"].queryset)
        self._name_the_empty_choice("genre", CHOOSE)
        self._name_the_empty_choice("validity", "不适用")
        self._name_the_empty_choice("deadline_kind", "按体裁和公开类别确定")
        self._name_the_empty_choice("topic", "未分类")
        self._name_the_empty_choice("key_area", "不属于重点领域")
        if not self.instance.pk:
            self.fields["unit"].initial = self.fields["issuer"].initial = self.for_user.unit()
            if not self.instance.body:
                self.initial["body"] = self.fields["body"].block.to_python([{"type": "text", "value": ""}])

    def clean(self) -> dict[str, Any]:
        """What is withheld names its basis."""
        cleaned = super().clean()
        basis = cleaned.get("openness_basis", "")
        for reason in why_not_keep(openness=cleaned.get("openness", ""), openness_basis=basis):
            self.add_error("openness_basis", reason)
        return cleaned

    def _name_the_empty_choice(self, name: str, words: str) -> None:
        field = self.fields[name]
        field.choices = [("", words), *((value, label) for value, label in field.choices if value)]


PANELS = ObjectList(
    [
        FieldPanel("title", help_text="与正式文件标题一致（条例第十二条）"),
        DemandedPanel("summary", help_text="一般不超过100字（条例第十二条）；送审前须填写"),
        FieldPanel("genre", help_text="年度报告按体裁统计"),
        FieldPanel("catalogue_code"),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("key_area")]),
        DemandedPanel(
            "columns", widget=forms.CheckboxSelectMultiple, help_text="可在多个栏目同时展示；送审前至少选一个"
        ),
        FieldRowPanel(
            [
                FieldPanel("unit", help_text="对本信息负责的单位（条例第十条）"),
                FieldPanel("openness", help_text="只有主动公开的信息可以送审（条例第十三条）"),
                FieldPanel("openness_basis"),
            ]
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("doc_no")]),
                FieldRowPanel(
                    [
                        FieldPanel("written_on", help_text="公文为签发日期；公开日期由系统在发布时自动记录，不能填写"),
                        FieldPanel("validity", help_text="公文类填写；其他可不填"),
                    ]
                ),
                FieldRowPanel([FieldPanel("deadline_kind"), FieldPanel("counted_from")]),
            ],
            heading="公文要素",
        ),
        FieldRowPanel([FieldPanel("has_names"), FieldPanel("shown_until")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")])],
            heading="转载来源",
        ),
        FieldPanel("body"),
        AttachmentsPanel(
            "attachments",
            heading="附件",
            label="附件",
            panels=[
                FieldPanel("upload"),
                FieldPanel("title"),
            ],
        ),
    ],
    base_form_class=ItemForm,
)
