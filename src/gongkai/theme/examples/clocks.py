"""Time limits."""

from __future__ import annotations

from typing import Any

from .day_sheet import CLOCK
from .example import Example, at


def clocks() -> list[Example]:
    """Time limits."""
    return [
        Example(
            "remaining",
            "剩余时限",
            "标签 {% remaining days closed= paused= %}；文字、形状、颜色同时表示。",
            {"state": "late", "word": "已超期 2 个工作日"},
            [
                {"state": "soon", "word": "剩 3 个工作日"},
                {"state": "open", "word": "剩 18 个工作日"},
                {"state": "paused", "word": "期限暂停"},
                {"state": "closed", "word": "办结"},
            ],
        ),
        Example("work_list", "待办", "科室每天的清单：事项、单位、经办、期限、下一步。", _work()),
        Example("timeline", "经过", "kind：done、future、missing、late。", {"events": _events()}),
        Example(
            "clock_grid",
            "期限月历",
            "days 是逐日的 ClockDay；下附同样内容的列表。",
            {"days": CLOCK, "caption": "2024年9月27日收到，11月5日到期"},
        ),
    ]


def _work() -> dict[str, Any]:
    """Five rows of an officer's day, one for each state of a time limit."""
    rows = [
        _case("申请公开2021年城北河道治理工程验收报告", "2024-0009", "县水利局", "古丽娜", -2, "送出答复"),
        _case("申请公开开发区地块出让合同", "2024-0015", "县自然资源局", "王建国", 3, "审核答复书"),
        _case("申请公开乡镇卫生院设备采购清单", "2024-0017", "县卫健委", "", 18, "分办"),
        {**_case("申请公开企业环评报告", "2024-0012", "县生态环境局", "李梅", None, "登记意见"), "paused": True},
        {**_case("申请公开低保审核标准", "2024-0003", "县民政局", "李梅", None, ""), "closed": True},
    ]
    return {"caption": "今天要办", "total": len(rows), "rows": rows}


def _case(subject: str, number: str, unit: str, person: str, days: int | None, act: str) -> dict[str, Any]:
    """One row of the work list."""
    address = "#work"
    return {
        "subject": subject,
        "number": number,
        "unit": unit,
        "person": person,
        "days": days,
        "url": address,
        "next_title": act,
        "next_url": address if act else "",
    }


def _events() -> list[dict[str, Any]]:
    """A case under way."""
    return [
        {"at": at(2024, 9, 27, 16, 5), "title": "收到申请", "who": "网上提交，系统回执", "kind": "done"},
        {"at": at(2024, 10, 14, 9, 30), "title": "书面征求第三方意见", "who": "县生态环境局 李梅", "kind": "done"},
        {
            "at": at(2024, 10, 18, 15, 0),
            "title": "收到第三方意见：同意公开",
            "text": "10月15日至18日不计入期限。",
            "kind": "done",
        },
        {"when": "2024-11-05", "title": "应当答复", "kind": "future"},
        {"when": "—", "title": "听证", "text": "不属于应当听证的事项。", "kind": "missing"},
    ]
