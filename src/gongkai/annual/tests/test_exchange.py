"""A report leaves one installation as a file and comes to another without loss, or is refused in Chinese."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest
from django.test import Client
from jsonschema_rs import Draft202012Validator

from gongkai.annual.actions import compile_report, hand_back, import_report, write_texts
from gongkai.annual.counting import behind, figures
from gongkai.annual.form import FORMS
from gongkai.annual.models import AnnualReport
from gongkai.annual.printing import PRINTS
from gongkai.annual.printing.schema import exchange_schema
from gongkai.annual.queries import draft_of, fees_taken
from gongkai.annual.rules import digest
from gongkai.annual.scopes import Scope
from gongkai.annual.tests.records import case, decision, fees, remedy
from gongkai.applications.models import Case, Remedy
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.models import EnforcementDecision, FeeReturn
from tests.cast import moment

AT = moment("2025-01-10 10:00")


@pytest.fixture
def file(county, office, water, compiler, texts) -> bytes:
    """The water department's report as another installation exports it; nothing of it stays here."""
    case(water, date(2024, 3, 4), closed_on=date(2024, 3, 20))
    remedy(water, date(2024, 5, 6))
    decision(water, date(2024, 6, 3))
    fees(water, 2024, "12345")
    report = write_texts(compile_report(water, 2024, by=compiler, at=AT), texts=texts, by=compiler, at=AT)
    content = PRINTS["json"].make(draft_of(report))
    for kind in (AnnualReport, Case, Remedy, EnforcementDecision, FeeReturn):
        kind.objects.all().delete()
    return content


def test_taken_in_and_sent_on_it_is_the_same_to_the_byte(file: bytes, compiler: Person) -> None:
    report = import_report(file, by=compiler, at=AT)
    assert PRINTS["json"].make(draft_of(report)) == file
    assert (report.state, report.is_imported) == ("submitted", True)


def test_it_is_what_the_published_schema_demands_and_a_cell_less_is_not(file: bytes) -> None:
    demands = Draft202012Validator(json.loads(json.dumps(exchange_schema())))
    data = json.loads(file)
    assert [error.message for error in demands.iter_errors(data)] == []
    for form in FORMS:
        for row in form.rows:
            lacking = copy.deepcopy(data)
            del lacking[form.key][row.key]
            assert not demands.is_valid(lacking)
    assert not demands.is_valid({key: value for key, value in data.items() if key != "code"})
    assert not demands.is_valid(data | {"digest": "0" * 63})
    assert Client().get("/api/v1/annual-reports/schema/").json() == exchange_schema()


def test_its_figures_enter_the_countys_and_are_named_behind_them(
    file: bytes, county: Organisation, water: Organisation, compiler: Person
) -> None:
    before = figures(Scope(county, 2024))
    report = import_report(file, by=compiler, at=AT)
    whole = figures(Scope(county, 2024))
    assert before["applications"]["new_received"]["total"] == 0
    assert whole == report.figures == figures(Scope(water, 2024))
    assert [one.label for one in behind(Scope(county, 2024), "proactive", "penalty", "decisions").added] == [
        "县水利局报送的报告"
    ]
    assert fees_taken(Scope(county, 2024)) == report.fee_yuan


def test_records_of_a_unit_that_handed_in_a_file_are_not_counted_twice(
    file: bytes, county: Organisation, water: Organisation, compiler: Person
) -> None:
    import_report(file, by=compiler, at=AT)
    case(water, date(2024, 7, 1))
    assert figures(Scope(county, 2024))["applications"]["new_received"]["total"] == 1


def test_a_file_that_is_not_whole_or_of_a_year_that_goes_on_is_refused(file: bytes, compiler: Person) -> None:
    data = json.loads(file)
    lacking = data | {"texts": data["texts"] | {"supervision": "", "problems": " "}}
    with pytest.raises(Refused) as refusal:
        import_report(json.dumps(lacking).encode(), by=compiler, at=AT)
    assert [reason[:7] for reason in refusal.value.reasons] == ["请填写监督保障", "请填写存在的主"]
    with pytest.raises(Refused, match="2024年尚未结束"):
        import_report(file, by=compiler, at=moment("2024-12-31 10:00"))


