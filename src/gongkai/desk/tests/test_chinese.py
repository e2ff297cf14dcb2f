"""What Wagtail leaves without a translatable text is Chinese all the same."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from gongkai.desk.labels import LABELS

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("form", LABELS)
def test_every_visible_field_of_the_form_has_a_chinese_label(form):
    fields = import_string(form).base_fields
    named_by_the_account = {"username"}
    visible = {name for name, field in fields.items() if not field.widget.is_hidden} - named_by_the_account
    assert [name for name in visible if not CHINESE.search(str(fields[name].label))] == []


def test_a_moment_ago_reads_in_chinese():
    with translation.override("zh-hans"):
        assert CHINESE.search(naturaltime(timezone.now() - timedelta(seconds=30)))


def test_our_words_stand_before_the_stock_ones():
    with translation.override("zh-hans"):
        assert gettext("Snippets") == "信息"
        assert gettext("Workflows") == "审核流程"
        assert gettext("Today") == "今天"


def test_the_header_names_its_actions_in_chinese():
    page = render_to_string("wagtailadmin/shared/headers/_actions.html", {"actions": "新增"})
    assert 'aria-label="操作"' in page
    assert "新增" in page
