"""别字、漏字和误用的词。

查什么：政府信息公开年度报告里常见的同音误植、漏字、多字，例如“基础商”“12月31止”“截止某日”“更好的便民”。
为什么：年度报告是对社会公布的公文，错字损害公信力，也是考核扣分项。
怎么改：照建议改正；若是原文引用或者专有名称，可以不改。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.phrases import find_phrases, phrase
from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.finding import Finding, Severity

WRONG = "“{words}”疑为错字"
TYPOS = (
    phrase(r"基础商(?=[，。；、,使进再开])", WRONG, "基础上"),
    phrase(r"增设开(?=[“设了《])", WRONG, "增设"),
    phrase(r"便民惠企业(?=[，。；])", WRONG, "便民惠企"),
    phrase(
        r"更好的(?=便民|惠企|服务|满足|保障|推动|推进|发挥|落实|开展|为|让|促进|回应|做好|提升|实现)",
        "动词前应为“地”：“{words}”",
        "更好地",
    ),
    phrase(r"(12月31|1月1)(?=[止起至到])", "日期缺“日”：“{words}”", r"\1日"),
    phrase(r"截止(?=(?:到|至)?(?:20\d\d年|目前|\d{1,2}月|年底|本年))", "“截止”后接时间应为“截至”", "截至"),
    phrase(r"提前(?=行政诉讼|行政复议)", WRONG, "提起"),
    phrase(r"进下一步(?=[提加推完深规健强])", WRONG, "进一步"),
    phrase(r"行政负议|行政复义|行政复意", WRONG, "行政复议"),
    phrase(r"行政诉松|行政述讼|行政诉颂", WRONG, "行政诉讼"),
    phrase(r"政府信息公布开|政府信息公升|政府信公开|政府信息信息公开", WRONG, "政府信息公开"),
    phrase(r"申情(?=人|公开|件|表|数)", WRONG, "申请"),
    phrase(r"条列(?=》|规定|要求|第)", WRONG, "条例"),
    phrase(r"贯切(?=落实|执行)|惯彻(?=落实|执行)", WRONG, "贯彻"),
    phrase(r"既使", WRONG, "即使"),
    phrase(r"帐户", "“帐户”应为“账户”", "账户"),
    phrase(r"部份(?=公开|单位|工作|乡镇|内容|栏目|信息)", "“部份”应为“部分”", "部分"),
    phrase(r"规犯(?=性|公开|程序)", WRONG, "规范"),
    phrase(r"不段(?=提|加|完|强|推|深)", WRONG, "不断"),
    phrase(r"主动公开政信息|公开政府息", WRONG, "公开政府信息"),
    phrase(r"(?<=[一-龥])的的(?=[一-龥])", "多一个“的”", "的"),
    phrase(r"做为(?=政府|本|重要|一项|主要|衡量)", "“做为”应为“作为”", "作为"),
)


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look through the prose."""
    yield from find_phrases(report, rule, TYPOS)


X_TYPO = Rule(
    id="X-TYPO",
    title="错别字",
    severity=Severity.WARNING,
    basis="《党政机关公文处理工作条例》第十九条（文字精炼、用语准确）；考核中常见的扣分情形",
    about=__doc__,
    find=find,
    caught=(
        Example("“基础商”", {"narrative": "在逐字逐句审核的基础商，使用错别字检测系统。"}),
        Example("“12月31止”", {"preface": "统计期限为2024年1月1日至12月31止。"}),
        Example("“截止”后接时间", {"narrative": "截止2024年12月31日，共发布信息30条。"}),
        Example("“提前行政诉讼”", {"narrative": "未发生被提前行政诉讼的情况。"}),
        Example("“更好的便民”", {"narrative": "发挥网站窗口作用，更好的便民惠企。"}),
    ),
    clean=(
        Example("“截至”", {"narrative": "截至2024年12月31日，共发布信息30条。"}),
        Example("“更好的服务”作定语", {"narrative": "提供更优质、更好的环境。报名截止时间为3月。"}),
    ),
    formats=("2021", "2019-trial"),
)
