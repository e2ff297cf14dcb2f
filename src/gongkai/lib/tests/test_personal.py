"""Personal data is found wherever a text hides it (T-115, T-116)."""

from __future__ import annotations

import random

import pytest
from stdnum import luhn
from stdnum.cn import ric

from gongkai.lib.personal import Kind, find

ID = "99010119900307"  # no place in China begins with 99


def id_card(serial: int, area: str = "990101", born: str = "19900307") -> str:
    """A number that no person has: its place does not exist, its check digit is right."""
    stem = f"{area}{born}{serial:03d}"
    return stem + ric.calc_check_digit(stem)


def bank_card(serial: int, length: int = 19) -> str:
    stem = f"621700{serial:0{length - 7}d}"
    return stem + luhn.calc_check_digit(stem)


def kinds(text: str, certain: bool = True) -> set[Kind]:
    return {one.kind for one in find(text) if one.certain or not certain}


def disguises(number: str) -> list[str]:
    wide = number.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789X"})
    return [
        number,
        f"{number[:6]} {number[6:14]} {number[14:]}",
        f"{number[:6]}\n{number[6:]}",
        f"{number[:6]}-{number[6:14]}-{number[14:]}",
        " ".join(number),
        wide,
        f"{wide[:6]}　{wide[6:]}",
        f"{number[:10]}\u200b{number[10:]}",
        number.lower(),
        f"：{number}，",
    ]


def test_every_right_id_number_is_found_however_it_is_written() -> None:
    numbers = [id_card(serial) for serial in range(1, 101)]
    missed = [text for number in numbers for text in disguises(number) if Kind.ID_CARD not in kinds(f"张三{text}。")]
    assert missed == []


def test_the_place_and_the_value_of_a_number_are_told() -> None:
    number = id_card(12)
    text = f"身份证 {number[:6]} {number[6:]} 止"
    (found,) = find(text)
    assert (found.value, text[found.start : found.end]) == (number, f"{number[:6]} {number[6:]}")


def test_a_number_with_a_wrong_check_digit_is_found_but_not_certain() -> None:
    wrong = [id_card(n)[:-1] + digit for n in range(100) for digit in "0123456789" if digit != id_card(n)[-1]]
    certain = [number for number in wrong if Kind.ID_CARD in kinds(f"编号{number}")]
    assert certain == []
    assert all(Kind.ID_CARD in kinds(f"身份证{number}", certain=False) for number in wrong)


def test_an_old_number_of_fifteen_digits_is_certain_beside_its_name_only() -> None:
    old = "990101900307123"
    assert Kind.ID_CARD in kinds(f"身份证号：{old}")
    assert Kind.ID_CARD not in kinds(f"合同编号 {old}")


@pytest.mark.parametrize(
    "text", ["13900001234", "139 0000 1234", "139-0000-1234", "１３９００００１２３４", "139000\n01234"]
)
def test_mobile_numbers_are_found(text: str) -> None:
    assert kinds(f"联系人{text}") == {Kind.MOBILE}


def test_bank_cards_are_found_by_their_check_digit() -> None:
    cards = [bank_card(n, length) for n in range(1, 60) for length in (16, 17, 18, 19)]
    assert [card for card in cards if Kind.BANK_CARD not in kinds(f"一卡通 {card}")] == []
    assert Kind.BANK_CARD in kinds(_spaced(bank_card(7)))


def _spaced(card: str) -> str:
    return " ".join(card[at : at + 4] for at in range(0, len(card), 4))


@pytest.mark.parametrize(
    "text",
    [
        "家庭住址：青溪县城关镇人民路12号3栋2单元501室",
        "现住青溪县城关镇解放街8号",
        "户籍地址：甲省乙市丙县丁乡戊村三组12号",
        "青山村五组18号",
        "幸福小区7栋1单元302室",
        "序号\t姓名\t家庭住址\n1\t张小明\t青溪县白石乡竹林村2组",
    ],
)
def test_home_addresses_to_the_door_are_found(text: str) -> None:
    assert Kind.ADDRESS in kinds(text)


@pytest.mark.parametrize(
    "text", ["办公地址：青溪县人民路1号", "县政务服务中心（青溪县滨河大道88号）", "竹林村", "城关镇人民路社区"]
)
def test_an_office_or_a_village_is_no_home(text: str) -> None:
    assert Kind.ADDRESS not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t残疾类别\t等级\n张小明\t肢体\t二级",
        "2025年城乡低保人员名单\n单位：元\n序号\t姓名\t金额\n1\t李某某\t300",
        "1\t王小花\t白血病\t5000",
        "患者陈大年，确诊肺结核",
        "序号  户主  脱贫户类型  人口",
    ],
)
def test_health_and_hardship_beside_a_name_are_found(text: str) -> None:
    assert Kind.HEALTH in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "关于提高城乡低保标准的通知。各乡镇要做好残疾人两项补贴发放工作。",
        "全县共有低保对象 1234 户，残疾人 567 人。",
        "序号\t项目\t金额\n1\t低保资金\t300",
        "索引号 11990101MB0000001X/2025-00018，发文字号青政发〔2025〕12号，2025年1月15日至2025年12月31日",
        "总投资1234567890123456元，占地 13.9 亩，电话：0990-1234567",
    ],
)
def test_a_policy_is_nobodys_secret(text: str) -> None:
    assert kinds(text) == set()


def test_ten_thousand_random_numbers_raise_hardly_a_certain_finding() -> None:
    dice = random.Random(20250101)
    texts = [f"流水号{dice.randrange(10 ** (n - 1), 10**n)}号" for n in range(11, 23) for _ in range(1000) if n != 11]
    wrong = [text for text in texts if kinds(text)]
    assert len(wrong) / len(texts) < 0.01


def test_a_long_text_of_digits_does_not_take_for_ever() -> None:
    assert len(find("1 2 3 4 5 6 7 8 9 0 " * 5000)) < 10_000


def test_a_long_text_of_chinese_does_not_take_for_ever() -> None:
    assert find("青溪县城关镇人民路村社区街道省市县" * 6000) == []


def test_the_heading_of_a_long_table_is_remembered_to_its_last_row() -> None:
    rows = "".join(f"{n}\t张小明\t青溪县白石乡竹林村{n % 9 + 1}组\n" for n in range(1, 3000))
    found = find("序号\t姓名\t家庭住址\n" + rows)
    assert sum(one.kind == Kind.ADDRESS and one.certain for one in found) == 2999


def test_a_roll_of_five_thousand_people_is_read_in_seconds() -> None:
    rows = [f"{n}\t张小明\t{id_card(n % 1000)}\t{bank_card(n)}\t1390000{n:04d}"[:80] for n in range(1, 5000)]
    found = find("序号\t姓名\t身份证号\t一卡通账号\t电话\n" + "\n".join(rows))
    assert sum(one.kind == Kind.ID_CARD for one in found) == 4999
    assert sum(one.kind == Kind.BANK_CARD for one in found) == 4999
