"""What a whole line of a register must fulfil, each with its basis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from gongkai.lib.personal import Kind, find
from gongkai.registers.choices import Holds, Party
from gongkai.registers.rules.values import FOREVER, Unreadable, read
from gongkai.registers.tables import Register

Values = dict[str, str]
Problem = tuple[str, str]  # the field's code, and what is wrong with it
REPORTED = "双公示上报口径"


def read_line(register: Register, given: Mapping[str, Any]) -> tuple[Values, list[Problem]]:
    """The values of a line as they are kept, and what cannot be read."""
    values: Values = {}
    problems: list[Problem] = []
    for field in register.fields:
        try:
            kept = read(field, given.get(field.code))
        except Unreadable as error:
            problems.append((field.code, str(error)))
            continue
        if kept:
            values[field.code] = kept
    return values, problems


def completed(register: Register, values: Values, *, organ: str, credit_code: str, months: int) -> Values:
    """The values with what the platform knows: the organ, and the last day of publicity where none was given."""
    filled = {one.code: organ for one in register.fields if one.holds == Holds.OWN_NAME}
    filled |= {one.code: credit_code for one in register.fields if one.holds == Holds.OWN_CODE}
    if register.until and months and not values.get(register.until) and values.get(register.day):
        filled[register.until] = months_after(date.fromisoformat(values[register.day]), months).isoformat()
    whole = values | filled
    return {one.code: whole[one.code] for one in register.fields if whole.get(one.code)}


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def problems_of(register: Register, values: Values, *, today: date) -> list[Problem]:
    """Everything that is wrong with a line, by field."""
    missing = [
        (field.code, f"请填写{field.label}") for field in register.fields if field.needed and not values.get(field.code)
    ]
    number = values.get(register.number, "")
    if len(number) > 100:
        missing.append((register.number, "不超过100个字"))
    if values.get(register.day, "") > today.isoformat():
        missing.append((register.day, f"{register.field(register.day).label}不得晚于今天"))
    if register.until and values.get(register.until, FOREVER.isoformat()) < values.get(register.day, ""):
        missing.append((register.until, f"{register.field(register.until).label}不得早于决定日期"))
    return [*missing, *CHECKS.get(register.key, _nothing)(values)]


def _nothing(values: Values) -> list[Problem]:
    return []


def _party(prefix: str, kind: str) -> Callable[[Values], list[Problem]]:
    def problems(values: Values) -> list[Problem]:
        found: list[Problem] = []
        who = values.get(kind)
        code, name = f"{prefix}_XDR_SHXYM", f"{prefix}_FRDB"
        if who == Party.LEGAL:
            found += _if_missing(values, code, f"法人及非法人组织须填统一社会信用代码（{REPORTED}）")
            found += _if_missing(values, name, f"法人及非法人组织须填法定代表人（{REPORTED}）")
        if who == Party.TRADER and not (values.get(code) or values.get(f"{prefix}_XDR_GSZC")):
            found.append((code, f"个体工商户须填统一社会信用代码或者工商注册号（{REPORTED}）"))
        if who == Party.NATURAL:
            found += _if_missing(values, f"{prefix}_XDR_ZJLX", f"自然人须填证件类型（{REPORTED}；不公示）")
            found += _if_missing(values, f"{prefix}_XDR_ZJHM", f"自然人须填证件号码（{REPORTED}；不公示）")
        if values.get(f"{prefix}_XDR_ZJLX") == "身份证":
            found += _id_card(values, f"{prefix}_XDR_ZJHM")
        return found

    return problems


def _if_missing(values: Values, code: str, words: str) -> list[Problem]:
    return [] if values.get(code) else [(code, words)]


def _id_card(values: Values, code: str) -> list[Problem]:
    number = values.get(code)
    if number and not _is_identity_number(number):
        return [(code, "身份证号码有误：应为18位，且校验码正确（GB 11643）")]
    return []


def _is_identity_number(number: str) -> bool:
    """Length, birth date and check digit; whether the region exists is not asked: regions are merged and renamed."""
    if len(number) != 18 or not number[:17].isdigit():
        return False
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return bool(ric.calc_check_digit(number[:17]) == number[17])


def _licence(values: Values) -> list[Problem]:
    found = _party("XK", "XK_XDR_TYPE")(values)
    if values.get("XK_YXQZI", FOREVER.isoformat()) < values.get("XK_YXQZ", ""):
        found.append(("XK_YXQZI", "有效期至不得早于有效期自"))
    return found


def _penalty(values: Values) -> list[Problem]:
    found = _party("CF", "CF_XDR_LB")(values)
    sorts = values.get("CF_CFLB", "")
    if "罚款" in sorts.split("、"):
        found += _if_missing(values, "CF_NR_FK", f"处罚类别有罚款的，须填罚款金额（{REPORTED}）")
    if "没收" in sorts:
        found += _if_missing(values, "CF_NR_WFFF", f"处罚类别有没收的，须填没收金额（{REPORTED}）")
    if "暂扣" in sorts or "吊销" in sorts:
        found += _if_missing(values, "CF_NR_ZKDX", f"暂扣、吊销许可证件的，须填证照名称及编号（{REPORTED}）")
    return found


CONTACTS = {Kind.MOBILE, Kind.EMAIL, Kind.ID_CARD, Kind.BANK_CARD}


def _motion(values: Values) -> list[Problem]:
    found: list[Problem] = []
    contact = "".join(char for char in values.get("TA_DH", "") if char.isalnum())
    for code in ("TA_FW", "TA_ZY"):
        text = values.get(code, "")
        said = [one.kind.label for one in find(text) if one.kind in CONTACTS]
        if said or (contact and contact in "".join(char for char in text if char.isalnum())):
            found.append(
                (code, f"含{'、'.join(dict.fromkeys(said)) or '提出人联系方式'}，复文不得公开代表、委员的联系方式")
            )
    if values.get("TA_FS") == "摘要":
        found += _if_missing(values, "TA_ZY", "摘要公开的，须填复文摘要（国办发〔2014〕46号）")
    if values.get("TA_FS") == "不公开":
        found += _if_missing(values, "TA_LY", "不公开的，须填理由（国办发〔2014〕46号）")
    return found


def _budget(values: Values) -> list[Problem]:
    year, name = values.get("YS_ND", ""), values.get("YS_MC", "")
    if year and name and year not in name:
        return [("YS_MC", f"事项名称须写明4位年度，如“{year}年度部门{values.get('YS_LB', '预算')}”")]
    return []


CHECKS: dict[str, Callable[[Values], list[Problem]]] = {
    "licensing": _licence,
    "penalty": _penalty,
    "motion": _motion,
    "budget": _budget,
}
