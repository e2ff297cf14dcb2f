import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gongkai.annual.checks.registry import check_report, chosen
from gongkai.annual.form import T3_COLUMNS, T3_ROWS, Report, report_as_dict
from gongkai.annual.reading import NotAReportError, UnreadableReportError, decode, read_file, read_text
from gongkai.annual.tests.extract import cell_per_line, full_width, row_per_line, rows_of
from gongkai.annual.tests.reports import consistent_reports, hangzhou
from gongkai.finding import Finding, Severity

# doubts that true figures raise, however they were read: suits without review since 2024, chapters of one sentence
READ = chosen(ignore=["T4-PREPOSE", "S-FIVE", "S-META", "S-PARTCOUNT", "N-NONE", "S-ALIAS"])
TABLES = ("proactive", "applications", "remedies")


def tables_of(data):
    return {key: data[key] for key in TABLES}


def faults_of_tables(report: Report) -> list[Finding]:
    """Errors in the tables and the frame; what the text should say of them is not in an extract of tables."""
    errors = (one for one in check_report(report, READ) if one.severity == Severity.ERROR)
    return [one for one in errors if one.rule.startswith(("T", "S"))]


@settings(max_examples=25, deadline=None)
@given(consistent_reports())
def test_a_report_written_as_an_extract_reads_back_equal_and_without_faults(data):
    report = read_text(cell_per_line(data))
    assert tables_of(report_as_dict(report)) == tables_of(data)
    assert faults_of_tables(report) == []


@pytest.mark.parametrize("between", ["\t", " ", " | ", "\u3000"])
def test_rows_on_one_line_are_read_like_cells_on_lines(between):
    data = hangzhou()
    assert tables_of(report_as_dict(read_text(row_per_line(data, between)))) == tables_of(data)


def test_full_width_digits_and_separators_are_read():
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", "result_total"] = [full_width(int(word)) for word in rows["applications", "result_total"]]
    report = read_text(cell_per_line(data, rows))
    assert report.applications.value("result_total", "total") == 13810


@pytest.mark.parametrize("row", [row.key for row in T3_ROWS])
def test_a_row_without_its_last_figure_lacks_its_total_and_moves_nothing(row):
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", row] = ["5", "4", "3", "2", "1", "0"]
    table = read_text(cell_per_line(data, rows)).applications
    assert [table.value(row, column.key) for column in T3_COLUMNS] == [5, 4, 3, 2, 1, 0, None]
    others = {key: cells for key, cells in data["applications"].items() if key != row}
    read = report_as_dict(read_text(cell_per_line(data, rows)))["applications"]
    assert {key: read[key] for key in others} == others


def test_an_empty_line_between_figures_is_the_empty_cell():
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", "granted"] = ["5", "", "0", "0", "0", "0", "5"]
    table = read_text(cell_per_line(data, rows)).applications
    assert [table.value("granted", column.key) for column in T3_COLUMNS] == [5, None, 0, 0, 0, 0, 5]
    assert table.cell("granted", "commercial_enterprise").is_blank


@pytest.mark.parametrize("figures", [["3", "0", "0", "0", "0", "3"], ["2", "0", "0", "0", "0", "5"]])
def test_figures_that_may_end_with_their_total_are_placed_nowhere(figures):
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", "granted"] = figures
    table = read_text(cell_per_line(data, rows)).applications
    assert table.unplaced == {"granted": 6}
    assert all(table.value("granted", column.key) is None for column in T3_COLUMNS)


def test_a_row_left_out_is_blank_and_the_next_one_stays():
    data = hangzhou()
    text = cell_per_line(data)
    start = text.index("\t（二）部分公开")
    end = text.index("\t（三）不予公开")
    table = read_text(text[:start] + text[end:]).applications
    assert all(table.value("partial", column.key) is None for column in T3_COLUMNS)
    assert table.value("denied.state_secret", "total") == 0


def test_cells_keep_their_place_and_words():
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", "granted"][0] = " １３,３６４"
    text = cell_per_line(data, rows)
    cell = read_text(text).applications.cell("granted", "natural_person")
    line = text.splitlines()[cell.line - 1]
    assert (cell.value, cell.quote) == (13364, "１３,３６４")
    assert line[cell.column - 1 :].startswith(cell.quote)


