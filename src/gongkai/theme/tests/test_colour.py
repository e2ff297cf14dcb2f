"""Every colour that carries text can be read, in both palettes."""

import re

import pytest
from django.core.checks.registry import registry

from gongkai.theme.apps import check_main_colour
from gongkai.theme.bundle import PARTS
from gongkai.theme.colour import TEXT_CONTRAST, contrast, why_not_main_colour

EDGE_CONTRAST = 3.0  # WCAG 2.1 AA, 1.4.11
TEXT = ["--ink", "--ink-2", "--main", "--seal", "--note"]
GROUNDS = ["--paper", "--paper-2", "--seal-wash", "--note-wash"]


def palette(sheet: str, selector: str) -> dict[str, str]:
    """The colours that a sheet gives to a selector."""
    text = (PARTS / sheet).read_text("utf-8")
    block = text[text.index(selector) :]
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", block[: block.index("\n  }")]))


NORMAL = palette("tokens.css", ":root {")
HIGH = palette("modes.css", '[data-contrast="high"] {')


@pytest.mark.parametrize("colours", [NORMAL, HIGH], ids=["normal", "high contrast"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_text_can_be_read_on_every_ground(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= TEXT_CONTRAST


@pytest.mark.parametrize("colours", [NORMAL, HIGH], ids=["normal", "high contrast"])
def test_buttons_and_control_edges_can_be_seen(colours):
    assert contrast(colours["--on-main"], colours["--main"]) >= TEXT_CONTRAST
    assert contrast(colours["--line-2"], colours["--paper"]) >= EDGE_CONTRAST


def test_high_contrast_is_at_least_seven_to_one_for_text():
    assert min(contrast(HIGH[text], HIGH["--paper"]) for text in TEXT) >= 7


def test_there_are_three_colours_besides_ink_and_paper():
    assert {name for name in NORMAL if name in ("--main", "--seal", "--note")} == {"--main", "--seal", "--note"}
    greys = (
        "--ink",
        "--ink-2",
        "--line",
        "--line-2",
        "--paper",
        "--paper-2",
        "--on-main",
        "--seal-wash",
        "--note-wash",
    )
    assert set(NORMAL) == {"--main", "--seal", "--note", *greys}


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_pale_main_colour_is_refused_with_its_contrast():
    assert why_not_main_colour("#6aa9e0") == [
        "主色 #6aa9e0 与底色 #ffffff 的对比度为 2.5，不得低于 4.5",
        "主色 #6aa9e0 与底色 #f7f5f1 的对比度为 2.3，不得低于 4.5",
    ]


def test_a_dark_main_colour_or_none_is_accepted():
    assert why_not_main_colour("#8a1f1f") == []
    assert why_not_main_colour("") == []


def test_something_that_is_no_colour_is_refused():
    assert why_not_main_colour("red; }") == ["主色应写成 #rrggbb，现为“red; }”"]


def test_the_start_up_check_refuses_a_pale_main_colour(settings):
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "main_colour": "#ffff00"}
    assert check_main_colour in registry.get_checks()
    assert {message.id for message in check_main_colour()} == {"theme.E001"}
