"""Reports are read from the files that offices hand in; what is broken or meant ill is refused with a word."""

import io
import json
import re
import zipfile
from datetime import datetime, time
from itertools import takewhile
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from gongkai.annual.checks.registry import check_report
from gongkai.annual.commands.read import read
from gongkai.annual.form import (
    SCHEMA,
    T2_BLOCKS,
    T3_APPLICANT_COLUMNS,
    T3_COLUMNS,
    T3_CORNER,
    T3_ROWS,
    T4_CELLS,
    report_as_dict,
    report_from_dict,
)
from gongkai.annual.reading import UnreadableReportError, read_file, read_text, text_in
from gongkai.annual.tests.extract import row_per_line
from gongkai.annual.tests.reports import hangzhou

DATA = hangzhou()
CHAPTERS = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]


def tables(report):
    data = report_as_dict(report)
    return {key: data[key] for key in ("proactive", "applications", "remedies")}


def grids():
    """The three tables as offices lay them out: rows of labels (None: merged with the one above) and of figures."""
    report = report_from_dict(DATA)
    first = []
    for block in T2_BLOCKS:
        first += [([block.article], []), (["信息内容"], [column.text for column in block.columns])]
        first += [([row.text], [report.proactive.value(row.key, one.key) for one in row.columns]) for row in block.rows]
    second, seen = [([T3_CORNER], [column.text for column in T3_COLUMNS])], set()
    for row in T3_ROWS:
        heads = [None if label.key in seen else label.text for label in row.over]
        seen |= {label.key for label in row.over}
        second.append(([*heads, row.text], [report.applications.value(row.key, one.key) for one in T3_COLUMNS]))
    third = [([], words) for words in (["行政复议", "行政诉讼"], ["", "未经复议直接起诉", "复议后起诉"])]
    third.append(([], [column.text for _, column in T4_CELLS]))
    third.append(([], [report.remedies.value(group.key, column.key) for group, column in T4_CELLS]))
    return first, second, third


def typed(words):
    """A figure as it is typed, with thousands parted."""
    return f"{words:,}" if isinstance(words, int) else str(words)


def as_docx(path):
    document = docx.Document()
    document.add_paragraph(DATA["title"])
    document.add_paragraph("一、总体情况")
    for chapter, grid in zip(CHAPTERS, grids(), strict=True):
        document.add_paragraph(chapter)
        table = document.add_table(0, max(len(labels) + len(figures) for labels, figures in grid))
        for labels, figures in grid:
            cells = table.add_row().cells
            for cell, words in zip(cells[len(cells) - len(figures) :], figures, strict=True):
                cell.text = typed(words)
            if labels:
                cells[len(labels) - 1].merge(cells[len(cells) - len(figures) - 1]).text = labels[-1]
            for place, words in enumerate(labels[:-1]):
                if words is None:
                    cells[place].merge(table.rows[-2].cells[place])
                else:
                    cells[place].text = words
    for title in ("五、存在的主要问题及改进情况", "六、其他需要报告的事项"):
        document.add_paragraph(title)
    document.save(path)


def merged(grid, number):
    """The cells of a row of a web page, those merged over rows or columns once."""
    labels, figures = grid[number]
    width = max(len(labels) + len(figures) for labels, figures in grid)
    for place, words in enumerate(labels):
        below = [row[0][place : place + 1] for row in grid[number + 1 :]]
        rows = 1 + len(list(takewhile([None].__eq__, below)))
        columns = width - len(labels) - len(figures) + 1 if place == len(labels) - 1 else 1
        if words is not None:
            yield f"<td rowspan={rows} colspan={columns}><p>{words}</p></td>"
    yield from (f"<td><p>{str('' if cell is None else cell).replace(chr(10), '<br>')}</p></td>" for cell in figures)


def as_html(path):
    body = f"<h1>{DATA['title']}</h1><nav>首页</nav><script>x()</script><h2>一、总体情况</h2>"
    for chapter, grid in zip(CHAPTERS, grids(), strict=True):
        lines = ("".join(merged(grid, number)) for number in range(len(grid)))
        body += f"<h2>{chapter}</h2><table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
    body += "<h2>五、存在的主要问题及改进情况</h2><h2>六、其他需要报告的事项</h2>"
    Path(path).write_text(f"<html><body>{body}</body></html>", encoding="gb18030")


