"""When a report may be compiled and sent to review."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.annual.reading.running import is_subheading

GOVERNMENT_DUE = (3, 31)  # 条例 art. 49: 县级以上政府主管部门 publishes by 31 March
SHORTEST_REASON = 5  # characters
DEPARTMENT_DUE = (1, 31)  # 条例 art. 49: departments by 31 January; for townships a convention (产品约定)


MOST_NAMED = 5  # missing units in one refusal; the board names all
REMINDED_AT = (31, 14, 7, 3, 1, 0)  # days before the last day on which a missing report is called for (产品约定)


def due_on(year: int, *, government: bool) -> date:
    """The last day on which the report for a year may be published (条例 art. 49)."""
    return date(year + 1, *(GOVERNMENT_DUE if government else DEPARTMENT_DUE))


def due_from(year: int) -> date:
    """The day from which a year's report can be made: it falls due in the year that begins then, whenever written."""
    return date(year + 1, 1, 1)


def why_not_compile(
    *,
    year: int,
    today: date,
    is_public: bool,
    is_in_review: bool,
    is_handed_in: bool = False,
    is_imported: bool = False,
) -> list[str]:
    """Reasons against counting (again) the figures of a year."""
    reasons = why_not_change(is_public=is_public, is_in_review=is_in_review, is_handed_in=is_handed_in)
    if is_imported:
        reasons.append("该年度报告由交换文件报送，数据以报送的文件为准；需要更正的，请报送单位改正后重新导入")
    return reasons + _why_not_over(year, today)


def _why_not_over(year: int, today: date) -> list[str]:
    return [f"{year}年尚未结束，年度报告的统计期限为1月1日至12月31日"] if year >= today.year else []


def why_not_change(
    *, is_public: bool, is_in_review: bool, is_handed_in: bool = False, paper: str = "该年度报告"
) -> list[str]:
    """Reasons against touching a report: what is public or before its reviewers stays as they see it."""
    reasons = []
    if is_public:
        reasons.append(f"{paper}已经公布，数据和文字已冻结；如需更正，请先撤下并说明原因")
    if is_in_review:
        reasons.append(f"{paper}正在审核；如需修改，请先撤回送审，或者由审核人退回")
    if is_handed_in:
        reasons.append("该年度报告已经报送；如需修改，请先由公开办退回并说明原因")
    return reasons


def mark_of(texts: Mapping[str, str]) -> str:
    """A short mark of the typed chapters as they stand: what a page showed is known again by it."""
    return hashlib.sha256(json.dumps(dict(texts), sort_keys=True).encode()).hexdigest()[:16]


def why_not_overwrite(*, seen: str | None, kept: Mapping[str, str], texts: Mapping[str, str]) -> list[str]:
    """Reasons against saving over what somebody else typed since the page was opened; `seen`: the mark it showed."""
    if seen is None or seen == mark_of(kept) or dict(texts) == dict(kept):
        return []
    return [
        "打开页面以后，这几段文字已由别人（或者另一窗口）改过并保存。请对照下面“现在保存着的文字”合并，再点“保存文字”"
    ]


def why_not_reason(text: str, asked: str) -> list[str]:
    """Reasons against a word that says too little; `asked` names what it should say."""
    return [] if len(text.strip()) >= SHORTEST_REASON else [f"请写明{asked}（至少{SHORTEST_REASON}个字）"]


def is_day_of_reminder(left: int) -> bool:
    """Whether a missing report is called for on this day: some days before its last day, and each week after it."""
    return left in REMINDED_AT or (left < 0 and left % 7 == 0)


def why_not_close(*, missing: Sequence[str], stated: Sequence[str]) -> list[str]:
    """Reasons against sending an aggregate to review while reports of units are missing (条例 art. 49; facts §1.7)."""
    left = [name for name in missing if name not in set(stated)]
    if not left:
        return []
    named = "、".join(left[:MOST_NAMED]) + ("等" if len(left) > MOST_NAMED else "")
    return [
        f"尚有{len(left)}个单位缺报：{named}。请催报；确实不能报送的，写明缺报说明后再送审（条例第四十九条，缺报不按0计）"
    ]


def why_not_draft(
    *,
    is_compiled: bool,
    supervision: str,
    problems: str,
    missing: Sequence[str] = (),
    stated: Sequence[str] = (),
    errors: Sequence[str] = (),
    changed: int = 0,
) -> list[str]:
    """Reasons against making a report ready for review: not complete (条例 art. 50), or contradicting itself.

    `changed`: how many figures the records now give otherwise than they were frozen, and nobody said why.
    What the checks say is told once the chapters are written: before that they would only say again what is missing.
    """
    reasons = why_not_close(missing=missing, stated=stated)
    if not is_compiled:
        reasons.append("请先统计数据")
    if changed:
        reasons.append(f"统计冻结之后业务记录有变动，{changed}个数字与已冻结的不同；请重新统计并冻结，或者写明差异说明")
    if not _is_said(supervision):
        reasons.append("请填写监督保障情况，含工作考核、社会评议和责任追究结果（条例第五十条第（四）项）")
    if not _is_said(problems):
        reasons.append("请填写存在的主要问题及改进情况（条例第五十条第（四）项）")
    is_written = _is_said(supervision) and _is_said(problems)
    return reasons + [f"检查发现错误：{error}" for error in errors if is_written]


def _is_said(text: str) -> bool:
    """Whether more was typed than headings."""
    return any(line.strip() and not is_subheading(line) for line in text.splitlines())


