"""分项之和、下位数与总数，“余”“近”与精确数。

查什么：“分别为”“包括”“即”穷尽列举的各项之和是否等于总数；“其中”各项之和是否大于总数，单项是否大于总数；门户网站、单个
新媒体平台是否大于政府网站、新媒体总数；“15余条”而各项之和恰为15条。
为什么：分项与总数不符，是年度报告正文里最常见的差错。
怎么改：重新相加，改正有误的一处；同一类信息计两次的加以说明。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.figures import Figure, figures_of
from gongkai.annual.reading.running import Paragraph, paragraphs_in
from gongkai.finding import Finding, Severity

KEYWORD = re.compile(r"[，,：:（(]?(?:各类信息|各项)?(?P<word>其中|分别为|分别是|包括|即|包含)[：:，,]?")
STOPS = re.compile(r"同比|比上|较上|占|增长|下降|涉及|平均|累计|阅读|粉丝|访问|点击|浏览|分别|其中|比20|上年")
OPEN = re.compile(r"^[^。；]{0,6}等")
NEARLY = Decimal("0.9")  # parts that make up so much of the whole are meant to be all of it
WHOLES = (  # what cannot be more than what, in the same paragraph and unit
    (re.compile(r"(?:政务)?新媒体"), re.compile(r"微博|微信|公众号|抖音")),
    (re.compile(r"(?<!门户)(?:政府)?网站"), re.compile(r"门户网站")),
)


@dataclass(frozen=True, slots=True)
class Split:
    """A whole and the parts that are listed behind it."""

    word: str
    whole: Figure
    parts: tuple[Figure, ...]
    is_open: bool  # ends with 等
    is_list: bool  # the parts are parted by 、 only, so that they are of one kind

    @property
    def added(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def is_closed(self) -> bool:
        """The words say that nothing else belongs to the whole."""
        return self.word in ("分别为", "分别是", "即") and not self.is_open


def _splits(report: Report) -> Iterator[Split]:
    """Every whole that is split into two parts or more, or one part named 其中."""
    for paragraph in paragraphs_in(report):
        yield from _splits_of(paragraph, report.year)


@lru_cache(maxsize=256)  # three rules ask for the same ones
def _splits_of(paragraph: Paragraph, year: int | None) -> tuple[Split, ...]:
    """The splits of one paragraph."""
    figures = figures_of(paragraph, year)
    splits = [
        _split(paragraph, found["word"], figures[place:])
        for place, whole in enumerate(figures)
        if (found := KEYWORD.match(paragraph.text, whole.end))
    ]
    return tuple(split for split in splits if split.parts)


def _split(paragraph: Paragraph, word: str, figures: Sequence[Figure]) -> Split:
    """Take the figures of the same unit that follow in the same sentence, up to one that counts something else."""
    whole, end = figures[0], figures[0].end
    parts: list[Figure] = []
    for figure in figures[1:]:
        between = paragraph.text[end : figure.end]
        if figure.unit != whole.unit or re.search(r"[。；;]", between):
            break
        if parts and STOPS.search(between):
            break
        parts.append(figure)
        end = figure.end
    gaps = [paragraph.text[one.end : other.start] for one, other in zip(parts, parts[1:], strict=False)]
    return Split(
        word=word,
        whole=whole,
        parts=tuple(parts),
        is_open=OPEN.match(paragraph.text[end:]) is not None,
        is_list=all(gap.strip() in ("、", "和", "及", "以及") for gap in gaps),
    )


def _is_exact(split: Split) -> bool:
    """Whether no figure in it is only about right."""
    return not split.whole.is_rough and not any(part.is_rough for part in split.parts)


def find_parts(report: Report, rule: Rule) -> Iterator[Finding]:
    """Lists that leave nothing out but do not add up."""
    for split in _splits(report):
        if not _is_exact(split) or len(split.parts) < 2 or split.word == "其中":
            continue
        if split.added == split.whole.value or (split.is_open and split.added < split.whole.value):
            continue
        is_sure = split.is_closed or (split.added > split.whole.value and split.is_list)
        yield _unequal(report, rule, split, None if is_sure else Severity.WARNING)


def find_open(report: Report, rule: Rule) -> Iterator[Finding]:
    """Parts named 其中 that are more than the whole, or a little less."""
    for split in _splits(report):
        if not _is_exact(split) or len(split.parts) < 2 or split.word != "其中":
            continue
        if max(part.value for part in split.parts) > split.whole.value:
            continue
        if split.added > split.whole.value:
            yield _unequal(report, rule, split, None if split.is_list else Severity.WARNING)
        elif len(split.parts) > 2 and split.whole.value * NEARLY <= split.added < split.whole.value:
            yield _unequal(report, rule, split, Severity.INFO)


def _unequal(report: Report, rule: Rule, split: Split, severity: Severity | None) -> Finding:
    """Sum and whole differ."""
    sums = "+".join(f"{part.value:f}" for part in split.parts)
    kind = "大于" if split.added > split.whole.value else "小于"
    doubt = "（各项可能不是同一种分类）" if severity is Severity.WARNING else ""
    return rule.finding(
        f"各项之和{sums}={split.added:f}，{kind}总数{split.whole.value:f}{split.whole.unit}{doubt}",
        report.at(split.whole.printed),
        severity=severity,
        expected=f"{split.added:f}",
        actual=f"{split.whole.value:f}",
        suggestion="重新相加，改正有误的一处",
    )


def find_subset(report: Report, rule: Rule) -> Iterator[Finding]:
    """A part that is more than its whole."""
    for split in _splits(report):
        for part in split.parts:
            if part.value > split.whole.value and not part.is_rough and not part.is_aside:
                severity = None if split.word == "其中" else Severity.WARNING
                yield _larger(report, rule, part, split.whole, severity)
    for paragraph in paragraphs_in(report):
        figures = [one for one in figures_of(paragraph, report.year) if not one.is_aside]
        for whole_words, part_words in WHOLES:
            wholes = [one for one in figures if whole_words.search(one.label) and not part_words.search(one.label)]
            for part in (one for one in figures if part_words.search(one.label)):
                for whole in (one for one in wholes[:1] if one.unit == part.unit and one.value < part.value):
                    yield _larger(report, rule, part, whole, Severity.WARNING)


def _larger(report: Report, rule: Rule, part: Figure, whole: Figure, severity: Severity | None) -> Finding:
    """The part is too large or the whole too small."""
    return rule.finding(
        f"“{part.words}”大于它所属的“{whole.words}”",
        report.at(part.printed),
        severity=severity,
        expected=f"至多{whole.value:f}",
        actual=f"{part.value:f}",
        suggestion="核对统计范围，改正有误的一处",
    )


def find_rough(report: Report, rule: Rule) -> Iterator[Finding]:
    """余 and 近 that the exact parts belie."""
    for split in _splits(report):
        if not split.whole.is_rough or any(part.is_rough for part in split.parts) or len(split.parts) < 2:
            continue
        is_near = "近" in split.whole.words
        belied = split.added > split.whole.value if is_near else split.added == split.whole.value
        if split.is_closed and not is_near:
            belied = split.added <= split.whole.value
        if belied:
            yield rule.finding(
                f"“{split.whole.words}”，而各项之和恰为{split.added:f}",
                report.at(split.whole.printed),
                expected=f"{split.added:f}",
                actual=split.whole.words,
                suggestion="有精确数的写精确数，不用“余”“近”",
            )


N_PARTS = Rule(
    id="N-PARTS",
    title="穷尽列举之和",
    severity=Severity.ERROR,
    basis=f"《中华人民共和国政府信息公开条例》第六条（准确公开）；{FORM_2021}",
    about=__doc__,
    find=find_parts,
    caught=(
        Example("“分别为”之和14≠15", {"narrative": "公开信息15条，分别为概况4条、动态10条。"}),
        Example("“包括”之和大于总数", {"narrative": "公开信息3437条，包括概况1914条、动态2000条。"}),
    ),
    clean=(
        Example("和相等", {"narrative": "公开信息15条，分别为概况5条、动态10条。"}),
        Example("单位不同的不加", {"narrative": "公开信息15条，包括图解4期、解读10篇。"}),
    ),
    formats=("2021", "2019-trial"),
)
N_PARTS_OPEN = Rule(
    id="N-PARTS-OPEN",
    title="“其中”各项之和",
    severity=Severity.ERROR,
    basis=f"《中华人民共和国政府信息公开条例》第六条（准确公开）；{FORM_2021}",
    about=__doc__,
    find=find_open,
    caught=(
        Example("各项之和大于总数", {"narrative": "公开信息8775条，其中概况4000条、动态4778条。"}),
        Example("三项之和略小于总数（提示）", {"narrative": "公开信息276条，其中概况66条、动态100条、公告100条。"}),
    ),
    clean=(
        Example("只举一部分", {"narrative": "公开信息8775条，其中概况400条、动态478条。"}),
        Example("各自的其中", {"narrative": "收到申请10件，其中自然人8件；网络申请6件。"}),
    ),
    formats=("2021", "2019-trial"),
)
N_SUBSET = Rule(
    id="N-SUBSET",
    title="下位数大于上位数",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第六条（准确公开）",
    about=__doc__,
    find=find_subset,
    caught=(
        Example("“其中”一项大于总数", {"narrative": "新媒体发布信息2808条，其中微博发布12984条。"}),
        Example("门户网站大于政府网站（疑似）", {"narrative": "政府网站发布754条，推进公开。门户网站发布1014条。"}),
    ),
    clean=(Example("下位数较小", {"narrative": "新媒体发布信息12984条，其中微博发布2808条。"}),),
    formats=("2021", "2019-trial"),
)
N_APPROX = Rule(
    id="N-APPROX",
    title="约数与精确数",
    severity=Severity.WARNING,
    basis="《中华人民共和国政府信息公开条例》第六条（准确公开）",
    about=__doc__,
    find=find_rough,
    caught=(Example("“15余条”而各项之和恰为15", {"narrative": "公开信息15余条，其中概况5条、动态10条。"}),),
    clean=(Example("各项之和16", {"narrative": "公开信息15余条，其中概况6条、动态10条。"}),),
    formats=("2021", "2019-trial"),
)
