"""Reading questions: what the engine finds in a text of a unit, what was waived, by which engine and lists."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db import models

from gongkai.files.models import StoredFile
from gongkai.orgs.models import Organisation
from gongkai.proof.engine import Proofreader
from gongkai.proof.language.stored import model
from gongkai.proof.registry import RULES
from gongkai.proof.rule import WHOLE_TEXT, Rule, Text
from gongkai.proof.rule import Finding as Found
from gongkai.proof.rules.office_words import office_words
from gongkai.proof.rules.posts import Post, posts
from gongkai.proofing.choices import WordKind
from gongkai.proofing.models import FileProof, Tally, Waiver, Word, WordList
from gongkai.proofing.rules import Allowed, Check, Part, Spot, spots_in, without_allowed
from gongkai.proofing.rules.lists import Row
from gongkai.proofing.rules.outcomes import Record


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding and the signature under which it may stand, if there is one."""

    spot: Spot
    waiver: Waiver | None = None

    @property
    def is_open_error(self) -> bool:
        """Whether it stands in the way of a submission."""
        return self.spot.is_error and self.waiver is None


@cache
def reader() -> Proofreader:
    """The proofreader of this process; it remembers paragraphs, so that an unchanged one costs nothing."""
    return Proofreader()


@cache
def paragraph_reader() -> Proofreader:
    """The proofreader of paragraphs alone, as they are typed: without the rules that need the whole text."""
    return Proofreader(rules=[rule for rule in RULES if WHOLE_TEXT not in rule.tags])


@cache
def engine_version() -> str:
    """The language model's version and a digest of the rules; changes with either."""
    rules = "\n".join(f"{rule.id} {rule.severity} {rule.about}" for rule in RULES)
    return f"{model().version}+{hashlib.sha256(rules.encode()).hexdigest()[:8]}"


def lists_for(unit: Organisation) -> dict[str, str]:
    """The lists that hold for a unit, as owner → version and digest."""
    above = [unit.path[:end] for end in range(unit.steplen, len(unit.path) + 1, unit.steplen)]
    lists = WordList.objects.filter(owner__path__in=above, version__gt=0).select_related("owner")
    return {one.owner.short_name: f"{one.version}:{one.digest[:12]}" for one in lists.order_by("owner__path")}


def proofed_by(unit: Organisation) -> dict[str, Any]:
    """By what a text of the unit is proofread: what a record of its release may keep."""
    return {"engine": engine_version(), "lists": lists_for(unit)}


def allowed_for(unit: Organisation) -> list[Allowed]:
    """The words in which nothing is reported to the unit."""
    entries = Word.objects.for_unit(unit).in_force().filter(kind=WordKind.ALLOW)
    return [Allowed(word, rule) for word, rule in entries.values_list("word", "rule")]


def own_rules(unit: Organisation) -> list[Rule]:
    """The rules that the lists of a unit and the organs above it make: own wrong words, names and posts."""
    entries = list(Word.objects.for_unit(unit).in_force().exclude(kind=WordKind.ALLOW))
    wrong = {entry.word: entry.put for entry in entries if entry.kind == WordKind.WRONG}
    people = [Post(entry.word, entry.put, entry.place or 0) for entry in entries if entry.kind == WordKind.POST]
    return [*([office_words(wrong)] if wrong else []), *([posts(people)] if people else [])]


def checker(unit: Organisation, base: Proofreader | None = None) -> Check:
    """What checks a text of the unit: the engine and the unit's own rules."""
    own, engine = own_rules(unit), base or reader()

    def check(text: str) -> list[Found]:
        found = [*engine.check(text), *(one for rule in own for one in rule.check(Text(text)))]
        return sorted(found, key=lambda one: (one.start, one.end, one.rule))

    return check


def engine_for(unit: Organisation) -> str:
    """The engine's version, with a digest of the unit's own rules where it has any."""
    entries = Word.objects.for_unit(unit).in_force().exclude(kind=WordKind.ALLOW)
    rows = sorted("\t".join(entry.key) for entry in entries)
    return engine_version() + (f"+{hashlib.sha256(chr(10).join(rows).encode()).hexdigest()[:8]}" if rows else "")


def spots_of(parts: Iterable[Part], unit: Organisation) -> list[Spot]:
    """Everything found in the parts of a text of the unit."""
    return list(without_allowed(spots_in(parts, checker(unit)), allowed_for(unit)))


def spots_in_paragraphs(texts: Iterable[str], unit: Organisation) -> list[list[tuple[int, Spot]]]:
    """What is found in each paragraph by itself, as (where it starts, finding)."""
    allowed, check = allowed_for(unit), checker(unit, paragraph_reader())
    rows = []
    for text in texts:
        found = list(check(text))
        spots = spots_in([Part("", text)], partial(_found_already, found))
        kept = set(map(id, without_allowed(spots, allowed)))
        rows.append([(one.start, spot) for one, spot in zip(found, spots, strict=True) if id(spot) in kept])
    return rows


def _found_already(found: list[Found], text: str) -> list[Found]:
    """What was found before, as a check."""
    return found


def proof_of(stored: StoredFile, unit: Organisation) -> FileProof | None:
    """What today's engine found in a file; None where it has not read it."""
    return FileProof.objects.filter(file=stored, engine=engine_for(unit)).first()


def file_spots(stored: StoredFile, title: str, unit: Organisation) -> list[Spot]:
    """What was found in a file, its places named after the attachment."""
    proof = proof_of(stored, unit)
    kept = [Spot.from_dict(row | {"where": f"附件《{title}》{row['where']}"}) for row in (proof.spots if proof else [])]
    return list(without_allowed(kept, allowed_for(unit)))


def with_waivers(spots: Iterable[Spot], subject: models.Model) -> list[Seen]:
    """The findings about a subject with the signatures that were given for them."""
    given = Waiver.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
    waivers = {waiver.mark: waiver for waiver in given.select_related("by")}
    return [Seen(spot, waivers.get(spot.mark)) for spot in spots]


def rows_of(owner: Organisation, version: int | None = None) -> list[Row]:
    """The entries of an organ's list, of the newest version or of an earlier one."""
    entries = Word.objects.filter(words__owner=owner)
    entries = entries.in_force() if version is None else entries.at_version(version)
    return [
        Row(WordKind(one.kind), one.word, one.put, one.place, one.rule, one.reason)
        for one in entries.order_by("kind", "word", "put", "rule")
    ]


COUNTS = ("found", "accepted", "changed", "ignored", "waived")


def records_of(units: Iterable[Organisation], year: int) -> tuple[list[Record], list[tuple[str, Record]]]:
    """What became of findings in a year: by rule, the most frequent first, and by unit."""
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    by_unit: dict[str, Counter[str]] = defaultdict(Counter)
    rows = Tally.objects.filter(unit__in=list(units), month__year=year).select_related("unit")
    for row in rows.order_by("unit__path"):
        counts = {name: getattr(row, name) for name in COUNTS}
        by_rule[row.rule].update(counts)
        by_unit[row.unit.short_name].update(counts)
    rules = [Record(rule, **counts) for rule, counts in by_rule.items()]
    return sorted(rules, key=lambda one: (-one.found, one.rule)), [
        (name, Record("", **c)) for name, c in by_unit.items()
    ]
