"""Document numbers (文号) and index numbers (索引号)."""

from __future__ import annotations

import re
from string import Formatter

# 索引号 has no national rule; the form most platforms use, and four others, are in use side by side.
DEFAULT_INDEX = "{uscc}/{year}-{serial:05d}"
INDEX_PARTS = {
    "uscc": "统一社会信用代码（18位）",
    "organ": "机构代码（9位）",
    "region": "地区代码（6位）",
    "department": "部门代码",
    "category": "类别代码",
    "group": "分组代码",
    "date": "成文日期（8位）",
    "year": "年份",
    "serial": "流水号",
}
NUMBERS = {"year", "serial"}  # the parts that are numbers, and may take a width such as {serial:05d}


def formatted(prefix: str, year: int, serial: int) -> str:
    """沙政办发〔2024〕7号: six-angled brackets, no leading zeros (GB/T 9704—2012, 7.2.5)."""
    return f"{prefix}〔{year}〕{serial}号"


def index_number(template: str, **parts: str | int) -> str:
    """The index number of that template; ValueError with every reason for a bad template or a missing part."""
    reasons = why_not_template(template)
    if reasons:
        raise ValueError("；".join(reasons))
    missing = _fields(template) - parts.keys()
    if missing:
        raise ValueError("索引号缺少：" + "、".join(INDEX_PARTS[name] for name in sorted(missing)))
    return template.format(**parts)


def why_not_template(template: str) -> list[str]:
    """Why an index number cannot be made by this template: unknown parts, or nothing that makes it unique."""
    try:
        fields = _fields(template)
    except ValueError:
        return ["索引号模板的花括号不成对"]

    reasons = [f"索引号模板不认识“{name}”" for name in sorted(fields - INDEX_PARTS.keys())]
    if "serial" not in fields:
        reasons.append("索引号模板须含流水号“{serial}”")
    return reasons or _why_not_format(template)


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def _why_not_format(template: str) -> list[str]:
    """Only numbers take a format, and only a width: {serial:05d}."""
    for _, name, width, conversion in Formatter().parse(template):
        if conversion or (width and not (name in NUMBERS and re.fullmatch(r"0?[1-9]d", width))):
            return [f"索引号模板中“{name}”的格式写法有误"]
    return []
