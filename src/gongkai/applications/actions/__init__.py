"""The verbs of applications: hold, refuse, change, record."""

from gongkai.applications.actions.applicant import clear_drafts, rate, save_draft
from gongkai.applications.actions.archiving import pack, reduce
from gongkai.applications.actions.calendars import correct_notice, enter_notice, void_notice
from gongkai.applications.actions.closing import archive, send, serve, withdraw
from gongkai.applications.actions.complaints import (
    decide_record_request,
    receive_complaint,
    receive_record_request,
    resolve_complaint,
)
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
from gongkai.applications.actions.notifying import deliver_notice, deliver_waiting, prepare_missed, prepare_notices
from gongkai.applications.actions.office import ask_unit, explain_search, log_search, receive_unit_answer
from gongkai.applications.actions.opening import decide_conversion, review_denial, suggest_conversion
from gongkai.applications.actions.record import recount, reveal_identity
from gongkai.applications.actions.remedies import decide_remedy, file_remedy, remand, respond
from gongkai.applications.actions.reply import approve, draft, pass_legality, pass_secrecy, return_draft
from gongkai.applications.actions.warning import warn_due
from gongkai.applications.actions.weekly import send_digests

__all__ = [
    "send_digests",
    "correct_notice",
    "enter_notice",
    "void_notice",
    "warn_due",
    "ask_unit",
    "decide_conversion",
    "decide_record_request",
    "decide_remedy",
    "file_remedy",
    "explain_search",
    "log_search",
    "pass_legality",
    "receive_complaint",
    "receive_record_request",
    "receive_unit_answer",
    "remand",
    "resolve_complaint",
    "respond",
    "review_denial",
    "suggest_conversion",
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
    "prepare_missed",
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
