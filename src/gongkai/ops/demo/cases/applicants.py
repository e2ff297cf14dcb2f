"""Who applies in the sample county, and for what. Every person, firm and number shows that it is invented."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from stdnum.cn import ric, uscc

from gongkai.applications.choices import ApplicantKind, Delivery, Medium
from gongkai.applications.rules.intake import Application
from gongkai.ops.demo.organs import REGION, Unit
from gongkai.ops.demo.people import GIVEN, SURNAMES
from gongkai.ops.demo.words import COMPANIES, VILLAGES, matters, works

KINDS = {
    ApplicantKind.NATURAL_PERSON: 70,
    ApplicantKind.COMMERCIAL_ENTERPRISE: 14,
    ApplicantKind.LEGAL_SERVICE_ORG: 6,
    ApplicantKind.RESEARCH_INSTITUTION: 4,
    ApplicantKind.PUBLIC_WELFARE_ORG: 3,
    ApplicantKind.OTHER_ORG: 3,
}
SUFFIXES = {
    ApplicantKind.COMMERCIAL_ENTERPRISE: "有限公司",
    ApplicantKind.RESEARCH_INSTITUTION: "研究院",
    ApplicantKind.PUBLIC_WELFARE_ORG: "公益服务中心",
    ApplicantKind.LEGAL_SERVICE_ORG: "律师事务所",
    ApplicantKind.OTHER_ORG: "合作社",
}
WAYS = ((Medium.ELECTRONIC, Delivery.PORTAL), (Medium.ELECTRONIC, Delivery.EMAIL), (Medium.PAPER, Delivery.POST),
        (Medium.PAPER, Delivery.PICK_UP))  # fmt: skip
ASKED = (
    "申请公开{year}年{matter}的实施方案和资金安排文件。",
    "申请公开{work}项目的立项批复、用地批准文件和中标通知书。",
    "申请公开{last_year}年至{year}年{matter}的年度工作总结和统计数据。",
    "申请公开{matter}补助标准的制定依据，以及{year}年发放情况汇总表。",
    "申请公开{work}项目的竣工验收报告和结算审计结论。",
    "申请公开{year}年{short}关于{matter}的会议纪要和请示报告。",
    "申请公开{village}征收土地的预公告、补偿安置方案和补偿费用支付凭证。",
)


def identity_no(chance: Random) -> str:
    """An identity number with a right check digit, of a region that stands for no place."""
    born = date(1955, 1, 1) + timedelta(days=chance.randrange(18_000))
    body = f"{REGION}{born:%Y%m%d}{chance.randrange(1000):03d}"
    return body + ric.calc_check_digit(f"{body}0")


def organ_code(chance: Random) -> str:
    """A credit code with a right check digit, of a region that stands for no place."""
    body = f"91{REGION}{chance.randrange(10**9):09d}"
    return body + uscc.calc_check_digit(body)


def apply(unit: Unit, day: date, chance: Random, kind: ApplicantKind | None = None) -> Application:
    """An application for something that a unit deals with."""
    kind = kind or chance.choices(list(KINDS), weights=list(KINDS.values()))[0]
    is_person = kind == ApplicantKind.NATURAL_PERSON
    medium, delivery = chance.choices(WAYS, weights=(6, 2, 3, 1))[0]
    number = chance.randrange(10_000)
    return Application(
        applicant_kind=kind,
        applicant_name=chance.choice(SURNAMES) + chance.choice(GIVEN) if is_person else _organisation(kind, chance),
        identity_no=identity_no(chance) if is_person else organ_code(chance),
        contact=f"1990000{number:04d}",
        description=_description(unit, day, chance),
        medium=medium,
        delivery=delivery,
        email=f"shili{number:04d}@mail.example" if delivery == Delivery.EMAIL else "",
        address=f"云溪县{chance.choice(VILLAGES)}示例路{number % 90 + 1}号" if delivery == Delivery.POST else "",
    )


def _organisation(kind: ApplicantKind, chance: Random) -> str:
    return f"云溪县{chance.choice(COMPANIES)}{SUFFIXES[kind]}（示例）"


def _description(unit: Unit, day: date, chance: Random) -> str:
    return chance.choice(ASKED).format(
        year=day.year,
        last_year=day.year - 1,
        matter=chance.choice(matters(unit.field)),
        work=chance.choice(works(unit.field)),
        village=chance.choice(VILLAGES),
        short=unit.organ.short_name,
    )
