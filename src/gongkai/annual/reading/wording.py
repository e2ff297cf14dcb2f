"""The words in which reports speak of applications: verbs, outcomes, numbers, and what makes a figure not the total.

All patterns are for text without blanks and with half-width punctuation (see plain.plain).
Source of the verbs: the reports read for this project; 国办公开办函〔2021〕30号 fixes the table rows only.
"""

from __future__ import annotations

import re

NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
NUMBER = r"(?P<n>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}|[一二两三四五六七八九十]{1,3})"
UNIT = r"(?:件|份|宗|起|条)(?!余|多)"

# a verb → which sums of table 三 its figure may be, the first being what it means
NEW = (("new_received",),)
ACCEPTED = (("new_received",), ("new_received", "carried_in"))
TO_HANDLE = (("new_received", "carried_in"), ("result_total",))
HANDLED = (("result_total",), ("new_received", "carried_in"), ("new_received",))
ANSWERED = (("result_total",),)
CARRIED_IN = (("carried_in",),)
CARRIED_OUT = (("carried_out",),)
VERBS = {
    "新收到": NEW,
    "收到": NEW,
    "新收": NEW,
    "接收": NEW,
    "接到": NEW,
    "受理": ACCEPTED,
    "收办": TO_HANDLE,
    "共办理": TO_HANDLE,
    "共处理": TO_HANDLE,
    "办理": HANDLED,
    "处理": HANDLED,
    "办结": ANSWERED,
    "答复": ANSWERED,
    "回复": ANSWERED,
}
VERB = r"(?<!未)(?<!没有)(?<!不予)(?<!不再)(?<!其他)(?:" + "|".join(VERBS) + ")"
COUNTED = re.compile(
    rf"(?P<verbs>{VERB}(?:(?:、|并|和|及|与|且|后|已|均|全部|依法)*{VERB})*)(?P<mid>[^,;:\d]{{0,30}}?){NUMBER}{UNIT}"
)

SLOGAN = re.compile(rf"{VERB}[^,;\d]{{0,4}}[一1]件[^,;\d]{{0,4}}{VERB}[一1]件|做到|力争|确保")  # 收到一件办理一件

OUTCOMES = {
    "予以公开": "granted",
    "同意公开": "granted",
    "部分公开": "partial",
    "不予公开": "denied",
    "无法提供": "unavailable",
    "不予处理": "not_handled",
    "其他处理": "other",
}
OUTCOME = r"(?<!不)(?<!未)(?:" + "|".join(OUTCOMES) + ")"
FILLING = r"(?:的|类|政府信息|信息|申请|情形|决定|答复|有|为|共计?|合计|计|:)*"
OUTCOMES_THEN_NUMBER = rf"(?P<outcomes>{OUTCOME}(?:(?:、|和|及|与|或|以及)(?:予以)?{OUTCOME})*){FILLING}{NUMBER}{UNIT}"
NUMBER_THEN_OUTCOME = (
    r"(?<![\d,.])(?P<m>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}|[一二两三四五六七八九十]{1,3})(?:件|份|宗)(?:申请|均|已|全部|依法|经审查|决定|为|予以(?=部分))*"
    rf"(?P<outcome>{OUTCOME})(?![\d一二两三四五六七八九十])"
)
COUNTED_OUTCOME = re.compile(f"{OUTCOMES_THEN_NUMBER}|{NUMBER_THEN_OUTCOME}")
UNCOUNTED_OUTCOME = re.compile(OUTCOME)
ALL_OF_THEM = re.compile(r"均|全部|都")
NOT_A_FACT = re.compile(r"[应可拟将要需须未否]|对.*的|不属于|除")  # before an outcome: a duty or a class, no fact

