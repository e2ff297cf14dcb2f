"""Numbers in free text are bound to their definitions; one typed by hand is found (N-DUP)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from gongkai.annual.actions import compile_report, write_texts
from gongkai.annual.binding import BOUND, filled, typed_by_hand, value_of, why_not_bound
from gongkai.annual.checks.registry import check_report
from gongkai.annual.comparing import cells_of
from gongkai.annual.counting import NARRATIVE
from gongkai.annual.form import Records, Report
from gongkai.annual.printing import PRINTS
from gongkai.annual.terminal import check
from gongkai.annual.tests.slips import draft_with, full_figures
from gongkai.annual.writing import Draft, as_report, chapters
from gongkai.finding import Severity
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment

DRAFT = draft_with(full_figures(Random(5)), 2024, Random(5))


def found(text: str, chapter: str = "problems") -> list[tuple[Severity, str]]:
    return [
        (one.severity, one.suggestion or "") for one in typed_by_hand(at_hand(replace(DRAFT, texts={chapter: text})))
    ]


def at_hand(draft: Draft) -> Report:
    """The report with what was counted and typed beside it, as the desk checks it."""
    told = {"figures": draft.figures, "metrics": draft.narrative, "texts": draft.texts}
    return replace(as_report(draft), records=Records(**told, year=draft.year))


def figure(name: str) -> float:
    return value_of(BOUND[name].cell, DRAFT.figures, DRAFT.narrative)


def test_every_defined_figure_of_the_narrative_has_a_name() -> None:
    named, told = {bound.cell for bound in BOUND.values()}, {("narrative", metric, "all") for metric in NARRATIVE}
    assert told <= named
    assert named - told <= dict(cells_of(DRAFT.figures)).keys()


@pytest.mark.parametrize("chapter", ["supervision", "problems", "other_matters"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("主动公开政府信息", "全年主动公开政府信息{}条"),
        ("网站总访问量", "网站总访问量达{}次"),
        ("新收申请", "2024年收到政府信息公开申请{}件"),
        ("办结申请", "办结政府信息公开申请{}件"),
        ("公开政策解读", "公开政策解读{}条"),
        ("现行有效规范性文件", "现行有效行政规范性文件{}件"),
        ("行政处罚决定", "作出行政处罚决定{}件"),
        ("行政事业性收费", "行政事业性收费{}万元"),
    ],
)
def test_a_typed_number_is_a_doubt_where_it_is_right_and_an_error_where_it_is_not(
    name: str, words: str, chapter: str
) -> None:
    value, advice = figure(name), f"把数字改写为“{{{name}}}”，由平台按统计数填入"
    assert found(words.format(value), chapter) == [(Severity.WARNING, advice)]
    assert found(words.format(value + 1), chapter) == [(Severity.ERROR, advice)]
    assert found(words.replace("{}", f"{{{name}}}"), chapter) == []


@pytest.mark.parametrize("words", ["本年新收申请{}件", "全年收到申请{}件", "办结申请{}件"])
def test_a_bare_application_is_most_likely_one_for_information(words: str) -> None:
    assert [severity for severity, _ in found(words.format(99_999))] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "本年度开展社会评议1次，组织业务培训3次，收到意见建议5条。",
        "2023年收到政府信息公开申请31件。",
        "比上年增加主动公开政府信息12条。",
        "其中县公安局收到政府信息公开申请1件。",
        "一是更新不够及时。二是形式单一。",
    ],
)
def test_other_numbers_may_be_typed(text: str) -> None:
    assert found(text) == []


def test_a_name_in_braces_becomes_its_figure() -> None:
    text = "新收申请{新收申请}件、｛办结申请｝件，{没有这个}。"
    said = f"新收申请{figure('新收申请')}件、{figure('办结申请')}件，{{没有这个}}。"
    assert filled(text, DRAFT.figures, DRAFT.narrative) == said
    assert chapters(replace(DRAFT, texts={"problems": text}))["problems"] == said
    assert why_not_bound({"problems": text}) == ["没有名为“没有这个”的统计数；可以用的名称见“可引用的数字”"]


def test_the_desk_proofreads_what_was_typed(water: Organisation, office: Organisation, compiler: Person) -> None:
    at = moment("2025-01-10 10:00")
    text = "政策解读形式单一，下一步将加强政府信息公开工做的培训。。"
    write_texts(compile_report(water, 2024, by=compiler, at=at), texts={"problems": text}, by=compiler, at=at)
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    page = client.get(reverse("annual:report", args=["shuiliju", 2024])).content.decode()
    assert "“做”应为“作”" in page.split("检查结果</h2>")[1].split("统计数据</h2>")[0]


def test_a_text_is_kept_with_the_name_and_refused_with_one_that_is_none(
    water: Organisation, office: Organisation, compiler: Person
) -> None:
    at, text = moment("2025-01-10 10:00"), "全年新收申请{新收申请}件，办理质量有待提高。"
    report = compile_report(water, 2024, by=compiler, at=at)
    with pytest.raises(Refused, match="没有名为“新收”"):
        write_texts(report, texts={"problems": "新收{新收}件。"}, by=compiler, at=at)
    assert write_texts(report, texts={"problems": text}, by=compiler, at=at).texts["problems"] == text


TYPED = {
    "supervision": "工作考核结果已通报，开展社会评议1次。收到政府信息公开申请{新收申请}件。",
    "problems": f"今年收到政府信息公开申请{figure('新收申请')}件，公开政策解读{figure('公开政策解读') + 1}条。",
    "other_matters": "",
}


@pytest.mark.parametrize("shape", ["docx", "html", "json"])
def test_the_terminal_finds_in_a_printed_report_what_the_desk_finds(shape: str, tmp_path: Path) -> None:
    draft = replace(DRAFT, texts=TYPED)
    on_desk = [one for one in check_report(at_hand(draft)) if one.rule == "N-DUP"]
    assert [one.severity for one in on_desk] == [Severity.WARNING, Severity.ERROR]
    report, records = tmp_path / f"report.{shape}", tmp_path / "records.json"
    report.write_bytes(PRINTS[shape].make(draft))
    records.write_bytes(PRINTS["json"].make(draft))
    done = CliRunner().invoke(check, [str(report), "--records", str(records), "--select", "N-DUP", "--format", "json"])
    found = json.loads(done.stdout)
    assert [(one["severity"], one["message"], one["quote"]) for one in found] == [
        (one.severity.value, one.message, one.place.quote) for one in on_desk
    ]
    assert all(one["line"] for one in found)


def test_a_word_changed_after_the_export_is_found_and_records_of_another_year_are_not_compared(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("report.html", "records.json")]
    page = PRINTS["html"].make(DRAFT).decode().replace(f"公开政策解读{figure('公开政策解读')}条", "公开政策解读1条")
    for path, content in zip(paths, (page.encode(), PRINTS["json"].make(DRAFT)), strict=True):
        path.write_bytes(content)
    order = [str(paths[0]), "--records", str(paths[1]), "--select", "N-DUP"]
    assert f"“公开政策解读1条”是手填的数字，这一项由业务记录统计，统计数为{figure('公开政策解读')}" in said(order)
    paths[1].write_bytes(PRINTS["json"].make(replace(DRAFT, year=2023)))
    assert "2023年的，不是这份报告的，正文数字没有比对" in said(order)


def said(order: list[str]) -> str:
    return CliRunner().invoke(check, order).stdout


def test_a_text_that_is_refused_stays_in_the_form(water: Organisation, office: Organisation, compiler: Person) -> None:
    compile_report(water, 2024, by=compiler, at=moment("2025-01-10 10:00"))
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    typed = {"supervision": "全年考核一次，办结{没有}件。", "problems": "更新不够及时。", "other_matters": ""}
    page = client.post(reverse("annual:write", args=["shuiliju", 2024]), typed).content.decode()
    assert "没有名为“没有”的统计数" in page
    assert typed["supervision"] in page
    assert typed["problems"] in page
