"""The words of the sample county: what its offices deal with, and where. Every place is invented."""

from __future__ import annotations

import enum


class Field(enum.StrEnum):
    """What an organ deals with."""

    GENERAL = "general"
    DEVELOPMENT = "development"
    EDUCATION = "education"
    SCIENCE = "science"
    INDUSTRY = "industry"
    POLICE = "police"
    CIVIL = "civil"
    JUSTICE = "justice"
    FINANCE = "finance"
    LABOUR = "labour"
    LAND = "land"
    ECOLOGY = "ecology"
    HOUSING = "housing"
    TRANSPORT = "transport"
    WATER = "water"
    FARMING = "farming"
    RURAL = "rural"
    FOREST = "forest"
    COMMERCE = "commerce"
    CULTURE = "culture"
    HEALTH = "health"
    INSURANCE = "insurance"
    VETERANS = "veterans"
    EMERGENCY = "emergency"
    AUDIT = "audit"
    MARKET = "market"
    STATISTICS = "statistics"
    PETITION = "petition"
    SERVICE = "service"
    CITY = "city"
    ARCHIVES = "archives"
    TAX = "tax"
    WEATHER = "weather"
    TOWNSHIP = "township"


# Each field: its matters of public concern (事项), and the works or posts it builds and keeps (项目).
MATTERS: dict[Field, str] = {
    Field.GENERAL: "政务公开重点任务 县政府重点工作督查 公共机构节能 民族团结进步创建 公务用车平台运行 值班值守和政务信息报送",
    Field.DEVELOPMENT: "政府投资项目审批 居民用水阶梯价格 粮食收购 重点项目建设 信用信息归集公示 充电基础设施布局 冬季供暖保障",
    Field.EDUCATION: "义务教育阶段招生入学 普惠性幼儿园认定 校外培训机构治理 教师资格认定 学生营养改善计划 校车安全管理 家庭经济困难学生资助 中小学课后服务",
    Field.SCIENCE: "科技型中小企业培育 科技特派员选派 科普活动组织 科技计划项目申报",
    Field.INDUSTRY: "中小企业梯度培育 企业技术改造奖补 工业用电保障 园区标准厂房租赁 安全环保联合检查 通信基站建设",
    Field.POLICE: "居住证办理 电动自行车登记上牌 道路交通秩序整治 养犬登记管理 烟花爆竹禁限放 反诈宣传",
    Field.CIVIL: "城乡居民最低生活保障 特困人员供养 高龄老年人津贴 临时救助 养老机构等级评定 残疾人两项补贴 社会组织年度检查 婚姻登记服务",
    Field.JUSTICE: "法律援助 人民调解员选聘 行政执法人员资格审查 公证服务 社区法治宣传 行政规范性文件合法性审核",
    Field.FINANCE: "政府采购信用评价 国有资产处置 惠农补贴“一卡通”发放 会计人员继续教育 非税收入票据管理 财政专项资金绩效评价",
    Field.LABOUR: "公益性岗位开发 职业技能培训补贴 高校毕业生就业见习 创业担保贷款 城乡居民养老保险缴费 农民工工资支付保障 事业单位公开招聘 失业保险稳岗返还",
    Field.LAND: "国有建设用地使用权出让 集体土地征收 设施农业用地备案 不动产登记 耕地占补平衡 采矿权延续登记 农村乱占耕地建房整治",
    Field.ECOLOGY: "建设项目环境影响评价 排污许可 秸秆禁烧 集中式饮用水水源地保护 入河排污口整治 重污染天气应对",
    Field.HOUSING: "保障性租赁住房申请 老旧小区改造 农村危房改造 建筑工地扬尘治理 物业服务信用评价 住房公积金缴存基数调整 燃气安全检查",
    Field.TRANSPORT: "农村公路养护 道路客运班线调整 城乡公交线路优化 货运车辆超限治理 公路限速标志调整 出租汽车驾驶员从业资格考试",
    Field.WATER: "农村饮水安全 灌溉用水计划 河道采砂管理 取水许可 水库调度运行 节水灌溉工程建设 水价综合改革",
    Field.FARMING: "耕地地力保护补贴 农机购置与应用补贴 动物疫病免疫 农产品质量安全监测 高标准农田建设 农村宅基地审批 棉花目标价格面积核查 农作物病虫害防治",
    Field.RURAL: "防止返贫动态监测 衔接资金项目 雨露计划补助 小额信贷 公益性资产管护 乡村建设示范",
    Field.FOREST: "森林草原防火 退耕还林补助 林木采伐许可 草畜平衡奖补 义务植树 野生动物保护",
    Field.COMMERCE: "家电以旧换新补贴 成品油零售经营资格检查 电子商务进农村 招商引资项目签约 农产品产销对接 汽车报废更新补贴",
    Field.CULTURE: "公共文化设施免费开放 文物保护单位保护范围划定 旅游民宿登记 全民健身设施管护 农村电影放映 非物质文化遗产代表性项目评审",
    Field.HEALTH: "家庭医生签约服务 免疫规划疫苗接种 医疗机构执业登记 公共场所卫生监督 农村妇女“两癌”筛查 无偿献血 婴幼儿照护服务机构备案",
    Field.INSURANCE: "城乡居民基本医疗保险缴费 门诊慢特病认定 医保定点机构协议管理 异地就医备案 医疗救助 医保基金监督检查",
    Field.VETERANS: "退役士兵安置 优待证申领 烈士纪念设施保护 优抚对象生活补助 退役军人适应性培训",
    Field.EMERGENCY: "危险化学品经营许可 防汛抗洪应急演练 冬春救助 安全生产专项整治 地震应急避难场所管理 森林草原火灾应急预案修订",
    Field.AUDIT: "本级预算执行审计 政府投资项目竣工决算审计 乡村振兴资金专项审计 审计整改结果公开",
    Field.MARKET: "食品安全监督抽检 特种设备安全检查 个体工商户登记 药品零售企业监督检查 计量器具强制检定 价格收费行为检查 经营主体年报公示",
    Field.STATISTICS: "人口抽样调查 经济普查 农作物播种面积调查 住户收支调查 国民经济和社会发展统计公报发布",
    Field.PETITION: "领导干部接访下访 初信初访办理 矛盾纠纷多元化解",
    Field.SERVICE: "政务服务事项清单调整 “高效办成一件事” 政务服务大厅延时服务 网站适老化改造 公共数据资源登记 政府网站运行维护",
    Field.CITY: "生活垃圾分类 户外广告设施设置 临时占道经营审批 城市道路挖掘许可 园林绿地认养 环卫作业市场化",
    Field.ARCHIVES: "档案馆开放档案目录 政府公开信息查阅点服务 村级档案规范化建设",
    Field.TAX: "小规模纳税人优惠政策 城镇土地使用税申报 个人所得税汇算清缴 电子税务局功能升级",
    Field.WEATHER: "人工影响天气作业 气象灾害预警发布 雷电防护装置检测 农业气象服务",
    Field.TOWNSHIP: "农村土地承包经营权流转 宅基地使用审核 村级公益事业财政奖补 最低生活保障对象年度核查 农田灌溉用水安排 人居环境整治 村务公开检查 农村公路管护 秋收秸秆还田",
}
WORKS: dict[Field, str] = {
    Field.GENERAL: "机关食堂节能改造 档案库房修缮 会议中心维修",
    Field.DEVELOPMENT: "县城集中供热管网改造 冷链物流中心 公共充电站 粮食仓储设施改造",
    Field.EDUCATION: "第二中学教学楼 清水镇中心幼儿园 县职业技术学校实训基地 云岭镇小学运动场",
    Field.SCIENCE: "科普馆展厅 农业科技示范基地",
    Field.INDUSTRY: "园区标准厂房二期 园区污水处理站 棉纺织产业园道路 10千伏配电线路",
    Field.POLICE: "交通信号灯优化 执法办案管理中心 派出所业务用房",
    Field.CIVIL: "县养老服务中心 社区日间照料中心 未成年人救助保护中心 城市公益性公墓",
    Field.JUSTICE: "公共法律服务中心 社区矫正中心",
    Field.FINANCE: "财政一体化系统机房改造 国有资产调剂仓库",
    Field.LABOUR: "零工市场 公共实训基地 劳动人事争议仲裁庭",
    Field.LAND: "历史遗留矿山生态修复 不动产登记大厅改造 地质灾害治理",
    Field.ECOLOGY: "空气质量自动监测站 农村生活污水治理 危险废物暂存设施",
    Field.HOUSING: "和谐小区改造 城市排水管网更新 保障性租赁住房三期 人民公园停车场",
    Field.TRANSPORT: "清水镇至双泉镇公路改建 县城客运站迁建 农村公路桥梁加固 公交首末站",
    Field.WATER: "云溪灌区续建配套与节水改造 农村供水管网延伸 上河水库除险加固 南湾乡防洪堤",
    Field.FARMING: "两万亩高标准农田 畜禽粪污资源化利用 农产品仓储保鲜冷链 县级动物疫病检测实验室",
    Field.RURAL: "柳沟镇庭院经济示范 白土乡设施大棚 沙窝乡道路硬化",
    Field.FOREST: "防护林更新改造 退化草原修复 森林防火通道",
    Field.COMMERCE: "农贸市场提升改造 县域商业综合体 电子商务公共服务中心",
    Field.CULTURE: "县图书馆 云岭古驿站保护展示 全民健身中心 乡镇综合文化站",
    Field.HEALTH: "县人民医院住院楼 县疾病预防控制中心业务用房 双泉镇卫生院改扩建 村卫生室标准化建设",
    Field.INSURANCE: "医保服务大厅改造 医保信息平台终端",
    Field.VETERANS: "烈士陵园修缮 退役军人服务站",
    Field.EMERGENCY: "应急物资储备库 地震应急避难场所 消防救援站",
    Field.AUDIT: "审计数据分析室",
    Field.MARKET: "食品检验检测中心 智慧农贸市场监管终端",
    Field.STATISTICS: "统计数据采集终端",
    Field.PETITION: "群众接待大厅",
    Field.SERVICE: "政务服务大厅自助服务区 政务云节点 门户网站无障碍改造",
    Field.CITY: "生活垃圾转运站 滨河路街头绿地 公共厕所提升改造 建筑垃圾消纳场",
    Field.ARCHIVES: "档案数字化加工室",
    Field.TAX: "办税服务厅自助终端",
    Field.WEATHER: "区域自动气象站 人工增雨作业点",
    Field.TOWNSHIP: "村组道路硬化 斗渠防渗改造 便民服务中心 文化广场 农村供水支管 太阳能路灯安装",
}

