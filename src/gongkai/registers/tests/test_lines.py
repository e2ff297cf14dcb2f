"""What a line of a register must fulfil, and what the public reads of it: pure rules."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from gongkai.registers.rules import completed, html_of, problems_of, public_values, read_html, read_line, title_of
from gongkai.registers.rules.lines import months_after
from gongkai.registers.tables import REGISTERS
from gongkai.registers.tests.lines import FIRM_CODE, LICENCE, PENALTY, PERSON_ID

TODAY = date(2024, 3, 8)


def problems(key: str, given: dict[str, Any]) -> dict[str, str]:
    values, unreadable = read_line(REGISTERS[key], given)
    return dict([*problems_of(REGISTERS[key], values, today=TODAY), *unreadable])


def test_good_lines_have_no_problem_and_one_way_of_being_kept() -> None:
    assert problems("penalty", PENALTY) == problems("licensing", LICENCE) == {}
    values, _ = read_line(REGISTERS["licensing"], LICENCE | {"XK_JDRQ": datetime(2024, 3, 4, 0, 0)})
    assert (values["XK_JDRQ"], values["XK_YXQZ"], values["XK_YXQZI"]) == ("2024-03-04", "2024-03-04", "2099-12-31")


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"CF_WSH": " "}, "CF_WSH", "请填写"),
        ({"CF_XDR_SHXYM": ""}, "CF_XDR_SHXYM", "须填统一社会信用代码"),
        ({"CF_XDR_SHXYM": FIRM_CODE[:-1] + "0"}, "CF_XDR_SHXYM", "校验码"),
        ({"CF_FRDB": ""}, "CF_FRDB", "须填法定代表人"),
        ({"CF_XDR_LB": "公司"}, "CF_XDR_LB", "应为：法人及非法人组织"),
        ({"CF_XDR_LB": "自然人"}, "CF_XDR_ZJHM", "不公示"),
        ({"CF_XDR_ZJLX": "身份证", "CF_XDR_ZJHM": PERSON_ID[:-1] + "9"}, "CF_XDR_ZJHM", "校验码"),
        ({"CF_XDR_LB": "个体工商户", "CF_XDR_SHXYM": ""}, "CF_XDR_SHXYM", "工商注册号"),
        ({"CF_JDRQ": "2024-03-09"}, "CF_JDRQ", "不得晚于今天"),
        ({"CF_JDRQ": "3月5日"}, "CF_JDRQ", "写作 2024-03-05"),
        ({"CF_JDRQ": "2024-02-30"}, "CF_JDRQ", "不是日期"),
        ({"CF_GSJZQ": "2024-03-01"}, "CF_GSJZQ", "不得早于决定日期"),
        ({"CF_NR_FK": ""}, "CF_NR_FK", "须填罚款金额"),
        ({"CF_NR_FK": "两万"}, "CF_NR_FK", "单位万元"),
        ({"CF_CFLB": "罚款；没收非法财物"}, "CF_NR_WFFF", "须填没收金额"),
        ({"CF_CFLB": "吊销许可证件"}, "CF_NR_ZKDX", "须填证照名称"),
        ({"CF_CFLB": "罚金"}, "CF_CFLB", "不在可选范围"),
        ({"CF_WSH": "云" * 70}, "CF_WSH", "不超过64个字"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(change: dict[str, Any], code: str, words: str) -> None:
    assert words in problems("penalty", PENALTY | change)[code]


def test_the_platform_fills_in_the_organ_and_the_last_day() -> None:
    values, _ = read_line(REGISTERS["penalty"], PENALTY | {"CF_GSJZQ": "", "CF_CFJG": "别的机关"})
    whole = completed(REGISTERS["penalty"], values, organ="云溪县水利局", credit_code=FIRM_CODE, months=12)
    assert (whole["CF_CFJG"], whole["CF_SJLYDM"], whole["CF_GSJZQ"]) == ("云溪县水利局", FIRM_CODE, "2025-03-05")
    assert months_after(date(2024, 11, 30), 3) == date(2025, 2, 28)


def test_t131_papers_are_not_public_and_natural_persons_are_masked_everywhere() -> None:
    values, _ = read_line(REGISTERS["licensing"], LICENCE | {"XK_FR_SFZH": PERSON_ID})
    shown = public_values(REGISTERS["licensing"], values)
    said = html_of(shown) + title_of(REGISTERS["licensing"], values, unit="云溪县水利局")
    assert shown["行政相对人名称"] == "买****例"
    for secret in (PERSON_ID, "买买提·示例", "13912345678", "证件号码", "法定代表人证件号"):
        assert secret not in said


def test_an_enterprise_is_named() -> None:
    values, _ = read_line(REGISTERS["penalty"], PENALTY)
    shown = public_values(REGISTERS["penalty"], values)
    assert shown["行政相对人名称"] == "云溪县示例商贸有限公司"
    assert shown["罚款金额"] == "2万元"
    assert PERSON_ID not in html_of(shown)


def test_what_was_let_out_is_read_back_as_it_was_written() -> None:
    shown = {"名称": "甲&乙 <公司>", "事实": "第一行\n第二行"}
    assert read_html(f"<p>前</p>{html_of(shown)}<table><tbody><tr><td>别的</td></tr></tbody></table>") == shown


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda one: one.key)
def test_every_declaration_holds_together(register: Any) -> None:
    codes = [field.code for field in register.fields]
    assert len(codes) == len(set(codes)) == len({field.label for field in register.fields})
    for named in (register.number, register.subject, register.day, *register.listed):
        assert register.field(named).public
    for named in filter(None, (register.party, register.party_kind, register.basis, register.until)):
        assert register.field(named)
    assert all(register.field(code).needed for code in (register.number, register.subject, register.day))
    assert all(not field.choices or len(max(field.choices, key=len)) <= field.longest for field in register.fields)


def test_t130_the_columns_are_the_official_ones_in_their_order() -> None:
    licence = (
        "XK_XDR_MC XK_XDR_TYPE XK_XDR_SHXYM XK_XDR_GSZC XK_XDR_ZZJG XK_XDR_SWDJ XK_XDR_SYDW XK_XDR_SHZZ XK_FRDB "
        "XK_FR_SFZH XK_XDR_ZJLX XK_XDR_ZJHM XK_XKWS XK_WSH XK_XKLB XK_XKZS XK_XKBH XK_NR XK_JDRQ XK_YXQZ XK_YXQZI "
        "XK_XKJG XK_XKJGDM XK_ZT XK_LYDW XK_LYDWDM BZ"
    )
    penalty = (
        "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_XDR_GSZC CF_XDR_ZZJG CF_XDR_SWDJ CF_XDR_SYDW CF_XDR_SHZZ CF_FRDB "
        "CF_FR_ZJHM CF_XDR_ZJLX CF_XDR_ZJHM CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF CF_NR_ZKDX "
        "CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM BZ"
    )
    assert [field.code for field in REGISTERS["licensing"].fields] == licence.split()
    assert [field.code for field in REGISTERS["penalty"].fields] == penalty.split()
