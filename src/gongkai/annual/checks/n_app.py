"""正文写的申请件数、办理结果，与表三一致。

查什么：正文里的收到、受理、收办、办结、答复、上年结转、结转下年的件数，以及予以公开、部分公开、不予公开、无法提供、
不予处理、其他处理的件数，与表三总计列比对。往年数、下级单位数、分渠道数、约数不算。
为什么：正文和统计表说的是同一批申请，两处不同，必有一处是错的。
怎么改：对照申请登记簿查明是正文错还是表三错，改正有误的一处。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T3, T3_APPLICANT_COLUMNS, Number, Report, Table
from gongkai.annual.reading.claims import Claim, claims_in
from gongkai.finding import Finding, Place, Severity

OUTCOME_NAMES = {
    "granted": "“（一）予以公开”",
    "partial": "“（二）部分公开”",
    "denied": "“（三）不予公开”",
    "unavailable": "“（四）无法提供”",
    "not_handled": "“（五）不予处理”",
    "other": "“（六）其他处理”",
}
WITH_CARRIED_IN = ("new_received", "carried_in")
SAY_SO = "写明“含上年结转”，或者改用“本年新收”的件数"
LOOK_UP = "对照申请登记簿，改正正文或者表三"


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare every claim with the table; where the prose gives a figure twice, one that agrees is enough."""
    claims = claims_in(report)
    agreeing = {claim.sums[0] for claim in claims if _agrees(claim, report.applications, claims)}
    told = set(agreeing)
    for claim in claims:
        if claim.sums[0] not in told and _is_known(claim, report.applications):
            told.add(claim.sums[0])
            yield _contradiction(report, rule, claim)
        elif claim.sums[0] in agreeing and _silently_includes(claim, report.applications):
            yield _unsaid(report, rule, claim)


def _total(table: Table, row: str) -> Number | None:
    """The row's total, added up where the cell itself is missing."""
    printed = table.value(row, "total")
    if printed is not None:
        return printed
    return table.added((row, column.key) for column in T3_APPLICANT_COLUMNS)


def _sum(table: Table, rows: tuple[str, ...]) -> Number | None:
    """The rows' totals added up, None if one is not known."""
    added: Number = 0
    for row in rows:
        total = _total(table, row)
        if total is None:
            return None
        added += total
    return added


def _is_known(claim: Claim, table: Table) -> bool:
    """Whether the table has every figure that the claim may be compared with."""
    return all(_sum(table, rows) is not None for rows in claim.sums)


def _agrees(claim: Claim, table: Table, claims: list[Claim]) -> bool:
    """Whether the table bears the claim out. “予以公开” may mean partly, too, where no other figure does."""
    sums = [_sum(table, rows) for rows in claim.sums]
    if claim.sums[0] == ("granted",) and not any("partial" in other.sums[0] for other in claims):
        sums.append(_sum(table, ("granted", "partial")))
    if claim.at_least:
        return any(known is not None and known >= claim.count for known in sums)
    return claim.count in sums


def _silently_includes(claim: Claim, table: Table) -> bool:
    """Whether 受理 is meant with last year's, without saying so."""
    if "受理" not in claim.words or claim.sums[0] != ("new_received",):
        return False
    return claim.count == _sum(table, WITH_CARRIED_IN) != _sum(table, ("new_received",))


def _place(report: Report, claim: Claim) -> Place:
    """The claim's place, with the row it is about where that is one."""
    at = report.at(claim.printed)
    rows = claim.sums[0]
    only = rows[0] if len(rows) == 1 else None
    return Place(at.path, at.line, at.column, at.quote, T3.key, only, "total")


def _contradiction(report: Report, rule: Rule, claim: Claim) -> Finding:
    """Prose and table differ."""
    expected = _sum(report.applications, claim.sums[0])
    where = _name(claim.sums[0])
    said = f"正文写“{claim.words}”，而表三{where}{expected}"
    booked = _booked(report.applications) if claim.at_least else ""
    return rule.finding(
        said + booked,
        _place(report, claim),
        expected=str(expected),
        actual=str(claim.count),
        suggestion=LOOK_UP,
    )


