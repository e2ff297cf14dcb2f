"""Verbs of the room."""

from gongkai.disclosure.actions.absence import arrange_absence, end_absence
from gongkai.disclosure.actions.alert import end_alert, raise_alert
from gongkai.disclosure.actions.catalogue import choose_index_style, close_class, extend_catalogue, rename_class
from gongkai.disclosure.actions.contribution import adopt, contribute, contribute_again, send_back
from gongkai.disclosure.actions.deposit import keep_approval, keep_evidence
from gongkai.disclosure.actions.draft import draft, revise
from gongkai.disclosure.actions.filling import fill
from gongkai.disclosure.actions.grassroots import place_matter, take_in_grassroots
from gongkai.disclosure.actions.release import quarantine, release, withdraw
from gongkai.disclosure.actions.review import approve, recall, return_, submit
from gongkai.disclosure.actions.revoke import note_revocation
from gongkai.disclosure.actions.route import Level, end_route, establish_review_route, hand_over, set_route
from gongkai.disclosure.actions.scanning import correct_everywhere, scan_on, scan_published, submit_corrections
from gongkai.disclosure.actions.sites import found_site, merge_page, rename_page, set_column
from gongkai.disclosure.actions.timing import expire, finish, release_scheduled
from gongkai.disclosure.actions.urgent import publish_urgently
from gongkai.disclosure.actions.void import void_if_changed

__all__ = [
    "Level",
    "adopt",
    "approve",
    "arrange_absence",
    "choose_index_style",
    "close_class",
    "contribute",
    "contribute_again",
    "correct_everywhere",
    "draft",
    "end_absence",
    "end_alert",
    "end_route",
    "establish_review_route",
    "expire",
    "extend_catalogue",
    "fill",
    "finish",
    "hand_over",
    "found_site",
    "merge_page",
    "keep_approval",
    "keep_evidence",
    "note_revocation",
    "publish_urgently",
    "place_matter",
    "quarantine",
    "raise_alert",
    "recall",
    "release",
    "release_scheduled",
    "rename_class",
    "rename_page",
    "return_",
    "revise",
    "scan_on",
    "scan_published",
    "send_back",
    "set_route",
    "set_column",
    "submit",
    "submit_corrections",
    "take_in_grassroots",
    "void_if_changed",
    "withdraw",
]