def as_xlsx(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([DATA["title"]])
    for chapter, grid in zip(CHAPTERS, grids(), strict=True):
        sheet.append([chapter])
        width = max(len(labels) + len(figures) for labels, figures in grid)
        for labels, figures in grid:
            sheet.append([*labels, *[None] * (width - len(labels) - len(figures)), *figures])
    book.save(path)


def as_bars(path):
    lines = [DATA["title"], "一、总体情况"]
    for chapter, grid in zip(CHAPTERS, grids(), strict=True):
        rows = [[typed(words).replace("\n", " ") for words in (*labels, *figures)] for labels, figures in grid]
        lines += [
            "",
            chapter,
            "",
            *("| " + " | ".join("" if cell == "None" else cell for cell in row) + " |" for row in rows),
        ]
    Path(path).write_text("\n".join(lines), encoding="utf-8")


def as_md(path):
    Path(path).write_text(row_per_line(DATA, " | "), encoding="utf-8")


@pytest.mark.parametrize("write", [as_docx, as_html, as_xlsx, as_md], ids=lambda write: write.__name__[3:])
def test_every_kind_of_file_gives_the_same_tables(tmp_path, write):
    path = tmp_path / f"report.{write.__name__[3:]}"
    write(path)
    report = read_file(path)
    assert tables(report) == {key: DATA[key] for key in ("proactive", "applications", "remedies")}
    assert (report.year, report.organ) == (2025, "某市")


ROW = [3, 0, 1, 0, 0, 0, 4]  # of 表三: (一)予以公开


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ({0: "1 234"}, [1234, 0, 1, 0, 0, 0, 4]),
        ({0: "1\u00a0234"}, [1234, 0, 1, 0, 0, 0, 4]),
        ({0: "三"}, [None, 0, 1, 0, 0, 0, 4]),
        ({2: "一千"}, [3, 0, None, 0, 0, 0, 4]),
        ({1: "2 / 3"}, [3, None, 1, 0, 0, 0, 4]),
        ({6: "见附件"}, [3, 0, 1, 0, 0, 0, None]),
        ({0: ""}, [None, 0, 1, 0, 0, 0, 4]),
        ({0: "", 3: "", 6: ""}, [None, 0, 1, None, 0, 0, None]),
        ({1: "5\n6"}, [3, None, 1, 0, 0, 0, 4]),
    ],
    ids=[
        "blank as separator",
        "hard blank",
        "numeral first",
        "numeral inside",
        "two figures",
        "words",
        "empty",
        "empties",
        "two lines",
    ],
)
@pytest.mark.parametrize("write", [as_docx, as_html, as_xlsx, as_bars], ids=lambda write: write.__name__[3:])
def test_a_cell_stays_in_its_place_whatever_stands_in_it(tmp_path, monkeypatch, write, printed, read):
    first, second, third = grids()
    row = next(figures for labels, figures in second if "予以公开" in labels[-1])
    row[:] = [printed.get(place, figure) for place, figure in enumerate(ROW)]
    third[-1][1][2] = row[2]
    monkeypatch.setitem(globals(), "grids", lambda: (first, second, third))
    path = tmp_path / f"report.{'md' if write is as_bars else write.__name__[3:]}"
    write(path)
    report = read_file(path)
    cells = [report.applications.cell("granted", column.key) for column in T3_COLUMNS]
    assert [cell.value for cell in cells] == read
    assert [cell.quote.split() for cell in cells] == [str(words).split() for words in row]
    assert report.applications.cell("partial", "total").value == DATA["applications"]["partial"]["total"]
    assert report.remedies.cell(T4_CELLS[2][0].key, T4_CELLS[2][1].key).value == read[2]


def test_cells_of_an_exchange_file_stay_in_their_places():
    figures = dict(zip((one.key for one in T3_COLUMNS), ["三", "1 234", "约5", None, 0, 0, "1,239"], strict=True))
    data = {**DATA, "schema": SCHEMA, "applications": {**DATA["applications"], "granted": figures}}
    report = read_text(text_in(json.dumps(data).encode(), ".json"))
    read = [report.applications.cell("granted", column.key) for column in T3_COLUMNS]
    assert [cell.value for cell in read] == [None, 1234, None, None, 0, 0, 1239]
    assert [cell.quote for cell in read] == ["三", "1234", "约5", "", "0", "0", "1239"]
    assert report.applications.cell("partial", "total").value == DATA["applications"]["partial"]["total"]


def with_remarks(labels, figures):
    return labels, [*figures, {"自然人": "备注", 9: "5"}.get(figures[0])]


def with_numbers(labels, figures):
    return ["序号" if figures[0] == "自然人" else "12", *labels], figures


