"""The statutory catalogue (条例 art. 20, 21), and who reviews at which level."""

from __future__ import annotations

from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.orgs.choices import Role

# Codes are ours; the wording follows 条例 art. 20 and 21 in short form.
ARTICLE_20 = {
    "A20-01": "行政法规、规章和规范性文件",
    "A20-02": "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
    "A20-03": "国民经济和社会发展规划、专项规划、区域规划及相关政策",
    "A20-04": "国民经济和社会发展统计信息",
    "A20-05": "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
    "A20-06": "实施行政处罚、行政强制的依据、条件、程序以及有一定社会影响的行政处罚决定",
    "A20-07": "财政预算、决算信息",
    "A20-08": "行政事业性收费项目及其依据、标准",
    "A20-09": "政府集中采购项目的目录、标准及实施情况",
    "A20-10": "重大建设项目的批准和实施情况",
    "A20-11": "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
    "A20-12": "突发公共事件的应急预案、预警信息及应对情况",
    "A20-13": "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
    "A20-14": "公务员招考的职位、名额、报考条件等事项以及录用结果",
    "A20-15": "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
}
ARTICLE_21_COUNTY = {
    "A21C-01": "市政建设",
    "A21C-02": "公共服务",
    "A21C-03": "公益事业",
    "A21C-04": "土地征收",
    "A21C-05": "房屋征收",
    "A21C-06": "治安管理",
    "A21C-07": "社会救助",
}
ARTICLE_21_TOWNSHIP = {
    "A21T-01": "贯彻落实农业农村政策",
    "A21T-02": "农田水利工程建设运营",
    "A21T-03": "农村土地承包经营权流转",
    "A21T-04": "宅基地使用情况审核",
    "A21T-05": "土地征收",
    "A21T-06": "房屋征收",
    "A21T-07": "筹资筹劳",
    "A21T-08": "社会救助",
}
CATALOGUE = ARTICLE_20 | ARTICLE_21_COUNTY | ARTICLE_21_TOWNSHIP

REVIEWERS = {
    ReviewLevel.FIRST: Role.FIRST_REVIEWER,
    ReviewLevel.SECRECY: Role.SECRECY_REVIEWER,
    ReviewLevel.SECOND: Role.SECOND_REVIEWER,
    ReviewLevel.FINAL: Role.FINAL_REVIEWER,
    ReviewLevel.PUBLISH: Role.DISCLOSURE_OFFICE,
}
ROUTE_NAME = "三审三校"
REVIEW_ROUTE = tuple(REVIEWERS)  # never shorter: three reviews and the secrecy review (条例 art. 17)

# What each line of the ledger about an item says to an officer.
EVENT_LABELS = {
    "item.drafted": "起草",
    "item.revised": "修改",
    "item.submitted": "送审",
    "item.recalled": "撤回送审",
    "item.approved": "审核通过",
    "item.returned": "退回修改",
    "item.published": "公开发布",
    "item.withdrawn": "撤下",
}

DOCUMENT_GENRES = frozenset({Genre.GOV_DOCUMENT, Genre.NORMATIVE, Genre.LAW})  # they carry 文号 and 有效性


def catalogue_for(*, township: bool) -> dict[str, str]:
    """The catalogue nodes that apply to an organ: art. 20, and its half of art. 21."""
    return ARTICLE_20 | (ARTICLE_21_TOWNSHIP if township else ARTICLE_21_COUNTY)
