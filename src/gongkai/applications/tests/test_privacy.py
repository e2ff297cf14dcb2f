"""What is shown of identity numbers."""

from __future__ import annotations

import pytest

from gongkai.applications.rules.privacy import masked


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("659999199001010011", "659***********0011"),
        ("11659999MB0000002X", "116***********002X"),
        ("E12345678", "*********"),
        ("E1234567890", "E12****7890"),
        ("1", "*"),
        ("", ""),
    ],
)
def test_a_number_is_masked(number, shown):
    assert masked(number) == shown