def _booked(table: Table) -> str:
    """Where the results stand instead, if that can be said shortly."""
    rows = [row for row in table.form.result_rows if _total(table, row.key)]
    if not 0 < len(rows) <= 3:
        return ""
    return "，结果记在" + "、".join(f"“{row.full}”（{_total(table, row.key)}件）" for row in rows)


def _name(rows: tuple[str, ...]) -> str:
    """The total cells of these rows as an officer calls them, up to the figure."""
    groups = list(dict.fromkeys(row.split(".")[0] for row in rows))
    names = [OUTCOME_NAMES.get(group) or f"“{T3.row(group).text}”" for group in groups]
    return "、".join(names) + ("总计列合计为" if len(rows) > 1 else "总计列为")


def _unsaid(report: Report, rule: Rule, claim: Claim) -> Finding:
    """The figure is right if last year's are counted in, which the prose does not say."""
    message = f"正文写“{claim.words}”，是本年新收加上年结转的件数，容易误认为本年新收"
    return rule.finding(message, _place(report, claim), severity=Severity.INFO, suggestion=SAY_SO)


def _three(**others: int) -> dict[str, dict[str, int]]:
    """Table 三 with three new applications, all from natural persons, and the other rows given."""
    totals = {"new_received": 3, "result_total": 3} | others
    return {row.replace("__", "."): {"natural_person": count, "total": count} for row, count in totals.items()}


N_APP = Rule(
    id="N-APP",
    title="正文申请数与表三",
    severity=Severity.ERROR,
    basis=f"《中华人民共和国政府信息公开条例》第五十条；{FORM_2021}",
    about=__doc__,
    find=find,
    caught=(
        Example(
            "正文写予以公开，表三记在其他处理",
            {
                "narrative": "2024年，接收政府信息公开申请1件，申请人为自然人，经审核予以公开。",
                "applications": _three(new_received=1, other__other=1, result_total=1),
            },
        ),
        Example(
            "正文写受理2件，表三新收3件",
            {"narrative": "2024年共受理政府信息公开申请2件。", "applications": _three(granted=3)},
        ),
        Example(
            "正文写予以公开及部分公开2件，表三两行合计3件",
            {
                "narrative": "全年收到政府信息公开申请3件，其中予以公开及部分公开2件。",
                "applications": _three(granted=2, partial=1),
            },
        ),
        Example(
            "正文写没有收到申请，表三新收3件",
            {"narrative": "本年度未收到政府信息公开申请。", "applications": _three(granted=3)},
        ),
        Example(
            "正文写结转下年1件，表三为0",
            {
                "narrative": "全年收到政府信息公开申请3件，结转下年度继续办理1件。",
                "applications": _three(granted=3),
            },
        ),
    ),
    clean=(
        Example(
            "正文与表三一致",
            {
                "narrative": "全年收到政府信息公开申请3件，办结3件，其中予以公开2件、不予公开1件。",
                "applications": _three(granted=2, denied__third_party_rights=1),
            },
        ),
        Example(
            "收办件数含上年结转",
            {
                "narrative": "全年收办政府信息公开申请4件（含上年结转1件），均已办结。",
                "applications": _three(carried_in=1, granted=4, result_total=4),
            },
        ),
        Example(
            "上年数、增减数、下级单位数、分渠道数不算",
            {
                "narrative": "2023年收到政府信息公开申请31件。2024年收到政府信息公开申请3件，比上年减少28件，"
                "其中通过网络收到申请2件。县公安局收到政府信息公开申请1件，答复1件。",
                "applications": _three(granted=3),
            },
        ),
        Example(
            "应当怎样做的话不算",
            {
                "narrative": "对依申请公开的信息，确属应当公开的及时予以公开。全年收到政府信息公开申请3件。",
                "applications": _three(unavailable__not_held=3),
            },
        ),
    ),
    formats=("2021", "2019-trial"),
)
