"""公示公告: what an office tells everyone."""

from __future__ import annotations

from gongkai.ops.demo.texts.template import Template
from gongkai.ops.demo.words import Field as F  # noqa: N817

BUILDERS = (F.LAND, F.HOUSING, F.TRANSPORT, F.WATER, F.ECOLOGY, F.FARMING, F.RURAL, F.EDUCATION, F.HEALTH, F.CITY,
            F.DEVELOPMENT, F.CULTURE, F.FOREST, F.TOWNSHIP, F.INDUSTRY, F.COMMERCE, F.CIVIL, F.EMERGENCY)  # fmt: skip
GRANTORS = (F.CIVIL, F.FARMING, F.RURAL, F.LABOUR, F.HOUSING, F.VETERANS, F.FOREST, F.EDUCATION, F.INSURANCE)
INSPECTORS = (F.MARKET, F.ECOLOGY, F.EMERGENCY, F.HEALTH, F.FARMING, F.HOUSING, F.TRANSPORT, F.CITY, F.LABOUR, F.POLICE)

COUNTERS = (F.CIVIL, F.LABOUR, F.LAND, F.HOUSING, F.INSURANCE, F.VETERANS, F.POLICE, F.MARKET, F.TRANSPORT, F.SERVICE)

NOTICES = (
    Template(
        "关于做好{year}年{matter}有关工作的通告",
        "为进一步规范{matter}，方便群众知晓和办理，根据有关规定，结合我县实际，现将有关事项通告如下。",
        (
            "办理对象为户籍或者经常居住地在{county}、符合规定条件的居民，以及在我县依法登记的单位。",
            "办理时间为{from}至{until}的工作日，确有特殊情况的可以电话预约。",
            "办理地点为县政务服务大厅{few1}号窗口和各乡镇（街道）便民服务中心，也可以通过政务服务平台网上办理。",
            "申请人应当如实提交材料；已经能够通过数据共享取得的材料，不再要求重复提交。",
            "办理过程不收取任何费用，凡以各种名义收费的，可以向本单位反映。",
            "受理后{limit}内作出决定，结果以短信和书面两种方式告知。",
        ),
        "咨询电话：{phone}（工作日办公时间）。特此通告。",
        numbered=True,
    ),
    Template(
        "{short}关于{work}项目有关情况的公示（{year}年第{few8}号）",
        "为保障群众的知情权、参与权和监督权，现将{work}项目有关情况公示如下，公示期为{limit}。",
        (
            "建设地点以规划许可文件为准，项目用地已取得预审意见。",
            "建设规模：新建和改造面积{many1}平方米，配套建设道路、给排水和绿化设施。",
            "项目总投资{wan}万元，资金来源为上级补助和县级配套。",
            "计划工期{few1}个月，由{company}通过公开招标承担施工。",
            "施工期间将采取围挡、洒水抑尘和限时作业等措施，尽量减少对周边居民的影响。",
            "建成后由{short}负责移交和后期管护，预计受益群众{many2}户。",
        ),
        "公示期内如有异议，请以书面或者电话方式反映，并留下真实姓名和联系方式，以便核实答复。联系电话：{phone}。",
        fields=BUILDERS,
        numbered=True,
        code="A20-10",
    ),
    Template(
        "{year}年{month}月{matter}监督检查结果公告",
        "{year}年{month}月，{short}按照“双随机、一公开”要求，对{matter}开展了监督检查，现将结果公告如下。",
        (
            "本次共抽取检查对象{many1}家，覆盖{few1}个乡镇（街道），出动执法人员{many2}人次。",
            "检查中发现问题{few2}个，已当场责令改正{few3}个，其余限期在{limit}内整改。",
            "经复查，前期发现的问题整改率为{share}%，尚未完成整改的已列入重点监管名单。",
            "检查重点为制度落实、台账记录、设施设备和人员资质等方面。",
            "对拒不整改或者整改不到位的，将依法立案查处，并将处罚信息向社会公开。",
        ),
        "欢迎社会各界监督，发现违法线索请拨打{phone}。",
        fields=INSPECTORS,
        code="A20-13",
    ),
    Template(
        "关于公开征求《{county}{matter}实施办法（征求意见稿）》意见的公告",
        "为做好{matter}，{short}在调查研究的基础上起草了《{county}{matter}实施办法（征求意见稿）》，现向社会公开征求意见。",
        (
            "征求意见稿共{few1}章{many1}条，对职责分工、办理程序、保障措施和监督检查作出了规定。",
            "意见可以通过本网站互动交流频道在线提交，也可以寄送至{address}，信封上请注明“征求意见”字样。",
            "征求意见时间为{today}至{until}。",
            "提出意见时请写明理由和具体修改建议，并留下联系方式，便于进一步沟通。",
            "征求意见结束后，将对收到的意见逐条研究，采纳情况向社会公布。",
        ),
        "感谢社会各界的关心和支持。联系电话：{phone}。",
        numbered=True,
    ),
    Template(
        "关于{road}部分路段封闭施工的通告",
        "因{work}施工需要，为确保施工和交通安全，决定对{road}部分路段实行封闭施工，现通告如下。",
        (
            "封闭时间为{from}至{until}，如遇雨雪天气顺延。",
            "封闭期间禁止机动车通行，沿线单位和居民的车辆请从相邻道路绕行，行人从预留通道通过。",
            "途经该路段的公交线路临时调整停靠站点，具体站点以站牌公告为准。",
            "施工单位将设置明显的警示标志和夜间照明，请过往车辆减速慢行、服从现场指挥。",
            "封闭施工给大家出行带来不便，敬请谅解。",
        ),
        "咨询电话：{phone}。特此通告。",
        fields=(F.TRANSPORT, F.HOUSING, F.CITY, F.POLICE, F.WATER),
        numbered=True,
        code="A21C-01",
    ),
    Template(
        "关于{estate}及周边区域暂停供水的通知",
        "因{estate}周边供水管网检修，需要暂停供水，现将有关事项通知如下。",
        (
            "停水时间为{from}10时至22时，检修提前完成的提前恢复供水。",
            "影响范围为{estate}、{road}两侧及附近单位，约{many1}户。",
            "请提前储备生活用水，停水期间关闭家中水龙头，以免恢复供水时跑水。",
            "恢复供水初期水质可能短时浑浊，请放水片刻后再使用。",
            "学校、医院等单位需要应急送水的，请提前联系。",
        ),
        "给您带来不便，敬请谅解。服务电话：{phone}。",
        fields=(F.WATER, F.HOUSING),
        code="A21C-02",
    ),
    Template(
        "{year}年{grant}拟补助对象公示（{township}）",
        "根据{grant}有关政策规定，经个人申请、村（社区）评议、乡镇（街道）审核、{short}复核，现将{township}拟补助情况公示如下。",
        (
            "本批拟补助{many1}户，补助资金合计{few1}.{few2}万元，公示期为{limit}。",
            "为保护个人信息，名单在村（社区）公示栏公示，本网站只公布人数和金额。",
            "补助资金通过“一卡通”直接发放到户，不收取手续费。",
            "对不符合条件或者隐瞒情况取得补助的，一经查实将取消资格并追回资金。",
            "公示期满无异议的，将于{until}前完成发放。",
        ),
        "公示期内如有异议，请向{short}反映，联系电话：{phone}。",
        fields=GRANTORS,
        code="A20-11",
    ),
    Template(
        "关于{township}{village}土地征收启动的公告",
        "因{work}建设需要，拟征收{township}{village}部分集体土地，根据《中华人民共和国土地管理法》，现将有关事项公告如下。",
        (
            "拟征收土地位于{village}集体经济组织范围内，具体位置和面积以勘测定界成果为准。",
            "自公告之日起，任何单位和个人不得在拟征收范围内抢栽抢建；违反规定抢栽抢建的部分不予补偿。",
            "县人民政府将组织开展土地现状调查和社会稳定风险评估，请土地所有权人、使用权人予以配合。",
            "土地现状调查结果将在所在乡镇、村公示，公示期不少于{limit}。",
            "征地补偿安置方案拟定后将另行公告，公告时间不少于三十日。",
        ),
        "本公告期限自发布之日起不少于十个工作日。联系电话：{phone}。",
        fields=(F.LAND,),
        numbered=True,
        code="A21C-04",
    ),
    Template(
        "{unit}{year}年第{few9}批公开招聘工作人员公告",
        "因工作需要，经县人民政府同意，面向社会公开招聘工作人员{few1}名，现公告如下。",
        (
            "应聘人员应当遵守法律法规，具有良好的品行和岗位所需的专业条件，年龄在18周岁以上、45周岁以下。",
            "报名时间为{from}至{until}，报名地点为{address}。",
            "招聘按照报名、资格审查、笔试、面试、体检、考察、公示、聘用的程序进行。",
            "笔试、面试成绩各占百分之五十，成绩和入围名单在本网站公布。",
            "招聘工作不收取报名费，不举办也不委托任何机构举办考试辅导班。",
        ),
        "未尽事宜由{short}负责解释，咨询电话：{phone}。",
        fields=(F.LABOUR, F.EDUCATION, F.HEALTH, F.CULTURE, F.SERVICE, F.CIVIL, F.INDUSTRY),
        numbered=True,
        code="A20-14",
    ),
    Template(
        "{unit}关于{work}项目竞争性磋商结果的公告",
        "{work}项目采购活动已经完成，现将结果公告如下。",
        (
            "成交供应商：{company}，成交金额{wan}万元。",
            "采购方式为竞争性磋商，参加磋商的供应商共{few1}家，均通过资格审查。",
            "磋商小组由采购人代表和随机抽取的评审专家组成，评审过程全程录音录像。",
            "合同履行期限为合同签订之日起{few2}个月，质量标准为合格。",
            "本公告期限为1个工作日，供应商认为结果使自己的权益受到损害的，可以在法定期限内提出质疑。",
        ),
        "采购人联系电话：{phone}。",
        fields=BUILDERS,
        code="A20-09",
    ),
    Template(
        "关于{matter}办理时间和地点调整的公告",
        "因办公场所和人员调整，自{from}起，{matter}的办理时间和地点作如下调整，请办事群众留意。",
        (
            "办理地点由原址调整至县政务服务大厅{few1}号窗口，原窗口自即日起停止受理。",
            "办理时间为工作日上午10:00至14:00、下午15:30至19:30，周六提供预约服务。",
            "调整期间已经受理的事项继续在承诺时限内办结，不需要重新提交材料。",
            "老年人、残疾人等行动不便的群众可以拨打电话预约上门服务。",
            "办理进度可以通过政务服务平台或者电话查询。",
        ),
        "咨询电话：{phone}。",
        fields=COUNTERS,
    ),
    Template(
        "{short}关于{year}年第{few9}批{matter}办理结果的公告",
        "经申报、审核、公示等程序，现将{year}年第{few9}批{matter}办理结果予以公告。",
        (
            "本批共{many1}件，其中城区{few1}件，其余来自各乡镇。",
            "办理结果已经书面告知申请人，申请人可以凭身份证件领取。",
            "对办理结果实行动态管理，不再符合条件的依法予以调整。",
            "办理过程材料已经归档，有关当事人可以在{short}查阅。",
            "未通过审核的已书面说明理由，可以补充材料后重新申请。",
        ),
        "联系电话：{phone}。",
    ),
)  # fmt: skip
