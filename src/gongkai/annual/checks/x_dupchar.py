"""叠字：同一个字、同一个词连写了两遍。

查什么：“我镇镇”“县县”“公开公开”“保障保障”这类重复。
为什么：多为复制粘贴、修改时留下的痕迹，校对时不易看出。
怎么改：删去重复的一个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import paragraphs_in
from gongkai.finding import Finding, Severity

UNIT = r"(?P<unit>(?<=[我本全各该])(?P<u>[县镇乡局区市])(?P=u)(?!场|长|直|级|委|域|民|政|内|镇|乡))"
COUNTY = r"(?P<county>县县(?!长|委|级|城|直|域|乡|政|人|内|外|医|妇|财|公|教|卫|住|农|市|镇|属|情|志|里))"
WORD = r"(?P<word>(?P<w>公开|保障|信息|工作|政府|申请|主动|落实|推进|加强|进一步|监督|管理|情况|平台|建设|制度)(?P=w))"
PARTICLE = r"(?P<particle>(?<=[一-龥])(?P<p>[了和与及在对将为])(?P=p)(?=[一-龥]))"
TWICE = re.compile("|".join((UNIT, COUNTY, WORD, PARTICLE)))
ACROSS = re.compile(r"及及时|了了解|在在线|和和谐|为为民|对对口|与与会|将将军|信息信息化|工作工作人员|政府政府采购")


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look through the prose; two words that merely meet are left alone."""
    for paragraph in paragraphs_in(report):
        for found in TWICE.finditer(paragraph.text):
            if ACROSS.match(paragraph.text, found.start()):
                continue
            once = found[0][: len(found[0]) // 2]
            yield rule.finding(
                f"“{found[0]}”疑有一个“{once}”是多余的",
                report.at(paragraph.printed(*found.span())),
                expected=once,
                actual=found[0],
                suggestion=f"改为“{once}”",
            )


X_DUPCHAR = Rule(
    id="X-DUPCHAR",
    title="叠字",
    severity=Severity.WARNING,
    basis="《党政机关公文处理工作条例》第十九条（文字精炼、用语准确）；考核中常见的扣分情形",
    about=__doc__,
    find=find,
    caught=(
        Example("“我镇镇”", {"narrative": "我镇镇主动公开信息30条。"}),
        Example("“公开公开”", {"narrative": "及时公开公开事项30条。"}),
        Example("“县县”", {"narrative": "全县县共发布信息30条。"}),
    ),
    clean=(
        Example("县县长、市市场监管局", {"narrative": "某县县长主持会议，市市场监管局公开信息30条。"}),
        Example("“在”“及”与后词相连", {"narrative": "以及及时公开信息30条。"}),
    ),
    formats=("2021", "2019-trial"),
)
