"""Kinds of organs, and the roles people hold in them."""

from __future__ import annotations

import enum


class OrganKind(enum.StrEnum):
    """What sort of organ: townships have a catalogue of their own (条例 art. 21), governments a later deadline (49)."""

    GOVERNMENT = "government"
    OFFICE = "office"
    DEPARTMENT = "department"
    TOWNSHIP = "township"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"government": "县政府", "office": "政府办公室", "department": "工作部门", "township": "乡镇（街道）"}[
            self.value
        ]


class Role(enum.StrEnum):
    """What a person does in a unit. The three administrators are kept apart and hold no business role."""

    DRAFTER = "drafter"
    FIRST_REVIEWER = "first_reviewer"
    SECOND_REVIEWER = "second_reviewer"
    FINAL_REVIEWER = "final_reviewer"
    SECRECY_REVIEWER = "secrecy_reviewer"
    LEGAL_REVIEWER = "legal_reviewer"
    REGISTRAR = "registrar"
    HANDLER = "handler"
    OFFICE_HEAD = "office_head"
    LEADER = "leader"
    DISCLOSURE_OFFICE = "disclosure_office"
    SUPERVISOR = "supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.DRAFTER: "信息员",
    Role.FIRST_REVIEWER: "初审",
    Role.SECOND_REVIEWER: "复审",
    Role.FINAL_REVIEWER: "终审",
    Role.SECRECY_REVIEWER: "保密审查员",
    Role.LEGAL_REVIEWER: "合法性审核员",
    Role.REGISTRAR: "受理员",
    Role.HANDLER: "承办人",
    Role.OFFICE_HEAD: "工作机构负责人",
    Role.LEADER: "分管领导",
    Role.DISCLOSURE_OFFICE: "公开办",
    Role.SUPERVISOR: "监督员",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
EDITORS = frozenset(
    {Role.DRAFTER, Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINAL_REVIEWER, Role.SECRECY_REVIEWER}
    | {Role.DISCLOSURE_OFFICE}
)  # those who meet disclosure items
CASE_WORKERS = frozenset(
    {Role.REGISTRAR, Role.HANDLER, Role.OFFICE_HEAD, Role.LEADER, Role.SECRECY_REVIEWER} | {Role.LEGAL_REVIEWER}
)  # those who meet application cases
