"""What surrounds a page."""

from __future__ import annotations

from typing import Any

from .example import Example, at

TABS = [
    {"title": "政府信息公开指南", "url": "#tab", "current": False},
    {"title": "政府信息公开制度", "url": "#tab", "current": False, "count": 12},
    {"title": "法定主动公开内容", "url": "#tab", "current": True, "count": 1204},
    {"title": "政府信息公开年报", "url": "#tab", "current": False},
    {"title": "依申请公开", "url": "#tab", "current": False},
]
TREE = [
    {"title": "机构职能", "url": "#tree", "count": 6},
    {
        "title": "行政规范性文件",
        "url": "#tree",
        "count": 10,
        "children": [
            {"title": "现行有效", "url": "#tree", "current": True, "count": 10},
            {"title": "废止和失效", "url": "#tree", "count": 0},
        ],
    },
    {"title": "财政预决算", "url": "#tree", "count": 64},
    {"title": "应急预案", "url": "#tree"},
]


def frame() -> list[Example]:
    """What surrounds a page."""
    return [
        Example("header", "页头", "每页自动带出；导航、机关名称来自设置 GONGKAI_SITE。", where="本页页首"),
        Example("emblem", "国徽位置", "设置 emblem 指向标准国徽图案；未设置时显示印记。"),
        Example(
            "elder_switch", "长者模式与高对比", "选择记在本机，全站保持；与普通版同一网址、同一内容。", where="本页页首"
        ),
        Example("alert_banner", "突发事件横幅", "只用于预警和应急信息，置于页头之下。", {"alert": _alert()}),
        Example("breadcrumb", "当前位置", "末项是本页，不加链接。", {"crumbs": _crumbs()}),
        Example(
            "search_box",
            "检索框",
            "首页用大号（size=large）；普通页在页头。",
            {"action": "#search", "id": "q-example", "size": "large", "query": "农村供水", "label": "检索示例"},
        ),
        Example("doors", "四个入口", "首页四扇门，每扇一句话说明能办什么。", {"doors": _doors()}),
        Example("tabs", "栏目标签", "标签就是链接；缺的内容写明“缺”。", {"tabs": TABS, "label": "单位平台栏目"}),
        Example("side_nav", "栏目树", "左侧栏目树，带条数。", {"items": TREE, "label": "栏目树示例"}),
        Example("footer", "页脚", "19号文要求的六项标识和找错入口，每页自动带出。", where="本页页尾"),
    ]


def _alert() -> dict[str, Any]:
    """A weather warning."""
    return {
        "word": "暴雨橙色预警",
        "title": "县气象台发布暴雨橙色预警，山区乡镇注意防范",
        "url": "#alert",
        "at": at(2024, 7, 12, 16, 30),
    }


def _crumbs() -> list[tuple[str, str]]:
    """From the home page to an item."""
    return [("首页", "/"), ("政府信息公开", "#crumb"), ("县水利局", "#crumb"), ("规范性文件", "")]


def _doors() -> list[dict[str, str]]:
    """The home page's four."""
    return [
        {"title": "政府信息公开", "url": "#door", "text": "按单位、按类别查阅县政府和各单位公开的信息"},
        {"title": "依申请公开", "url": "#door", "text": "没有公开的信息，可以依法申请；在线提交，20个工作日内答复"},
        {"title": "政策", "url": "#door", "text": "查现行有效的政策，看解读，找适合本企业的条款"},
        {"title": "互动", "url": "#door", "text": "写信、咨询、提意见，查看答复"},
    ]