VILLAGES = (
    "清泉村 柳树村 上营村 下营村 东渠村 西渠村 红杉村 白桦村 石桥村 沙枣村 平安村 和顺村 新渠村 北湾村 南梁村 榆树村 "
    "双井村 团结新村 向阳村 花园村 河沿村 胡杨村 青松村 古井村"
).split()
ROADS = "清水路 滨河路 云岭大道 红杉街 迎宾路 文苑街 胡杨路 和谐路 工业大道 新渠路 白桦街 双泉路".split()
ESTATES = "和谐小区 滨河家园 清泉花苑 胡杨里 文苑小区 云岭新居 白桦园 迎宾苑".split()
COMPANIES = (
    "清泉商贸 云岭建材 胡杨农业 白桦食品 双泉纺织 红杉物流 滨河餐饮 柳沟果业 新渠机械 沙枣生物 上河建设 南湾畜牧 "
    "石桥运输 北湾能源 和顺医药 向阳超市"
).split()


def matters(field: Field) -> list[str]:
    """The matters of public concern in a field."""
    return MATTERS[field].split()


def works(field: Field) -> list[str]:
    """What a field builds and keeps."""
    return WORKS[field].split()


def companies() -> list[str]:
    """Firms that do not exist, and say so."""
    return [f"云溪县{name}有限公司（示例）" for name in COMPANIES]
