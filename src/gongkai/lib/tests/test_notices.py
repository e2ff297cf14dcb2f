"""Notices of holidays, as data."""

from datetime import date

import pytest

from gongkai.lib.notices import Notice, bundled, read

GOOD = """
[[notice]]
region = "650000"
year = 2026
source = "自治区通知"
work = [2026-03-22]

[notice.off]
2026-03-20 = "肉孜节"
"""


def test_a_notice_is_read_from_toml():
    assert read(GOOD) == [
        Notice(
            region="650000",
            year=2026,
            source="自治区通知",
            off=((date(2026, 3, 20), "肉孜节"),),
            work=(date(2026, 3, 22),),
        )
    ]


def test_every_bundled_notice_names_its_source():
    assert [(notice.region, notice.year) for notice in bundled()] == [("650000", 2022), ("650000", 2025)]
    assert all(notice.source for notice in bundled())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('source = "自治区通知"', 'source = " "', "须写明来源"),
        ('source = "自治区通知"', "", "source"),
        ('region = "650000"', 'region = "65"', "应为6位数字"),
        ("2026-03-20 =", "2025-03-20 =", "不是2026年的日期"),
        ("[2026-03-22]", "[2027-03-22]", "不是2026年的日期"),
        ("[2026-03-22]", "[2026-03-22T08:00:00]", "不是2026年的日期"),
        ("[2026-03-22]", "[2026-03-20]", "2026-03-20既列为放假日又列为调休上班日"),
        ("[2026-03-22]", "[2026-03-22, 2026-03-22]", "2026-03-22写了两次"),
        ("2026-03-20 =", "三月二十日 =", "格式有误"),
        ("[notice.off]", "[notice", "格式有误"),
        ("[[notice]]", "[[other]]", "格式有误"),
        ("year = 2026", "year = 2026\nwhole_year = true", "只有全国安排"),
    ],
)
def test_a_bad_notice_is_refused_in_chinese(old, new, why):
    with pytest.raises(ValueError, match=why):
        read(GOOD.replace(old, new))
