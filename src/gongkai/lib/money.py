"""Amounts of money as Chinese offices write them. Amounts are given in yuan, as int or Decimal, never as float."""

from __future__ import annotations

from decimal import Decimal

WAN = 10_000


def in_yuan(amount: int | Decimal) -> str:
    """380元, 1234.50元: whole yuan without decimals, otherwise to the fen."""
    exact = Decimal(amount)
    return f"{exact:.0f}元" if exact == exact.to_integral_value() else f"{exact:.2f}元"


def in_wan(amount: int | Decimal) -> str:
    """660万元, 20.5万元: every digit kept, no trailing zeros."""
    text = f"{Decimal(amount) / WAN:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}万元"


def formatted(amount: int | Decimal) -> str:
    """万元 where that takes at most two decimals, otherwise 元: 20.5万元, 380元, 12345元."""
    exact = Decimal(amount)
    fits = abs(exact) >= WAN and exact % 100 == 0
    return in_wan(exact) if fits else in_yuan(exact)
