"""The organ that runs this installation: what the public pages and letters say of it."""

from __future__ import annotations

import os

GONGKAI_SITE = {
    "name": os.environ.get("GONGKAI_SITE_NAME", "云溪县人民政府网"),
    "domain": os.environ.get("GONGKAI_SITE_DOMAIN", "www.yunxi.example"),
    "id_code": os.environ.get("GONGKAI_SITE_ID_CODE", "6599990001"),  # 网站标识码
    "region": os.environ.get("GONGKAI_REGION", "659999"),  # 行政区划代码: picks the regional holidays
    "county": os.environ.get("GONGKAI_COUNTY", "云溪县"),
    "organiser": os.environ.get("GONGKAI_ORGANISER", "云溪县人民政府办公室"),
    "undertaker": os.environ.get("GONGKAI_UNDERTAKER", "云溪县信息化中心"),
    "phone": os.environ.get("GONGKAI_PHONE", "0990-5550100"),
    "email": os.environ.get("GONGKAI_EMAIL", "xxgk@yunxi.example"),
    "address": os.environ.get("GONGKAI_ADDRESS", "云溪县清水路1号"),
    "icp": os.environ.get("GONGKAI_ICP", "示例ICP备00000000号"),
    "nav": (
        ("首页", "/"),
        ("政府信息公开", "/units/"),
        ("依申请公开", "/apply/"),
        ("政策", "/zhengce/"),
        ("政务动态", "/dongtai/"),
        ("互动", "/mailbox/"),
    ),
    "platforms": (  # shown on the home page
        ("国家政务服务平台", "https://gjzwfw.www.gov.cn/"),
        ("新疆政务服务网", "https://zwfw.xinjiang.gov.cn/"),
    ),
    "window": os.environ.get("GONGKAI_WINDOW", "xianjin"),  # slug of the column behind the home page's window
    "police": os.environ.get("GONGKAI_POLICE", "示例公网安备00000000000000号"),
}
GONGKAI_SAMPLE_DATA = os.environ.get("GONGKAI_SAMPLE_DATA", "1") == "1"  # the 示例数据 mark on public pages
GONGKAI_LETTER_COLUMN = "laixin"  # slug of the column in which published letters stand
GONGKAI_REPORT_COLUMN = "nianbao"  # slug of the column in which annual reports stand
GONGKAI_DOC_PREFIX = os.environ.get("GONGKAI_DOC_PREFIX", "云政公开")  # 文号 of letters: 云政公开〔2024〕7号
GONGKAI_DOC_PREFIXES: dict[str, str] = {}  # an organ's slug → a prefix of its own, with serials of its own
GONGKAI_RETENTION = os.environ.get("GONGKAI_RETENTION", "10")  # 保管期限 of application files, by your unit's schedule
GONGKAI_SMS = {  # an HTTP gateway that takes {"to", "text", "id"}; without an address nothing is sent by SMS
    "url": os.environ.get("GONGKAI_SMS_URL", ""),
    "token": os.environ.get("GONGKAI_SMS_TOKEN", ""),
}
GONGKAI_LETTER_WORDING = os.environ.get("GONGKAI_LETTER_WORDING", "")  # a county's own wording of letters (TOML)
GONGKAI_APPLY = {  # 依申请公开 (facts: applications.md §1.1, §1.8)
    # which ways of applying the guide names; handing in and post may not be refused (国办公开办函〔2017〕19号)
    "channels": ["portal", "in_person", "registered_mail", "ordinary_mail", "email", "oral"],
    "review_url": os.environ.get("GONGKAI_REVIEW_URL", "https://fuyi.yunxi.example/"),  # 行政复议网上申请入口
    "superior": os.environ.get("GONGKAI_SUPERIOR", "地区行政公署"),  # reviews what the county government itself signs
    "complaint": os.environ.get(
        "GONGKAI_COMPLAINT", "云溪县人民政府办公室，0990-5550101"
    ),  # 条例第四十七条、第五十一条
}
GONGKAI_CASE_PRACTICE: dict[str, int | bool] = {}  # where the law is silent; see applications.rules.events.Practice
