"""The verbs of the annual report: compile and write it, hand it in, add to it by hand, take one in from a file."""

from gongkai.annual.actions.compiling import compile_report, draft_item, write_texts
from gongkai.annual.actions.entering import fill_return, supplement, withdraw_supplement
from gongkai.annual.actions.handing_in import accept_report, explain, hand_back, remind, state_missing, submit_report
from gongkai.annual.actions.site_return import draft_return
from gongkai.annual.actions.taking_in import import_report

__all__ = [
    "accept_report",
    "compile_report",
    "draft_item",
    "draft_return",
    "explain",
    "fill_return",
    "hand_back",
    "import_report",
    "remind",
    "state_missing",
    "submit_report",
    "supplement",
    "withdraw_supplement",
    "write_texts",
]
