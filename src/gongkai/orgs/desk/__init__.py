"""机构 and 人员 in the officer's menu: the three administrators, each within their own powers."""
