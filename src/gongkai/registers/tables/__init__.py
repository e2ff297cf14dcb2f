"""Every register of the platform, declared as data: a new one is one file here."""

from __future__ import annotations

from gongkai.registers.tables.appointment import APPOINTMENT
from gongkai.registers.tables.budget import BUDGET
from gongkai.registers.tables.coercion import COERCION
from gongkai.registers.tables.fee import FEE
from gongkai.registers.tables.licensing import LICENSING
from gongkai.registers.tables.meeting import MEETING
from gongkai.registers.tables.motion import MOTION
from gongkai.registers.tables.penalty import PENALTY
from gongkai.registers.tables.shape import Field, Register

REGISTERS: dict[str, Register] = {
    one.key: one for one in (LICENSING, PENALTY, COERCION, FEE, BUDGET, MOTION, MEETING, APPOINTMENT)
}

__all__ = ["REGISTERS", "Field", "Register"]
