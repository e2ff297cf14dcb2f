"""Which organ published what on which day: the plan of all items, and their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import cycle
from random import Random

from gongkai.disclosure.choices import Genre, ReviewLevel, Validity
from gongkai.disclosure.tables import REVIEW_ROUTE
from gongkai.ops.demo.days import FIRST_YEAR, Days, dice, in_the_afternoon, in_the_morning
from gongkai.ops.demo.figures import PUBLISHED, so_far
from gongkai.ops.demo.gate import Piece
from gongkai.ops.demo.organs import County, Unit
from gongkai.ops.demo.pages import COLUMNS
from gongkai.ops.demo.people import names
from gongkai.ops.demo.texts import news, notices, official, public, standing
from gongkai.ops.demo.texts.template import Gaps, Template, Text, fill
from gongkai.ops.demo.words import REGIONS, STATUTES, THEMES
from gongkai.ops.demo.words import Field as F  # noqa: N817
from gongkai.orgs.models import Organisation

# 公开类别 by field and by what a township deals with (条例 art. 20, 21)
CODE_OF_FIELD = {
    F.DEVELOPMENT: "A20-03", F.STATISTICS: "A20-04", F.FINANCE: "A20-07", F.LAND: "A21C-04", F.HOUSING: "A21C-01",
    F.CITY: "A21C-01", F.TRANSPORT: "A21C-02", F.WATER: "A21C-02", F.SERVICE: "A21C-02", F.POLICE: "A21C-06",
    F.CIVIL: "A21C-07", F.VETERANS: "A21C-07", F.CULTURE: "A21C-03", F.ARCHIVES: "A21C-03", F.EMERGENCY: "A20-12",
    F.WEATHER: "A20-12", F.ECOLOGY: "A20-13", F.MARKET: "A20-13", F.EDUCATION: "A20-11", F.HEALTH: "A20-11",
    F.INSURANCE: "A20-11", F.LABOUR: "A20-11", F.RURAL: "A20-11",
    F.FUND: "A21C-02", F.DISABILITY: "A21C-07", F.RED_CROSS: "A21C-03",
}  # fmt: skip
CODE_OF_TOWNSHIP_WORDS = {
    "流转": "A21T-03", "宅基地": "A21T-04", "灌溉": "A21T-02", "斗渠": "A21T-02", "供水": "A21T-02",
    "奖补": "A21T-07", "最低生活保障": "A21T-08", "救助": "A21T-08",
}  # fmt: skip
TOWNSHIP_CODE = "A21T-01"
OTHER_CODE = "A20-15"

BY_DEPARTMENTS = {
    Genre.NOTICE: notices.NOTICES,
    Genre.INTERPRETATION: public.INTERPRETATIONS,
    Genre.NEWS: news.NEWS,
    Genre.LIVELIHOOD: public.LIVELIHOOD,
    Genre.MOTION: official.MOTIONS,
}
BY_OFFICE = {
    Genre.GOV_DOCUMENT: official.GOV_DOCUMENTS,
    Genre.APPOINTMENT: official.APPOINTMENTS,
    Genre.MEETING: official.MEETINGS,
}
HELPING = (F.LABOUR, F.EDUCATION, F.HEALTH, F.INSURANCE, F.CIVIL, F.HOUSING, F.CULTURE, F.VETERANS, F.RURAL, F.SERVICE)
SITTINGS = {2022: "一", 2023: "二", 2024: "三", 2025: "四", 2026: "五"}
MOST_TRIES = 60


def code_for(template: Template, unit: Unit, title: str) -> str:
    """The catalogue node under which an organ files something."""
    if unit.organ.is_township:
        found = (code for word, code in CODE_OF_TOWNSHIP_WORDS.items() if word in title)
        return next(found, template.code if template.code.startswith("A20") else TOWNSHIP_CODE)
    return template.code or CODE_OF_FIELD.get(unit.field, OTHER_CODE)


def columns_for(genre: Genre, unit: Unit, title: str) -> list[str]:
    """The columns in which an item stands."""
    return [column.slug for column in COLUMNS if column.takes(genre, unit, title)]


class Newsroom:
    """Plans every published item of the county."""

    def __init__(self, county: County, days: Days, scale: float = 1.0) -> None:
        self.county = county
        self.days = days
        self.scale = scale
        self._titles: set[str] = set()
        self._names = cycle(names())
        self._statutes = cycle(_shuffled(STATUTES))

    def piece(
        self, unit: Unit, text: Text, genre: Genre, code: str, day: date, chance: Random, **more: object
    ) -> Piece:
        """An item published on that day: drafted two working days before, reviewed on the one between."""
        drafted, between = self.days.before(day, 2), self.days.before(day, 1)
        more.setdefault("issuer", unit.organ)
        written_on = more.setdefault("written_on", drafted)
        assert isinstance(written_on, date)
        return Piece(
            unit=unit,
            text=text.signed_on(written_on, instead_of=day),
            genre=genre,
            code=code,
            columns=columns_for(genre, unit, text.title),
            drafted_at=in_the_afternoon(drafted, chance),
            passed_at=self._route(day, between, chance),
            **more,  # type: ignore[arg-type]
        )

    def _route(self, day: date, between: date, chance: Random) -> dict[ReviewLevel, datetime]:
        moments = sorted(in_the_morning(between, chance) for _ in range(2))
        moments += [in_the_afternoon(between, chance), in_the_morning(day, chance), in_the_afternoon(day, chance)]
        return dict(zip(REVIEW_ROUTE, moments, strict=True))

    def write(
        self, templates: Sequence[Template], about: Callable[[], Unit], day: date, chance: Random, **given: str
    ) -> tuple[Template, Unit, Text]:
        """A text nobody has read before, by one of these templates, about what some organ deals with."""
        for _ in range(MOST_TRIES):
            unit = about()
            fitting = [template for template in templates if template.fits(unit)]
            if not fitting:
                continue
            template = chance.choice(fitting)
            text = fill(template, Gaps(self.county, unit, day, chance, **given), chance)
            if text.title not in self._titles:
                self._titles.add(text.title)
                return template, unit, text
        text = Text(f"{text.title}（{day.month}月{day.day}日）", text.paragraphs)
        return template, unit, text

    def when(self, genre: Genre, year: int, chance: Random) -> list[date]:
        """The days on which items of a genre came out in a year, some of them on the same."""
        every = self.days.of(year)
        count = so_far(PUBLISHED[genre], year, passed=self.days.passed(year), scale=self.scale)
        return sorted(chance.choices(every, k=count)) if every else []

    def everything(self) -> Iterator[Piece]:
        """All items but those that belong to a register."""
        yield from self._standing()
        for year in self.days.years():
            for genre, templates in BY_DEPARTMENTS.items():
                yield from self._by_departments(genre, templates, year)
            for genre, templates in BY_OFFICE.items():
                yield from self._by_office(genre, templates, year)
            yield from self._finance(year)
            yield from self._reposts(year)
            yield from self._laws(year)

    def _by_departments(self, genre: Genre, templates: Sequence[Template], year: int) -> Iterator[Piece]:
        chance = dice(f"{genre}/{year}")
        writers = self._writers(genre)
        for serial, day in enumerate(self.when(genre, year, chance), start=1):
            given = {"session": "十八" if year < FIRST_YEAR + 5 else "十九", "sitting": SITTINGS.get(year, "一")}
            template, unit, text = self.write(
                templates, lambda: chance.choice(writers), day, chance, serial=str(serial), **given
            )
            yield self.piece(unit, text, genre, code_for(template, unit, text.title), day, chance)

    def _writers(self, genre: Genre) -> list[Unit]:
        if genre == Genre.LIVELIHOOD:
            return self.county.of_field(*HELPING)
        departments = [unit for unit in self.county.departments if not unit.vertical]
        if genre in {Genre.NOTICE, Genre.NEWS}:
            return [*departments, *self.county.townships]
        return [unit for unit in departments if unit.field not in {F.ARCHIVES, F.PETITION}]

    def _by_office(self, genre: Genre, templates: Sequence[Template], year: int) -> Iterator[Piece]:
        chance = dice(f"{genre}/{year}")
        topics = [unit for unit in self.county.departments if not unit.vertical]
        numbers = {"政": 0, "办": 0}
        for serial, day in enumerate(self.when(genre, year, chance), start=1):
            given = self._given(serial, topics, chance)
            template, _, text = self.write(templates, lambda: chance.choice(topics), day, chance, **given)
            by_government = "人民政府办公室" not in text.title
            issuer = self.county.government if by_government else self.county.office.organ
            kind = "政" if by_government else "办"
            numbers[kind] += 1
            more: dict[str, object] = {"issuer": issuer}
            if genre in {Genre.GOV_DOCUMENT, Genre.APPOINTMENT}:
                more["doc_no"] = _doc_no(genre, by_government, year, numbers[kind])
            if genre == Genre.GOV_DOCUMENT:
                more["validity"] = Validity.IN_FORCE
            code = code_for(template, self.county.office, text.title) if template.code else OTHER_CODE
            signed = Text(text.title, tuple(issuer.name if line == "{issuer}" else line for line in text.paragraphs))
            yield self.piece(self.county.office, signed, genre, code, day, chance, **more)

    def _given(self, serial: int, topics: list[Unit], chance: Random) -> dict[str, str]:
        people = [next(self._names) for _ in range(4)]
        organs = [unit.organ.name for unit in chance.sample(topics, 2)]
        return {
            "signer": "{issuer}",  # known once the title says whether the government or its office speaks
            "number": str(serial),
            **{f"name{place}": name for place, name in enumerate(people, start=1)},
            **{f"organ{place}": name for place, name in enumerate(organs, start=1)},
        }

    def _finance(self, year: int) -> Iterator[Piece]:
        chance = dice(f"finance/{year}")
        treasury = self.county.unit("caizhengju")
        budgets = official.BUDGETS
        told: set[int] = set()  # months whose figures are out
        for day in self.when(Genre.FINANCE, year, chance):
            kind = "accounts" if day.month >= 7 else "budget"
            if day.month not in told and chance.random() < 0.4:
                kind = "month"
                told.add(day.month)
            writers = [treasury] if kind == "month" else list(self.county.counted)
            _, unit, text = self.write([budgets[kind]], partial(chance.choice, writers), day, chance)
            yield self.piece(unit, text, Genre.FINANCE, "A20-07", day, chance)

    def _reposts(self, year: int) -> Iterator[Piece]:
        chance = dice(f"repost/{year}")
        desk = self.county.unit("xinxihua")
        for serial, day in enumerate(self.when(Genre.REPOST, year, chance), start=1):
            medium, address = chance.choice(news.MEDIA)
            template, _, text = self._repost(desk, day, chance)
            source = {"source": medium, "source_url": f"{address}/{day:%Y/%m%d}/{serial:05d}.html"}
            yield self.piece(desk, text, Genre.REPOST, template.code, day, chance, **source)

    def _repost(self, desk: Unit, day: date, chance: Random) -> tuple[Template, Unit, Text]:
        for _ in range(MOST_TRIES):
            given = {"region": chance.choice(REGIONS), "theme": chance.choice(THEMES)}
            template = chance.choice(news.REPOSTS)
            text = fill(template, Gaps(self.county, desk, day, chance, **given), chance)
            if text.title not in self._titles:
                break
        self._titles.add(text.title)
        return template, desk, text

    def _laws(self, year: int) -> Iterator[Piece]:
        chance = dice(f"law/{year}")
        justice = self.county.unit("sifaju")
        for day in self.when(Genre.LAW, year, chance):
            law = f"中华人民共和国{next(self._statutes)}"
            text = fill(public.LAW, Gaps(self.county, justice, day, chance, law=law), chance)
            yield self.piece(justice, text, Genre.LAW, public.LAW.code, day, chance, validity=Validity.IN_FORCE)

    def _standing(self) -> Iterator[Piece]:
        """What every unit has from the start: its facts, its guide, and for most units its rules."""
        chance = dice("standing")
        for place, unit in enumerate(self.county.units):
            first = self.days.of(FIRST_YEAR)[3 + place % 12]
            rules = standing.REGIMES[: 3 if place < 24 else 1 if place < 50 else 0]
            for template, genre in (
                (standing.OVERVIEW, Genre.OVERVIEW),
                (standing.GUIDE, Genre.GUIDE),
                *((rule, Genre.REGIME) for rule in rules),
            ):
                text = fill(template, Gaps(self.county, unit, first, chance, **_facts(unit.organ)), chance)
                yield self.piece(unit, text, genre, template.code or OTHER_CODE, first, chance)


def _shuffled(words: Sequence[str]) -> list[str]:
    return dice("statutes").sample(words, len(words))


def _facts(organ: Organisation) -> dict[str, str]:
    return {
        "duties": organ.duties,
        "postcode": organ.postcode,
        "hours": organ.office_hours,
        "fax": organ.fax,
        "email": organ.email,
        "head": organ.head,
    }


def _doc_no(genre: Genre, by_government: bool, year: int, serial: int) -> str:
    prefix = "云政任" if genre == Genre.APPOINTMENT else "云政发" if by_government else "云政办发"
    return f"{prefix}〔{year}〕{serial}号"
