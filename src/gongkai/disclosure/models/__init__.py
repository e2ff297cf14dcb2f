"""Nouns of the room: pages, items, reviews and gate records."""

from gongkai.disclosure.models.catalogue import CatalogueNode, IndexStyle
from gongkai.disclosure.models.gate import GateRecord, IndexSequence, Placement
from gongkai.disclosure.models.items import Item, ItemAttachment
from gongkai.disclosure.models.pages import ChannelPage, ColumnPage, HomePage, StandingPage, UnitSitePage
from gongkai.disclosure.models.review import ReviewTask, ReviewTaskState

__all__ = [
    "CatalogueNode",
    "ChannelPage",
    "ColumnPage",
    "GateRecord",
    "HomePage",
    "IndexSequence",
    "IndexStyle",
    "Item",
    "ItemAttachment",
    "Placement",
    "ReviewTask",
    "ReviewTaskState",
    "StandingPage",
    "UnitSitePage",
]
