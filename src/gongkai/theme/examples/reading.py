"""What a citizen reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.safestring import mark_safe

from .example import Example, at

CATALOGUE = [
    ("索引号", "11654223010000000X/2024-00021"),
    ("发文机关", "云溪县人民政府办公室"),
    ("文号", "云政办发〔2024〕7号"),
    ("主题分类", "农业、水利 / 水利"),
    ("成文日期", "2024年3月5日"),
    ("公开日期", "2024年3月8日"),
    ("有效性", "现行有效"),
    ("公开方式", "主动公开"),
]
ATTACHMENTS = [
    {"title": "云溪县农村供水水价核定表", "url": "#attachment", "kind": "xlsx", "size": 34_816},
    {"title": "云溪县农村供水管理办法（原件）", "url": "#attachment", "kind": "pdf", "size": 1_258_291, "pages": 12},
]
ROWS = [
    {
        "date": date(2024, 3, 8),
        "title": "关于印发《云溪县农村供水管理办法》的通知",
        "unit": "县政府办公室",
        "url": "#row",
        "tag": "现行有效",
    },
    {
        "date": date(2024, 3, 7),
        "title": "《云溪县农村供水管理办法》政策解读：水价怎么定、停水找谁、管网谁来修",
        "unit": "县水利局",
        "url": "#row",
    },
    {"date": date(2024, 3, 5), "title": "2024年3月份低保对象公示", "unit": "县民政局", "url": "#row"},
    {"date": date(2024, 3, 1), "title": "云溪县2024年政府预算公开", "unit": "县财政局", "url": "#row"},
]
LEADER = {
    "pk": 1,
    "name": "赵示例",
    "post": "县人民政府副县长",
    "charge": "负责农业农村、水利、林草方面工作。",
    "career": "2003年9月至2015年1月，在县水利局工作。\n2022年4月起任现职。",
    "phone": "0990-5550003",
}
BODY = mark_safe(
    '<p class="addressee">各乡镇人民政府，县直各单位：</p>'
    "<p>《云溪县农村供水管理办法》已经县人民政府第3次常务会议审议通过，现印发给你们，请认真贯彻执行。</p>"
    "<h2>一、适用范围</h2>"
    "<p>本县行政区域内农村集中供水工程的规划、建设、运行和监督管理，适用本办法。日供水量20立方米以下的"
    "分散供水，参照执行。</p>"
    "<h2>二、水价与水费</h2>"
    "<p>农村供水水价按照补偿成本、保本微利的原则核定，由县发展改革委会同县水利局每三年校核一次；"
    "核定结果在政府网站和供水村公示栏公布，公示期不少于7日。</p>"
)


def people() -> list[Example]:
    """Whom a citizen reads about."""
    return [Example("leader", "领导信息", "姓名、职务、分工、简历。", {"leader": LEADER})]


def reading() -> list[Example]:
    """What a citizen reads."""
    return [
        Example("list_row", "列表", "日期、标题、单位；dense 用于密集列表。", {"rows": ROWS}),
        Example(
            "filter_bar",
            "筛选",
            "普通表单，条件留在网址里，可收藏、可转发。",
            {"fields": _filters(), "query": "", "total": 492, "clear_url": "#filter"},
        ),
        Example("pagination", "分页", "page 是 Django 的 Page。", {"page": _page()}),
        Example(
            "empty",
            "没有内容",
            "说明为什么空，下一步做什么。",
            {
                "title": "2023年没有公开的决算",
                "text": "县财政局尚未公开该年度决算。您可以查看其他年度，或依法申请公开。",
                "actions": [("查看其他年度", "#empty"), ("申请公开", "#empty")],
            },
        ),
        Example("catalogue_header", "目录抬头", "（名称，值）依次排列，手机上成一列。", {"rows": CATALOGUE}),
        Example(
            "document_sheet",
            "公文",
            "正文按公文版式：宋体标题居中，段首缩进两字，行距1.9。",
            {
                "title": "云溪县人民政府办公室关于印发《云溪县农村供水管理办法》的通知",
                "doc_no": "云政办发〔2024〕7号",
                "published_at": at(2024, 3, 8, 10, 30),
                "source": "县政府办公室",
                "body": BODY,
                "signed_by": "云溪县人民政府办公室",
                "signed_on": date(2024, 3, 5),
                "released": True,
                "attachments": ATTACHMENTS,
            },
        ),
        Example("attachment", "附件", "写明类型、大小、页数。", {"attachments": ATTACHMENTS}),
    ]


def _filters() -> list[dict[str, Any]]:
    """Three ways of narrowing a list."""
    return [
        {"name": "unit", "label": "单位", "choices": [("slj", "县水利局"), ("czj", "县财政局")], "value": "slj"},
        {"name": "year", "label": "年份", "choices": [("2024", "2024年"), ("2023", "2023年")], "value": "2024"},
        {"name": "validity", "label": "有效性", "choices": [("in_force", "现行有效"), ("void", "废止、失效")]},
    ]


def _page() -> Page:
    """The sixth of 25 pages."""
    return Paginator(range(1, 493), 20).page(6)
