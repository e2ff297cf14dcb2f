"""Nouns of the room: pages, items, reviews and gate records."""

from gongkai.disclosure.models.alert import Alert
from gongkai.disclosure.models.catalogue import CatalogueNode, IndexStyle
from gongkai.disclosure.models.contribution import Contribution
from gongkai.disclosure.models.corrections import CorrectedItem, Correction
from gongkai.disclosure.models.deposit import Deposit
from gongkai.disclosure.models.gate import GateRecord, IndexSequence, Placement
from gongkai.disclosure.models.grassroots import GrassrootsLine
from gongkai.disclosure.models.intake import Intake, IntakeRow
from gongkai.disclosure.models.items import Item, ItemAttachment
from gongkai.disclosure.models.pages import ChannelPage, ColumnPage, HomePage, StandingPage, UnitSitePage
from gongkai.disclosure.models.review import ReviewTask, ReviewTaskState
from gongkai.disclosure.models.route import ReviewRoute, RouteLevel
from gongkai.disclosure.models.schedule import Scheduled
from gongkai.disclosure.models.standin import StandIn

__all__ = [
    "Alert",
    "CatalogueNode",
    "ChannelPage",
    "ColumnPage",
    "Contribution",
    "Deposit",
    "CorrectedItem",
    "Correction",
    "GateRecord",
    "GrassrootsLine",
    "HomePage",
    "IndexSequence",
    "IndexStyle",
    "Intake",
    "IntakeRow",
    "Item",
    "ItemAttachment",
    "Placement",
    "ReviewRoute",
    "ReviewTask",
    "ReviewTaskState",
    "RouteLevel",
    "Scheduled",
    "StandIn",
    "StandingPage",
    "UnitSitePage",
]