def why_not_submit(
    *, is_compiled: bool, supervision: str, problems: str, errors: Sequence[str], changed: int = 0
) -> list[str]:
    """Reasons against handing a report to the disclosure office: not complete, or contradicting itself."""
    return why_not_draft(
        is_compiled=is_compiled, supervision=supervision, problems=problems, errors=errors, changed=changed
    )


def why_not_send_return(*, year: int, today: date, unfilled: Sequence[str], wrong: Sequence[str]) -> list[str]:
    """Reasons against making the site's return ready for review: not over, not filled in, contradicting itself."""
    reasons = [] if year < today.year else [f"{year}年尚未结束，报表的统计期限为1月1日至12月31日"]
    if unfilled:
        named = "、".join(unfilled[:MOST_NAMED]) + ("等" if len(unfilled) > MOST_NAMED else "")
        reasons.append(f"尚有{len(unfilled)}项未填：{named}。没有的填0或者“否”，不留空")
    return reasons + [f"报表前后矛盾：{one}" for one in wrong]


def why_not_supplement(
    *,
    is_derived: bool,
    is_whole: bool,
    value: Decimal,
    reason: str,
    has_file: bool,
    may_be_nought: bool = False,
    is_repeated: bool = False,
) -> list[str]:
    """Reasons against adding a figure by hand: it is never without a proof and a word (产品约定).

    Nought may be entered where no record says anything, as in the site's return.
    """
    reasons = []
    if is_derived:
        reasons.append("总计由其他各格相加得出，不能补录；请补录到相应的分项")
    if value < 0 or (value == 0 and not may_be_nought):
        reasons.append("补录数应大于0；业务记录有误的，请更正记录")
    if is_whole and value != value.to_integral_value():
        reasons.append(f"该项按件（个、次）计数，补录数应为整数，不能是{value.normalize():f}")
    if len(reason.strip()) < SHORTEST_REASON:
        reasons.append(f"请写明补录的来由（至少{SHORTEST_REASON}个字）")
    if is_repeated:
        reasons.append("同一项、同一数、同一来由的补录已经录入；确实另有一笔的，请在来由中写明区别")
    if not has_file:
        reasons.append("请上传佐证文件（台账、统计表等）")
    return reasons


def why_not_from(*, named: str, name: str | None, hands_in: bool) -> list[str]:
    """Reasons against taking in a file from that organ: `named` in the file, called `name` here (None: not known)."""
    if name is None:
        return ["文件中的统一社会信用代码不是本县机关的代码，请核对报送单位"]
    if named != name:
        return [f"文件写的报告机关是“{named}”，其中的统一社会信用代码却是“{name}”的，请核对报送单位"]
    return [] if hands_in else [f"“{name}”不向公开办报送本单位年度报告，其报告由平台统计，不能导入"]


def why_not_import(
    *,
    year: int,
    today: date,
    is_same_digest: bool,
    is_begun_here: bool,
    is_taken_in: bool,
    supervision: str,
    problems: str,
    errors: Sequence[str],
) -> list[str]:
    """Reasons against taking in an exchange file: like every report it is whole, and its year over."""
    reasons = _why_not_over(year, today)
    if not is_same_digest:
        reasons.append("文件中的数据与数据摘要不符，可能在传送中被改动，请重新导出")
    if is_begun_here and is_taken_in:
        reasons.append("该单位这一年度的报告已经导入，不能再导入；需要更正的，先退回，再导入改正后的文件")
    elif is_begun_here:
        reasons.append("该单位已在本平台统计了这一年度的报告，不能再导入；请使用平台中的报告")
    return reasons + why_not_submit(is_compiled=True, supervision=supervision, problems=problems, errors=errors)


def digest(figures: Mapping[str, Any], narrative: Mapping[str, Any], fee_yuan: int) -> str:
    """SHA-256 over all counted figures in canonical JSON; 64 hex digits."""
    text = json.dumps([figures, narrative, fee_yuan], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a report's way to the public: what is done, by whom, on what ground, and how far it is."""

    key: str
    title: str
    what: str
    who: str
    basis: str
    state: str = "todo"


_COMPILER = "本机关信息员或者公开办"
_COMPILED = Stage("compiled", "统计冻结", "核对统计数据，点“统计并冻结数据”", _COMPILER, "条例第五十条")
_WRITTEN = Stage(
    "written", "填写文字", "填写监督保障、主要问题及改进两段文字，点“保存文字”", _COMPILER, "条例第五十条第（四）项"
)
_SENT = Stage("sent", "送审", "点“生成信息，准备送审”，再打开信息点“送审”", _COMPILER, "条例第四十九条")
_PUBLIC = Stage("public", "公布", "初审、保密审查、复审、终审通过后公开", "各级审核人", "条例第四十九条")
COURSE = {  # of a unit's report, and of the county government's
    False: (
        _COMPILED,
        _WRITTEN,
        Stage("handed_in", "报送", "检查没有错误后，点“报送公开办”", _COMPILER, "条例第四十九条"),
        Stage("accepted", "接收", "核对后接收；有问题的写明原因退回", "县公开办", "条例第四十九条"),
        _SENT,
        _PUBLIC,
    ),
    True: (
        _COMPILED,
        _WRITTEN,
        Stage("complete", "各单位报送", "催报缺报单位；确实不能报送的，写明缺报说明", "县公开办", "条例第四十九条"),
        _SENT,
        _PUBLIC,
    ),
}


def course(*, is_government: bool, done: Collection[str]) -> list[Stage]:
    """Every step with its state; the first that is not done is the one to take now."""
    stages: list[Stage] = []
    for stage in COURSE[is_government]:
        is_first = not any(one.state == "current" for one in stages)
        state = "done" if stage.key in done else "current" if is_first else "todo"
        stages.append(replace(stage, state=state))
    return stages
