"""Dates, amounts, sizes and time limits read as an official writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from gongkai.finding import Place
from gongkai.theme.templatetags import theme


def test_a_day_is_written_out():
    assert theme.cn_date(date(2024, 3, 5)) == "2024年3月5日"
    assert theme.cn_date(None) == ""


def test_a_moment_is_shown_in_beijing_time():
    late = datetime(2024, 3, 5, 16, 30, tzinfo=UTC)
    assert theme.cn_datetime(late) == "2024-03-06 00:30"
    assert theme.cn_moment(late) == "2024年3月6日 00:30"
    assert theme.cn_date(late) == "2024年3月6日"
    assert theme.iso_date(late) == "2024-03-06"


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (6_600_000, "660万元"),
        (Decimal("123456"), "12.35万元"),
        (0, "0万元"),
        (None, ""),
        (12_000_000_000, "1,200,000万元"),
    ],
)
def test_an_amount_is_shown_in_ten_thousands(yuan, words):
    assert theme.wan_yuan(yuan) == words


@pytest.mark.parametrize(("size", "words"), [(512, "512 字节"), (34_816, "34 KB"), (1_258_291, "1.2 MB"), (None, "")])
def test_a_file_size_is_shown_as_one_counts_it(size, words):
    assert theme.file_size(size) == words


@pytest.mark.parametrize(
    ("given", "state", "word"),
    [
        ("-2", "late", "已超期 2 个工作日"),
        ("0", "soon", "今天到期"),
        ("5", "soon", "剩 5 个工作日"),
        ("6", "open", "剩 6 个工作日"),
        ("3 closed=True", "closed", "办结"),
        ("3 paused=True", "paused", "期限暂停"),
        ("None", "none", "无期限"),
    ],
)
def test_a_time_limit_is_a_word_a_shape_and_a_colour(given, state, word):
    page = Template("{% load theme %}{% remaining " + given + " %}").render(Context())
    assert f"remaining-{state}" in page
    assert word in page
    assert 'class="remaining-shape"' in page


def test_a_place_is_told_in_words():
    assert theme.place_label(Place(table="三", row="总计", col="自然人")) == "表三 · 行“总计” · 列“自然人”"
    assert theme.place_label(Place(line=3, column=5)) == "第3行第5字"
    assert theme.place_label(Place()) == ""
