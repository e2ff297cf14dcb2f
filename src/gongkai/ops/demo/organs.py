"""The organs of 云溪县: who there is, what each is responsible for, and its invented codes."""

from __future__ import annotations

from dataclasses import dataclass

from stdnum.cn import uscc

from gongkai.ops.demo.words import Field
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation

COUNTY = "云溪县"
REGION = "659999"  # stands for no place
ORGAN = "11"  # 登记管理部门 机构编制, 机构类别 机关
ORGAN_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714

GOVERNMENT = ("yunxi", "人民政府", "县政府")
OFFICE = ("zhengfuban", "人民政府办公室", "县政府办")

# 网址名, 全称 without the county, 简称, what it deals with, and its duties in a few words
DEPARTMENTS: tuple[tuple[str, str, str, Field, str], ...] = (
    (
        "fagaiwei",
        "发展和改革委员会",
        "县发展改革委",
        Field.DEVELOPMENT,
        "国民经济和社会发展规划、固定资产投资、价格管理和粮食储备",
    ),
    ("jiaoyuju", "教育局", "县教育局", Field.EDUCATION, "学前教育、义务教育、普通高中教育和教师队伍建设"),
    ("kejiju", "科学技术局", "县科技局", Field.SCIENCE, "科技计划、成果转化和科技特派员管理"),
    ("gongxinju", "工业和信息化局", "县工信局", Field.INDUSTRY, "工业运行、企业技术改造和中小企业服务"),
    ("minzongju", "民族宗教事务局", "县民宗局", Field.GENERAL, "民族团结进步创建和少数民族发展项目管理"),
    ("gonganju", "公安局", "县公安局", Field.POLICE, "社会治安、户籍、出入境和道路交通安全管理"),
    ("minzhengju", "民政局", "县民政局", Field.CIVIL, "社会救助、养老服务、儿童福利和社会组织管理"),
    ("sifaju", "司法局", "县司法局", Field.JUSTICE, "法治政府建设、法律援助、人民调解和行政复议"),
    ("caizhengju", "财政局", "县财政局", Field.FINANCE, "财政预算、国有资产、政府采购和会计管理"),
    ("renshiju", "人力资源和社会保障局", "县人社局", Field.LABOUR, "就业创业、社会保险、人事人才和劳动关系"),
    ("ziranziyuanju", "自然资源局", "县自然资源局", Field.LAND, "国土空间规划、耕地保护、不动产登记和矿产管理"),
    ("shengtaiju", "生态环境局", "县生态环境局", Field.ECOLOGY, "污染防治、环境影响评价和环境监测"),
    ("zhujianju", "住房和城乡建设局", "县住建局", Field.HOUSING, "城镇住房保障、建筑市场和市政公用设施"),
    ("jiaotongju", "交通运输局", "县交通运输局", Field.TRANSPORT, "公路建设养护、道路运输和水路交通管理"),
    ("shuiliju", "水利局", "县水利局", Field.WATER, "水资源管理、农村供水、水旱灾害防御和水土保持"),
    ("nongyeju", "农业农村局", "县农业农村局", Field.FARMING, "种植业、畜牧业、农产品质量安全和宅基地管理"),
    ("xiangcunju", "乡村振兴局", "县乡村振兴局", Field.RURAL, "防止返贫监测帮扶、乡村建设和衔接资金项目"),
    ("linyeju", "林业和草原局", "县林草局", Field.FOREST, "造林绿化、草原保护和森林草原防火"),
    ("shangwuju", "商务局", "县商务局", Field.COMMERCE, "商贸流通、电子商务和对外贸易"),
    ("wenlvju", "文化体育广播电视和旅游局", "县文旅局", Field.CULTURE, "公共文化、体育、广播电视和旅游发展"),
    ("weijianwei", "卫生健康委员会", "县卫生健康委", Field.HEALTH, "医疗卫生、疾病预防控制和妇幼健康"),
    ("yibaoju", "医疗保障局", "县医保局", Field.INSURANCE, "基本医疗保险、医疗救助和医保基金监管"),
    ("tuiyiju", "退役军人事务局", "县退役军人局", Field.VETERANS, "退役军人安置、优待抚恤和烈士褒扬"),
    ("yingjiju", "应急管理局", "县应急局", Field.EMERGENCY, "安全生产、防灾减灾救灾和应急预案管理"),
    ("shenjiju", "审计局", "县审计局", Field.AUDIT, "财政财务收支、重大政策落实和经济责任审计"),
    ("shichangju", "市场监督管理局", "县市场监管局", Field.MARKET, "经营主体登记、食品药品安全和产品质量监督"),
    ("tongjiju", "统计局", "县统计局", Field.STATISTICS, "统计调查、经济普查和统计资料发布"),
    ("xinfangju", "信访局", "县信访局", Field.PETITION, "来信来访办理和矛盾纠纷协调"),
    ("zhengwuju", "政务服务和数字化管理局", "县政务服务局", Field.SERVICE, "政务服务大厅、一体化平台和公共数据管理"),
    ("chengguanju", "城市管理局", "县城管局", Field.CITY, "市容环境卫生、园林绿化和城市管理执法"),
    ("jiguanju", "机关事务服务中心", "县机关事务中心", Field.GENERAL, "机关运行保障、公务用车和公共机构节能"),
    ("zhaoshangju", "招商服务中心", "县招商服务中心", Field.COMMERCE, "招商引资项目洽谈、落地和企业服务"),
    ("xinxihua", "信息化中心", "县信息化中心", Field.SERVICE, "政府门户网站运行维护和电子政务网络管理"),
    ("danganguan", "档案馆", "县档案馆", Field.ARCHIVES, "档案接收、保管、利用和政府公开信息查阅"),
    ("gongyequ", "工业园区管理委员会", "县工业园区管委会", Field.INDUSTRY, "园区规划建设、企业入驻和安全环保监督"),
    ("gongxiaoshe", "供销合作社联合社", "县供销社", Field.FARMING, "农资供应、农产品流通和基层供销社建设"),
    ("dizhenju", "地震局", "县地震局", Field.EMERGENCY, "地震监测、震害防御和防震减灾宣传"),
    ("nongjizhongxin", "农业机械发展中心", "县农机中心", Field.FARMING, "农机购置补贴、农机安全和技术推广"),
    ("canlian", "残疾人联合会", "县残联", Field.DISABILITY, "残疾人康复、就业和权益保障"),
    ("honghuahui", "红十字会", "县红十字会", Field.RED_CROSS, "应急救护培训、人道救助和捐赠款物管理"),
    ("gongjijin", "住房公积金管理部", "县公积金管理部", Field.FUND, "住房公积金归集、提取和贷款服务"),
    ("zhengzhengju", "房屋征收与补偿中心", "县征收中心", Field.LAND, "国有土地上房屋征收、补偿和安置"),
)
# run from above; whether they count in the county's report differs from place to place
VERTICAL: tuple[tuple[str, str, str, Field, str], ...] = (
    ("shuiwuju", "税务局", "县税务局", Field.TAX, "税费征收、纳税服务和税务稽查"),
    ("qixiangju", "气象局", "县气象局", Field.WEATHER, "气象监测、预报预警和人工影响天气"),
)
TOWNSHIPS: tuple[tuple[str, str], ...] = (
    ("chengguan", "城关街道办事处"),
    ("binhe", "滨河街道办事处"),
    ("qingshui", "清水镇"),
    ("yunling", "云岭镇"),
    ("liugou", "柳沟镇"),
    ("shuangquan", "双泉镇"),
    ("hongshan", "红杉镇"),
    ("baitu", "白土乡"),
    ("qiaotou", "桥头乡"),
    ("shawo", "沙窝乡"),
    ("nanwan", "南湾乡"),
    ("shanghe", "上河乡"),
    ("xiaopo", "小坡乡"),
    ("muchang", "云溪牧场"),
)

