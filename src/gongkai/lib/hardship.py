"""Health, poverty and other hardship told of a person by name: a word of the list in one row or table with a name.

A text about 低保 as a policy names nobody and is not found. Source: 个人信息保护法 art. 28 (sensitive personal
information), 社会救助暂行办法 art. 61; the reported leaks of facts §7.4 (subsidy rolls, 低保, 危改, 孕检, 招考).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS = re.compile(
    "低保|最低生活保障|特困|五保|贫困户|建档立卡|脱贫户|监测户|困境儿童|孤儿|无人抚养|留守儿童|未成年"
    "|残疾|残疾类别|残疾等级|精神障碍|精神病|智力障碍|重病|大病|患病|病种|癌|肿瘤|白血病|尿毒症|透析|艾滋|HIV|肺结核|乙肝|梅毒"
    "|吸毒|戒毒|涉毒|社区矫正|刑满|孕检|孕情|流产|节育|性侵|家暴|家庭暴力|危房改造|临时救助|医疗救助|住房保障|廉租"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查"
)
_NAME = re.compile(rf"^(?:[{_SURNAMES}][一-鿿]{{1,2}}|(?:欧阳|司马|上官|诸葛|尉迟)[一-鿿]{{1,2}})$")
_SAID = re.compile(
    rf"(?:姓名|户主|患者|病人|村民|居民|学生|申请人|当事人|被害人|受害人|之子|之女|儿童)[\s:：为是]{{0,3}}([{_SURNAMES}][一-鿿]{{1,2}})"
)
_HEADING = re.compile("姓名|户主|家庭成员|救助对象|保障对象")
_TITLE_ABOVE = 6  # lines between a table's title and its heading


def find_hardship(text: str) -> Iterator[tuple[int, int, str]]:
    """Each row that tells hardship of a named person, and each heading or title of such a table: start, end, words."""
    recent: list[tuple[int, str]] = []
    for start, line in lines_of(text):
        word = WORDS.search(line)
        if word and (_names_somebody(line) or _is_heading(line)):
            yield start, start + len(line), word[0]
        elif _is_heading(line):
            for above, title in recent:
                if said := WORDS.search(title):
                    yield above, above + len(title), said[0]
                    break
        recent = [*recent, (start, line)][-_TITLE_ABOVE:]


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Each line of a text with the place where it begins."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _is_heading(line: str) -> bool:
    """Whether the line is the heading of a table of persons."""
    return bool(_HEADING.search(line)) and ("\t" in line or len(line.split()) >= 3)


def _names_somebody(line: str) -> bool:
    cells = re.split(r"\t| {2,}|[|,，;；]", line)
    if len(cells) > 1 and any(_NAME.match(cell.strip()) for cell in cells):
        return True
    return bool(_SAID.search(line))