def as_it_is(labels, figures):
    return labels, figures


@pytest.mark.parametrize("row", [[9, "", 1, 0, 0, 0, 4], [9, 0, 1, 0, 0, 0, 4], ["", 2, 1, 0, 0, 0, 4]])
@pytest.mark.parametrize("laid_out", [as_it_is, with_remarks, with_numbers], ids=lambda one: one.__name__)
@pytest.mark.parametrize("write", [as_docx, as_html, as_xlsx], ids=lambda write: write.__name__[3:])
def test_a_column_beside_the_forms_own_moves_no_figure(tmp_path, monkeypatch, write, laid_out, row):
    first, second, third = grids()
    next(figures for labels, figures in second if "予以公开" in labels[-1])[:] = row
    second = [laid_out(*one) for one in [*second[:3], second[0], *second[3:]]]  # the heads again, as on a new page
    monkeypatch.setitem(globals(), "grids", lambda: (first, second, third))
    path = tmp_path / f"report.{write.__name__[3:]}"
    write(path)
    found = tables(read_file(path))
    wanted = dict(zip((column.key for column in T3_COLUMNS), [one if one != "" else None for one in row], strict=True))
    assert found["applications"] == DATA["applications"] | {"granted": wanted}
    assert (found["proactive"], found["remedies"]) == (DATA["proactive"], DATA["remedies"])


@pytest.mark.parametrize("write", [as_docx, as_html, as_xlsx], ids=lambda write: write.__name__[3:])
def test_a_row_that_is_printed_twice_is_told_of_where_its_figures_differ(tmp_path, monkeypatch, write):
    first, second, third = grids()
    labels, figures = second[1]
    for more, told in (list(figures), []), ([*figures[:-1], 7], ["new_received"]):
        monkeypatch.setitem(globals(), "grids", lambda more=more: (first, [*second, (labels, more)], third))
        write(tmp_path / f"report.{write.__name__[3:]}")
        report = read_file(tmp_path / f"report.{write.__name__[3:]}")
        assert tables(report)["applications"] == DATA["applications"]
        assert list(report.applications.again) == told
        assert [one.place.row for one in check_report(report) if "印了两次" in one.message] == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (datetime(2024, 1, 3), "“2024-01-03（单元格是日期格式，应改为常规格式）”"),
        (time(7, 30), "“07:30（单元格是日期格式，应改为常规格式）”"),
        ("=1+2", "“公式（没有保存计算结果，请用办公软件打开后重新保存）”"),
        (True, "“TRUE”"),
        ("#REF!", "“#REF!”"),
    ],
)
def test_a_cell_of_a_workbook_that_shows_no_number_is_told_with_the_reason(tmp_path, words, told):
    path = tmp_path / "report.xlsx"
    as_xlsx(path)
    book = openpyxl.load_workbook(path)
    row = next(row for row in book.active.iter_rows() if "一、本年新收" in str(row[0].value))
    [cell for cell in row if cell.value is not None][-1].value = words
    book.save(path)
    assert read_file(path).applications.cell("new_received", "total").value is None
    assert [told in one.message for one in check_report(read_file(path)) if one.rule == "T3-BLANK"] == [True]


def test_what_stands_in_a_box_of_a_saved_page_is_read(tmp_path):
    path = tmp_path / "report.html"
    as_html(path)
    page = path.read_text(encoding="gb18030")
    boxed = re.sub(r"<td><p>(\d+)</p></td>", r'<td><input value="\1"><input type="hidden" value="9"></td>', page)
    assert boxed.count("<input value") > 100
    path.write_text(boxed, encoding="gb18030")
    assert tables(read_file(path)) == tables(report_from_dict(DATA))


def test_a_merged_cell_of_figures_leaves_the_others_in_their_places(tmp_path):
    as_docx(tmp_path / "report.docx")
    document = docx.Document(tmp_path / "report.docx")
    rows = document.tables[1].rows
    place = next(place for place, row in enumerate(rows) if "予以公开" in row.cells[1].text)
    before = [cell.text for cell in rows[place].cells[-7:]]
    rows[place].cells[-6].merge(rows[place].cells[-5])
    document.save(tmp_path / "report.docx")
    report = read_file(tmp_path / "report.docx")
    read = [report.applications.cell("granted", column.key).quote for column in T3_COLUMNS]
    assert (read[0], read[3:], read[2]) == (before[0], before[3:], "")
    assert report.applications.value("partial", "total") == DATA["applications"]["partial"]["total"]


