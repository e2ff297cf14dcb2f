import pytest

from gongkai.annual.checks.examples import report_with
from gongkai.annual.checks.registry import check_report, chosen
from gongkai.annual.form import report_as_dict
from gongkai.annual.reading.claims import claims_in
from gongkai.annual.writing import applications_sentence
from gongkai.finding import Severity


def only(**totals: int) -> dict[str, dict[str, int]]:
    """表三 with these totals, all from natural persons."""
    return {key.replace("__", "."): {"natural_person": count, "total": count} for key, count in totals.items()}


TABLE = only(
    new_received=10,
    carried_in=2,
    granted=5,
    partial=2,
    denied__process_info=1,
    unavailable__not_held=2,
    not_handled__duplicate=1,
    result_total=11,
    carried_out=1,
)

TRUE = """\
2024年，全县各级行政机关共收到政府信息公开申请10件，上年结转2件，办结11件，结转下年度继续办理1件。
2024年共收到政府信息公开申请10件，同比增长25%，其中自然人申请8件、法人2件。
本机关2024年度受理政府信息公开申请12件（含上年结转2件），已答复11件。
收到政府信息公开申请10件，其中，予以公开5件，部分公开2件，不予公开1件，无法提供2件，不予处理1件。
收到依申请公开10件，作出答复11件：予以公开5件、部分公开2件、不予公开1件、无法提供2件、不予处理1件。
全年办结政府信息公开申请11件，5件予以公开、2件部分公开、1件不予公开。
2023年结转2件，2024年新收申请10件，均为政府信息公开申请。
2024年1月1日至12月31日，共收到政府信息公开申请10件。
2024年以来，共接收政府信息公开申请10件。
通过网站、信函等渠道收到政府信息公开申请10件。
政府信息公开申请予以公开和部分公开共7件。
处理依申请公开10件。
收到政府信息公开申请十件。
收 到 政 府 信 息 公 开 申 请 １０ 件。
收到政府信息公开申请10件，均依法予以答复。
全县各部门、乡镇共收到政府信息依申请公开10件。其中，通过网络申请8件，占80%。
全年未收到行政许可申请；收到公开政府信息申请10件，已全部答复，办结率100%。
我办共受理依申请公开事项12件（其中：自然人申请8件、企业申请4件），予以公开3件。"""

NOT_OF_THE_YEAR = """\
2023年，收到政府信息公开申请31件，予以公开20件。
2024年1—6月收到政府信息公开申请3件。
第一季度收到政府信息公开申请3件。
自2008年《条例》实施以来，我县累计收到政府信息公开申请310件。
较上年多收到政府信息公开申请5件。
去年收到政府信息公开申请31件，办结30件。"""

PARTS_AND_OTHERS = """\
县教育局收到政府信息公开申请4件，全部予以公开。
各乡镇收到政府信息公开申请6件。
县政府办公室未收到政府信息公开申请。
通过网站收到政府信息公开申请6件，通过信函收到政府信息公开申请4件。
收到涉及征地拆迁的政府信息公开申请4件。
收到自然人提出的政府信息公开申请8件。
依申请公开方面，按期答复8件，延期答复3件。
收到政府信息公开申请10余件，约9件。
县本级收到政府信息公开申请3件。"""

OTHER_MATTERS = """\
收到政府信息公开行政复议申请3件，受理3件，办结3件。
因政府信息公开被申请行政复议4件，均已办结4件。
办理领导信箱来信123件，答复123件。
依申请公开工作扎实推进。办理群众来信20件，回复18件。
对属于公开范围的政府信息公开申请一律予以公开。
收到政府信息公开申请10件，对应当公开的均予以公开。
完善依申请公开制度，做到收到一件办理一件。
规范依申请公开办理流程，申请办理1件答复1件。
严格办理每一件政府信息公开申请。
公开文件300份，政务公开栏目予以公开200件。"""

