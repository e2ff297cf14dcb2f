"""What the register of normative documents demands."""

from __future__ import annotations

import re
from datetime import date

DOC_NO = re.compile(r"^[一-鿿]{2,12}〔(19|20)\d{2}〕[1-9]\d{0,4}号$")  # GB/T 9704—2012, 7.2.5


def why_not_register(
    *, title: str, doc_no: str, is_known: bool, issued_on: date, expires_on: date | None, today: date
) -> list[str]:
    """Reasons against entering a document; `is_known` says that its number stands in the register already."""
    reasons = []
    if not title.strip():
        reasons.append("请填写文件名称")
    if not DOC_NO.match(doc_no):
        reasons.append("文号格式应如“云政规〔2024〕2号”，年份用六角括号（GB/T 9704—2012）")
    elif is_known:
        reasons.append(f"文号“{doc_no}”已经登记")
    if issued_on > today:
        reasons.append("制发日期不得晚于今天")
    if expires_on is not None and expires_on < issued_on:
        reasons.append("有效期至不得早于制发日期")
    return reasons


def why_not_repeal(
    *, is_repealed: bool, basis: str, issued_on: date, expires_on: date | None, on: date, today: date
) -> list[str]:
    """Reasons against repealing a document."""
    reasons = []
    if is_repealed:
        reasons.append("该文件已经废止")
    if not basis.strip():
        reasons.append("请填写废止依据，即宣布废止的文件名称和文号")
    if on < issued_on:
        reasons.append("废止日期不得早于制发日期")
    if on > today:
        reasons.append("废止日期不得晚于今天")
    if expires_on is not None and on > expires_on:
        reasons.append("该文件在废止日期之前已经失效，无须废止")
    return reasons
