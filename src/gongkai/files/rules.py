"""Which files may be stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from gongkai.files.tables import ACCEPTED, LARGEST


def suffix_of(name: str) -> str:
    """The lower-case suffix of a file name, with its dot."""
    return PurePath(name).suffix.lower()


def why_not_store(*, name: str, size: int, sniffed: Collection[str]) -> list[str]:
    """Reasons against storing an upload; `size` in bytes, `sniffed` the content types its first bytes may be."""
    suffix = suffix_of(name)
    if suffix not in ACCEPTED:
        return [f"不接受“{suffix or name}”类文件，请改用 {'、'.join(sorted(ACCEPTED))} 格式"]
    reasons = []
    if size == 0:
        reasons.append("文件是空的，请检查后重新上传")
    if size > LARGEST:
        reasons.append(f"文件超过 {LARGEST // 1024 // 1024} MB，请压缩或拆分后上传")
    if size and not set(sniffed) & set(ACCEPTED[suffix]):
        reasons.append(f"文件内容与扩展名“{suffix}”不符，请用原软件另存后再上传")
    return reasons


def why_not_take_in(name: str, spots: Sequence[Mapping[str, Any]]) -> list[str]:
    """Why an upload may not even be stored: it bears a mark of classification (保守国家秘密法第三十一条第（三）项)."""
    if not asks(spots, "secrecy"):
        return []
    where = "、".join(dict.fromkeys(spot["where"] for spot in spots if spot["weight"] == "secrecy"))
    return [
        f"“{name}”带有密级标志（{where}），已拦截，没有存储：本系统不得存储、处理国家秘密（保守国家秘密法第三十一条）。"
        "涉密材料请线下办理；没有涉密而误判的，请删去该标志字样后重新上传，或者当面提交"
    ]


PERSONAL = {"id_card", "mobile", "bank_card", "address", "health"}


def asks(spots: Sequence[Mapping[str, Any]], weight: str) -> list[str]:
    """The labels of what was found with this weight, each once."""
    return list(dict.fromkeys(spot["label"] for spot in spots if spot["weight"] == weight))


def why_not_publish_file(
    name: str,
    *,
    is_examined: bool,
    spots: Sequence[Mapping[str, Any]] = (),
    problems: Sequence[str] = (),
    pictures: Sequence[str] = (),
    is_concluded: bool = False,
) -> list[str]:
    """Reasons against a file's going out; a conclusion with its reason answers all but the missing X-ray."""
    if not is_examined:
        return [f"附件“{name}”尚未透视，请重新送审"]
    if is_concluded:
        return []
    reasons = []
    if secret := asks(spots, "secrecy"):
        reasons.append(f"附件“{name}”有{'、'.join(secret)}，须由保密审查员作出结论（保密法第三十五条）")
    if found := asks(spots, "block"):
        reasons.append(
            f"附件“{name}”含{'、'.join(found)}，请换用脱敏件，或者由保密审查员说明公开理由（条例第十五条、第十六条）"
        )
    if problems:
        reasons.append(
            f"附件“{name}”未能全部检查：{'；'.join(problems[:3])}，请处理后重新上传，或者由保密审查员人工查看后作出结论"
        )
    if pictures:
        reasons.append(f"附件“{name}”有 {len(pictures)} 幅图片未识别文字，须由保密审查员人工查看后作出结论")
    return reasons


def why_not_conclude(
    *,
    may_conclude: bool,
    is_concluded: bool,
    spots: Sequence[Mapping[str, Any]],
    reason: str,
    basis: str,
    assessment: str,
) -> list[str]:
    """Reasons against concluding that a file may go out as it is."""
    reasons = []
    if not may_conclude:
        reasons.append("只有本单位的保密审查员可以作出结论（条例第十七条）")
    if is_concluded:
        reasons.append("这次透视已有结论")
    if len(reason.strip()) < LEAST_REASON:
        reasons.append(f"请写明理由，不少于 {LEAST_REASON} 个字")
    if not basis.strip():
        reasons.append("请写明依据")
    is_personal = any(spot["kind"] in PERSONAL and spot["weight"] == "block" for spot in spots)
    if is_personal and len(assessment.strip()) < LEAST_REASON:
        reasons.append("公开个人信息须事前作影响评估，请填写评估内容（个人信息保护法第五十五条）")
    return reasons


LEAST_REASON = 5  # characters
