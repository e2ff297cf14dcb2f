"""What a table's file holds beside its figures and does not show as digits of them is not read into them."""

from copy import deepcopy

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.utils import get_column_letter

from gongkai.annual.form import T3_COLUMNS
from gongkai.annual.reading import read_file
from gongkai.annual.tests.test_files import as_docx, as_html, as_xlsx


def granted(path):
    """The first two cells of 表三's row （一）予以公开."""
    report = read_file(path)
    return [report.applications.cell("granted", column.key).value for column in T3_COLUMNS[:2]]


@pytest.mark.parametrize(
    ("beside", "read"),
    [
        ("<sup>1</sup>", None),
        ("①", None),
        ("²", None),
        ("<del>1</del>", 13364),
        ("<s>1</s>", 13364),
        ('<span style="display: none">1</span>', 13364),
        ("</p></td><td hidden><p>1", 13364),
    ],
)
def test_a_mark_of_a_note_and_what_is_not_shown_are_no_digits_of_a_web_pages_figure(tmp_path, beside, read):
    path = tmp_path / "report.html"
    as_html(path)
    page = path.read_text(encoding="gb18030")
    path.write_text(page.replace("<p>13364</p>", f"<p>13364{beside}</p>"), encoding="gb18030")
    assert granted(path) == [read, 252]


@pytest.mark.parametrize(
    ("looks", "read"),
    [("superscript", None), ("hidden", 13364), ("strike", 13364), ("double_strike", 13364), ("bold", 133641)],
)
def test_a_mark_of_a_note_and_what_is_not_shown_are_no_digits_of_a_documents_figure(tmp_path, looks, read):
    path = tmp_path / "report.docx"
    as_docx(path)
    document = docx.Document(path)
    cell = next(cell for row in document.tables[1].rows for cell in row.cells if cell.text == "13,364")
    cell.text = "13364"
    setattr(cell.paragraphs[0].add_run("1").font, looks, True)
    document.save(path)
    assert granted(path) == [read, 252]


@pytest.mark.parametrize("gone", ["del", "hidden"])
def test_a_row_that_was_deleted_or_hidden_is_not_read(tmp_path, gone):
    path = tmp_path / "report.docx"
    as_docx(path)
    document = docx.Document(path)
    row = next(row._tr for row in document.tables[1].rows if "13,364" in [cell.text for cell in row.cells])
    other = deepcopy(row)
    for words in other.iter(qn("w:t")):
        words.text = "9" if words.text == "13,364" else words.text
    other.get_or_add_trPr().append(OxmlElement(f"w:{gone}"))
    row.addprevious(other)
    document.save(path)
    assert granted(path) == [13364, 252]


def a_row(sheet, at):
    """A copy of the row with another figure, above it."""
    values = [9 if cell.value == 13364 else cell.value for cell in sheet[at]]
    sheet.insert_rows(at)
    for place, value in enumerate(values, 1):
        sheet.cell(at, place, value)
    sheet.row_dimensions[at].hidden = True


def two_columns(sheet, at):
    """Columns of other figures before those of the form."""
    before = next(cell.column for cell in sheet[at] if cell.value == 13364)
    sheet.insert_cols(before, 2)
    for place in (before, before + 1):
        sheet.cell(at, place, 9)
    sheet.column_dimensions.group(get_column_letter(before), get_column_letter(before + 1), hidden=True)


def a_sheet(sheet, at):
    """Another year's report on a sheet of its own."""
    other = sheet.parent.copy_worksheet(sheet)
    next(cell for cell in other[at] if cell.value == 13364).value = 9
    other.sheet_state = "hidden"


@pytest.mark.parametrize("hide", [a_row, two_columns, a_sheet])
def test_what_a_workbook_hides_moves_no_figure(tmp_path, hide):
    path = tmp_path / "report.xlsx"
    as_xlsx(path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    hide(sheet, next(row[0].row for row in sheet.iter_rows() if any(cell.value == 13364 for cell in row)))
    book.save(path)
    assert granted(path) == [13364, 252]
