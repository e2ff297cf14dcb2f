"""Amounts as Chinese offices write them."""

from decimal import Decimal

import pytest

from gongkai.lib.money import formatted, in_wan, in_yuan


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (6_600_000, "660万元"),
        (205_000, "20.5万元"),
        (0, "0万元"),
        (380, "0.038万元"),
        (10_000, "1万元"),
        (1_000_000_000, "100000万元"),
        (Decimal("12345.67"), "1.234567万元"),
        (-205_000, "-20.5万元"),
    ],
)
def test_wan_keeps_every_digit_and_no_empty_zero(amount, text):
    assert in_wan(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(380, "380元"), (0, "0元"), (Decimal("1234.5"), "1234.50元"), (Decimal("1E+3"), "1000元")],
)
def test_yuan_shows_fen_only_where_there_are_some(amount, text):
    assert in_yuan(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (6_600_000, "660万元"),
        (1_234_500, "123.45万元"),
        (12_345, "12345元"),
        (9_999, "9999元"),
        (10_000, "1万元"),
        (Decimal("12345.67"), "12345.67元"),
    ],
)
def test_an_amount_is_in_wan_where_that_stays_short(amount, text):
    assert formatted(amount) == text
