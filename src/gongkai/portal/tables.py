"""What a search leads to beside documents: the services of the portal (国办秘函〔2019〕19号: 搜索即服务)."""

from __future__ import annotations

from typing import NamedTuple


class Service(NamedTuple):
    """Something one can do on the portal, and the words by which people look for it."""

    words: tuple[str, ...]
    title: str
    url: str
    says: str


SERVICES = (
    Service(("申请", "依申请"), "依申请公开", "/apply/", "没有公开的信息可以依法申请，20个工作日内答复"),
    Service(("进度", "查询编号", "申请结果"), "申请办理进度查询", "/apply/status/", "凭申请编号和查询码查看办理情况"),
    Service(
        ("信箱", "投诉", "咨询", "建议", "来信", "举报"), "领导信箱", "/mailbox/", "写信、咨询、建议，凭编号查看答复"
    ),
    Service(("找错", "纠错", "错误"), "我为政府网站找错", "/zhaocuo/", "网站内容有错，请告诉我们"),
    Service(("年报", "年度报告", "体检"), "年报体检", "/check/", "检查年度报告的数字和文字"),
    Service(("校对", "错别字"), "校对", "/proof/", "检查文字中的错误"),
    Service(
        ("单位", "部门", "乡镇", "电话", "地址"),
        "各单位信息公开平台",
        "/units/",
        "各单位的职能、地址、电话和公开的信息",
    ),
)


def services_for(text: str) -> list[Service]:
    """The services whose words stand in what somebody searches for."""
    return [service for service in SERVICES if any(word in text for word in service.words)]
