"""Masking personal data. Defaults of the product (facts §7.4 产品约定; no national rule says how many digits).

身份证: not shown; where people of one name must be told apart, the first six and the last two digits stay.
手机: the first three and the last two stay. 银行账号: nothing stays. 住址: up to the village or street.
"""

from __future__ import annotations

import re

from gongkai.lib.personal import Found, Kind, find

STAR = "*"
_UPTO = re.compile(r"^.*?(?:村|社区|小区|街道|镇|乡|路|街|花园|家园|公寓|新苑|苑|庄|屯|寨|湾)")


def masked(found: Found, *, keep_id_ends: bool = False) -> str:
    """The value with what must not be read replaced by stars; as long as it was where it is a number."""
    value = found.value
    if found.kind == Kind.ID_CARD:
        return value[:6] + STAR * (len(value) - 8) + value[-2:] if keep_id_ends else STAR * len(value)
    if found.kind == Kind.MOBILE:
        return value[:3] + STAR * 6 + value[-2:]
    if found.kind == Kind.ADDRESS:
        upto = _UPTO.match(value)
        return (upto[0] if upto else "") + STAR * 3
    if found.kind == Kind.HEALTH:
        return value
    return STAR * len(value)


def shown(found: Found) -> str:
    """The value as an officer's list of findings shows it: enough to find it in the file, not enough to use it."""
    return found.value if found.kind == Kind.HEALTH else masked(found, keep_id_ends=True)


def mask(text: str, *, keep_id_ends: bool = False, uncertain: bool = False) -> str:
    """A text with every certain number and address masked; `uncertain` ones too on request.

    Health and hardship are told by words and names: they are not masked here, the row must go.
    """
    pieces, at = [], 0
    for one in find(text):
        if one.kind == Kind.HEALTH or one.start < at or not (one.certain or uncertain):
            continue
        pieces += [text[at : one.start], masked(one, keep_id_ends=keep_id_ends)]
        at = one.end
    return "".join([*pieces, text[at:]])


def mask_name(name: str) -> str:
    """A person's name: of two characters the second is masked, of more all but the first and the last (产品约定)."""
    if len(name) <= 2:
        return name[:1] + STAR * (len(name) - 1)
    return name[0] + STAR * (len(name) - 2) + name[-1]
