"""Who may hold which roles together, who gives and takes them, and when organs and accounts may change."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from stdnum.cn import uscc

from gongkai.lib.personal import Kind, find
from gongkai.orgs.choices import ADMINISTRATORS, OrganKind, Role
from gongkai.orgs.tables import ADMIN_POWERS, FACTS, LEADER_FACTS

APART = "等级保护三权分立要求"
ACCOUNTS_AN_HOUR = 5  # that citizens may open from one address


def why_not_hold(role: Role, *, already: Iterable[Role]) -> list[str]:
    """Reasons against giving a person this role beside those they hold already.

    The three administrators are kept apart from one another and from all business (GB/T 22239 三权分立).
    """
    held = set(already)
    reasons = []
    if role in ADMINISTRATORS and held - {role}:
        reasons.append(f"{role.label}须专人担任，不得兼任其他角色（{APART}）")
    if role not in ADMINISTRATORS and held & ADMINISTRATORS:
        reasons.append(f"系统、安全、审计管理员不得兼任业务角色（{APART}）")
    return reasons


def why_not_use(power: str, roles: Collection[Role]) -> list[str]:
    """Reasons against using a power of ADMIN_POWERS with these roles."""
    holder = next(role for role, powers in ADMIN_POWERS.items() if power in powers)
    return [] if holder in roles else [f"须由{holder.label}办理（{APART}）"]


def why_not_appoint(
    role: Role,
    *,
    already: Collection[Role],
    is_oneself: bool,
    has_it: bool,
    is_active: bool,
    organ_is_active: bool,
    is_citizen: bool = False,
) -> list[str]:
    """Reasons against giving a person a role in an organ; `has_it` there already, `already` held anywhere."""
    reasons = why_not_hold(role, already=already)
    if is_citizen:
        reasons.append(f"这是公众自行开立的账号，不授予角色；请由系统管理员另开工作账号（{APART}）")
    if is_oneself:
        reasons.append(f"不得为本人任命角色（{APART}）")
    if has_it:
        reasons.append(f"该人员在该机构已是{role.label}")
    if not is_active:
        reasons.append("该账号已停用，请先由系统管理员恢复")
    if not organ_is_active:
        reasons.append("该机构已撤销")
    return reasons


def why_not_dismiss(*, is_active: bool, role: Role, is_last: bool) -> list[str]:
    """Reasons against taking a role; `is_last` says that nobody else could act in it."""
    reasons = [] if is_active else ["该角色已经免去"]
    return reasons + _why_not_lose({role} & ADMINISTRATORS if is_last else set())


def why_not_suspend(*, is_active: bool, is_oneself: bool, only: Collection[Role]) -> list[str]:
    """Reasons against suspending an account; `only` are the administrators' roles nobody else could act in."""
    reasons = [] if is_active else ["该账号已经停用"]
    if is_oneself:
        reasons.append("不得停用本人账号")
    return reasons + _why_not_lose(only)


def _why_not_lose(roles: Collection[Role]) -> list[str]:
    lost = "、".join(role.label for role in sorted(roles))
    return [f"{lost}只此一人，请先任命接替的人员（{APART}）"] if lost else []


def why_not_restore(*, is_active: bool) -> list[str]:
    """Reasons against restoring an account."""
    return ["该账号没有停用"] if is_active else []


def why_not_reset(*, is_oneself: bool, roles: Collection[Role]) -> list[str]:
    """Reasons against giving an account a temporary password: whoever gives it could use it."""
    if is_oneself:
        return ["本人密码请在“修改密码”中修改"]
    others = sorted(set(roles) & ADMINISTRATORS - {Role.SYSTEM_ADMIN})
    return [f"{role.label}的密码不得由系统管理员重置，请在服务器上用命令重置（{APART}）" for role in others]


def why_not_enrol(*, username: str, full_name: str, is_taken: bool) -> list[str]:
    """Reasons against a new account."""
    reasons = _why_not_called(username)
    if not full_name.strip():
        reasons.append("请填写姓名；账号须落实到人，不得共用（GB/T 22239 身份鉴别）")
    if is_taken:
        reasons.append(f"用户名“{username}”已有人使用；停用的账号也不得转给他人")
    return reasons


