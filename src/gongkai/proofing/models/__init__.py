"""Nouns of the room: signatures, lists, scans and counts."""

from gongkai.proofing.models.answers import FileProof, Waiver
from gongkai.proofing.models.counts import Tally, Watched
from gongkai.proofing.models.lists import Word, WordList
from gongkai.proofing.models.scans import Scan, Slip

__all__ = ["FileProof", "Scan", "Slip", "Tally", "Waiver", "Watched", "Word", "WordList"]
