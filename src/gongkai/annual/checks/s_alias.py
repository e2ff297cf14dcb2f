"""简称先约定、后使用，约定以后不再换别的叫法。

查什么：《规定》《办法》这类没有交代全称的简称；约定了《条例》以后，又用不全的名称《政府信息公开条例》。
为什么：没有约定的简称，读者不知道指哪个文件，也多半是从别处抄来的。
怎么改：第一次出现时写全称并注明“以下简称”，以后一律用简称。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import paragraphs_in, words_of
from gongkai.finding import Finding, Severity

BARE = re.compile(r"《(?P<name>条例|规定|办法|通知|意见|细则|方案|要点|规范|格式|指南|规程|法|标准)》")
DEFINED = re.compile(r"(?:以下|下)?简?称(?:为|：|:)?[“《「](?P<name>[^》”」]{1,12})[》”」]")
SHORTENED = re.compile(r"(?<!〈)《政府信息公开条例》")


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the short names used with those that were agreed."""
    defined = {found["name"] for found in DEFINED.finditer(words_of(report))}
    told: set[str] = set()
    for paragraph in paragraphs_in(report):
        for found in BARE.finditer(paragraph.text):
            if found["name"] not in defined | told:
                told.add(found["name"])
                place = report.at(paragraph.printed(*found.span()))
                message = f"简称“{found[0]}”没有先交代全称"
                yield rule.finding(message, place, actual=found[0], suggestion="写全称，或者在首次出现处注明“以下简称”")
        for found in SHORTENED.finditer(paragraph.text) if "条例" in defined else ():
            place = report.at(paragraph.printed(*found.span()))
            message = "已约定简称《条例》，这里又用不全的名称“《政府信息公开条例》”"
            yield rule.finding(message, place, expected="《条例》", actual=found[0], suggestion="改为“《条例》”")


AGREED = "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制，电话、网址和年度报告格式见网站。"
S_ALIAS = Rule(
    id="S-ALIAS",
    title="文件的简称",
    severity=Severity.WARNING,
    basis="《党政机关公文处理工作条例》第十九条（引用文件应当规范）",
    about=__doc__,
    find=find,
    caught=(
        Example("《规定》没有交代全称", {"preface": AGREED, "narrative": "严格按照《条例》《规定》要求，公开30条。"}),
        Example("约定简称后又用另一种叫法", {"preface": AGREED, "narrative": "按照《政府信息公开条例》公开30条。"}),
    ),
    clean=(Example("先约定后使用", {"preface": AGREED, "narrative": "严格按照《条例》要求，公开30条。"}),),
    formats=("2021", "2019-trial"),
)
