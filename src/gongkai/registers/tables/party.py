"""Whom a decision is about: the fields that licences and penalties share, under their own prefix."""

from __future__ import annotations

from gongkai.registers.choices import Holds, Party
from gongkai.registers.tables.shape import Field

PAPERS = ("身份证", "护照号", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "外国人永久居留身份证")


def party(prefix: str, *, kind: Field, identity: Field) -> tuple[Field, ...]:
    """行政相对人 as the credit platforms take it (facts §8.1): papers of people are reported and never shown."""
    return (
        Field(f"{prefix}_XDR_MC", "行政相对人名称", needed=True, longest=100),
        kind,
        Field(f"{prefix}_XDR_SHXYM", "统一社会信用代码", Holds.CREDIT_CODE, hint="法人及非法人组织必填"),
        Field(f"{prefix}_XDR_GSZC", "工商注册号", longest=50),
        Field(f"{prefix}_XDR_ZZJG", "组织机构代码", longest=20),
        Field(f"{prefix}_XDR_SWDJ", "税务登记号", longest=20),
        Field(f"{prefix}_XDR_SYDW", "事业单位证书号", longest=20),
        Field(f"{prefix}_XDR_SHZZ", "社会组织登记证号", longest=50),
        Field(f"{prefix}_FRDB", "法定代表人", longest=50, hint="法人及非法人组织必填"),
        identity,
        Field(f"{prefix}_XDR_ZJLX", "证件类型", Holds.ONE_OF, public=False, choices=PAPERS, hint="自然人必填；不公示"),
        Field(f"{prefix}_XDR_ZJHM", "证件号码", Holds.IDENTITY, public=False, longest=64, hint="自然人必填；不公示"),
    )


def party_kind(code: str, *also: str) -> Field:
    """行政相对人类别."""
    return Field(code, "行政相对人类别", Holds.ONE_OF, needed=True, choices=tuple(Party), also=also)


def head_identity(code: str, *also: str) -> Field:
    """法定代表人证件号: reported and never shown."""
    return Field(code, "法定代表人证件号", Holds.IDENTITY, public=False, longest=64, also=also, hint="只上报，不公示")


def organs(decider: str, label: str, source: str) -> tuple[Field, ...]:
    """Who decided and who reports: the organ itself."""
    return (
        Field(decider, label, Holds.OWN_NAME),
        Field(f"{decider}DM", f"{label}统一社会信用代码", Holds.OWN_CODE),
        Field(source, "数据来源单位", Holds.OWN_NAME),
        Field(f"{source}DM", "数据来源单位统一社会信用代码", Holds.OWN_CODE),
    )


REMARK = Field("BZ", "备注", Holds.TEXT, longest=500)
