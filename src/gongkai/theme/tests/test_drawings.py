"""The clock grid, the charts, the table cells and the diff are right as numbers before they are drawn."""

from datetime import date

from django.template.loader import render_to_string

from gongkai.theme.charts import bar_chart, line_chart
from gongkai.theme.clock import weeks
from gongkai.theme.diff import pieces
from gongkai.theme.examples.day_sheet import CLOCK
from gongkai.theme.table import Cell, Table


def test_the_grid_runs_from_monday_to_sunday_and_loses_no_day():
    grid = weeks(CLOCK)
    assert {len(week) for week in grid} == {7}
    assert [day for week in grid for day in week if day] == CLOCK
    assert all(day.on.weekday() == at for week in grid for at, day in enumerate(week) if day)


def test_no_days_make_no_weeks():
    assert weeks([]) == []


def test_the_example_clock_is_due_on_the_twentieth_working_day():
    assert [(day.on, day.number) for day in CLOCK if day.is_due] == [(date(2024, 11, 5), 20)]
    assert [day.number for day in CLOCK if day.number] == list(range(1, 21))


def test_the_grid_says_in_words_what_it_shows_in_colour():
    page = render_to_string("components/clock_grid.html", {"days": CLOCK})
    assert page.count("国庆节") == 14  # seven days, in the grid and in the list
    assert page.count("不计入期限") == 5  # four days and the key
    assert "<strong>到期日</strong>" in page


def test_the_longest_bar_fills_the_width_and_the_others_follow():
    chart = bar_chart("办理结果", [("予以公开", 40), ("部分公开", 10)], previous=[20, 0])
    assert [(bar.share, bar.before) for bar in chart.bars] == [(100.0, 50.0), (25.0, 0.0)]


def test_a_chart_of_nothing_has_no_length_and_does_not_fail():
    assert bar_chart("空", [("甲", 0)]).bars[0].share == 0
    assert line_chart("空", []).path == ""


def test_the_line_stands_over_the_middle_of_each_column():
    chart = line_chart("历年", [("2023", 0), ("2024", 10)])
    assert chart.path == "M50 94.0 L150 10.0"
    assert chart.width == 200


def test_a_figure_stands_right_and_a_word_left():
    assert Cell(660).is_number
    assert Cell("12.50").is_number
    assert Cell("-3").is_number
    assert not Cell("无").is_number
    assert not Cell("").is_number


def test_a_statutory_table_keeps_its_merged_cells_and_its_links():
    table = Table(
        "表三", [[Cell("总计", "col", colspan=2)]], [[Cell("一", "row", rowspan=2), Cell(7, url="/records/")]]
    )
    page = render_to_string("components/statutory_table.html", {"table": table})
    assert '<th scope="colgroup" colspan="2">总计</th>' in page
    assert '<th scope="rowgroup" rowspan="2">一</th>' in page
    assert '<td class="number"><a href="/records/">7</a></td>' in page


def test_a_diff_tells_both_texts():
    found = pieces("不少于5日", "不少于7日")
    assert "".join(piece.text for piece in found if piece.kind != "new") == "不少于5日"
    assert "".join(piece.text for piece in found if piece.kind != "gone") == "不少于7日"
