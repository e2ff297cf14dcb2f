"""What can be seen of a text."""

from __future__ import annotations

import pytest

from gongkai.lib.seen import seen


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "\u200b\u200d \ufeff", "\u3164\u2800", "\u3000\u00ad", "\x00"])
def test_invisible_characters_are_nothing(text):
    assert seen(text) == ""


@pytest.mark.parametrize(("text", "left"), [(" 河道 ", "河道"), ("\u200b河", "\u200b河"), ("?", "?"), ("𠮷", "𠮷")])
def test_what_can_be_seen_stays(text, left):
    assert seen(text) == left
