"""残留的格式说明、占位文字和漏填的数字。

查什么：“该部分以表格形式报告”“具体××名称”“XX”“×年×月”这类没有删改的模板文字；“更新条”“共件”这类量词前缺数的地方。
为什么：照抄模板、漏填数字是没有校对的明证。
怎么改：删去模板说明，把占位文字换成实际内容，补上数字。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.phrases import find_phrases, phrase
from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import Report
from gongkai.finding import Finding, Severity

TEMPLATE = (
    phrase(r"该部分以表格形式报告[^。]{0,12}|(?<=[。，])表格如下[：:。]|^表格如下[：:。]", "照抄了格式说明“{words}”"),
    phrase(r"具体(?:重大)?(?:政策|文件|单位|部门|项目|措施)名称", "占位文字“{words}”没有换成实际内容"),
    phrase(
        r"(?<![A-Za-z])(?:[XxＸ×]{2,}|[XxＸ×](?=年|月|日|件|条|份|县|局|镇))(?![A-Za-z])",
        "占位文字“{words}”没有换成实际内容",
    ),
    phrase(r"[（(](?:此处|请)?(?:填写|填报|简述|说明)[^）)]{0,20}[）)]", "填写说明“{words}”没有删去"),
    phrase(r"_{2,}|＿{2,}|□{2,}", "空白没有填写"),
)
GAPS = (
    phrase(
        r"(?<![一-龥]逐)(?:更新|发布|公开|收到|受理|办理|答复|新增|转载)(?:了|共)?(?:政府)?(?:信息)?[条件篇期份](?=[，。；、,]|$)",
        "“{words}”的量词前漏填数字",
    ),
    phrase(r"(?:共计?|合计|累计|达到?|总计)[条件篇期份次](?=[，。；、,]|$)", "“{words}”的量词前漏填数字"),
)


def find_template(report: Report, rule: Rule) -> Iterator[Finding]:
    """Words of the template that nobody replaced."""
    yield from find_phrases(report, rule, TEMPLATE)


def find_gaps(report: Report, rule: Rule) -> Iterator[Finding]:
    """Units without a figure before them."""
    yield from find_phrases(report, rule, GAPS)


S_TEMPLATE = Rule(
    id="S-TEMPLATE",
    title="残留的模板文字",
    severity=Severity.ERROR,
    basis=FORM_2021,
    about=__doc__,
    find=find_template,
    caught=(
        Example("照抄格式说明", {"texts": {"proactive": "该部分以表格形式报告。"}}),
        Example("占位文字", {"narrative": "解读了具体重大政策名称等30条。"}),
        Example("没有填日期", {"narrative": "×年×月召开会议，公开信息30条。"}),
    ),
    clean=(Example("写了实际内容", {"narrative": "5月召开会议，公开信息30条。"}),),
    formats=("2021", "2019-trial"),
)
S_EMPTY = Rule(
    id="S-EMPTY",
    title="漏填的数字",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第六条（准确公开）",
    about=__doc__,
    find=find_gaps,
    caught=(
        Example("“更新条”", {"narrative": "在县政府网站更新条，公众号发布30条。"}),
        Example("“共件”", {"narrative": "收到政府信息公开申请共件。公开30条。"}),
    ),
    clean=(Example("填了数字", {"narrative": "在县政府网站更新30条。"}),),
    formats=("2021", "2019-trial"),
)
