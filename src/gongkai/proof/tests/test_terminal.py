"""`gongkai proof` reads files and folders, prints findings in five shapes, and mends what is safe."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from gongkai.lib.pdf import pdf_from_html
from gongkai.proof.reading import UnreadableError, text_in
from gongkai.proof.terminal import proof

WRONG = "加强学习,提高认识。\n进一步优化营商环镜，激发市场主体活力。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(WRONG)
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(proof, [str(one) for one in arguments])
    return result.exit_code, result.stdout


def test_each_finding_is_printed_with_its_place(file: Path) -> None:
    code, printed = run(file)
    assert code == 1
    assert f"{file}:1:5 P-HALF 错误" in printed
    assert f"{file}:2:9 C-SPELL" in printed


def test_json_holds_offsets(file: Path) -> None:
    rows = json.loads(run(file, "--format", "json")[1])
    assert [WRONG[row["start"] : row["end"]] for row in rows] == [",", "镜"]


def test_sarif_names_every_rule_it_uses(file: Path) -> None:
    log = json.loads(run(file, "--format", "sarif")[1])["runs"][0]
    assert {one["ruleId"] for one in log["results"]} <= {one["id"] for one in log["tool"]["driver"]["rules"]}


def test_html_marks_the_places_and_escapes_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<script>加强学习,提高认识")
    page = run(path, "--format", "html")[1]
    assert ">,</mark>" in page
    assert "<script>" not in page


def test_fix_changes_only_what_is_safe(file: Path) -> None:
    run(file, "--fix")
    assert file.read_text() == WRONG.replace(",", "，")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_fix_keeps_encoding_mark_and_line_ends(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path, text = tmp_path / "a.txt", "加强学习,提高认识。\r\n公开政府信息,方便群众。\r\n"
    path.write_bytes(mark + text.encode(encoding))
    run(path, "--fix")
    assert path.read_bytes() == mark + text.replace(",", "，").encode(encoding)


def test_a_word_document_gets_comments_at_the_place(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("第一段没有问题。")
    document.add_table(1, 1).cell(0, 0).text = WRONG.splitlines()[1]
    path = tmp_path / "a.docx"
    document.save(path)
    run(path, "--format", "docx")
    made = docx.Document(tmp_path / "a（校对）.docx")
    (comment,) = list(made.comments)
    assert "境" in comment.text
    marked = made.element.xpath("//w:commentRangeStart/following-sibling::w:r[1]/w:t")
    assert [one.text for one in marked] == ["镜"]


def test_a_folder_is_read_by_several_processes_in_order(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(WRONG)
    (tmp_path / "x.bin").write_bytes(b"\0")
    rows = json.loads(run(tmp_path, "--jobs", 2, "--format", "json")[1])
    assert [Path(row["path"]).name for row in rows] == ["a.txt", "a.txt", "b.txt", "b.txt", "c.txt", "c.txt"]


def test_what_cannot_be_read_is_said_in_chinese(tmp_path: Path) -> None:
    assert run(tmp_path / "无.txt")[0] == 2
    with pytest.raises(UnreadableError, match="不认识"):
        text_in("a.exe", b"MZ")
    with pytest.raises(UnreadableError, match="损坏"):
        text_in("a.docx", b"no zip")


def test_html_is_read_as_a_browser_shows_it() -> None:
    page = "<p>第一段</p><script>x</script><p>第二段<img alt='图片说明'></p>".encode()
    assert text_in("a.html", page).splitlines() == ["第一段", "第二段图片说明"]


def test_a_word_document_is_read_paragraph_by_paragraph() -> None:
    document, kept = docx.Document(), io.BytesIO()
    document.add_paragraph("第一段")
    document.add_paragraph("第二段")
    document.save(kept)
    assert text_in("a.docx", kept.getvalue()) == "第一段\n第二段"


def test_lines_that_a_page_broke_are_one_paragraph_and_cells_are_whole() -> None:
    pytest.importorskip("weasyprint", reason="needs Pango to print", exc_type=OSError)
    duty = (
        "（一）各单位要压实责任，健全制度（含发布、审核、更新、保密审查等各个环节），把公开工作摆在突出位置，落实到人。"
    )
    wide = "<div style='page: wide'><table><tr>" + "<td>平台运维服务经费</td>" * 9 + "</tr></table></div>"
    pdf = pdf_from_html(f"<h1>工作要点</h1><p>{duty}</p><p>到此为止。</p><p>{duty}</p>{wide}")
    assert text_in("要点.pdf", pdf).splitlines() == ["工作要点", duty, "到此为止。", duty, *["\t平台运维服务经费"] * 9]
