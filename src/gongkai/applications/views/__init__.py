"""The public's side of 依申请公开."""

from gongkai.applications.views.applying import draft, guide, look, new, receipt, start
from gongkai.applications.views.following import (
    answer,
    case,
    handed_out,
    leave,
    letter,
    mine,
    rate,
    reply,
    reply_file,
    status,
    withdraw,
)
from gongkai.applications.views.frame import due_in_words

__all__ = [
    "answer",
    "case",
    "draft",
    "due_in_words",
    "guide",
    "handed_out",
    "leave",
    "letter",
    "look",
    "mine",
    "new",
    "rate",
    "receipt",
    "reply",
    "reply_file",
    "start",
    "status",
    "withdraw",
]
