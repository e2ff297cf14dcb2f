"""规范名称和提法。

查什么：机构、平台、收费、栏目的名称，以及官方已经改用新提法的词。
为什么：“信息处理费”“政府信息公开”“经营主体”等有法定或者官方写法，写错会引起误解。
怎么改：照建议改用规范名称；确是当地固定名称的，可以不改。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.phrases import find_phrases, phrase
from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.finding import Finding, Severity

NAMES = (
    phrase(r"信息公开处理费|信息公开费", "法定名称是“信息处理费”", "信息处理费", Severity.WARNING),
    phrase(r"点击率(?=累计|达|为|共)", "“点击率”是比率，这里说的是次数", "点击量"),
    phrase(
        r"(?:(?<=严格)|(?<=做好)|(?<=抓好)|(?<=加强)|(?<=推进))政府公开(?=管理|的|工作|意识)",
        "“政府公开”疑缺“信息”",
        "政府信息公开",
    ),
    phrase(r"新媒介", "规范提法是“新媒体”", "新媒体"),
    phrase(r"提案议案(?=\d|办理|信息|公开)", "规范提法是“建议提案办理结果”", "建议提案办理结果"),
    phrase(r"国务院大督查(?=等?网站|平台|链接)", "平台名称疑为国务院“互联网+督查”", "国务院“互联网+督查”"),
    phrase(r"政务服务一体化(?=[、，]|网|平台)", "平台名称疑为“一体化政务服务平台”", "一体化政务服务平台"),
    phrase(r"人民政府信息公开工作(?!年度)", "疑为“政府信息公开工作”", "政府信息公开工作", Severity.INFO),
    phrase(r"(?<!总体)国家安全观", "规范提法是“总体国家安全观”", "总体国家安全观", Severity.INFO),
    phrase(r"决策、执行、管理、服务和办事结果公开", "“五公开”是决策、执行、管理、服务、结果公开", None, Severity.INFO),
)
STALE = (
    phrase(r"市场主体(?!登记管理条例)", "2023年起官方多用“经营主体”", "经营主体", Severity.INFO),
    phrase(
        r"工商行政管理局|(?<!市场监督)质量技术监督局|食品药品监督管理局",
        "“{words}”2018年机构改革后已并入市场监督管理部门",
    ),
    phrase(r"法制办(?:公室)?(?=审查|审核|备案)", "“{words}”2018年机构改革后已并入司法行政部门"),
    phrase(r"文化广播电视新闻出版局|卫生和计划生育(?:局|委员会)", "“{words}”是机构改革前的名称"),
)


def find_names(report: Report, rule: Rule) -> Iterator[Finding]:
    """Names written otherwise than they are."""
    yield from find_phrases(report, rule, NAMES)


def find_stale(report: Report, rule: Rule) -> Iterator[Finding]:
    """Words that were replaced."""
    yield from find_phrases(report, rule, STALE)


X_NAME = Rule(
    id="X-NAME",
    title="规范名称",
    severity=Severity.WARNING,
    basis="各名称所出文件的写法，如信息处理费见国办函〔2020〕109号",
    about=__doc__,
    find=find_names,
    caught=(
        Example("“信息公开处理费”", {"texts": {"other_matters": "本机关未收取信息公开处理费。"}}),
        Example("“网站点击率累计16.397万次”", {"narrative": "网站点击率累计16.397万次。"}),
        Example("“新媒介”", {"narrative": "利用抖音等新媒介发布信息30条。"}),
    ),
    clean=(
        Example("“信息处理费”", {"texts": {"other_matters": "本机关未收取信息处理费。"}}),
        Example("“总体国家安全观”", {"narrative": "牢固树立总体国家安全观，公开信息30条。"}),
    ),
    formats=("2021", "2019-trial"),
)
X_STALE = Rule(
    id="X-STALE",
    title="旧提法",
    severity=Severity.WARNING,
    basis="2018年机构改革；2023年以来党中央、国务院文件的提法",
    about=__doc__,
    find=find_stale,
    caught=(
        Example("“市场主体”（提示）", {"narrative": "向市场主体公开信息30条。"}),
        Example("机构改革前的名称", {"narrative": "县工商行政管理局公开信息30条。"}),
    ),
    clean=(Example("“经营主体”", {"narrative": "向经营主体公开信息30条，县市场监督管理局公开5条。"}),),
)
