"""What the registers demand: values in, values and reasons out."""

from gongkai.registers.rules.fees import why_not_enter_fees
from gongkai.registers.rules.lines import Problem, Values, completed, problems_of, read_line
from gongkai.registers.rules.public import (
    html_of,
    public_values,
    read_html,
    summary_of,
    title_of,
    why_not_approve_together,
    why_not_present,
    why_not_replace,
    why_not_withhold,
)

__all__ = [
    "Problem",
    "Values",
    "completed",
    "html_of",
    "problems_of",
    "public_values",
    "read_html",
    "read_line",
    "summary_of",
    "title_of",
    "why_not_approve_together",
    "why_not_enter_fees",
    "why_not_present",
    "why_not_replace",
    "why_not_withhold",
]