@pytest.mark.parametrize("figure", ["NaN", "1e400", "Infinity"])
def test_a_figure_that_is_no_number_of_json_is_refused(figure):
    data = json.dumps({**DATA, "schema": SCHEMA}).replace('"licensing": 0', f'"licensing": {figure}')
    assert figure in data
    with pytest.raises(UnreadableReportError, match="不是数的值"):
        text_in(data.encode(), ".json")


def test_a_bar_in_a_cell_parts_no_cells(tmp_path, monkeypatch):
    first, second, third = grids()
    next(figures for labels, figures in second if "予以公开" in labels[-1])[1] = "2|3"
    monkeypatch.setitem(globals(), "grids", lambda: (first, second, third))
    as_docx(tmp_path / "report.docx")
    row = read_file(tmp_path / "report.docx").applications.cells["granted"]
    assert (row["commercial_enterprise"].quote, row["total"].value) == ("2|3", 13810)


def test_a_tab_before_a_line_of_a_text_does_not_say_that_cells_are_known():
    text = row_per_line(DATA, " ").replace("（一）予以公开", "\t（一）予以公开")
    report = read_text(text_in(text.encode(), ".txt"))
    assert tables(report) == {key: DATA[key] for key in ("proactive", "applications", "remedies")}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_text_of_any_editor_is_read(encoding):
    report = read_text(text_in(row_per_line(DATA, "\t").encode(encoding), ".txt"))
    assert tables(report) == {key: DATA[key] for key in ("proactive", "applications", "remedies")}


def packed(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "ending", "word"),
    [
        (packed(word__document_xml="0" * 30_000_000), ".docx", "大得不正常"),
        (packed(word__document_xml="<a/>", word__vbaProject_bin="x"), ".docx", "带宏"),
        (packed(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), ".docx", "XML"),
        (packed(word__document_xml="<a"), ".docx", "损坏"),
        (packed(other_xml="<a/>"), ".docx", "损坏"),
        (packed(other_xml="<a/>"), ".txt", "压缩包"),
        (b"PK\x03\x04broken", ".xlsx", "损坏"),
        (b"%PDF-1.4 broken", ".pdf", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken", ".doc", "损坏"),
        (b"not a document", ".docx", "不是.docx格式"),
        (b"x", ".docm", "带宏"),
        (b"", ".docx", "空的"),
        (b"<html><script>x</script></html>", ".html", "没有文字"),
        (b"x" * (20 * 1024 * 1024 + 1), ".txt", "超过20MB"),
    ],
)
def test_what_is_broken_or_meant_ill_is_refused_with_a_word(data, ending, word):
    with pytest.raises(UnreadableReportError, match=word):
        text_in(data, ending)


def test_a_part_marked_as_encrypted_is_refused():
    data = bytearray(packed(word__document_xml="<a/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(UnreadableReportError, match="密码"):
        text_in(bytes(data), ".docx")


def test_an_address_is_not_fetched():
    with pytest.raises(UnreadableReportError, match="不会下载网址"):
        read_file(Path("https://example.gov.cn/report.html"))


def test_report_read_gives_the_agreed_shape(tmp_path):
    as_docx(tmp_path / "a.docx")
    result = CliRunner().invoke(read, [str(tmp_path / "a.docx")])
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert {"year", "organ", "level", "scope", "format", "proactive", "applications", "remedies"} <= set(data)
    assert data["applications"]["carried_out"] == [783, 6, 0, 2, 25, 3, 819]
    assert len(data["applications"]["granted"]) == len(T3_APPLICANT_COLUMNS) + 1
    assert list(data)[-2:] == ["narrative", "sections"]


@pytest.mark.shared
def test_report_read_gives_the_figures_of_the_narrative_with_their_lines(sample_report):
    data = json.loads(CliRunner().invoke(read, [str(sample_report)]).stdout)
    told = {one["metric"]: (one["value"], one["unit"], one["line"]) for one in data["narrative"] if one["metric"]}
    assert told["gov_docs_published"] == (7, "份", 6)
    assert told["reposts"] == (2004, "条", 6)
    assert told["interpretations"] == (37, "条", 8)
    assert told["site_visits"] == (577700, "次", 11)
    assert data["applications"]["result_total"] == [1, 0, 0, 0, 0, 0, None]


def test_report_read_refuses_with_a_word(tmp_path):
    (tmp_path / "a.txt").write_text("说明。", encoding="utf-8")
    result = CliRunner().invoke(read, [str(tmp_path / "a.txt")])
    assert (result.exit_code, "没有找到" in result.stderr) == (2, True)
