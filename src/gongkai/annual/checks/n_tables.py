"""正文写的自然人申请、复议诉讼、规范性文件、处理决定，与统计表一致。

查什么：正文里“自然人几件”“申请人均为自然人”与表三；行政复议、行政诉讼件数和“均维持”“未发生”与表四；制发、废止、现行有效件数，
许可、处罚、强制决定数和行政事业性收费金额与表二。备案数、公示数、往年数不算。
为什么：正文和统计表说的是同一年的同一些件，两处不同，必有一处是错的。
怎么改：对照登记簿、台账，改正有误的一处。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T2, T3_APPLICANT_COLUMNS, T4_GROUPS, Number, Report
from gongkai.annual.reading.running import Paragraph, paragraphs_in
from gongkai.finding import Finding, Severity

CHAPTERS = ("overview", "proactive", "applications", "remedies")
N = r"(?P<n>\d[\d,]*)"
NATURAL = re.compile(rf"(?:申请人(?:为|是)自然人|自然人(?:提出|申请|提交)?的?(?:申请)?)(?:的?有|为|共)?{N}(?:件|个|份)")
ALL_NATURAL = re.compile(r"申请人(?:均|全部|都)(?:为|是|系)(?:自然人|公民|个人)")
ABOUT_APPLICATIONS = re.compile(r"申请")
NOT_ALL = re.compile(r"答复|办结|公开\d|部门|局|镇|乡|街道")  # some of the applications only
DISPUTES = {
    "reconsideration": re.compile(rf"行政复议(?:案件|申请)?(?:共|有|数)?{N}(?:件|起|宗)"),
    "litigation": re.compile(rf"行政诉讼(?:案件)?(?:共|有|数)?{N}(?:件|起|宗)"),
}
DISPUTE_NAMES = {"reconsideration": "行政复议", "litigation": "行政诉讼"}
NO_DISPUTE = re.compile(
    r"(?:未|没有|无)(?:发生|收到|出现|产生)?(?:因)?政府信息公开[^，。；]{0,24}(?:复议|诉讼)[^，。；]{0,12}"
)
NOT_OF_KIND = re.compile(r"纠正|败诉|撤销|违法|驳回")
UPHELD = re.compile(r"(?P<kinds>(?:行政)?(?:复议|诉讼)[^。；]{0,24})(?:均|全部)(?:已|被|获|得到|予以|结果)*维持")
DOCUMENT = re.compile(
    rf"(?:制发|制定|出台|新制定)(?:[和并、]?(?:公开|印发|发布|出台))*了?(?:本级)?行?政?规范性文件(?:共)?{N}(?:件|份|个)"
)
AFTER_DOCUMENT = {
    "repealed": re.compile(rf"废止(?:和宣布失效|、失效)?(?:的)?(?:行政)?(?:规范性文件)?(?:共)?{N}(?:件|份|个)"),
    "in_force": re.compile(rf"现行有效(?:的)?(?:行政)?(?:规范性文件)?(?:共|有|为)?{N}(?:件|份|个)"),
}
NOT_OURS = re.compile(r"名义|党内|部门|备案|审查|清理|解读|上年|去年|累计|近\S年")
DECIDED = re.compile(
    rf"(?:作出|做出|办理)?(?:的)?行政(?P<kind>许可|处罚|强制)(?P<word>(?:处理)?决定)?(?:共)?{N}(?:件|项|宗|个)"
)
DECISIONS = {"许可": "licensing", "处罚": "penalty", "强制": "coercion"}
SHOWN = re.compile(r"公示|公开|发布|信息|清单|事项|推送|上报")
INCOME = re.compile(r"行政事业性收费(?:收入|金额|入库)*(?:共|合计|为)?(?P<n>\d[\d,]*(?:\.\d+)?)万元")


def _other_year(report: Report, text: str) -> bool:
    """Whether the words speak of another year."""
    years = [int(year) for year in re.findall(r"(20\d\d)年", text)]
    return bool(years and years[-1] != report.year) or re.search(r"上年|去年|同期|往年", text) is not None


def _count(found: re.Match[str]) -> int:
    """The figure of a match."""
    return int(found["n"].replace(",", ""))


def find_natural(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the applications of natural persons."""
    sums = [report.applications.value(row, "natural_person") for row in ("new_received", "carried_in", "result_total")]
    new, old, done = sums
    if new is None or old is None or done is None:
        return
    for paragraph, start, sentence in _sentences(report):
        yield from _all_natural(report, rule, paragraph, start, sentence)
        for found in NATURAL.finditer(sentence):
            before = sentence[: found.start()]
            if not ABOUT_APPLICATIONS.search(before + found[0]) or _other_year(report, before):
                continue
            if NOT_ALL.search(before) or _count(found) in {new, new + old, done}:
                continue
            place = report.at(paragraph.printed(start + found.start(), start + found.end()))
            message = f"正文写“{found[0]}”，表三自然人列本年新收为{new}"
            yield rule.finding(message, place, expected=str(new), actual=found["n"])


