"""《政府网站工作年度报表》 (国办函〔2018〕12号): its blocks and fields, and what must hold between them (facts §5).

The wording of the fields follows the forms that county sites publish; the official file was not at hand (未核实).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

BASIS = "国办函〔2018〕12号"
YES = "是否"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key, its label and its unit; a field of the unit 是否 holds 1 for yes."""

    key: str
    label: str
    unit: str = "条"

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it is answered, not counted."""
        return self.unit == YES


@dataclass(frozen=True, slots=True)
class FieldBlock:
    """One part of the form."""

    name: str
    fields: tuple[Field, ...]


BLOCKS = (
    FieldBlock("访问", (Field("visitors", "独立用户访问总量", "个"), Field("visits", "网站总访问量", "次"))),
    FieldBlock(
        "信息发布",
        (
            Field("published", "总数"),
            Field("published_overview", "概况类信息更新量"),
            Field("published_news", "政务动态信息更新量"),
            Field("published_catalogue", "信息公开目录信息更新量"),
        ),
    ),
    FieldBlock("专栏专题", (Field("topics", "维护数量", "个"), Field("topics_new", "新开设数量", "个"))),
    FieldBlock(
        "解读回应",
        (
            Field("interpretations", "解读信息发布总数"),
            Field("interpretation_materials", "解读材料数量"),
            Field("interpretation_products", "解读产品数量", "个"),
            Field("comments", "媒体评论文章数量", "篇"),
            Field("responses", "回应公众关注热点或重大舆情数量", "次"),
        ),
    ),
    FieldBlock(
        "办事服务",
        (
            Field("has_service_catalogue", "是否发布服务事项目录", YES),
            Field("users", "注册用户数", "个"),
            Field("services", "政务服务事项数量", "项"),
            Field("services_online", "可全程在线办理政务服务事项数量", "项"),
            Field("handled", "办件量总数", "件"),
            Field("handled_people", "自然人办件量", "件"),
            Field("handled_bodies", "法人办件量", "件"),
        ),
    ),
    FieldBlock(
        "互动交流",
        (
            Field("has_one_platform", "是否使用统一平台", YES),
            Field("letters", "收到留言数量", "条"),
            Field("letters_answered", "办结留言数量", "条"),
            Field("letters_days", "平均办理时间", "天"),
            Field("letters_public", "公开答复数量", "条"),
            Field("surveys", "征集调查期数", "期"),
            Field("survey_opinions", "收到意见数量", "条"),
            Field("survey_results", "公布调查结果期数", "期"),
            Field("interviews", "在线访谈期数", "期"),
            Field("interview_questions", "访谈网民留言数量", "条"),
            Field("interview_answers", "访谈答复网民提问数量", "条"),
            Field("has_assistant", "是否提供智能问答", YES),
        ),
    ),
    FieldBlock(
        "安全防护",
        (
            Field("security_checks", "安全检测评估次数", "次"),
            Field("security_problems", "发现问题数量", "个"),
            Field("security_fixed", "问题整改数量", "个"),
            Field("has_monitoring", "是否建立安全监测预警机制", YES),
            Field("has_drills", "是否开展应急演练", YES),
            Field("has_officer", "是否明确网站安全责任人", YES),
        ),
    ),
    FieldBlock(
        "移动新媒体",
        (
            Field("has_media", "是否有移动新媒体", YES),
            Field("weibo_posts", "微博信息发布量"),
            Field("weibo_followers", "微博关注量", "个"),
            Field("wechat_posts", "微信信息发布量"),
            Field("wechat_followers", "微信订阅数", "个"),
        ),
    ),
    FieldBlock(
        "创新发展",
        (
            Field("has_search_service", "搜索即服务", YES),
            Field("has_languages", "多语言版本", YES),
            Field("has_accessibility", "无障碍浏览", YES),
            Field("has_personal_pages", "千人千网", YES),
        ),
    ),
)
FIELDS: Mapping[str, Field] = {field.key: field for block in BLOCKS for field in block.fields}
AT_MOST = (  # the first is never more than the second
    ("topics_new", "topics"),
    ("services_online", "services"),
    ("letters_public", "letters_answered"),
    ("survey_results", "surveys"),
    ("interview_answers", "interview_questions"),
    ("security_fixed", "security_problems"),
)
SUMS = (  # the whole, its parts, and whether there is nothing beside the parts
    ("published", ("published_overview", "published_news", "published_catalogue"), False),
    ("handled", ("handled_people", "handled_bodies"), True),
)


def why_not_field(field: Field, value: float | Decimal, held: float | None = None) -> list[str]:
    """Reasons against adding a value to what the field holds already."""
    if field.is_yes_or_no and value not in (0, 1):
        return [f"“{field.label}”填1（是）或者0（否）"]
    if field.is_yes_or_no and held is not None:
        return [f"“{field.label}”已经填过；要改的，请先撤销原来的补录"]
    if field.unit != "天" and value != int(value):
        return [f"“{field.label}”应为整数"]
    return []


def contradictions(values: Mapping[str, float | None]) -> list[str]:
    """What cannot be, in words; a field that is not filled in (None) is not judged."""
    found = []
    for part, whole in AT_MOST:
        few, many = values.get(part), values.get(whole)
        if few is not None and many is not None and few > many:
            found.append(f"“{FIELDS[part].label}”{few}，多于“{FIELDS[whole].label}”{many}")
    for whole, parts, is_all in SUMS:
        total, added = values.get(whole), _added(values, parts)
        if total is not None and added is not None and (total < added or (is_all and total != added)):
            names = "、".join(FIELDS[part].label for part in parts)
            found.append(f"“{FIELDS[whole].label}”{total}，与{names}之和{added}不符")
    return found


def _added(values: Mapping[str, float | None], parts: Sequence[str]) -> float | None:
    known = [value for part in parts if (value := values.get(part)) is not None]
    return sum(known) if len(known) == len(parts) else None
