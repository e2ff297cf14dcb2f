"""What the public reads of a line: a white list of fields, people's names and numbers masked (facts §7.4, §8.1)."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from html import escape, unescape

from gongkai.lib.masks import mask, mask_name
from gongkai.registers.choices import Holds, Party
from gongkai.registers.rules.lines import Values
from gongkai.registers.rules.values import FOREVER
from gongkai.registers.tables import Field, Register

_ROW = re.compile(r'<tr>\s*<th scope="row">(.*?)</th>\s*<td>(.*?)</td>\s*</tr>', re.DOTALL)
LONGEST_TITLE = 200
LONGEST_SUMMARY = 100  # characters (条例 art. 12)


def public_values(register: Register, values: Values, *, names: bool = False) -> dict[str, str]:
    """Label → what is shown: only fields that may be, without papers' numbers.

    Natural persons' names are masked, unless `names` says that a rule demands them (facts §7.4).
    """
    name = values.get(register.party, "")
    hidden = name if name and not names and values.get(register.party_kind) == Party.NATURAL else ""
    return {
        field.label: _shown(field, values[field.code], hidden)
        for field in register.fields
        if field.public and values.get(field.code) and _is_open(field, values)
    }


def _is_open(field: Field, values: Values) -> bool:
    code, value = field.shown_if
    return not code or values.get(code) == value


def _shown(field: Field, value: str, hidden: str) -> str:
    if field.holds == Holds.DAY:
        return "长期" if value == FOREVER.isoformat() else value
    if field.holds == Holds.WAN:
        return f"{value}万元"
    if field.holds in (Holds.LINE, Holds.TEXT):
        return mask(value.replace(hidden, mask_name(hidden)) if hidden else value)
    return value


def html_of(shown: dict[str, str]) -> str:
    """The line as a table of names and values, as the gate lets it out."""
    rows = "".join(
        f'<tr><th scope="row">{escape(label, quote=False)}</th><td>{_cell(value)}</td></tr>'
        for label, value in shown.items()
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _cell(value: str) -> str:
    return "<br>".join(escape(line, quote=False) for line in value.split("\n"))


def read_html(body: str) -> dict[str, str]:
    """Label → value, read back from a text that the gate let out: what it does not say is not shown."""
    return {unescape(label): unescape(cell.replace("<br>", "\n")) for label, cell in _ROW.findall(body)}


def title_of(register: Register, values: Values, *, unit: str, names: bool = False) -> str:
    """The public title of a line."""
    return _filled(register.title, register, values, unit, names)[:LONGEST_TITLE]


def summary_of(register: Register, values: Values, *, unit: str, names: bool = False) -> str:
    """Its 内容概述."""
    text = " ".join(_filled(register.summary, register, values, unit, names).split())
    return text if len(text) <= LONGEST_SUMMARY else text[: LONGEST_SUMMARY - 1] + "…"


def _filled(template: str, register: Register, values: Values, unit: str, names: bool) -> str:
    shown = public_values(register, values, names=names)
    words = {one.code: shown.get(one.label, "") for one in register.fields}
    return template.format(unit=unit, **words).replace("（）", "")


def why_not_present(register: Register, values: Values, *, withheld: str, has_item: bool, today: date) -> list[str]:
    """Reasons against sending a line on its way to the public."""
    reasons = []
    if withheld:
        reasons.append(f"已登记为不公开：{withheld}")
    if has_item:
        reasons.append("已经起草公开稿")
    if register.until and values.get(register.until, FOREVER.isoformat()) < today.isoformat():
        reasons.append(f"{register.field(register.until).label}已过，无须公开")
    code, value = register.closed_if
    if code and values.get(code) == value:
        reasons.append(f"{register.field(code).label}为“{value}”")
    if not values:
        reasons.append("只有计数所需的登记内容，请先补全各栏")
    return reasons


def why_not_approve_together(*, files: Collection[str], own_checks: Collection[str]) -> list[str]:
    """Reasons against passing a line with the same opinion as others: what it has of its own is looked at by itself."""
    reasons = []
    if files:
        reasons.append("带附件，须在该信息的页面逐件审查、单独办理")
    if own_checks:
        reasons.append("审核路线另设了核对事项，须在该信息的页面单独办理")
    return reasons


def why_not_replace(*, has_history: bool, is_superseded: bool, was: date, day: date | None, is_same: bool) -> list[str]:
    """Reasons against a new version of a line whose earlier ones stay readable (facts §8.3)."""
    reasons = []
    if not has_history:
        reasons.append("这个登记簿不保留旧版，请用“更正”")
    if is_superseded:
        reasons.append("这一版已经有新的版本，请在最新的版本上变更")
    if day is None or day <= was:
        reasons.append(f"新标准的执行日期须晚于现行标准的执行日期（{was}）")
    if not is_same:
        reasons.append("名称不同的是另一个项目，请另行登记")
    return reasons


def why_not_withhold(*, is_public: bool, reason: str) -> list[str]:
    """Reasons against noting that a line is not for the public."""
    reasons = []
    if is_public:
        reasons.append("已经公开的，请先撤下公开稿")
    if len(reason.strip()) < 5:
        reasons.append("请写明不公开的理由和依据（不少于5个字），如“不具有一定社会影响（行政处罚法第四十八条）”")
    return reasons
