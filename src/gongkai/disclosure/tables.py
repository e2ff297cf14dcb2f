"""The statutory catalogue (条例 art. 20, 21), and who reviews at which level."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.orgs.choices import Role
from gongkai.proofing.tables import EVENT_LABELS as PROOFING_LABELS

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
ROOT_LENGTH = {"A20": 6, "A21": 7}  # A20-01, A21C-01; what follows is an installation's own (条例 art. 22)

# 主题分类: the subject axis of official documents; a controlled vocabulary of the product, by two-digit code.
TOPICS = {
    "01": "综合政务",
    "02": "国民经济管理、国有资产监管",
    "03": "财政、金融、审计",
    "04": "国土资源、能源",
    "05": "农业、林业、水利",
    "06": "工业、交通",
    "07": "商贸、海关、旅游",
    "08": "市场监管、安全生产监管",
    "09": "城乡建设、环境保护",
    "10": "科技、教育",
    "11": "文化、广电、新闻出版",
    "12": "卫生、体育",
    "13": "人口与计划生育、妇女儿童工作",
    "14": "劳动、人事、监察",
    "15": "公安、安全、司法",
    "16": "民政、扶贫、救灾",
    "17": "民族、宗教",
    "18": "对外事务",
    "19": "港澳台侨工作",
    "20": "其他",
}
# 重点领域: what the yearly work points ask counties to gather in one place; an item may stand in one.
KEY_AREAS = {
    "employment": "就业",
    "education": "义务教育",
    "elderly": "养老服务",
    "culture": "公共文化服务",
    "legal": "公共法律服务",
    "health": "医疗卫生",
    "insurance": "社会保险",
    "relief": "社会救助",
    "housing": "保障性住房",
    "land": "征地补偿",
    "environment": "生态环境",
    "safety": "安全生产",
    "food_drugs": "食品药品监管",
    "budget": "财政预决算",
    "projects": "重大建设项目",
    "resources": "公共资源交易",
    "farming_aid": "涉农补贴",
}
# 索引号 has no national rule: the four forms in use, by name; `custom` is an installation's own template.
INDEX_STYLES = {
    "credit": ("统一社会信用代码/年-5位流水", "{uscc}/{year}-{serial:05d}"),
    "organ": ("机构代码/年-5位流水", "{organ}/{year}-{serial:05d}"),
    "hyphen": ("机构代码-年-流水", "{organ}-{year}-{serial}"),
    "region": ("地区-部门-类别-分组-日期-顺序", "{region}-{department}-{category}-{group}-{date}-{serial:04d}"),
}

REVIEWERS = {
    ReviewLevel.FIRST: Role.FIRST_REVIEWER,
    ReviewLevel.SECRECY: Role.SECRECY_REVIEWER,
    ReviewLevel.SECOND: Role.SECOND_REVIEWER,
    ReviewLevel.FINAL: Role.FINAL_REVIEWER,
    ReviewLevel.PUBLISH: Role.DISCLOSURE_OFFICE,
}
ROUTE_NAME = "三审三校"
REVIEW_ROUTE = tuple(REVIEWERS)  # never shorter: three reviews and the secrecy review (条例 art. 17)
LEVELS_IN_ORDER = tuple(ReviewLevel)  # with 分管领导审签, which a route may add for matters of weight
# Who may do a level: the first by default, the others where a route says so. Nothing nationwide names them (facts §7.2:
# configurable, three levels at least).
LEVEL_ROLES = {
    ReviewLevel.FIRST: (Role.FIRST_REVIEWER,),
    ReviewLevel.SECRECY: (Role.SECRECY_REVIEWER,),
    ReviewLevel.SECOND: (Role.SECOND_REVIEWER,),
    ReviewLevel.FINAL: (Role.FINAL_REVIEWER, Role.LEADER),
    ReviewLevel.LEADER: (Role.LEADER,),
    ReviewLevel.PUBLISH: (Role.DISCLOSURE_OFFICE,),
}
URGENT_ROLES = (Role.FINAL_REVIEWER, Role.DISCLOSURE_OFFICE)  # who may publish before review: the product's convention
TERM, LONGEST_TERM = 1, 20  # working days a level may take: the product's own convention
LONGEST_ABSENCE = 90  # days for which one arrangement lets another stand in: the product's own convention

# What the reviewer of a level confirms, line by line, before a text passes: key → words.
CHECKS: dict[ReviewLevel, dict[str, str]] = {
    ReviewLevel.FIRST: {
        "facts": "事实、数据、人名、单位名称核对无误",
        "text": "文字、标点、格式已初校",
        "attachments": "附件逐个打开核对，与正文一致",
        "privacy": "不含不应公开的个人隐私、商业秘密（条例第十五条）",
    },
    ReviewLevel.SECRECY: {
        "each": "正文和每个附件已逐项审查（保守国家秘密法第三十五条）",
        "marks": "无密级标志、内部资料标志，拿不准的已报主管部门（条例第十七条）",
    },
    ReviewLevel.SECOND: {
        "openness": "公开属性和依据正确（条例第十三条至第十六条）",
        "law": "符合法律法规和现行政策",
        "text": "文字已复校",
    },
    ReviewLevel.FINAL: {
        "politics": "政治方向、政策口径正确",
        "timing": "公开的时机、范围和渠道适当",
        "text": "文字已终校",
    },
    ReviewLevel.LEADER: {"agreed": "重大事项，同意公开"},
    ReviewLevel.PUBLISH: {
        "complete": "各级审核意见齐全",
        "elements": "栏目、来源、公开类别等要素完整",
        "display": "预览页面和附件显示正常",
    },
}
EVERY_CHECK = frozenset(key for lines in CHECKS.values() for key in lines)

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
    "item.voided": "审核失效，退回",
    "item.scheduled": "设定定时发布",
    "item.schedule_failed": "定时发布未成",
    "item.expired": "公示期满下线",
    "item.urgent_overdue": "应急先发逾期未补审",
    "item.quarantined": "公开记录与台账不符，停止展示",
    "item.evidence_kept": "留存撤下证据",
    "item.approval_kept": "留存审批单",
    "item.handed_over": "移交审核",
    "item.alert_raised": "设为突发事件提示",
    "item.alert_ended": "解除突发事件提示",
    "contribution.sent": "报送信息",
    "contribution.sent_again": "重新报送",
    "contribution.adopted": "采用报送信息",
    "contribution.returned": "退回报送信息",
    "route.set": "设定审核路线",
    "route.ended": "停用审核路线",
    "absence.arranged": "安排代岗",
    "absence.ended": "结束代岗",
    "item.decision_revoked": "登记决定被变更、撤销",
    "intake.opened": "试读历史信息",
    "intake.begun": "开始导入历史信息",
    "intake.dropped": "放弃试读",
    "intake.taken_in": "导入历史信息",
    "intake.judged": "核查历史信息",
    "intake.set_aside": "从清单中剔除",
    "intake.approved": "历史信息清单审核通过",
    "intake.released": "历史信息成批公开",
    "intake.approval_kept": "留存清单审批单",
    "site.founded": "建立单位平台",
    "site.renamed": "单位平台更名",
    "site.merged": "单位平台撤并",
    "column.set": "设定栏目责任和更新规则",
    "column.renamed": "栏目更名",
    "column.merged": "栏目撤并",
    "catalogue.extended": "增设公开类别",
    "catalogue.renamed": "公开类别更名",
    "catalogue.closed": "停用公开类别",
    "index.style_chosen": "选定索引号编制规则",
    "grassroots.taken_in": "导入基层目录",
    "grassroots.placed": "设定事项对应栏目",
    "correction.made": "批量更正",
    **PROOFING_LABELS,
}


@dataclass(frozen=True, slots=True)
class Template:
    """What a new item of a genre begins with: the parts that such a text should have, to be written over."""

    label: str
    says: str
    genre: Genre
    title: str
    catalogue_code: str
    lines: tuple[str, ...]


TEMPLATES = {
    "notice": Template(
        "通知",
        "发文对象、事项、时限、联系方式",
        Genre.NOTICE,
        "关于××××的通知",
        "A20-15",
        (
            "各乡镇人民政府，各有关单位：",
            "为××××，现就××××有关事项通知如下。",
            "一、工作目标",
            "二、主要任务",
            "三、时间要求",
            "联系人：××　联系电话：××××",
            "××××（单位）",
            "××年××月××日",
        ),
    ),
    "announcement": Template(
        "公告",
        "依据、事项、期限、异议渠道",
        Genre.NOTICE,
        "××××公告",
        "A20-15",
        (
            "根据××××规定，现将××××公告如下。",
            "一、公告事项",
            "二、公告期限：自××年××月××日至××年××月××日",
            "三、公告期内有异议的，可以向××××反映，联系电话：××××。",
            "××××（单位）",
            "××年××月××日",
        ),
    ),
    "appointment": Template(
        "人事任免",
        "决定机关、任职、免职、日期",
        Genre.APPOINTMENT,
        "关于××等同志任免职的通知",
        "A20-02",
        ("××年××月××日××会议决定：", "任命××为××××；", "免去××的××××职务。"),
    ),
    "meeting": Template(
        "会议",
        "时间、主持、议题、决定事项",
        Genre.MEETING,
        "县政府第××次常务会议召开",
        "A20-15",
        ("××年××月××日，××主持召开××××会议。", "会议审议了××××。", "会议指出，××××。", "会议决定，××××。"),
    ),
    "interpretation": Template(
        "解读",
        "背景依据、目标任务、主要内容、适用范围、执行标准、注意事项、惠民举措、新旧差异",
        Genre.INTERPRETATION,
        "《××××》政策解读",
        "A20-01",
        (
            "一、制定背景和依据",
            "二、目标任务",
            "三、主要内容",
            "四、适用范围和执行标准",
            "五、注意事项",
            "六、惠民利民举措",
            "七、与原政策的不同",
            "解读单位：××××　联系电话：××××",
        ),
    ),
    "enforcement": Template(
        "执法结果",
        "执法机关、对象、类别、结论（国办发〔2018〕118号）",
        Genre.ENFORCEMENT,
        "××××行政处罚决定公示",
        "A20-06",
        ("执法机关：××××", "执法对象：××××", "执法类别：××××", "执法结论：××××", "作出日期：××年××月××日"),
    ),
    "overview": Template(
        "机构概况",
        "职能、负责人、地址、办公时间、联系方式（条例第二十条第（二）项）",
        Genre.OVERVIEW,
        "××××机构概况",
        "A20-02",
        ("一、机构职能", "二、内设机构", "三、负责人姓名", "四、办公地址和时间", "五、联系方式"),
    ),
}

DOCUMENT_GENRES = frozenset({Genre.GOV_DOCUMENT, Genre.NORMATIVE, Genre.LAW})  # they carry 文号 and 有效性


def catalogue_for(*, township: bool) -> dict[str, str]:
    """The catalogue nodes that apply to an organ: art. 20, and its half of art. 21."""
    return ARTICLE_20 | (ARTICLE_21_TOWNSHIP if township else ARTICLE_21_COUNTY)


def root_of(code: str) -> str:
    """The statutory node above a node of an installation's own: A20-11 for A20-11-02; "" for what is no code."""
    root = code[: ROOT_LENGTH.get(code[:3], 0)]
    return root if root in CATALOGUE else ""
