"""Reports checked together: who copied from whom, at little memory; folders of units and of last year's units."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from gongkai.annual.alike import KEPT, Alike, sketches_of
from gongkai.annual.checks.examples import report_with
from gongkai.annual.form import report_as_dict
from gongkai.annual.terminal import check
from gongkai.annual.tests.extract import row_per_line

PROBLEMS = (
    "一是组织领导有待加强，部分单位对政府信息公开工作重视不够，更新不及时。二是公开内容有待深化，群众关心的信息公开得不够充分。"
    "三是业务能力有待提高，经办人员更换频繁，培训不足。今后将加强领导、细化责任、强化培训，不断提升公开质量，按时更新各个栏目。"
)
OTHERS = (
    "主要问题是灌区用水信息没有按旬公布，水价调整的说明也不够详细。明年起每旬公布一次各乡镇的配水情况，水价方案随文附上测算过程，"
    "并在各村公示栏张贴，请用水户代表逐季评议，评议结果和整改情况一并公布，由分管负责人签字后存档备查，接受群众监督。"
)


def report(organ, problems):
    return report_with(
        {"organ": organ, "title": f"{organ}2024年政府信息公开工作年度报告", "texts": {"problems": problems}}
    )


def write(folder, organ, problems, **more):
    folder.mkdir(exist_ok=True)
    data = report_as_dict(report(organ, problems)) | more
    (folder / f"{organ}.txt").write_text(row_per_line(data), encoding="utf-8")


def run(*arguments):
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("second", "is_copied"),
    [
        (PROBLEMS, True),
        (PROBLEMS.replace("部分单位", "个别单位").replace("3", "5"), True),
        (PROBLEMS[:60] + OTHERS[60:], False),
        (OTHERS, False),
        ("无。", False),
    ],
)
def test_a_chapter_that_another_organ_has_as_well_is_named_with_the_other_report(second, is_copied):
    passed = Alike()
    assert passed.findings(sketches_of(report("某县水利局", PROBLEMS))) == []
    found = passed.findings(sketches_of(report("某县教育局", second)))
    assert [one.rule for one in found] == ["S-COPY"] * is_copied
    assert all("某县水利局的报告" in one.message for one in found)


def test_the_same_report_in_two_files_is_no_copy_but_last_years_is():
    passed = Alike()
    this_year = report("某县水利局", PROBLEMS)
    assert [passed.findings(sketches_of(this_year)) for _ in range(2)] == [[], []]
    assert len(passed.findings(sketches_of(replace(this_year, year=2025)))) == 1


def test_what_is_kept_of_a_chapter_does_not_grow_with_it():
    long = report("某县水利局", "".join(f"第{chr(0x4E00 + i)}项工作{chr(0x5000 + 3 * i)}完成。" for i in range(2000)))
    assert [len(sketch.hashes) for sketch in sketches_of(long)] == [KEPT]


@pytest.mark.parametrize("jobs", [1, 2])
def test_in_a_folder_the_later_copy_is_found(tmp_path, jobs):
    for organ, problems in (("某县甲局", PROBLEMS), ("某县乙局", OTHERS), ("某县丙局", PROBLEMS)):
        write(tmp_path / "in", organ, problems)
    found = json.loads(run(tmp_path / "in", "--format", "json", "--select", "S-COPY", "--jobs", jobs).stdout)
    assert len(found) == 1
    assert {organ for organ in ("甲", "丙") if organ in found[0]["path"] + found[0]["message"]} == {"甲", "丙"}


def test_last_years_units_make_a_broken_link_a_doubt_and_name_the_difference(tmp_path):
    whole = report_as_dict(report("某县", OTHERS))
    last = json.loads(json.dumps(whole)) | {"year": 2023, "title": "某县2023年政府信息公开工作年度报告"}
    last["applications"]["carried_out"] |= {"natural_person": 1, "total": 1}
    last["applications"]["new_received"] |= {"natural_person": 1, "total": 1}
    for name, data in (("now.txt", whole), ("last.txt", last)):
        (tmp_path / name).write_text(row_per_line(data), encoding="utf-8")
    write(tmp_path / "units", "某县水利局", OTHERS)
    write(tmp_path / "before", "某县教育局", OTHERS, year=2023, title="某县教育局2023年政府信息公开工作年度报告")
    arguments = [tmp_path / "now.txt", "--previous", tmp_path / "last.txt", "--select", "T3-YOY", "--format", "json"]
    units = ["--units", tmp_path / "units", "--previous-units", tmp_path / "before"]
    assert {one["severity"] for one in json.loads(run(*arguments).stdout)} == {"error"}
    found = json.loads(run(*arguments, *units).stdout)
    assert {one["severity"] for one in found} == {"warning"}
    assert "新增某县水利局；减少某县教育局" in found[0]["message"]


def test_a_units_file_that_cannot_be_read_is_named_and_other_texts_are_passed_over(tmp_path):
    write(tmp_path / "units", "某县水利局", OTHERS)
    write(tmp_path / "in", "某县", OTHERS)
    (tmp_path / "units" / "readme.txt").write_text("说明。", encoding="utf-8")
    assert run(tmp_path / "in", "--units", tmp_path / "units", "--select", "A").exit_code == 0
    (tmp_path / "units" / "broken.docx").write_bytes(b"PK\x03\x04broken")
    result = run(tmp_path / "in", "--units", tmp_path / "units", "--select", "A")
    assert (result.exit_code, "broken.docx" in result.stderr) == (2, True)


def test_what_is_missing_is_told_and_not_added_up_as_nought(tmp_path):
    write(
        tmp_path / "in",
        "某县",
        OTHERS,
        proactive=report_as_dict(report_with({"proactive": {"licensing": 9}}))["proactive"],
    )
    write(tmp_path / "units", "某县水利局", OTHERS)
    (tmp_path / "records.json").write_text('{"roster": ["某县水利局", "某县教育局"]}', encoding="utf-8")
    arguments = [tmp_path / "in", "--units", tmp_path / "units", "--select", "A", "--format", "json"]
    assert [one["rule"] for one in json.loads(run(*arguments).stdout)] == ["A-SUM"]
    found = json.loads(run(*arguments, "--records", tmp_path / "records.json").stdout)
    assert [one["rule"] for one in found] == ["A-COVER"]
    assert "缺报1个单位：某县教育局" in found[0]["message"]
