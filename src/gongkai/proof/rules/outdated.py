"""Names of organs and terms that have been replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_REFORM_2018, _REFORM_2023 = "2018年国务院机构改革", "2023年党和国家机构改革"
_TERMS = {
    "国家工商行政管理总局": ("国家市场监督管理总局", _REFORM_2018),
    "国家食品药品监督管理总局": ("国家市场监督管理总局", _REFORM_2018),
    "国土资源部": ("自然资源部", _REFORM_2018),
    "环境保护部": ("生态环境部", _REFORM_2018),
    "国家卫生和计划生育委员会": ("国家卫生健康委员会", _REFORM_2018),
    "国家安全生产监督管理总局": ("应急管理部", _REFORM_2018),
    "国家旅游局": ("文化和旅游部", _REFORM_2018),
    "国家林业局": ("国家林业和草原局", _REFORM_2018),
    "国务院法制办公室": ("司法部", _REFORM_2018),
    "中国银行保险监督管理委员会": ("国家金融监督管理总局", _REFORM_2023),
    "卫生计生委": ("卫生健康委", _REFORM_2018),
    "残废人": ("残疾人", "《中华人民共和国残疾人保障法》"),
    "农转非": ("户籍登记为居民户口", "国发〔2014〕25号"),
}
_TERM = re.compile(f"(?<!原)(?:{'|'.join(_TERMS)})(?!门)")


def find(text: Text) -> Iterator[Hit]:
    """Each old name; a text that speaks of the past may keep it."""
    for match in _TERM.finditer(text.whole):
        new, why = _TERMS[match[0]]
        yield Hit(match.start(), match.end(), f"“{match[0]}”已改为“{new}”（{why}）；引用旧文件的除外", new)


OUTDATED = Rule(
    "W-OLD",
    "已经改变的名称",
    Severity.INFO,
    "国务院机构改革方案；有关法律",
    "机构改革以后的旧名称、法律已经不用的旧称。引用当时的文件时可以保留，所以只作提示。",
    find,
    ("报国土资源部备案", "残废人就业"),
    ("报自然资源部备案", "环境保护部门", "残疾人就业"),
)
