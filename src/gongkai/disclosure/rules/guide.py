"""What a guide to a unit's disclosure has to tell: the nine elements of 条例 art. 12."""

from __future__ import annotations

import re

_SAYS = r"[是为：:]*+\s*+(?![；;。，,、]|$)"  # something follows the word: “传真：；” says nothing
ELEMENTS = {  # the law's word for it → how a guide says it
    "政府信息的分类": re.compile("信息的?分类|分类(目录|和编排|、编排)"),
    "编排体系": re.compile("编排"),
    "获取方式": re.compile("获取(方式|途径|渠道)|公开(方式|途径|渠道)"),
    "公开工作机构的名称": re.compile(r"(公开)?工作机构(的?名称)?" + _SAYS),
    "办公地址": re.compile("地址" + _SAYS),
    "办公时间": re.compile("(办公|工作|受理)时间" + _SAYS),
    "联系电话": re.compile(r"电话(?:号码)?[^；;。，\d无]{0,10}[\d无]"),
    "传真号码": re.compile(r"传真(?:号码)?[^；;。，\d无]{0,10}[\d无]"),
    "互联网联系方式": re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://|www\.|互联网联系方式" + _SAYS),
}


def why_not_guide(body: str) -> list[str]:
    """Reasons against letting a guide out: each of the nine elements that its text does not tell."""
    missing = [element for element, said in ELEMENTS.items() if not said.search(body)]
    return [f"公开指南还没有写“{element}”，没有的请写“无”（条例第十二条）" for element in missing]