def _all_natural(report: Report, rule: Rule, paragraph: Paragraph, start: int, sentence: str) -> Iterator[Finding]:
    """The prose says that every applicant was a natural person."""
    found = ALL_NATURAL.search(sentence)
    others = report.applications.added(("new_received", one.key) for one in T3_APPLICANT_COLUMNS[1:])
    if not found or not others or _other_year(report, sentence) or NOT_ALL.search(sentence):
        return
    place = report.at(paragraph.printed(start + found.start(), start + found.end()))
    yield rule.finding(f"正文写“{found[0]}”，表三本年新收有法人或其他组织{others}件", place)


def _sentences(report: Report) -> Iterator[tuple[Paragraph, int, str]]:
    """Every sentence of the chapters that speak of the tables' figures."""
    for paragraph in paragraphs_in(report, *CHAPTERS):
        for start, sentence in paragraph.sentences():
            yield paragraph, start, sentence


def _disputes(report: Report, kind: str, column: str = "total") -> Number | None:
    """How many reviews, or suits of both groups, table 四 has in that column."""
    groups = [group.key for group in T4_GROUPS if group.key.startswith(kind)]
    return report.remedies.added((group, column) for group in groups)


def find_remedies(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare reviews and suits: their number, that there were none, that all were upheld."""
    for paragraph, start, sentence in _sentences(report):
        if "信息公开" not in sentence and paragraph.chapter not in ("applications", "remedies"):
            continue
        if _other_year(report, sentence):
            continue
        for kind, pattern in DISPUTES.items():
            for found in pattern.finditer(sentence):
                yield from _counted(report, rule, kind, paragraph, start, sentence, found)
        for found in NO_DISPUTE.finditer(sentence):
            yield from _none(report, rule, paragraph, start, found)
        for found in UPHELD.finditer(sentence):
            yield from _upheld(report, rule, paragraph, start, found)


def _counted(
    report: Report, rule: Rule, kind: str, paragraph: Paragraph, start: int, sentence: str, found: re.Match[str]
) -> Iterator[Finding]:
    """So many reviews or suits; a figure of another kind, as of those filed for the record, is only a doubt."""
    known = _disputes(report, kind)
    if known is None or _count(found) in {known, *_parts(report, kind)}:
        return
    is_sure = re.search(r"政府信息公开[^，。；\d]{0,20}$", sentence[: found.start()]) and not re.search(
        r"备案|接到|全市法院|复议机关|办理", sentence
    )
    yield rule.finding(
        f"正文写“{found[0]}”，表四{DISPUTE_NAMES[kind]}总计为{known}",
        report.at(paragraph.printed(start + found.start(), start + found.end())),
        severity=None if is_sure else Severity.WARNING,
        expected=str(known),
        actual=found["n"],
        suggestion="对照复议、诉讼台账改正；口径不同（如按备案数）的加以说明",
    )


def _parts(report: Report, kind: str) -> set[Number | None]:
    """Single groups' totals and what came in this year: figures that prose may as well mean."""
    groups = [group.key for group in T4_GROUPS if group.key.startswith(kind)]
    totals = {report.remedies.value(group, "total") for group in groups}
    return totals | {_disputes(report, kind, "pending")}


def _none(report: Report, rule: Rule, paragraph: Paragraph, start: int, found: re.Match[str]) -> Iterator[Finding]:
    """The prose says that there were none."""
    if NOT_OF_KIND.search(found[0]):
        return
    for kind, name in DISPUTE_NAMES.items():
        known = _disputes(report, kind)
        if name in found[0] and known:
            place = report.at(paragraph.printed(start + found.start(), start + found.end()))
            message = f"正文写“{found[0]}”，表四{name}总计为{known}"
            yield rule.finding(message, place, expected=str(known), actual="0")


def _upheld(report: Report, rule: Rule, paragraph: Paragraph, start: int, found: re.Match[str]) -> Iterator[Finding]:
    """The prose says that all were upheld."""
    for kind, name in DISPUTE_NAMES.items():
        if name[2:] not in found["kinds"]:
            continue
        others = [_disputes(report, kind, column) for column in ("corrected", "other", "pending")]
        if any(others):
            place = report.at(paragraph.printed(start + found.start(), start + found.end()))
            message = (
                f"正文写“{found[0]}”，表四{name}有结果纠正{others[0]}件、其他结果{others[1]}件、尚未审结{others[2]}件"
            )
            yield rule.finding(message, place, suggestion="如实写明各种结果的件数")


def find_documents(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare normative documents issued, repealed and in force."""
    for paragraph, start, sentence in _sentences(report):
        first = DOCUMENT.search(sentence)
        if first is None or NOT_OURS.search(sentence) or _other_year(report, sentence):
            continue
        yield from _document(report, rule, paragraph, start, first, "issued")
        for column, pattern in AFTER_DOCUMENT.items():
            if found := pattern.search(sentence, first.end()):
                yield from _document(report, rule, paragraph, start, found, column)


def _document(
    report: Report, rule: Rule, paragraph: Paragraph, start: int, found: re.Match[str], column: str
) -> Iterator[Finding]:
    """Compare one of the three."""
    known = report.proactive.value("normative_docs", column)
    if known is not None and known != _count(found):
        name = next(label.text for label in T2.row("normative_docs").columns if label.key == column)
        yield rule.finding(
            f"正文写“{found[0]}”，表二行政规范性文件{name}为{known}",
            report.at(paragraph.printed(start + found.start(), start + found.end())),
            expected=str(known),
            actual=found["n"],
            suggestion="会同司法行政部门核对后改正",
        )


def find_decisions(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare licences, penalties and coercive measures."""
    for paragraph, start, sentence in _sentences(report):
        for found in DECIDED.finditer(sentence):
            clause = re.split(r"[，。；、]", sentence[: found.start()])[-1]
            known = report.proactive.value(DECISIONS[found["kind"]], "decisions")
            if known is None or known == _count(found) or _other_year(report, sentence) or SHOWN.search(clause):
                continue
            is_sure = found["word"] is not None and not re.search(r"[局委镇乡]|部门|街道|其中", clause)
            yield rule.finding(
                f"正文写“{found[0]}”，表二行政{found['kind']}为{known}",
                report.at(paragraph.printed(start + found.start(), start + found.end())),
                severity=None if is_sure else Severity.WARNING,
                expected=str(known),
                actual=found["n"],
                suggestion="向承办单位核实后改正；口径不同的加以说明",
            )


def find_table_two(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the decisions and the fees of 表二 with what the prose says of them."""
    yield from find_decisions(report, rule)
    known = report.proactive.value("fee_wan_yuan", "amount")
    for paragraph, start, sentence in _sentences(report):
        for found in INCOME.finditer(sentence):
            before = sentence[: found.start()]
            if known is None or Decimal(found["n"].replace(",", "")) == known or _other_year(report, before):
                continue
            is_part = re.search(r"[局委镇乡]|部门|街道|其中|减免|免征|减少|增加", re.split(r"[，。；]", before)[-1])
            yield rule.finding(
                f"正文写“{found[0]}”，表二行政事业性收费为{known}万元",
                report.at(paragraph.printed(start + found.start(), start + found.end())),
                severity=Severity.WARNING if is_part else None,
                expected=str(known),
                actual=found["n"],
                suggestion="向财政部门核实后改正",
            )


def _natural(count: int) -> dict[str, dict[str, dict[str, int]]]:
    """Table 三 with so many new applications of natural persons."""
    return {"applications": {"new_received": {"natural_person": count, "total": count}}}


N_ROWCOL = Rule(
    id="N-ROWCOL",
    title="正文自然人申请数",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表“自然人”列",
    about=__doc__,
    find=find_natural,
    caught=(
        Example("正文自然人2件，表三3件", {"narrative": "收到申请3件，其中自然人申请2件。", **_natural(3)}),
        Example(
            "申请人均为自然人，表三有企业1件",
            {
                "narrative": "收到申请3件，申请人均为自然人。",
                "applications": {"new_received": {"natural_person": 2, "commercial_enterprise": 1, "total": 3}},
            },
        ),
    ),
    clean=(
        Example("正文自然人3件，表三3件", {"narrative": "收到申请3件，其中自然人申请3件。", **_natural(3)}),
        Example("申请人均为自然人", {"narrative": "收到申请3件，申请人均为自然人。", **_natural(3)}),
    ),
    formats=("2021", "2019-trial"),
)
N_REM = Rule(
    id="N-REM",
    title="正文复议、诉讼数与表四",
    severity=Severity.ERROR,
    basis=f"《中华人民共和国政府信息公开条例》第五十条第（三）项；{FORM_2021}",
    about=__doc__,
    find=find_remedies,
    caught=(
        Example(
            "正文复议134件，表四170件",
            {
                "narrative": "因政府信息公开被申请行政复议134件。",
                "remedies": {"reconsideration": {"upheld": 170, "total": 170}},
            },
        ),
        Example(
            "“均获维持”，表四尚未审结2件",
            {
                "narrative": "政府信息公开行政复议、行政诉讼均获维持。",
                "remedies": {"reconsideration": {"upheld": 3, "pending": 2, "total": 5}},
            },
        ),
        Example(
            "“未发生”，表四有1件",
            {
                "narrative": "未发生政府信息公开行政复议、行政诉讼。",
                "remedies": {"reconsideration": {"upheld": 1, "total": 1}},
            },
        ),
        Example(
            "按备案口径的数（疑似）",
            {
                "narrative": "接到政府信息公开行政复议134件，已备案。",
                "remedies": {"reconsideration": {"upheld": 170, "total": 170}},
            },
        ),
    ),
    clean=(
        Example(
            "件数相同",
            {
                "narrative": "因政府信息公开被申请行政复议1件，均获维持。",
                "remedies": {"reconsideration": {"upheld": 1, "total": 1}},
            },
        ),
        Example(
            "“未发生被纠正”不是没有案件",
            {
                "narrative": "未发生政府信息公开行政复议被纠正的情况。",
                "remedies": {"reconsideration": {"upheld": 1, "total": 1}},
            },
        ),
    ),
    formats=("2021", "2019-trial"),
)
N_NORM = Rule(
    id="N-NORM",
    title="正文规范性文件数与表二",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表“行政规范性文件”行",
    about=__doc__,
    find=find_documents,
    caught=(
        Example(
            "正文0/0/0，表二4/0/32",
            {
                "narrative": "制发行政规范性文件0件，废止0件，现行有效0件。",
                "proactive": {"normative_docs": {"issued": 4, "in_force": 32}},
            },
        ),
    ),
    clean=(
        Example(
            "正文2/0/10，表二2/0/10",
            {
                "narrative": "制发行政规范性文件2件，废止0件，现行有效10件。",
                "proactive": {"normative_docs": {"issued": 2, "in_force": 10}},
            },
        ),
        Example(
            "以县政府名义制发的一部分不算",
            {
                "narrative": "以县政府名义制发行政规范性文件1件。",
                "proactive": {"normative_docs": {"issued": 2, "in_force": 2}},
            },
        ),
    ),
)
N_ENF = Rule(
    id="N-ENF",
    title="正文许可、处罚、强制、收费数与表二",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表“本年处理决定数量”“本年收费金额”",
    about=__doc__,
    find=find_table_two,
    caught=(
        Example(
            "正文作出处罚决定100件，表二118件",
            {"narrative": "全年作出行政处罚决定100件。", "proactive": {"penalty": 118}},
        ),
        Example("正文许可100件，表二108件（疑似）", {"narrative": "行政许可100件。", "proactive": {"licensing": 108}}),
        Example(
            "正文收费660万元，表二606万元",
            {"narrative": "全年行政事业性收费660万元。", "proactive": {"fee_wan_yuan": 606}},
        ),
    ),
    clean=(
        Example("件数相同", {"narrative": "全年作出行政处罚决定118件。", "proactive": {"penalty": 118}}),
        Example(
            "公示数不算", {"narrative": "公示行政处罚信息100条，公开行政许可20件。", "proactive": {"penalty": 118}}
        ),
        Example("收费金额相同", {"narrative": "行政事业性收费20.55万元。", "proactive": {"fee_wan_yuan": 20.55}}),
    ),
)
