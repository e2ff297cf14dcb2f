"""How an invented text is put together: a title, an opening, some of many middles, a close, and who signed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape
from random import Random

from gongkai.lib.dates import formal
from gongkai.lib.workdays import ONE_DAY
from gongkai.ops.demo.organs import COUNTY, County, Unit
from gongkai.ops.demo.words import ESTATES, ROADS, VILLAGES, Field, companies, grants, matters, works

NUMBERS = "一二三四五六七八九"
SUMMARY_LENGTH = 100  # characters (条例 art. 12)


@dataclass(frozen=True, slots=True)
class Text:
    """One finished text."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def html(self) -> str:
        """The body as an editor would have typed it."""
        return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in self.paragraphs)

    def signed_on(self, day: date, *, instead_of: date) -> Text:
        """The same text with the day of its signature, where it ends with one."""
        *before, last = self.paragraphs
        return replace(self, paragraphs=(*before, formal(day))) if last == formal(instead_of) else self

    @property
    def summary(self) -> str:
        """The first sentence that says something, at most a hundred characters."""
        first = next((line for line in self.paragraphs if len(line) > 20 and not line.endswith("：")), self.title)
        sentence = first.split("。")[0].rstrip("；") + "。"
        return sentence if len(sentence) <= SUMMARY_LENGTH else sentence[: SUMMARY_LENGTH - 1] + "…"


@dataclass(frozen=True, slots=True)
class Template:
    """A text with gaps; `middles` are drawn from, `numbered` puts 一、二、三 before them, `fields` says who writes it.

    A line break parts paragraphs.
    """

    title: str
    opening: str
    middles: tuple[str, ...]
    closing: str = ""
    fields: tuple[Field, ...] = ()
    numbered: bool = False
    signed: bool = True
    whole: bool = False  # nothing is left out
    code: str = ""  # 公开类别; empty: that of the unit's field

    def fits(self, unit: Unit) -> bool:
        """Whether an organ would write this."""
        return not self.fields or unit.field in self.fields


class Gaps(dict[str, str]):
    """What fills the gaps of one text: drawn when it is first asked for, the same throughout the text."""

    def __init__(self, county: County, unit: Unit, day: date, chance: Random, **given: str) -> None:
        before = day.replace(day=1) - ONE_DAY
        super().__init__(
            county=COUNTY,
            unit=unit.organ.name,
            signer=unit.organ.name,
            short=unit.organ.short_name,
            phone=unit.organ.phone,
            address=unit.organ.address,
            year=str(day.year),
            last_year=str(day.year - 1),
            month=str(day.month),
            month_before=f"{before.year}年{before.month}月",
            today=formal(day),
        )
        self.update(given)
        self._draws: dict[str, Callable[[], object]] = {
            "matter": lambda: chance.choice(matters(unit.field)),
            "grant": lambda: chance.choice(grants(unit.field)),
            "work": lambda: chance.choice(works(unit.field)),
            "village": lambda: chance.choice(VILLAGES),
            "road": lambda: chance.choice(ROADS),
            "estate": lambda: chance.choice(ESTATES),
            "company": lambda: chance.choice(companies()),
            "township": lambda: chance.choice(county.townships).organ.short_name,
            "from": lambda: formal(day + timedelta(days=chance.randint(3, 8))),
            "until": lambda: formal(day + timedelta(days=chance.randint(20, 45))),
            "ago": lambda: formal(day - timedelta(days=chance.randint(6, 25))),
            "limit": lambda: f"{chance.choice((5, 7, 10))}个工作日",
            "wan": lambda: chance.randint(12, 860),
            "share": lambda: round(chance.uniform(86, 99), 1),
        }
        self._chance = chance

    def __missing__(self, key: str) -> str:
        if key in self._draws:
            value = self._draws[key]()
        else:  # few1, few2, many1 …: numbers that differ within a text
            value = self._chance.randint(2, 9) if key.startswith("few") else self._chance.randint(20, 380)
        self[key] = str(value)
        return self[key]


def fill(template: Template, gaps: Gaps, chance: Random) -> Text:
    """A text by this template."""
    every = len(template.middles)
    count = every if template.whole else min(every, chance.randint(3, 5))
    drawn = [template.middles[place] for place in sorted(chance.sample(range(every), count))]
    if template.numbered:
        drawn = [f"{NUMBERS[number]}、{line}" for number, line in enumerate(drawn)]
    lines = [template.opening, *drawn, template.closing]
    if template.signed:
        lines += ["{signer}", "{today}"]
    paragraphs = "\n".join(line for line in lines if line).format_map(gaps).split("\n")
    return Text(template.title.format_map(gaps), tuple(paragraphs))
