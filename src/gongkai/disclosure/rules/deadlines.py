"""By when information must be public: the law's periods as one table (条例 art. 26 and the laws that go before it)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.tables import root_of
from gongkai.lib.workdays import WorkCalendar

REMIND_AT = (5, 1)  # days before the last one on which the owner is reminded
ANNUAL = {True: (1, 31), False: (3, 31)}  # 条例 art. 49: departments by 31 January, governments by 31 March


class Count(enum.StrEnum):
    """How a period is counted."""

    WORKDAYS = "workdays"
    DAYS = "days"
    PROMPT = "prompt"  # 及时: no number, so no last day
    YEARLY = "yearly"
    JANUARY = "january"  # every year by the last day of January


@dataclass(frozen=True, slots=True)
class Deadline:
    """One line of the table: so long after that day, and who says so; `shown` is how long it must stay public."""

    label: str
    count: Count
    length: int
    counted_from: str
    basis: str
    shown: int = 0
    shown_count: Count = Count.DAYS

    @property
    def words(self) -> str:
        """作出之日起7个工作日."""
        if self.count == Count.PROMPT:
            return "及时"
        if self.count == Count.YEARLY:
            return "部门1月31日前，政府3月31日前"
        if self.count == Count.JANUARY:
            return "每年1月31日前"
        return f"{self.counted_from}起{self.length}{'个工作日' if self.count == Count.WORKDAYS else '日'}内"


_ENFORCEMENT = "国办发〔2018〕118号（六）"
_BUDGET = "预算法第十四条"
DEADLINES: Mapping[str, Deadline] = {
    "general": Deadline("一般政府信息", Count.WORKDAYS, 20, "形成或者变更之日", "条例第二十六条"),
    "licence": Deadline("行政许可、行政处罚决定", Count.WORKDAYS, 7, "作出之日", _ENFORCEMENT),
    "enforcement": Deadline("其他行政执法决定", Count.WORKDAYS, 20, "作出之日", _ENFORCEMENT),
    "budget": Deadline("政府预算、决算", Count.DAYS, 20, "人大（常委会）批准之日", _BUDGET),
    "unit_budget": Deadline("部门预算、决算", Count.DAYS, 20, "财政部门批复之日", _BUDGET),
    "procurement": Deadline("政府采购", Count.PROMPT, 0, "", "预算法第十四条、政府采购法第十一条"),
    "land_intent": Deadline(
        "征收土地预公告", Count.WORKDAYS, 20, "形成之日", "土地管理法实施条例第二十六条", 10, Count.WORKDAYS
    ),
    "land_plan": Deadline("征地补偿安置方案公告", Count.WORKDAYS, 20, "形成之日", "土地管理法实施条例第二十八条", 30),
    "land_taken": Deadline("征收土地公告", Count.WORKDAYS, 15, "收到批准文件之日", "土地管理法实施条例第三十一条"),
    "house_plan": Deadline(
        "房屋征收补偿方案征求意见", Count.WORKDAYS, 20, "形成之日", "国有土地上房屋征收与补偿条例第十条", 30
    ),
    "motion": Deadline("建议提案复文", Count.WORKDAYS, 20, "答复之日", "国办发〔2014〕46号及地方口径"),
    "annual": Deadline("政府信息公开工作年度报告", Count.YEARLY, 0, "", "条例第四十九条"),
    "site_return": Deadline("政府网站工作年度报表", Count.JANUARY, 0, "", "国办函〔2018〕12号"),
    "local_3": Deadline("本地目录：3个工作日", Count.WORKDAYS, 3, "形成之日", "基层政务公开标准目录（本地规定）"),
    "prompt": Deadline("本地目录：及时、实时", Count.PROMPT, 0, "", "基层政务公开标准目录（本地规定）"),
}
REVOKED_DOWN_WITHIN = 3  # days, 行政处罚法 art. 48: a published decision that was changed or revoked


def kind_of(*, chosen: str, genre: str, catalogue_code: str, is_government: bool) -> str:
    """Which line holds for an item: the chosen one, else what its genre and class say, else 条例 art. 26."""
    if chosen in DEADLINES:
        return chosen
    root = root_of(catalogue_code)
    if genre == Genre.ENFORCEMENT and root in ("A20-05", "A20-06"):
        return "licence"
    if genre == Genre.ENFORCEMENT:
        return "enforcement"
    if root == "A20-07" and genre == Genre.FINANCE:
        return "budget" if is_government else "unit_budget"
    if root == "A20-09":
        return "procurement"
    return {Genre.MOTION.value: "motion", Genre.ANNUAL_REPORT.value: "annual"}.get(genre, "general")


def due_on(kind: str, *, since: date, calendar: WorkCalendar, is_government: bool = False) -> date | None:
    """The last day for an item of that kind; None where the law says 及时. The first day is not counted.

    A yearly report falls due in the year in which it was formed.
    """
    rule = DEADLINES[kind]
    if rule.count == Count.WORKDAYS:
        return calendar.add(since, rule.length)
    if rule.count == Count.DAYS:
        return since + timedelta(days=rule.length)
    if rule.count in (Count.YEARLY, Count.JANUARY):
        return date(since.year, *ANNUAL[rule.count == Count.JANUARY or not is_government])
    return None


class Stage(enum.StrEnum):
    """How an item that is not yet public stands to its last day."""

    FREE = "free"
    SOON = "soon"
    TOMORROW = "tomorrow"
    TODAY = "today"
    LATE = "late"

    @property
    def label(self) -> str:
        """The words an officer reads."""
        return {"free": "期限内", "soon": "即将到期", "tomorrow": "明日到期", "today": "今日到期", "late": "已超期"}[
            self.value
        ]


def stage(due: date | None, today: date, calendar: WorkCalendar) -> Stage:
    """Which reminder an owner gets today: within five working days, the working day before, the day itself, late."""
    if due is None:
        return Stage.FREE
    if today > due:
        return Stage.LATE
    if today == due:
        return Stage.TODAY
    left = calendar.count(today, due)
    if left <= REMIND_AT[1]:
        return Stage.TOMORROW
    return Stage.SOON if left <= REMIND_AT[0] else Stage.FREE


def why_not_show(kind: str, *, since: date, until: date | None, calendar: WorkCalendar) -> list[str]:
    """Reasons against a notice that would be taken down before the law allows."""
    rule = DEADLINES[kind]
    if not rule.shown or until is None:
        return []
    in_workdays = rule.shown_count == Count.WORKDAYS
    shown = calendar.count(since, until) if in_workdays else (until - since).days
    if shown >= rule.shown:
        return []
    unit = "个工作日" if in_workdays else "日"
    return [f"{rule.label}的公告期不得少于{rule.shown}{unit}，现为{shown}{unit}（{rule.basis}）"]


def why_not_revoke(*, holds_role: bool, genre: str, is_public: bool, on: date, today: date) -> list[str]:
    """Reasons against noting that a published decision was changed, revoked or found unlawful."""
    reasons = [] if holds_role else ["您没有该单位信息的起草或者管理权限"]
    if genre != Genre.ENFORCEMENT:
        reasons.append("只有执法结果可以登记“决定被变更、撤销、确认违法或者无效”（行政处罚法第四十八条）")
    if not is_public:
        reasons.append("该信息当前未公开，无需登记")
    if on > today:
        reasons.append("变更、撤销日期不得晚于今天")
    return reasons