MAIN = ("fagaiwei", "jiaoyuju", "minzhengju", "caizhengju", "renshiju", "ziranziyuanju", "weijianwei", "shichangju")


@dataclass(frozen=True, slots=True)
class Unit:
    """One organ with what the sample county needs to know to write in its name."""

    organ: Organisation
    field: Field
    vertical: bool = False

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.organ.slug


@dataclass(frozen=True)
class County:
    """Every organ of the sample county."""

    government: Organisation
    office: Unit
    departments: tuple[Unit, ...]
    townships: tuple[Unit, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every organ with a disclosure site of its own: all but the government, which speaks through its office."""
        return (self.office, *self.departments, *self.townships)

    @property
    def counted(self) -> tuple[Unit, ...]:
        """Those whose figures enter the county's report."""
        return tuple(unit for unit in self.units if not unit.vertical)

    def unit(self, slug: str) -> Unit:
        """The organ of that name; KeyError where there is none."""
        return {unit.slug: unit for unit in self.units}[slug]

    def of_field(self, *fields: Field) -> list[Unit]:
        """The departments that deal with one of these, those counted in the county's report only."""
        return [unit for unit in self.departments if unit.field in fields and not unit.vertical]


def credit_code(number: int) -> str:
    """A 统一社会信用代码 with right check digits for an organ that does not exist."""
    body = f"{number:08d}"
    check = (11 - sum(int(digit) * weight for digit, weight in zip(body, ORGAN_WEIGHTS, strict=True)) % 11) % 11
    code = f"{ORGAN}{REGION}{body}{'X' if check == 10 else check}"
    return code + uscc.calc_check_digit(code)


def found() -> County:
    """Create every organ: the government, its office, the departments and the townships below it."""
    government = Organisation.add_root(**_facts(0, *GOVERNMENT, OrganKind.GOVERNMENT, "领导全县经济社会发展各项工作"))
    office = _below(government, 1, *OFFICE, OrganKind.OFFICE, "县政府文电、会务、督查和政府信息公开工作")
    plans = [(row, False) for row in DEPARTMENTS] + [(row, True) for row in VERTICAL]
    departments = [
        Unit(_below(government, number, slug, name, short, OrganKind.DEPARTMENT, duties, vertical), field, vertical)
        for number, ((slug, name, short, field, duties), vertical) in enumerate(plans, start=2)
    ]
    townships = [
        Unit(_below(government, number, slug, _full(name), name, OrganKind.TOWNSHIP, TOWNSHIP_DUTIES), Field.TOWNSHIP)
        for number, (slug, name) in enumerate(TOWNSHIPS, start=len(plans) + 2)
    ]
    government.refresh_from_db()
    return County(government, Unit(office, Field.GENERAL), tuple(departments), tuple(townships))


TOWNSHIP_DUTIES = "辖区经济发展、公共服务、社会治理和为民服务"


def _full(name: str) -> str:
    return name if name.endswith(("办事处", "牧场")) else f"{name}人民政府"


def _below(
    government: Organisation,
    number: int,
    slug: str,
    name: str,
    short: str,
    kind: OrganKind,
    duties: str,
    vertical: bool = False,
) -> Organisation:
    facts = _facts(number, slug, name, short, kind, duties)
    return government.add_child(include_in_aggregate=not vertical, **facts)


def _facts(number: int, slug: str, name: str, short: str, kind: OrganKind, duties: str) -> dict[str, str]:
    full = name if name.startswith(COUNTY) else f"{COUNTY}{name}"
    return {
        "name": full,
        "short_name": short,
        "slug": slug,
        "kind": kind,
        "credit_code": credit_code(60_000 + number),
        "duties": f"负责{duties}，依法承担本领域政府信息公开责任。" if number else f"{duties}。",
        "head": "",
        "address": f"{COUNTY}清水路{number + 1}号",
        "office_hours": "工作日上午10:00至14:00，下午15:30至19:30（北京时间，法定节假日除外）",
        "phone": f"0990-555{number + 100:04d}",
        "fax": f"0990-556{number + 100:04d}",
        "email": f"{slug}@yunxi.example",
        "postcode": "999900",
    }