FALSE = """\
2024年，全县共收到政府信息公开申请9件。
本年新收政府信息公开申请10件，上年结转3件。
本年新收政府信息公开申请10件，其中予以公开6件。
收到政府信息公开申请10件，已办结10件。
我局2024年共收办政府信息公开申请10件。
2024年度受理政府信息公开申请11件。
受理政府信息公开申请10件（含上年结转2件）。
依申请公开方面，收到申请10件，4件予以公开。
收到政府信息公开申请10件，不予公开、无法提供合计4件。
收到政府信息公开申请10件，结转下年度2件。
结转2025年继续办理的政府信息公开申请3件。
全年未收到公民、法人或其他组织提出的政府信息公开申请。
收到公民、法人和其他组织的政府信息公开申请8件。
收到政府信息公开申请1,010件。
收到政府信息公开申请10件，全部予以公开。
2024年收到政府信息公开申请十二件。
我县未收到任何公民、法人和其他组织提出的公开政府信息的申请。
全县受理依申请公开件9件,办结11件。
全年新受理政府信息公开申请9件（另有1件结转下年度）。
全县共完成依申请公开答复10件，包括上年结转信息公开申请2件。
收到政府信息公开申请１１件。"""


def errors(narrative: str) -> list[str]:
    report = report_with({"narrative": narrative, "applications": TABLE})
    found = check_report(report, chosen(["N-APP"]))
    return [finding.message for finding in found if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("sentence", TRUE.splitlines())
def test_sentences_that_the_table_bears_out_are_understood_and_left_alone(sentence):
    assert claims_in(report_with({"narrative": sentence}))
    assert errors(sentence) == []


@pytest.mark.parametrize("sentence", NOT_OF_THE_YEAR.splitlines())
def test_other_years_and_parts_of_the_year_claim_nothing(sentence):
    assert claims_in(report_with({"narrative": sentence})) == []


@pytest.mark.parametrize("sentence", PARTS_AND_OTHERS.splitlines())
def test_units_ways_applicants_and_rough_figures_claim_nothing(sentence):
    assert claims_in(report_with({"narrative": sentence})) == []


@pytest.mark.parametrize("sentence", OTHER_MATTERS.splitlines())
def test_disputes_letters_duties_and_slogans_are_not_taken_for_results(sentence):
    assert errors(sentence) == []


@pytest.mark.parametrize("sentence", FALSE.splitlines())
def test_sentences_that_the_table_contradicts_are_reported_once(sentence):
    assert len(errors(sentence)) == 1


def test_a_department_speaks_of_itself():
    report = report_with(
        {
            "organ": "某县教育局",
            "narrative": "县教育局收到政府信息公开申请4件。",
            "applications": TABLE,
        }
    )
    assert [claim.count for claim in claims_in(report)] == [4]


def test_a_figure_given_right_elsewhere_excuses_a_partial_one():
    assert errors("全县收到政府信息公开申请10件。本机关收到政府信息公开申请3件。") == []


def test_accepted_applications_that_silently_include_last_years_are_mentioned():
    report = report_with({"narrative": "全年受理政府信息公开申请12件。", "applications": TABLE})
    assert [finding.severity for finding in check_report(report, chosen(["N-APP"]))] == [Severity.INFO]


def test_the_quote_stands_where_the_finding_says():
    line = "　　扎实推进。2024年， 收到政府信息公开申请9 件，办结11件。"
    claim = claims_in(report_with({"narrative": line}))[0]
    assert claim.printed.quote == "收到政府信息公开申请9 件"
    assert claim.words == "收到政府信息公开申请9件"


def test_the_sentence_that_the_platform_writes_is_borne_out_by_its_table():
    data = report_as_dict(report_with({"applications": TABLE}))
    sentence = applications_sentence(data["applications"])
    report = report_with({"narrative": f"2024年，{sentence}", "applications": TABLE})
    assert {claim.sums[0] for claim in claims_in(report)} >= {("new_received",), ("result_total",), ("granted",)}
    assert check_report(report, chosen(["N"])) == []
