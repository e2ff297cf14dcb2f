"""Lines as an officer would type them; every name and number is invented, checksums are right."""

from __future__ import annotations

from typing import Any

from stdnum.cn import ric, uscc

FIRM = uscc.calc_check_digit("91659999MA0000001")
FIRM_CODE = f"91659999MA0000001{FIRM}"
PERSON_ID = f"65999919900307123{ric.calc_check_digit('65999919900307123')}"

PENALTY: dict[str, Any] = {
    "CF_XDR_MC": "云溪县示例商贸有限公司",
    "CF_XDR_LB": "法人及非法人组织",
    "CF_XDR_SHXYM": FIRM_CODE,
    "CF_FRDB": "示例甲",
    "CF_FR_ZJHM": PERSON_ID,
    "CF_WSH": "云水罚〔2024〕3号",
    "CF_WFXW": "未经批准擅自取水",
    "CF_SY": "2024年2月至3月未取得取水许可证从河道取水。",
    "CF_YJ": "《中华人民共和国水法》第六十九条",
    "CF_CFLB": ["罚款"],
    "CF_NR": "责令停止违法行为，罚款2万元。",
    "CF_NR_FK": "2",
    "CF_JDRQ": "2024-03-05",
    "CF_GSJZQ": "2025-03-05",
}
LICENCE: dict[str, Any] = {
    "XK_XDR_MC": "买买提·示例",
    "XK_XDR_TYPE": "自然人",
    "XK_XDR_ZJLX": "身份证",
    "XK_XDR_ZJHM": PERSON_ID,
    "XK_XKWS": "取水许可决定书",
    "XK_WSH": "云水许准〔2024〕7号",
    "XK_XKLB": "普通",
    "XK_NR": f"准予买买提·示例（身份证{PERSON_ID}，电话13912345678）取用地下水。",
    "XK_JDRQ": "2024年3月4日",
    "XK_YXQZ": "2024/3/4",
    "XK_YXQZI": "长期",
}
