"""Chinese labels for the form fields that Wagtail names only in code, where no translation file can reach."""

from __future__ import annotations

from django.utils.module_loading import import_string

LABELS = {
    "wagtail.admin.forms.auth.LoginForm": {"password": "密码", "remember": "记住登录状态"},
    "wagtail.admin.forms.choosers.ExternalLinkChooserForm": {"link_text": "链接文字"},
    "wagtail.admin.forms.choosers.AnchorLinkChooserForm": {"url": "锚点", "link_text": "链接文字"},
    "wagtail.admin.forms.choosers.EmailLinkChooserForm": {
        "email_address": "电子邮箱",
        "link_text": "链接文字",
        "subject": "主题",
        "body": "正文",
    },
    "wagtail.admin.forms.choosers.PhoneLinkChooserForm": {"phone_number": "电话号码", "link_text": "链接文字"},
    "wagtail.admin.forms.workflows.WorkflowPageForm": {"page": "页面"},
    "wagtail.admin.forms.workflows.WorkflowContentTypeForm": {"content_types": "信息类型"},
    "wagtail.users.forms.PagePermissionsForm": {"page": "页面", "permissions": "权限"},
}


def label_unmarked_fields() -> None:
    """Give those fields their Chinese labels; KeyError or ImportError where an upgrade of Wagtail dropped one."""
    for form, labels in LABELS.items():
        fields = import_string(form).base_fields
        for name, label in labels.items():
            fields[name].label = label
