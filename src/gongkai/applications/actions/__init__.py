"""The verbs of applications: hold, refuse, change, record."""

from gongkai.applications.actions.applicant import clear_drafts, rate, save_draft
from gongkai.applications.actions.archiving import pack, reduce
from gongkai.applications.actions.closing import archive, send, serve, withdraw
from gongkai.applications.actions.consultation import consult, deliver_inquiry, receive_opinion, time_out_opinion
from gongkai.applications.actions.correction import lapse_correction, receive_correction, request_correction
from gongkai.applications.actions.fee import deliver_fee_notice, lapse_fee, notice_fee, pay_fee
from gongkai.applications.actions.handling import (
    dispatch,
    extend,
    lapse_reason,
    receive_reason,
    request_reason,
    set_due,
)
from gongkai.applications.actions.intake import confirm, log_arrival, register, submit, try_contact
from gongkai.applications.actions.letters import serve_letter
from gongkai.applications.actions.notifying import deliver_notice, deliver_waiting, prepare_notices
from gongkai.applications.actions.record import recount, reveal_identity
from gongkai.applications.actions.reply import approve, draft, pass_secrecy, return_draft

__all__ = [
    "approve",
    "archive",
    "clear_drafts",
    "confirm",
    "consult",
    "deliver_fee_notice",
    "deliver_inquiry",
    "deliver_notice",
    "deliver_waiting",
    "dispatch",
    "draft",
    "extend",
    "lapse_correction",
    "lapse_fee",
    "lapse_reason",
    "log_arrival",
    "notice_fee",
    "pack",
    "pass_secrecy",
    "pay_fee",
    "prepare_notices",
    "rate",
    "receive_correction",
    "receive_opinion",
    "receive_reason",
    "recount",
    "reduce",
    "register",
    "request_correction",
    "request_reason",
    "return_draft",
    "reveal_identity",
    "save_draft",
    "send",
    "serve",
    "serve_letter",
    "set_due",
    "submit",
    "time_out_opinion",
    "try_contact",
    "withdraw",
]
