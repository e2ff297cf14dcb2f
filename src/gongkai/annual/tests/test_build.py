"""`gongkai report build` writes an organ's report to a file, or says in Chinese why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone

from gongkai.annual.actions import compile_report
from gongkai.annual.commands import report
from gongkai.annual.printing import PRINTS
from gongkai.annual.tests.records import case
from gongkai.lib import pdf
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment


def build(code: str, shape: str, path: Path, *more: str, year: int = 2024) -> Result:
    order = ["build", "--organisation", code, "--year", str(year), "--format", shape, "-o", str(path), *more]
    return CliRunner().invoke(report, order)


@pytest.mark.parametrize("shape", [shape for shape in PRINTS if shape != "pdf"])  # test_printing makes one
def test_every_format_is_written(water: Organisation, office: Organisation, tmp_path: Path, shape: str) -> None:
    done = build("shuiliju", shape, tmp_path / f"a.{shape}")
    assert done.exit_code == 0, done.output
    assert "云溪县水利局2024年政府信息公开工作年度报告（实时统计，尚未冻结）" in done.output
    assert build(water.credit_code, shape, tmp_path / f"b.{shape}").exit_code == 0
    assert (tmp_path / f"a.{shape}").read_bytes() == (tmp_path / f"b.{shape}").read_bytes()


def test_what_is_frozen_is_printed_unless_asked_otherwise(
    water: Organisation, compiler: Person, tmp_path: Path
) -> None:
    kept = compile_report(water, 2024, by=compiler, at=moment("2025-01-10 10:00"))
    case(water, date(2024, 3, 4))
    frozen, live = tmp_path / "frozen.json", tmp_path / "live.json"
    assert f"冻结数据，摘要{kept.digest[:16]}" in build("shuiliju", "json", frozen).output
    build("shuiliju", "json", live, "--live")
    assert (kept.digest in frozen.read_text(), kept.digest in live.read_text()) == (True, False)


def test_a_year_that_is_not_over_is_built_only_as_it_stands_today(
    water: Organisation, office: Organisation, tmp_path: Path
) -> None:
    this_year = timezone.localdate().year
    for year, more, code in ((this_year, (), 1), (this_year + 1, ("--live",), 1), (this_year, ("--live",), 0)):
        done = build("shuiliju", "json", tmp_path / f"{year}{code}.json", *more, year=year)
        assert (done.exit_code, f"{year}年尚未结束" in done.output) == (code, code == 1)
        assert (tmp_path / f"{year}{code}.json").exists() == (code == 0)


def test_an_unknown_organ_is_named(county: Organisation, tmp_path: Path) -> None:
    done = build("nobody", "json", tmp_path / "a.json")
    assert (done.exit_code, "没有代码为“nobody”的机关" in done.output) == (1, True)
    assert not (tmp_path / "a.json").exists()


def test_a_place_that_cannot_be_written_is_named(water: Organisation, office: Organisation, tmp_path: Path) -> None:
    done = build("shuiliju", "json", tmp_path / "missing" / "a.json")
    assert (done.exit_code, "请先建立" in done.output) == (2, True)


def test_a_machine_without_pango_is_told_which_package(
    water: Organisation, office: Organisation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(html: str, *, css: str = "") -> bytes:
        raise pdf.PrintingMissing("请安装 Debian 软件包 libpango-1.0-0")

    monkeypatch.setattr("gongkai.annual.printing.page.pdf_from_html", missing)
    done = build("shuiliju", "pdf", tmp_path / "a.pdf")
    assert (done.exit_code, "libpango" in done.output) == (1, True)
