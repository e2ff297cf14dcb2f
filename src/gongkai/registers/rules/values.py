"""One value of a register: from what a form or a spreadsheet gives to the one way in which it is kept."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from stdnum.cn import uscc

from gongkai.registers.choices import Holds
from gongkai.registers.tables import Field

FOREVER = date(2099, 12, 31)  # 长期, as the credit platforms write it
_DAY = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?")
_PARTS = re.compile(r"[;；、,，\n]+")
MOST_WAN = Decimal("99999999")


class Unreadable(ValueError):  # noqa: N818  (it is an answer, not an error)
    """A value that cannot be kept; its text says why, and what to do."""


def read(field: Field, raw: Any) -> str:
    """The value as it is kept: days as 2024-03-05, amounts in 万元 without zeros at the end; empty for nothing.

    Raises Unreadable.
    """
    text = _plain(raw)
    if not text or text.lower() in ("null", "none", "无") and field.holds != Holds.TEXT:
        return ""
    kept = _READERS.get(field.holds, _line)(field, text)
    if len(kept) > field.longest and field.holds not in (Holds.DAY, Holds.WAN):
        raise Unreadable(f"不超过{field.longest}个字，现为{len(kept)}个字")
    return kept


def _plain(raw: Any) -> str:
    if raw is None:
        return ""
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, (list, tuple)):
        return "、".join(str(one) for one in raw)
    return str(raw).strip().strip("\u200b\ufeff\xa0").strip()


def _line(field: Field, text: str) -> str:
    return " ".join(text.split())


def _text(field: Field, text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _day(field: Field, text: str) -> str:
    if text == "长期":
        return FOREVER.isoformat()
    match = _DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in match.groups())).isoformat() if match else _not_a_day(text)
    except ValueError:
        return _not_a_day(text)


def _year(field: Field, text: str) -> str:
    if re.fullmatch(r"(19|20)\d\d年?", text):
        return text[:4]
    raise Unreadable(f"“{text[:20]}”不是年度，请写4位数字，如 2024")


def _not_a_day(text: str) -> str:
    raise Unreadable(f"“{text[:20]}”不是日期，请写作 2024-03-05")


def _wan(field: Field, text: str) -> str:
    try:
        amount = Decimal(text.removesuffix("元").removesuffix("万").replace(",", ""))
    except InvalidOperation:
        raise Unreadable(f"“{text[:20]}”不是金额，请只填数字，单位万元") from None
    if not amount.is_finite() or not 0 <= amount <= MOST_WAN or amount != round(amount, 6):
        raise Unreadable("金额以万元计，不得为负数，小数不超过6位")
    return f"{amount.normalize():f}"


def _one_of(field: Field, text: str) -> str:
    if text in field.choices:
        return text
    raise Unreadable(f"“{text[:20]}”不在可选范围内，应为：{'、'.join(field.choices)}")


def _some_of(field: Field, text: str) -> str:
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    wrong = [part for part in parts if part not in field.choices]
    if wrong:
        raise Unreadable(f"“{wrong[0][:20]}”不在可选范围内，应为：{'、'.join(field.choices)}")
    return "、".join(dict.fromkeys(parts))


def _credit_code(field: Field, text: str) -> str:
    code = "".join(text.split()).upper()
    if not uscc.is_valid(code):
        raise Unreadable("统一社会信用代码有误：应为18位，且校验码正确（GB 32100）")
    return code


def _identity(field: Field, text: str) -> str:
    return "".join(text.split()).upper()


_READERS = {
    Holds.TEXT: _text,
    Holds.DAY: _day,
    Holds.YEAR: _year,
    Holds.WAN: _wan,
    Holds.ONE_OF: _one_of,
    Holds.SOME_OF: _some_of,
    Holds.CREDIT_CODE: _credit_code,
    Holds.IDENTITY: _identity,
}
