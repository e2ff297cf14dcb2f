"""Who leads 云溪县, as the public is told: invented people with invented careers."""

from __future__ import annotations

from datetime import datetime

from gongkai.ops.demo.organs import COUNTY, County
from gongkai.ops.demo.people import People, names
from gongkai.orgs.actions import name_leader
from gongkai.orgs.choices import Role

# post, what they are in charge of, and the last steps of their career
GOVERNMENT: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "县委副书记、县人民政府县长",
        "领导县政府全面工作，负责审计、机构编制方面工作。",
        (
            "1998年7月至2008年3月，在县财政局工作。",
            "2008年3月至2016年9月，任清水镇镇长、党委书记。",
            "2016年9月起，历任副县长、县长。",
        ),
    ),
    (
        "县委常委、县人民政府常务副县长",
        "负责发展改革、财政、统计、应急管理、政务服务和政务公开方面工作，分管县政府办公室。",
        (
            "2001年8月至2012年5月，在县发展和改革委员会工作。",
            "2012年5月至2021年6月，任县财政局局长。",
            "2021年6月起任现职。",
        ),
    ),
    (
        "县人民政府副县长",
        "负责农业农村、水利、林草、乡村振兴和供销方面工作。",
        (
            "2003年9月至2015年1月，在县水利局工作。",
            "2015年1月至2022年4月，任柳沟镇镇长、党委书记。",
            "2022年4月起任现职。",
        ),
    ),
    (
        "县人民政府副县长",
        "负责教育、卫生健康、医疗保障、民政、残联和红十字会方面工作。",
        (
            "2000年7月至2014年8月，在县第二中学任教，后任副校长。",
            "2014年8月至2021年12月，任县教育局局长。",
            "2021年12月起任现职。",
        ),
    ),
    (
        "县人民政府副县长、县公安局局长",
        "负责公安、司法、信访和退役军人事务方面工作。",
        ("1999年7月至2018年6月，在县公安局工作。", "2018年6月至2023年2月，任县司法局局长。", "2023年2月起任现职。"),
    ),
    (
        "县人民政府副县长",
        "负责工业和信息化、商务、招商引资、市场监管和工业园区方面工作。",
        (
            "2005年7月至2017年3月，在县工业和信息化局工作。",
            "2017年3月至2023年9月，任工业园区管理委员会主任。",
            "2023年9月起任现职。",
        ),
    ),
)


def name_all(county: County, staff: People, *, at: datetime) -> None:
    """Tell of the county's leaders; the first is the one who is registered as the government's head."""
    first = staff[Role.LEADER].full_name
    others = [name for name in reversed(names()) if name != first]
    for place, (name, (post, charge, career)) in enumerate(zip([first, *others], GOVERNMENT, strict=False), start=1):
        facts = {
            "name": name,
            "post": post,
            "charge": charge,
            "career": "\n".join((f"{COUNTY}示例人员，经历均系虚构。", *career)),
            "phone": f"0990-5550{place:03d}",
            "place": place,
        }
        name_leader(county.government, facts=facts, by=None, at=at)