def _why_not_called(username: str) -> list[str]:
    is_plain = re.fullmatch(r"[a-z0-9][a-z0-9._-]{2,29}", username)
    return [] if is_plain else ["用户名须为3至30个小写字母、数字或 . _ -，以字母或数字开头"]


def why_not_open_account(*, username: str, is_taken: bool, opened_here: int) -> list[str]:
    """Reasons against an account of a citizen's own; `opened_here` came from the same address within the hour.

    Nothing is asked but a name to sign in with (个人信息保护法第六条: no more than the purpose needs).
    """
    reasons = _why_not_called(username)
    if is_taken:
        reasons.append(f"用户名“{username}”已有人使用，请换一个")
    if opened_here >= ACCOUNTS_AN_HOUR:
        reasons.append("您所在的网络一小时内开立的账号较多，请过一小时再试；不开立账号同样可以申请、查询")
    return reasons


def why_not_close_account(*, is_citizen: bool) -> list[str]:
    """Reasons against closing one's own account (个人信息保护法第四十七条); an officer's is not one's own."""
    return [] if is_citizen else ["工作账号由系统管理员停用，不能自行注销"]


def why_not_found(*, kind: OrganKind, credit_code: str, taken: Iterable[str], parent_is_active: bool) -> list[str]:
    """Reasons against a new organ; `taken` names what another organ has already (全称, 网址名 …)."""
    reasons = [f"{what}已被其他机构使用" for what in taken]
    if kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE):
        reasons.append(f"{kind.label}在一个平台上只设一个（条例第三条）")
    if not uscc.is_valid(credit_code):
        reasons.append("统一社会信用代码不正确：须为18位，且校验位相符（GB 32100）")
    if not parent_is_active:
        reasons.append("上级机构已撤销")
    return reasons


def why_not_rename(*, is_active: bool, is_taken: bool, is_same: bool) -> list[str]:
    """Reasons against giving an organ another name."""
    reasons = why_not_amend(is_active=is_active)
    if is_taken:
        reasons.append("全称已被其他机构使用")
    if is_same:
        reasons.append("名称没有变化")
    return reasons


def why_not_amend(*, is_active: bool, emptied: Iterable[str] = ()) -> list[str]:
    """Reasons against changing what an organ tells about itself; `emptied` are the facts that would be told no more.

    The guide is made of them (条例 art. 12), and a guide with a gap is not let out.
    """
    reasons = [] if is_active else ["该机构已撤销，资料不再修改"]
    told = [FACTS[field] for field in emptied if "第十二条" in FACTS[field][1]]
    return reasons + [
        f"“{label}”是公开指南必须写明的，不能清空；没有的请写“无”（{article}）" for label, article in told
    ]


def why_not_close(*, kind: OrganKind, is_active: bool, units_below: int, people: int, reason: str) -> list[str]:
    """Reasons against closing an organ; `people` still hold roles there, `units_below` still exist."""
    reasons = [] if is_active else ["该机构已经撤销"]
    if kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE):
        reasons.append(f"{kind.label}是公开工作的主管机关，不能撤销（条例第三条）")
    if units_below:
        reasons.append(f"还有{units_below}个下级机构，请先撤销")
    if people:
        reasons.append(f"还有{people}人在该机构任职，请先由安全管理员免去")
    if not reason.strip():
        reasons.append("请写明撤销的依据")
    return reasons


NOT_IN_A_CAREER = (Kind.ID_CARD, Kind.MOBILE, Kind.BANK_CARD, Kind.ADDRESS)


def why_not_tell_of_leader(facts: Mapping[str, object], *, organ_is_active: bool) -> list[str]:
    """Reasons against telling the public this of a leader: name and career (国办秘函〔2019〕19号), nothing private."""
    reasons = why_not_amend(is_active=organ_is_active)
    for field, (label, source) in LEADER_FACTS.items():
        if source and not str(facts[field]).strip():
            reasons.append(f"请填写{label}（{source}）")
    text = "\n".join(str(facts[field]) for field in LEADER_FACTS)
    found = {one.kind.label for one in find(text) if one.kind in NOT_IN_A_CAREER and one.certain}
    return reasons + [f"内容中有{kind}，请删去后再公开（个人信息保护法第二十五条）" for kind in sorted(found)]


def why_not_part_with_leader(*, has_left: bool) -> list[str]:
    """Reasons against taking a leader off the public page."""
    return ["该领导已登记离任"] if has_left else []
