"""How far a role reaches, what each administrator may do, and what an organ must tell about itself."""

from __future__ import annotations

from gongkai.orgs.choices import Role

REACHES_BELOW = frozenset(
    {Role.DISCLOSURE_OFFICE, Role.REGISTRAR, Role.OFFICE_HEAD, Role.LEADER, Role.SUPERVISOR} | {Role.LEGAL_REVIEWER}
)  # county-wide duties: 条例 art. 3 (主管部门), art. 46 (考核、评议)

# Which administrator may hold which power; nobody holds two (等保 三权分立).
ADMIN_POWERS = {
    Role.SYSTEM_ADMIN: ("organisations", "people", "site"),
    Role.SECURITY_ADMIN: ("memberships",),
    Role.AUDIT_ADMIN: ("ledger",),
}

# What an organ tells about itself: field → (its name, where the law demands it)
FACTS = {
    "duties": ("机构职能", "条例第二十条第（二）项"),
    "head": ("负责人姓名", "条例第二十条第（二）项"),
    "address": ("办公地址", "条例第十二条、第二十条第（二）项"),
    "office_hours": ("办公时间", "条例第十二条、第二十条第（二）项"),
    "phone": ("联系电话", "条例第十二条"),
    "fax": ("传真号码", "条例第十二条"),
    "email": ("互联网联系方式", "条例第十二条"),
    "postcode": ("邮政编码", ""),  # for applications by post; no article demands it
}
CONTACTS = ("address", "office_hours", "phone", "fax", "email", "postcode")  # those the guide is made of (第十二条)

AMENDABLE = (*FACTS, "include_in_aggregate")

# What is told of a leader: field → (its name, what demands it; empty: nothing does)
LEADER_FACTS = {
    "name": ("姓名", "国办秘函〔2019〕19号"),
    "post": ("职务", "国办秘函〔2019〕19号"),
    "charge": ("工作分工", "条例第二十条第（二）项"),
    "career": ("个人简历", "国办秘函〔2019〕19号"),
    "phone": ("办公电话", ""),
    "place": ("排序", ""),
}

# What of Wagtail's own is open to the power over the site
SITE_PERMISSIONS = frozenset(
    f"{room}.{verb}_{noun}"
    for room, noun in (("wagtailcore", "site"), ("wagtailredirects", "redirect"))
    for verb in ("view", "add", "change", "delete")
)

EVENT_LABELS = {
    "organ.founded": "设立机构",
    "organ.renamed": "机构更名",
    "organ.amended": "修改机构资料",
    "organ.closed": "撤销机构",
    "organ.leader_named": "公布领导信息",
    "organ.leader_amended": "修改领导信息",
    "organ.leader_left": "领导离任",
    "person.enrolled": "开通账号",
    "person.account_opened": "公众开立账号",
    "person.account_closed": "公众注销账号",
    "person.suspended": "停用账号",
    "person.restored": "恢复账号",
    "person.password_reset": "重置密码",
    "person.password_changed": "本人修改密码",
    "person.appointed": "任命角色",
    "person.dismissed": "免去角色",
}
