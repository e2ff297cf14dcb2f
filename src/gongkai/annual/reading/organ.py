"""What a report's title says: the year, the organ, its level and the scope of the report."""

from __future__ import annotations

import re
from collections import Counter

YEAR = re.compile(r"(20\d{2})\s*年")
BARE_YEAR = re.compile(r"(20\d{2})")
PERIOD = re.compile(r"(20\d{2})年1月1日(?:起)?(?:至|到|-|—|~)")
NAMED = re.compile(r"(20\d{2})年度?政府信息公开工作年度报告")
SUBJECT = re.compile(r"政府信息公开|政务公开|信息公开")

TOWNSHIP = re.compile(r"(?:乡|镇|街道)(?:人民政府|办事处)?$")
COUNTY = re.compile(r"[县旗]|(?<!自治)(?<!地)(?<!特)区")
OFFICE = re.compile(r"(?:政府办公室|政府办公厅|政府办)$")
DEPARTMENT = re.compile(r"(?:局|委|委员会|厅|院|中心|大队|支队|总队|队|所|站|办公室)$")
GOVERNMENT = re.compile(r"(?:人民政府|省|自治区|市|州|县|旗|区)$")


def year_in(title: str, preface: str, overview: str) -> int | None:
    """The year reported on: from the title, from the preface, else the year that chapter 一 speaks of most."""
    for pattern, text in ((YEAR, title), (BARE_YEAR, title), (PERIOD, preface), (NAMED, preface)):
        if found := pattern.search(text):
            return int(found[1])
    years = Counter(YEAR.findall(overview)).most_common(1)
    return int(years[0][0]) if years else None


def organ_in(title: str) -> str:
    """The organ's name: the title up to its year or subject, without the year."""
    before = SUBJECT.split(title, maxsplit=1)[0]
    return re.sub(r"(?:20\d{2})\s*(?:年度|年)?", "", before).strip()


def level_of(organ: str) -> str | None:
    """township or county where the name shows it; None for a 市, which may be either of two levels, and above."""
    if TOWNSHIP.search(organ):
        return "township"
    return "county" if COUNTY.search(organ) else None


def scope_of(organ: str) -> str | None:
    """Whose figures the report holds: office, dept, township, or aggregate for a whole government."""
    if TOWNSHIP.search(organ):
        return "township"
    if OFFICE.search(organ):
        return "office"
    if DEPARTMENT.search(organ):
        return "dept"
    return "aggregate" if GOVERNMENT.search(organ) else None