NONE_CAME = re.compile(r"(?:未|没有|无)(?:收到|接到|接收到?|受理)[^,;:]{0,40}?申请")
LAST_YEAR = r"(?:上一?年度?|去年|(?P<last>20\d{2})年度?)"
NEXT_YEAR = r"(?:下一?年度?|次年度?|明年|(?P<next>20\d{2})年度?)"
COUNT_OF_CARRIED = (
    r"[^,;:。\d]{0,16}?(?P<n>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}|[一二两三四五六七八九十]{1,3})(?:件|份|宗)(?!余|多)"
)
FROM_LAST_YEAR = re.compile(rf"(?:{LAST_YEAR}结转(?!至|到)|结转(?:自|的)?(?:上一?年度?|去年)){COUNT_OF_CARRIED}")
TO_NEXT_YEAR = re.compile(
    rf"结转(?:至|到|入)?{NEXT_YEAR}{COUNT_OF_CARRIED}"
    r"|(?<![\d,.])(?P<m>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}|[一二两三四五六七八九十]{1,3})(?:件|份|宗)(?:申请)?结转(?:至|到|入)?"
    r"(?:下一?年度?|次年度?|明年|(?P<next2>20\d{2})年度?)"
)
WITH_CARRIED_IN = re.compile(r"[,(]?(?:其中)?(?:含|包括|包含)[^,;\d]{0,6}结转")  # right behind a figure

APPLICATION = re.compile(r"信息公开的?申请|依申请公开|公开申请|申请公开|公开信息的?申请|政府信息的?申请")
OTHER_MATTER = re.compile(
    r"复议|诉讼|应诉|信箱|来信|来电|留言|提案|建议|议案|咨询|信访件|热线|12345"
    r"|解读|文件|栏目|新闻|公众号|稿件|培训|主动公开|发布"
)
DISPUTE = re.compile(r"复议|诉讼|应诉")
WHOLE_YEAR = re.compile(
    r"(?:20\d{2}年)?1月1日起?(?:至|到|-|~)(?:20\d{2}年)?12月31日止?|截[至止](?:20\d{2}年)?(?:12月底|12月31日|年底)"
)
YEAR = re.compile(r"(20\d{2})年")
THIS_YEAR = re.compile(r"本年|今年|全年|年度内")
YEAR_BEFORE = re.compile(r"上一?年|去年|往年|前年")
COMPARED = re.compile(r"同比|环比|较|比上|比去|比20|相比|增加|减少|增长|下降|上升")
PART_OF_YEAR = re.compile(r"(?<!\d)(?:[1-9]|1[0-2])月|季度|半年|历年|近.年|[月周]均|日均|以来")
ROUGHLY = re.compile(r"(?:约|近|超过|超|逾|每|第|任何|逐|其中|余|多达|率)$")
PART_OF_ALL = re.compile(
    r"涉及|有关|关于|针对|本级|(?<!公开)方面|自然人|法人|企业|个人|公民|商业|科研|律师"
    r"|通过|网络|网站|信函|邮寄|当面|现场|传真|邮件|平台|线[上下]|渠道|转办|转至"
)
PART_OF_VERB = re.compile(r"其中|当场|按时|按期|及时|如期|限时|延期|逾期|超期|由")  # 其中办结, 按时答复, 由…答复
EVERYBODY = re.compile(r"公民、法人(?:和|或|及|以及|、)(?:者)?(?:其他|其它)(?:社会)?组织")
ALL_WAYS = re.compile(r"通过[^,;]{0,40}等[^,;]{0,8}(?:渠道|方式|途径|形式|平台)")
APPLICANT_IS = re.compile(r"(?:申请人(?:均|全部|都)?|均|全部|都)(?:为|是|系)(?:自然人|法人|公民|个人|企业)[^,;\d]{0,8}")
SUBORDINATE = re.compile(
    r"[\u4e00-\u9fff]{1,20}(?:局|委|厅|乡|镇|街道|中心|部门|单位|院|所|大队|办公室|政府办|公司|学校|政府|机关)$"
)
ITSELF = re.compile(r"^(?:我|本|全[省市州县区旗乡镇局]|各级)")
BESIDE_THE_SUBJECT = re.compile(
    r"20\d{2}年度?|本年度?|今年|全年|年度?内|期间|总共|一共|共计|共|累计|合计|新|依法|均|已|全部|其中|同时|截[至止].*?[日底]"
)


def count_of(text: str) -> int:
    """The number that digits or small Chinese numerals say."""
    if text[0].isdigit():
        return int(text.replace(",", ""))
    if "十" not in text:
        return NUMERALS[text] if len(text) == 1 else 0
    tens, ones = text.split("十", 1)
    return NUMERALS.get(tens, 1) * 10 + NUMERALS.get(ones, 0)
