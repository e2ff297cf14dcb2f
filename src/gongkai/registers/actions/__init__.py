"""Keeping the registers, and letting their lines go to review and the gate."""

from gongkai.registers.actions.entries import checked, correct, enter, replace, withhold
from gongkai.registers.actions.fees import enter_fee_return
from gongkai.registers.actions.imports import open_import, take_in
from gongkai.registers.actions.publishing import approve_line, index_release, present

__all__ = [
    "approve_line",
    "checked",
    "correct",
    "enter",
    "enter_fee_return",
    "index_release",
    "open_import",
    "present",
    "replace",
    "take_in",
    "withhold",
]