@pytest.mark.parametrize("words", ["/", "-", "—", "无", "O", "约3", "3件"])
def test_words_instead_of_a_number_stay_words(words):
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", "partial"][2] = words
    cell = read_text(cell_per_line(data, rows)).applications.cell("partial", "research_institution")
    assert (cell.value, cell.quote) == (None, words)


def test_noise_of_pages_and_broken_labels_is_borne():
    data = hangzhou()
    text = cell_per_line(data)
    text = text.replace(
        "\t6.属于四类过程性信息", "\n- 5 -\n第 6 页 共 9 页\n\t三、本年度办理结果\n\t6.属于四类\n过程性信息"
    )
    text = text.replace("\t（四）无法提供", "\t(四) \n无法\n提供").replace("\t总计", "\t总\n计")
    report = read_text(text)
    assert tables_of(report_as_dict(report)) == tables_of(data)
    assert faults_of_tables(report) == []


def test_markdown_tables_are_read():
    data = hangzhou()
    text = row_per_line(data, " | ").replace("一、本年新收", "| a | b |\n|---|---|\n| 一、本年新收")
    text = text.replace("一、总体情况", "## 一、总体情况").replace("二、主动公开", "## 二、主动公开")
    report = read_text("# " + text)
    assert tables_of(report_as_dict(report)) == tables_of(data)
    assert (report.title.text, report.title.column) == ("某市2025年政府信息公开工作年度报告", 3)


def barred(line):
    if not line.startswith("\t"):
        return line
    return f"{line[1:]} |" if line.strip() else "|"


def test_cells_that_web_pages_end_with_bars_are_read():
    data = hangzhou()
    rows = rows_of(data)
    rows["applications", "granted"] = ["", "", "", "", "", "", "0"]
    rows["proactive", "rules"] = ["/", "/", "/"]
    text = "\n".join(map(barred, cell_per_line(data, rows).split("\n")))
    report = read_text(
        text.replace("商业企业 |\n科研机构 |", "商业 |\n科研 |").replace("\n一、本年", "\n企业 |\n机构 |\n一、本年")
    )
    read = report_as_dict(report)
    assert list(read["applications"]["granted"].values()) == [None] * 6 + [0]
    assert list(read["proactive"]["rules"].values()) == ["/"] * 3
    assert {**read["applications"], "granted": 0} == {**data["applications"], "granted": 0}
    assert {finding.rule for finding in check_report(report, READ)} == {"T2-BLANK", "T3-BLANK", "T3-SUM"}


def test_rows_with_empty_cells_between_bars_keep_their_columns():
    text = row_per_line(hangzhou(), " | ")
    start, end = text.index("（二）部分公开"), text.index("（三）不予公开")
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    text = f"{text[:start]}{label} | 4 | | | | | | 4 | ||\n{text[end:]}"
    table = read_text(text).applications
    assert [table.value("partial", column.key) for column in T3_COLUMNS] == [4, None, None, None, None, None, 4]


def test_a_label_that_goes_on_after_its_figures_is_one_label():
    data = hangzhou()
    text = cell_per_line(data)
    whole = "\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    figures = "\n\t0" * 7
    assert whole + figures in text
    text = text.replace(whole + figures, whole[:20] + figures + "\n" + whole[20:])
    report = read_text(text)
    assert tables_of(report_as_dict(report)) == tables_of(data)
    assert check_report(report, READ) == []


def test_chapters_keep_their_titles_as_printed_and_their_lines():
    data = hangzhou()
    text = cell_per_line(data).replace("五、存在的主要问题及改进情况", "五、主要问题和改进措施\n尚有不足。")
    report = read_text(text)
    section = report.section("problems")
    assert section is not None
    assert section.title.text == "五、主要问题和改进措施"
    assert text.splitlines()[section.title.line - 1] == "五、主要问题和改进措施"
    assert [passage.text for passage in section.passages][0] == "尚有不足。"


def test_a_table_of_contents_does_not_hide_the_chapters():
    text = cell_per_line(hangzhou())
    contents = "\n".join(line for line in text.splitlines() if line[1:2] == "、" and "申请数量" not in line)
    title, rest = text.split("\n", 1)
    report = read_text(f"{title}\n{contents}\n{rest}")
    assert check_report(report, READ) == []


