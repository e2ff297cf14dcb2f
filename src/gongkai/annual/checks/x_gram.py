"""病句：搭配不当、成分残缺、重复。

查什么：几个“和”套叠，“采取……语言”“增强……认识”一类搭配不当，“从……”没有“到……”，“对……不得”，“后……后”，
前后两句用同一个动词，三个动词叠用，同一个词在一句里重复。
为什么：病句使公开的内容含混，也是年度报告“照搬照抄、未经校对”的常见痕迹。
怎么改：照提示调整语句；通顺的可以不改。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.phrases import find_phrases, phrase
from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.finding import Finding, Severity

IN = "[^，。；！？,;]"  # within a clause
AND = "和(?!谐|平|解|睦|美|田|静|硕|布|国)(?<!共和)(?<!饱和)(?<!总和)(?<!温和)(?<!缓和)(?<!呼和)"
LITTLE = Severity.INFO
SENTENCES = (
    phrase(rf"[^，。；！？,;、]{{1,14}}(?:{AND}[^，。；！？,;、和]{{1,14}}){{3,}}", "一句里连用三个“和”"),
    phrase(rf"采取{IN}{{0,8}}(?:语言|文字|画面)", "“采取”与“语言、文字”搭配不当，应为“使用、运用”"),
    phrase(rf"(?P<at>(?P<v>公开|公示|宣传)[，,](?:及时|并|同时)?就{IN}{{2,20}}进行(?P=v))", "“{words}”前后重复"),
    phrase(r"从(?=[^，。；、到至]{1,6}、)[^，。；到至]{4,40}的(?:全链条|全过程|全流程|闭环)", "“从……”缺“到……”"),
    phrase(
        rf"(?:^|(?<=[，。；,]))[^，。；,;将把]{{0,8}}报送[至到给]{IN}{{1,12}}(?:或|并|和)通过{IN}{{2,20}}方式(?=[，。])",
        "“报送”缺宾语，句子不完整",
    ),
    phrase(
        rf"(?:审[核批查定]|批准|同意)后{IN}{{2,20}}(?<![前今最然以之随先落])后(?=[，,])",
        "“后……后”重复",
    ),
    phrase(rf"(?:(?<=[，。；,])|^)对(?!外|内){IN}{{2,16}}(?:政府信息|信息|内容|事项|文件)不得", "“对……不得”多“对”字"),
    phrase(rf"(?:方式|范围|渠道|程序){IN}{{0,8}}是否(?:及时|准确)", "方式、范围、程序无所谓及时、准确，主谓不搭配"),
    phrase(r"深入广度", "“深入广度”搭配不当，应为“深度和广度”", "深度和广度"),
    phrase(r"(?:(?:健全|完善|建立|加强|强化)(?:和|并|、)?){2}(?:健全|完善|建立|加强|强化)", "三个动词叠用：“{words}”"),
    phrase(rf"增强{IN}{{2,20}}的?(?:正确)?认识(?=[，。；])", "“增强”与“认识”搭配不当，应为“提高……认识”"),
    phrase(rf"强化与{IN}{{2,20}}(?:联系|沟通)", "“强化”与“联系、沟通”搭配不当，应为“加强”", None, LITTLE),
    phrase(r"对标(?=存在的?问题)", "“对标问题”搭配不当，应为“针对”", "针对"),
    phrase(r"严格新?发展要求", "“严格”与“要求”搭配不当"),
    phrase(rf"相关{IN}{{1,6}}相关(?=政策|工作|信息|部门)", "“相关”重复", None, LITTLE),
    phrase(rf"先进{IN}{{2,14}}先进(?=经验|做法)", "“先进”重复", None, LITTLE),
    phrase(r"(?<=，)我们(?=重点|将|在)", "公文自称用“我市”“我县”“本机关”，不用“我们”", None, LITTLE),
    phrase(rf"以{IN}{{2,14}}为目的(?!的|[，。、；]|是|，)", "“为目的”后疑缺“的”", None, LITTLE),
    phrase(rf"根据{IN}{{2,14}}是否{IN}{{1,8}}进行{IN}{{0,4}}界定", "“根据……是否……进行界定”搭配不当，应为“对……”"),
    phrase(r"重点中心工作", "“重点”“中心”重复", "中心工作", LITTLE),
)


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look through the prose."""
    yield from find_phrases(report, rule, SENTENCES)


X_GRAM = Rule(
    id="X-GRAM",
    title="病句",
    severity=Severity.WARNING,
    basis="《党政机关公文处理工作条例》第十九条（表述准确、文字精炼）",
    about=__doc__,
    find=find,
    caught=(
        Example("三个“和”", {"narrative": "不断提升公开精准度和政府透明度和信息公开质量和实效。"}),
        Example("“采取……语言”", {"narrative": "采取通俗易懂的语言解读政策30条。"}),
        Example("“从……”缺“到”", {"narrative": "建立从登记、审核、办理、答复、归档的全链条管理制度。"}),
        Example("“后……后”", {"narrative": "由部门审核后呈报领导审批后，发布信息30条。"}),
        Example("“对……不得”", {"narrative": "认真审查，对未经审核的政府信息不得公开。"}),
        Example("三个动词叠用", {"narrative": "健全完善建立责任制度。"}),
    ),
    clean=(
        Example("通顺的句子", {"narrative": "建立从登记到归档的全链条管理制度，使用通俗的语言解读政策和文件。"}),
        Example("和谐、共和国不算", {"narrative": "贯彻中华人民共和国法律和法规，维护社会和谐稳定。"}),
    ),
    formats=("2021", "2019-trial"),
)
