"""政务动态、转载: what happened in the county, and what others report. The media named here do not exist."""

from __future__ import annotations

from gongkai.ops.demo.texts.template import Template
from gongkai.ops.demo.words import Field

NEWS = (
    Template(
        "我县扎实推进{matter}",
        "本网讯　连日来，{short}抢抓时间节点，组织干部深入{township}等地，扎实推进{matter}，取得阶段性成效。",
        (
            "在{village}，工作人员挨家挨户走访，讲解政策，现场解答群众提出的{many1}个问题。",
            "“以前要跑好几趟，现在村里就能办。”一位村民对新的服务方式表示满意。",
            "据了解，今年以来全县累计完成{many2}件（次），完成年度任务的{share}%。",
            "{short}负责同志表示，将继续优化流程、压缩时限，把好事办好。",
            "下一步，全县将把{matter}与重点工作统筹推进，确保年度任务圆满完成。",
        ),
        signed=False,
    ),
    Template(
        "{work}项目有序推进",
        "本网讯　走进{work}项目现场，机械轰鸣，工人们正在紧张施工，一派繁忙景象。",
        (
            "该项目总投资{wan}万元，是今年的重点民生项目之一。",
            "目前主体工程已完成{share}%，正在进行附属设施施工。",
            "项目现场负责人介绍，他们倒排工期，分区作业，在保证质量和安全的前提下加快进度。",
            "{short}派驻专人跟踪服务，帮助协调解决用水、用电和道路问题{few1}个。",
            "项目建成后，将惠及周边{many1}户居民，进一步完善公共服务功能。",
        ),
        signed=False,
    ),
    Template(
        "{short}开展{matter}宣传进{village}活动",
        "本网讯　{month}月以来，{short}走进{township}{village}，围绕{matter}开展集中宣传。",
        (
            "活动现场设置咨询台{few1}个，发放宣传资料{many1}份，接受咨询{many2}人次。",
            "工作人员结合身边事例，用通俗易懂的语言解读政策，并演示线上办理步骤。",
            "针对老年人集中反映的问题，工作人员逐一登记，承诺{limit}内答复。",
            "村民纷纷表示，面对面讲解听得懂、记得住。",
        ),
        signed=False,
    ),
    Template(
        "先进人物：扎根{village}的基层干部",
        "本网讯　在{township}{village}，提起驻村干部，群众都竖起大拇指。{many1}户的情况，他们记得清清楚楚。",
        (
            "工作笔记上，{few1}件群众反映的事逐件记着办理结果，办完一件划去一件。",
            "为了{matter}，他们一户一户走访，利用晚上和周末开村民会，讲清政策、听取意见。",
            "一年来，协调资金{wan}万元，解决了群众反映多年的用水和道路问题。",
            "“群众的事没有小事。”这是他们常说的一句话。",
        ),
        signed=False,
        fields=(Field.TOWNSHIP, Field.CIVIL, Field.VETERANS, Field.RURAL),
    ),
)

MEDIA = (  # name, address: none of them exists
    ("天山观察网（示例）", "https://news.tianshan.example"),
    ("自治区政府网（示例）", "https://www.zizhiqu.example"),
    ("塞外日报（示例）", "https://paper.saiwai.example"),
    ("州政府网（示例）", "https://www.zhou.example"),
    ("政务公开参考（示例）", "https://gongkai.cankao.example"),
)
FORMS = (
    "{region}{theme}工作取得新进展",
    "{region}出台措施支持{theme}",
    "{region}全力做好{theme}工作",
    "{theme}：{region}这样做",
    "{region}召开{theme}工作推进会",
    "{region}发布{year}年{theme}重点任务",
    "{region}{theme}典型做法综述",
    "{month}月{region}{theme}进展情况",
)
REPOST_OPENINGS = (
    "记者从有关部门了解到，今年以来，{region}把{theme}摆在突出位置，多措并举推动各项任务落地见效。",
    "近日，{region}围绕{theme}召开专题会议，总结经验、分析形势，对下一阶段工作作出安排。",
    "{theme}关系千家万户。{region}坚持问题导向，从群众最关心的事情入手，推出一批务实举措。",
)
REPOST_MIDDLES = (
    "据介绍，{region}建立了横向到边、纵向到底的责任体系，逐项明确时间表和责任人。",
    "各地结合实际细化方案，累计投入资金{wan}万元，实施项目{many1}个。",
    "截至目前，{theme}年度任务完成率达到{share}%，比去年同期有较大提高。",
    "有关负责人表示，将进一步加大政策支持力度，推动资源向基层倾斜。",
    "在基层一线，干部深入田间地头、车间社区，面对面解决问题{many2}个。",
    "不少群众表示，办事更方便了，环境更好了，日子更有盼头。",
    "专家认为，持续推进{theme}，关键在于健全长效机制，让成果更多惠及群众。",
    "下一步，{region}将总结推广好的做法，巩固提升工作成效。",
)
REPOSTS = tuple(
    Template(form, opening, REPOST_MIDDLES, signed=False, code="A20-15")
    for form in FORMS
    for opening in REPOST_OPENINGS
)
