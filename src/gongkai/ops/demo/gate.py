"""Letting thousands of reviewed items out at once: the same rows that the real gate writes one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gongkai.disclosure.choices import Genre, ReviewLevel, SecrecyConclusion
from gongkai.disclosure.models import ColumnPage, GateRecord, IndexSequence, Item, Placement
from gongkai.disclosure.queries import public_content, text_of
from gongkai.disclosure.queries.deadlines import due_of
from gongkai.disclosure.rules import content_hash
from gongkai.disclosure.tables import REVIEWERS
from gongkai.ledger.actions import Entry
from gongkai.lib.numbering import DEFAULT_INDEX, index_number
from gongkai.ops.demo.organs import Unit
from gongkai.ops.demo.people import People
from gongkai.ops.demo.texts.template import Text
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation

BATCH = 400
SECRECY_BASIS = "经逐项审查，不涉及国家秘密、工作秘密和个人隐私"


@dataclass(slots=True, kw_only=True)
class Piece:
    """One item as it went through the county: what it says, who answers for it, and when each level passed it."""

    unit: Unit
    issuer: Organisation
    text: Text
    genre: Genre
    code: str
    columns: Sequence[str]
    written_on: date
    drafted_at: datetime
    passed_at: dict[ReviewLevel, datetime]
    doc_no: str = ""
    validity: str = ""
    source: str = ""
    source_url: str = ""
    generated: str = ""  # what a register says, below the text
    shown_until: date | None = None
    deadline_kind: str = ""
    first_published_at: datetime | None = None  # for a later release of something public before
    item: Item | None = field(default=None)  # once it is in the database

    @property
    def published_at(self) -> datetime:
        """When it became public."""
        return self.passed_at[ReviewLevel.PUBLISH]


class Gate:
    """Writes items, gate records and placements in bulk, and hands back their ledger lines."""

    def __init__(self, people: People, columns: dict[str, ColumnPage]) -> None:
        self._people = people
        self._columns = columns

    def let_out(self, pieces: Iterable[Piece]) -> list[Entry]:
        """Make these pieces public, each at its own time; the ledger lines are still to be written."""
        ordered = sorted(pieces, key=lambda piece: piece.published_at)
        self._number(ordered)
        Item.objects.bulk_create([piece.item for piece in ordered if piece.item], batch_size=BATCH)
        self._place_items(ordered)
        records = GateRecord.objects.bulk_create([self._record(piece) for piece in ordered], batch_size=BATCH)
        Placement.objects.bulk_create(
            (
                Placement(record=record, column=self._columns[slug], published_at=record.published_at)
                for record, piece in zip(records, ordered, strict=True)
                for slug in piece.columns
            ),
            batch_size=BATCH,
        )
        return [
            Entry(
                "item.published",
                record.item,
                record.published_at,
                record.published_by,
                {"gate": record.pk, "content_hash": record.content_hash},
            )
            for record in records
        ]

    def _number(self, pieces: list[Piece]) -> None:
        """Give each piece its item with an index number, in the order of publication within unit and year."""
        given: dict[tuple[int, int], int] = defaultdict(int)
        given.update({(row.unit_id, row.year): row.last for row in IndexSequence.objects.all()})
        for piece in pieces:
            organ, year = piece.unit.organ, piece.published_at.year
            given[organ.pk, year] += 1
            serial = given[organ.pk, year]
            index_no = index_number(DEFAULT_INDEX, uscc=organ.credit_code, year=year, serial=serial)
            piece.item = self._item(piece, index_no)
        IndexSequence.objects.bulk_create(
            (IndexSequence(unit_id=unit, year=year, last=last) for (unit, year), last in given.items()),
            update_conflicts=True,
            unique_fields=["unit", "year"],
            update_fields=["last"],
        )

    def _item(self, piece: Piece, index_no: str) -> Item:
        item = Item(
            unit=piece.unit.organ,
            issuer=piece.issuer,
            title=piece.text.title,
            summary=piece.text.summary,
            genre=piece.genre,
            catalogue_code=piece.code,
            doc_no=piece.doc_no,
            written_on=piece.written_on,
            validity=piece.validity,
            source=piece.source,
            source_url=piece.source_url,
            body=[("text", piece.text.html)] + ([("generated", piece.generated)] if piece.generated else []),
            shown_until=piece.shown_until,
            deadline_kind=piece.deadline_kind,
            index_no=index_no,
            author=self._people.of(piece.unit, Role.DRAFTER),
            created_at=piece.drafted_at,
            live=True,
            has_unpublished_changes=False,
            first_published_at=piece.first_published_at or piece.published_at,
            last_published_at=piece.published_at,
        )
        item.due_on = due_of(item)
        return item

    def _place_items(self, pieces: list[Piece]) -> None:
        through = Item.columns.through
        through.objects.bulk_create(
            (
                through(item_id=piece.item.pk, columnpage_id=self._columns[slug].pk)
                for piece in pieces
                if piece.item
                for slug in piece.columns
            ),
            batch_size=BATCH,
        )

    def _record(self, piece: Piece) -> GateRecord:
        assert piece.item is not None
        public = public_content(piece.item)
        return GateRecord(
            item=piece.item,
            unit=piece.unit.organ,
            content_hash=content_hash(public),
            search_text=text_of(public["body_html"]),
            approvals=self._approvals(piece),
            published_at=piece.published_at,
            first_published_at=piece.first_published_at or piece.published_at,
            published_by=self._people[Role.DISCLOSURE_OFFICE],
            **public,
        )

    def _approvals(self, piece: Piece) -> list[dict[str, object]]:
        return [self._approval(piece, level, at) for level, at in piece.passed_at.items()]

    def _approval(self, piece: Piece, level: ReviewLevel, at: datetime) -> dict[str, object]:
        role = REVIEWERS[level]
        by = self._people[role] if role == Role.DISCLOSURE_OFFICE else self._people.of(piece.unit, role)
        is_secrecy = level == ReviewLevel.SECRECY
        return {
            "level": level,
            "by": by.pk,
            "name": by.full_name,
            "at": at.isoformat(),
            "comment": "同意",
            "conclusion": SecrecyConclusion.CLEAR if is_secrecy else "",
            "basis": SECRECY_BASIS if is_secrecy else "",
        }
