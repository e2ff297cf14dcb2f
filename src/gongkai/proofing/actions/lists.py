"""Keeping an organ's list: each change is a new version, and none is ever lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.actions.counting import tally
from gongkai.proofing.choices import WordKind
from gongkai.proofing.models import Word, WordList
from gongkai.proofing.permissions import may_keep_list, may_waive
from gongkai.proofing.rules import Spot, why_not_learn
from gongkai.proofing.rules.lists import Row, why_not_put

NOT_YOURS = "您没有维护这份词表的权限（县级词表由公开办维护，单位词表由本单位信息员、审核人维护）"


@transaction.atomic
def ignore(spot: Spot, *, unit: Organisation, word: str, reason: str, by: Person, at: datetime) -> Word:
    """Report this word no more to the unit: it is put on the unit's list, with the reason."""
    word = word.strip()
    refuse_if(why_not_learn(rule=spot.rule, word=word, quote=spot.quote, may_learn=may_waive(by, unit), reason=reason))
    held = hold_list(unit)
    if held.entries.in_force().filter(kind=WordKind.ALLOW, word=word[:80], rule=spot.rule).exists():
        raise Refused([f"“{word}”已经在本单位的词表里"])
    entry = _add(held, Row(WordKind.ALLOW, word[:80], rule=spot.rule, reason=reason.strip()[:200]), by=by, at=at)
    renew(held, at=at)
    record("words.learnt", held, by=by, at=at, version=held.version, kind=entry.kind, word=entry.word,
           rule=entry.rule, reason=entry.reason)  # fmt: skip
    tally(unit, spot.rule, "ignored", at=at)
    return entry


@transaction.atomic
def put_words(owner: Organisation, rows: Iterable[Row], *, by: Person, at: datetime, replace: bool = False) -> WordList:
    """Put entries on an organ's list, all of them or none; with `replace` what is not among them goes.

    Raises Refused with what is wrong with each line.
    """
    rows = list(rows)
    refuse_if([*([] if may_keep_list(by, owner) else [NOT_YOURS]), *why_not_put(rows)])
    held = hold_list(owner)
    before = {entry.key: entry for entry in held.entries.in_force()}
    fresh = {row.key: row for row in rows}
    added = [row for key, row in fresh.items() if key not in before]
    gone = [entry for key, entry in before.items() if key not in fresh] if replace else []
    if not added and not gone:
        raise Refused(["词表没有变化：这些词条都已经在词表里"])
    for entry in gone:
        _end(entry, held)
    for row in added:
        _add(held, row, by=by, at=at)
    renew(held, at=at)
    record("words.put", held, by=by, at=at, version=held.version, digest=held.digest, added=len(added), gone=len(gone),
           words=[row.word for row in added][:50])  # fmt: skip
    return held


@transaction.atomic
def forget(entry: Word, *, by: Person, at: datetime) -> WordList:
    """Take one entry off its list."""
    held = hold_list(entry.words.owner)
    entry = held.entries.get(pk=entry.pk)
    gone = [] if entry.until is None else ["这个词条已经删除"]
    refuse_if([*([] if may_keep_list(by, held.owner) else [NOT_YOURS]), *gone])
    _end(entry, held)
    renew(held, at=at)
    record("words.forgotten", held, by=by, at=at, version=held.version, kind=entry.kind, word=entry.word)
    return held


def hold_list(unit: Organisation) -> WordList:
    """The organ's list, held until the end of the transaction."""
    WordList.objects.get_or_create(owner=unit)
    return WordList.objects.select_for_update().get(owner=unit)


def renew(held: WordList, *, at: datetime) -> None:
    """Close a change of a list: the next version, with the digest of what it holds."""
    rows = sorted("\t".join(map(str, entry.key)) for entry in held.entries.in_force())
    held.version += 1
    held.digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    held.changed_at = at
    held.save(update_fields=["version", "digest", "changed_at"])


def _add(held: WordList, row: Row, *, by: Person, at: datetime) -> Word:
    given = {"kind": row.kind, "word": row.word, "put": row.put, "place": row.place, "rule": row.rule}
    return held.entries.create(**given, reason=row.reason, since=held.version + 1, added_by=by, added_at=at)


def _end(entry: Word, held: WordList) -> None:
    entry.until = held.version + 1
    entry.save(update_fields=["until"])
