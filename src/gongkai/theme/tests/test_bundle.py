"""Each component is a template, a style sheet and an example; nothing runs or styles inline."""

import re
from pathlib import Path

import pytest

from gongkai.theme.bundle import BUNDLES, DESK_COMPONENTS, PARTS, STATIC, desk_css, site_css
from gongkai.theme.examples import examples

TEMPLATES = Path(__file__).parents[1] / "templates"
COMPONENTS = {path.stem for path in (TEMPLATES / "components").glob("[!_]*.html")}
PAGES = sorted(TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize(("path", "made"), BUNDLES.items(), ids=lambda given: getattr(given, "name", ""))
def test_the_joined_sheets_are_fresh(path, made):
    assert path.read_text("utf-8") == made(), "run python -m gongkai.theme.bundle"


def test_the_desk_sheet_holds_each_of_its_components_once_and_in_no_layer():
    text = desk_css()
    assert text.count("@layer") == 2  # the order and the tokens
    assert text.count("{") == text.count("}")
    assert set(DESK_COMPONENTS) <= COMPONENTS


def test_every_component_has_a_sheet_and_an_example():
    assert {path.stem for path in (PARTS / "components").glob("*.css")} == COMPONENTS
    assert {example.name for example in examples()} == COMPONENTS


def test_every_part_stands_in_a_layer_and_closes_its_braces():
    for part in PARTS.rglob("*.css"):
        text = part.read_text("utf-8")
        assert "@layer" in text, part.name
        assert text.count("{") == text.count("}"), part.name


def test_every_token_used_is_defined():
    text = site_css() + (STATIC / "patterns.css").read_text("utf-8")
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+):", text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_template_styles_or_runs_inline_or_asks_another_site(page):
    text = page.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son\w+=\"|javascript:|<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"(src|<link[^>]*href)=\"(https?:)?//", text)


def test_no_sheet_asks_another_site_or_loads_a_font():
    for sheet in STATIC.rglob("*.css"):
        assert not re.search(r"url\(|@import|@font-face", sheet.read_text("utf-8")), sheet.name


def test_all_sheets_together_stay_small():
    assert (STATIC / "site.css").stat().st_size < 48 * 1024


def test_every_cell_of_a_work_list_says_what_it_is_on_a_phone() -> None:
    """There the heads of the columns are gone, and each cell begins with its label."""
    templates = STATIC.parents[2].glob("*/templates/**/*.html")
    tables = [
        (template.name, table)
        for template in templates
        for table in re.findall(r'<table class="work-list".*?</table>', template.read_text("utf-8"), re.DOTALL)
    ]
    bare = [
        (name, cell)
        for name, table in tables
        for cell in re.findall(r"<td(?![^>]*(?:data-label|colspan))[^>]*>", table)
    ]
    assert len(tables) >= 5
    assert bare == []
