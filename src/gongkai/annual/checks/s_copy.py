"""照搬照抄：与上年报告雷同，出现别的单位、别的级别的称呼。

查什么：有上年报告的，或者一起检查一个文件夹的，同一章的文字相似度是否超过0.8；编制说明里有没有别的单位的名称；政府、部门、乡镇的报告里有没有别的级别才用的自称；县级报告里有没有
“市长信箱”。
为什么：考核中“内容雷同”要扣分，称呼不符说明文字是从别处抄来的。
怎么改：写当年的工作；改正自称。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import CHAPTERS, Report
from gongkai.annual.reading.running import PREFACE, paragraphs_in, words_of
from gongkai.finding import Finding, Severity

TOO_ALIKE = 0.8
SHORTEST = 80  # characters; below that chapters are alike by nature
GRAM = 4
NAMED = re.compile(
    r"(?:^|[。；，、：（(\s]|公布|编制|《)(?P<name>[\u4e00-\u9fff]{2,14}?(?:局|委员会|乡|镇|街道办事处|街道|人民政府|办公室))"
    r"20\d\d年度?政府信息公开工作年度报告"
)
FOREIGN = {  # how a report of that scope cannot speak of its organ
    "aggregate": r"我镇|我乡|我街道|我局|我委",
    "township": r"我局|我委(?!员)|我县(?=政府信息公开工作年度)|我厅",
    "dept": r"我镇|我乡|我街道",
}


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look for other organs' ways of speaking, then compare with the year before."""
    yield from _foreign(report, rule)
    yield from _other_name(report, rule)
    if report.previous is None:
        return
    for chapter in CHAPTERS:
        likeness = _likeness(content_of(report, chapter.key), content_of(report.previous, chapter.key))
        first = next(paragraphs_in(report, chapter.key), None)
        if likeness > TOO_ALIKE and first is not None:
            place = report.at(first.printed(0, min(len(first.text), 20)))
            message = f"“{chapter.text}”与上年报告相似度{likeness:.2f}"
            yield rule.finding(message, place, expected=f"至多{TOO_ALIKE}", actual=f"{likeness:.2f}")


def _foreign(report: Report, rule: Rule) -> Iterator[Finding]:
    """Words that an organ of this kind would not say of itself."""
    patterns = [FOREIGN[report.scope]] if report.scope in FOREIGN else []
    if report.level in ("county", "township"):
        patterns.append("(?<!转办)市长信箱")
    for paragraph in paragraphs_in(report) if patterns else ():
        for found in re.finditer("|".join(patterns), paragraph.text):
            place = report.at(paragraph.printed(*found.span()))
            yield rule.finding(f"“{found[0]}”与本机关的级别、性质不符，疑从别处抄来", place, actual=found[0])


def _other_name(report: Report, rule: Rule) -> Iterator[Finding]:
    """Another organ's name where the preface names the report."""
    own = core_of(report.organ)
    for paragraph in paragraphs_in(report, PREFACE) if own else ():
        for found in NAMED.finditer(paragraph.text):
            name = core_of(found["name"])
            if name not in own and own not in name:
                place = report.at(paragraph.printed(*found.span("name")))
                message = f"编制说明写的是“{found['name']}”的报告，标题是“{report.organ}”的，疑从别处抄来"
                yield rule.finding(message, place, expected=report.organ, actual=found["name"])


def core_of(name: str) -> str:
    """An organ's name without what is often left out of it."""
    return re.sub(r"人民政府|办事处|[本我]", "", name)


def content_of(report: Report, chapter: str) -> str:
    """The words of a chapter without figures and blanks: what is compared."""
    return re.sub(r"[\d\s]", "", words_of(report, chapter))


def _likeness(one: str, other: str) -> float:
    """How many stretches of four characters the shorter shares with the other, from 0 to 1."""
    if min(len(one), len(other)) < SHORTEST:
        return 0.0
    grams, others = ({text[i : i + GRAM] for i in range(len(text) - GRAM + 1)} for text in (one, other))
    return len(grams & others) / len(grams | others)


SAME = (
    "一是组织领导有待加强，部分单位对政府信息公开工作重视不够，更新不及时。二是公开内容有待深化，群众关心的信息公开得还不够"
    "充分。三是业务能力有待提高，经办人员更换频繁，培训不足。今后将加强领导、细化责任、强化培训，不断提升公开质量。"
)
S_COPY = Rule(
    id="S-COPY",
    title="照搬照抄",
    severity=Severity.WARNING,
    basis="各地政务公开考核标准（内容雷同扣分）",
    about=__doc__,
    find=find,
    caught=(
        Example(
            "第五章与上年雷同", {"texts": {"problems": SAME}, "previous": {"year": 2023, "texts": {"problems": SAME}}}
        ),
        Example("县政府报告写“我镇”", {"scope": "aggregate", "narrative": "我镇公开信息30条。"}),
        Example(
            "水利局的报告说是教育局的",
            {"organ": "某县水利局", "preface": "现公布某县教育局2024年政府信息公开工作年度报告。"},
        ),
        Example("县政府报告写“市长信箱”", {"level": "county", "narrative": "办理市长信箱来信30件。"}),
    ),
    clean=(
        Example("自称相符", {"scope": "township", "narrative": "我镇公开信息30条。"}),
        Example(
            "编制说明写的是本机关",
            {"organ": "某县水利局", "preface": "现公布某县水利局2024年政府信息公开工作年度报告。"},
        ),
        Example("与上年不同", {"texts": {"problems": SAME}, "previous": {"year": 2023}}),
    ),
    formats=("2021", "2019-trial"),
)
