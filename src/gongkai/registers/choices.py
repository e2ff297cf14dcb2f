"""Kinds of enforcement decisions, and of what a register's field holds."""

from __future__ import annotations

import enum


class DecisionKind(enum.StrEnum):
    """Which row of 表二 a decision counts in."""

    LICENSING = "licensing"
    PENALTY = "penalty"
    COERCION = "coercion"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"licensing": "行政许可", "penalty": "行政处罚", "coercion": "行政强制"}[self.value]


class Holds(enum.StrEnum):
    """What a field of a register holds."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    YEAR = "year"
    WAN = "wan"  # an amount in 万元
    ONE_OF = "one_of"
    SOME_OF = "some_of"
    CREDIT_CODE = "credit_code"
    IDENTITY = "identity"
    OWN_NAME = "own_name"  # the organ's own name: filled in, not asked for
    OWN_CODE = "own_code"  # its 统一社会信用代码


class Party(enum.StrEnum):
    """行政相对人类别."""

    LEGAL = "法人及非法人组织"
    NATURAL = "自然人"
    TRADER = "个体工商户"


class Standing(enum.StrEnum):
    """How a line of a register stands to the public."""

    WAITING = "waiting"
    ON_ITS_WAY = "on_its_way"
    PUBLIC = "public"
    WITHHELD = "withheld"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {
            "waiting": "待公开",
            "on_its_way": "已起草公开稿",
            "public": "已公开",
            "withheld": "不公开",
            "ended": "已撤下或者期满",
        }[self.value]
