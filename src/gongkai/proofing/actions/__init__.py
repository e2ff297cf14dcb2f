"""The room's verbs."""

from gongkai.proofing.actions.answers import proof_file, waive
from gongkai.proofing.actions.counting import observe
from gongkai.proofing.actions.lists import forget, ignore, put_words
from gongkai.proofing.actions.scans import advance, keep_slips, start_scan, stop_scan

__all__ = [
    "advance",
    "forget",
    "ignore",
    "keep_slips",
    "observe",
    "proof_file",
    "put_words",
    "start_scan",
    "stop_scan",
    "waive",
]
