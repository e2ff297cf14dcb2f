"""Secrecy and internal marks are found however they are written (T-114)."""

from __future__ import annotations

import pytest

from gongkai.lib.marks import Mark, find_marks

LEVELS = ("绝密", "机密", "秘密")
SECRET = [
    *(
        f"{level}{star}{term}"
        for level in LEVELS
        for star in ("★", " ★ ", "☆", "*", "＊")
        for term in ("1年", "长期", "")
    ),
    "机密 ★ 10 年",
    "秘密★１０年",
    "秘　密★１年",
    "绝 密 ★ 30 年",
    "密级：机密",
    "密 级:秘密",
    "密级为绝密",
    "保密期限：10年",
    "解密时间：2030年1月1日",
    "\n机密\n",
    "机密★6个月",
    "【秘密】",
    "秘密 女 1年",
    "机密文件",
    "机密★启封",
    "秘密★中国共产党某会议召开后",
]
INTERNAL = [
    "内部资料 注意保存",
    "仅供领导参阅",
    "不得外传",
    "工作秘密",
    "传真电报 特急",
    "特急·明传",
    "（送审稿）",
    "内部使用",
    "关于拨付经费的请示",
]
CLEAN = [
    "做好保密审查，严守国家秘密、工作纪律。",
    "依法保护商业秘密和个人隐私。",
    "保守秘密是公民的义务",
    "涉及国家秘密的政府信息不予公开范围以外的内容",
    "商业秘密保护办法",
    "五角星★★★",
    "关于印发实施方案的通知",
]


@pytest.mark.parametrize("text", SECRET)
def test_a_secrecy_mark_is_found(text: str) -> None:
    assert Mark.SECRECY in {one.mark for one in find_marks(f"关于某事的通知\n{text}\n正文")}


@pytest.mark.parametrize("text", INTERNAL)
def test_an_internal_mark_is_found(text: str) -> None:
    assert Mark.INTERNAL in {one.mark for one in find_marks(text)}


@pytest.mark.parametrize("text", CLEAN)
def test_talk_about_secrecy_is_no_mark(text: str) -> None:
    assert Mark.SECRECY not in {one.mark for one in find_marks(text)}