@pytest.mark.parametrize(
    "title",
    [
        "某市\n2025年政府信息公开工作年度报告",
        "某市2025年政府信息公开\n工作年度报告",
        "某市2025年政府信息\n公开工作年度报告",
        "首页 > 信息公开 > 某市政府信息公开年报\n某市2025年度政府信息公开年报\n某市2025年政府信息公开工作年度报告",
    ],
)
def test_a_title_broken_in_two_or_among_the_words_of_a_web_page_is_found(title):
    text = cell_per_line(hangzhou()).replace("某市2025年政府信息公开工作年度报告", title, 1)
    report = read_text(text)
    assert (report.organ, report.year) == ("某市", 2025)
    assert check_report(report, READ) == []


@pytest.mark.parametrize(
    "preface",
    [
        "本报告数据统计期限自2025年1月1日起至12月31日止。",
        "现公布某局2025年政府信息公开工作年度报告。",
        "一、总体情况\n2025年，我局依法公开。2024年有不足，2025年已改进。",
    ],
)
def test_without_a_title_the_year_is_taken_from_the_words(preface):
    text = cell_per_line(hangzhou()).split("\n", 2)[2]
    report = read_text(preface + "\n" + text.replace("一、总体情况\n", "", preface.startswith("一")))
    assert (report.year, report.title.text) == (2025, "")
    assert [(finding.rule, finding.severity.value) for finding in check_report(report, READ)] == [
        ("S-TITLE", "warning")
    ]


@pytest.mark.parametrize(
    ("organ", "level", "scope"),
    [
        ("沙湾市", None, "aggregate"),
        ("某县人民政府", "county", "aggregate"),
        ("某县教育局", "county", "dept"),
        ("某县人民政府办公室", "county", "office"),
        ("某县某镇人民政府", "township", "township"),
        ("某市某区某街道办事处", "township", "township"),
        ("某某自治区", None, "aggregate"),
        ("某市发展和改革委员会", None, "dept"),
    ],
)
def test_level_and_scope_are_taken_from_the_name_only_where_it_shows_them(organ, level, scope):
    report = read_text(cell_per_line(hangzhou() | {"title": f"{organ}2025年政府信息公开工作年度报告"}))
    assert (report.organ, report.level, report.scope) == (organ, level, scope)


def test_gbk_is_read_like_utf_8(tmp_path):
    text = cell_per_line(hangzhou())
    path = tmp_path / "report.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode("gbk"))
    assert report_as_dict(read_file(path)) == report_as_dict(read_text(text))


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", b"\x00\x01\x02", b"%PDF-1.7 ...", b"\xff\xfe\x00\xd8", b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(UnreadableReportError):
        decode(data)


@pytest.mark.parametrize("text", ["你好。", "会议纪要\n一、总体情况\n很好。", "1\n2\n3\n", "。\n" * 100])
def test_text_without_an_annual_report_is_refused(text):
    with pytest.raises(NotAReportError):
        read_text(text)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableReportError):
        read_file(tmp_path / "nowhere.txt")


WORDS = st.sampled_from(
    [row.text for row in T3_ROWS]
    + [
        "\t",
        "\n",
        "0",
        "1",
        "/",
        "　",
        "|",
        "、",
        "。",
        "，",
        "2024年",
        "收到政府信息公开申请",
        "件",
        "予以公开",
        "三、",
    ]
    + [
        "一、总体情况\n",
        "四、政府信息公开行政复议、行政诉讼情况\n",
        "结果维持",
        "第二十条第（一）项",
        "规章",
        "其中",
        "（",
    ]
)


@settings(max_examples=200, deadline=None)
@example("本年新收政府信息公开申请 0")  # a table without any chapter
@given(st.one_of(st.text(), st.lists(WORDS, max_size=60).map("".join)))
def test_no_text_breaks_the_reader_or_the_rules(text):
    try:
        report = read_text(text)
    except UnreadableReportError:
        return
    for finding in check_report(report, READ):
        assert finding.message


@settings(max_examples=100, deadline=None)
@given(st.binary())
def test_no_bytes_break_the_reader(data):
    try:
        read_text(decode(data))
    except UnreadableReportError:
        return