def test_a_file_comes_again_only_after_it_was_returned(file: bytes, compiler: Person) -> None:
    report = import_report(file, by=compiler, at=AT)
    with pytest.raises(Refused, match="已经导入，不能再导入；需要更正的，先退回"):
        import_report(file, by=compiler, at=AT)
    with pytest.raises(Refused, match="交换文件"):
        compile_report(report.organisation, 2024, by=compiler, at=AT)
    hand_back(report, reason="请改正，请改正后再报", by=compiler, at=AT)
    assert import_report(file, by=compiler, at=AT).pk == report.pk


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": "11659999MB0000099X"}, "统一社会信用代码"),
        ({"schema": "other/1"}, "不是年度报告的交换文件"),
        ({"year": "2024"}, "“year”"),
        ({"metrics": {}}, "metrics"),
        ({"fee_yuan": True}, "fee_yuan"),
        ({"licensing": 5}, None),
        ({"proactive": {"licensing": 5}}, "空格"),
        ({"proactive": {"nothing": 5}}, "没有这些行"),
        ({"proactive": [1]}, "不合格式"),
        ({"digest": "0" * 64}, "摘要不符"),
    ],
)
def test_a_file_that_is_not_right_is_refused_and_keeps_nothing(
    file: bytes, compiler: Person, change: dict, words: str | None
) -> None:
    content = json.dumps(json.loads(file) | change).encode()
    if words is None:
        assert import_report(content, by=compiler, at=AT).pk
        return
    with pytest.raises(Refused, match=words):
        import_report(content, by=compiler, at=AT)
    assert not AnnualReport.objects.exists()


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (("metrics", "notices"), float("nan"), "metrics"),
        (("metrics", "notices"), float("inf"), "metrics"),
        (("metrics", "notices"), 10**40, "metrics"),
        (("metrics", "notices"), 1.5, "metrics"),
        (("texts", "supervision"), 5, "“texts”中有不是文字"),
        (("texts", "supervision"), "考核结果\x01已通报", "控制字符"),
        (("texts", "supervision"), "考核结果\ud800已通报", "控制字符"),
        (("texts", "supervision"), "考" * 5001, "“texts”过长"),
        (("texts", "supervision"), "考核结果良好{没有的数}。", "没有名为“没有的数”"),
        (("texts", "preface"), "", "“texts”只能有"),
        (("notes",), [1, {"a": 2}], "“notes”中有不是文字"),
        (("contact",), {}, "缺联系单位"),
        (("contact", "电话"), ["x"], "“contact”中有不是文字"),
        (("title",), "长" * 200, "“title”过长"),
        (("fee_yuan",), -5, "“fee_yuan”应在"),
        (("fee_yuan",), 10**30, "“fee_yuan”应在"),
        (("year",), 99999, "“year”应在"),
        (("year",), -1, "“year”应在"),
        (("organ",), "云溪县教育局", "写的报告机关是“云溪县教育局”"),
        (("applications", "granted", "natural_person"), 10**13, "大于"),
    ],
)
def test_a_file_written_by_others_with_a_right_digest_is_refused_for_what_no_report_can_hold(
    file: bytes, compiler: Person, place: tuple[str, ...], value: object, words: str
) -> None:
    data = json.loads(file)
    inner = data
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = value
    tables = {form.key: data[form.key] for form in FORMS}
    data["digest"] = digest(tables, data["metrics"], data["fee_yuan"])
    with pytest.raises(Refused, match=words):
        import_report(json.dumps(data).encode(), by=compiler, at=AT)
    assert not AnnualReport.objects.exists()


def test_the_countys_own_sum_is_no_units_report(file: bytes, county: Organisation, compiler: Person) -> None:
    data = json.loads(file) | {"code": county.credit_code, "organ": county.name}
    with pytest.raises(Refused, match="不能导入"):
        import_report(json.dumps(data).encode(), by=compiler, at=AT)


def test_one_changed_figure_is_refused_twice(file: bytes, compiler: Person) -> None:
    data = json.loads(file)
    data["applications"]["granted"]["natural_person"] += 1
    with pytest.raises(Refused) as refusal:
        import_report(json.dumps(data).encode(), by=compiler, at=AT)
    said = "".join(refusal.value.reasons)
    assert "摘要不符" in said
    assert "检查发现错误" in said


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"[" * 100_000, b"[]", b"\xff\xfe", b" " * 2_000_000])
def test_rubbish_is_refused_without_a_traceback(county: Organisation, compiler: Person, content: bytes) -> None:
    with pytest.raises(Refused):
        import_report(content, by=compiler, at=AT)
