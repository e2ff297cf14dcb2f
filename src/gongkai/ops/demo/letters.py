"""领导信箱: what people wrote, what they were answered, and what still waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from gongkai.ledger.actions import Entry
from gongkai.lib.workdays import ONE_DAY
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.mailbox.models import Letter
from gongkai.mailbox.tables import ANSWER_WITHIN
from gongkai.ops.demo.days import Days, dice, in_the_afternoon, in_the_morning
from gongkai.ops.demo.figures import LETTERS_ANSWERED, so_far
from gongkai.ops.demo.organs import County, Unit
from gongkai.ops.demo.people import GIVEN, SURNAMES, People
from gongkai.ops.demo.words import ESTATES, ROADS, VILLAGES, matters
from gongkai.orgs.choices import Role

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
KINDS = (LetterKind.CONSULTATION, LetterKind.HELP, LetterKind.SUGGESTION)
CORRECTED_IN = 12  # one notice of a mistake on the site for so many letters; these are not counted as letters
REVIEWED_IN = 8  # working days after the answer, until a letter is public
STILL_WAITING = (1, 1, 2, 3, 4, 6, 9, 14)  # working days that today's open letters have waited

SUBJECTS = {
    LetterKind.CONSULTATION: "咨询{matter}如何办理",
    LetterKind.HELP: "反映{place}{matter}方面的困难",
    LetterKind.SUGGESTION: "关于改进{matter}的建议",
    LetterKind.CORRECTION: "网站{matter}页面的联系电话有误",
}
BODIES = {
    LetterKind.CONSULTATION: "您好，我家住{place}，想办理{matter}，请问要准备哪些材料，到哪里办理，几天能办好？谢谢。",
    LetterKind.HELP: "您好，我是{place}居民。近来{matter}方面遇到一些困难，邻居们也有同样情况，希望到现场看一看。",
    LetterKind.SUGGESTION: "您好，{matter}给大家带来了方便，建议把办理时间延长到周末，并在{place}增加一个代办点。",
    LetterKind.CORRECTION: "您好，我在网站查询{matter}时，发现页面上的联系电话打不通，请核对更正。",
}
ANSWERS = {
    LetterKind.CONSULTATION: "您好！来信收悉。办理{matter}请携带身份证到县政务服务大厅或者乡镇（街道）便民服务中心，"
    "材料齐全的7个工作日内办结，不收取费用。咨询电话：{phone}。感谢您的来信。",
    LetterKind.HELP: "您好！来信收悉。我单位已安排工作人员到{place}核实情况，并与村（社区）商定了解决办法，"
    "预计本月内处理完毕，处理结果将电话告知您。联系电话：{phone}。",
    LetterKind.SUGGESTION: "您好！感谢您对{matter}的关心。您的建议很有价值，周末办理已列入下一步工作计划，"
    "代办点设置将结合实际需求研究。联系电话：{phone}。",
    LetterKind.CORRECTION: "您好！经核实，页面联系电话因号码调整未及时更新，现已更正为{phone}。感谢您的指正。",
}


@dataclass(slots=True)
class _Plan:
    unit: Unit
    received_on: date
    answered_on: date | None
    kind: LetterKind


def write(
    county: County, people: People, days: Days, scale: float = 1.0
) -> tuple[list[Entry], list[tuple[Letter, Unit]]]:
    """Write all letters of the county; returns their ledger lines, still to be written, and those to be published."""
    chance = dice("letters")
    plans = sorted(_plans(county, days, scale, chance), key=lambda plan: plan.received_on)
    letters = Letter.objects.bulk_create(
        (_letter(number, plan, days, chance) for number, plan in enumerate(plans, start=1)), batch_size=200
    )
    entries = []
    for letter, plan in zip(letters, plans, strict=True):
        facts = {"kind": letter.kind, "due_on": letter.due_on}
        entries.append(Entry("letter.received", letter, letter.received_at, None, facts))
        if letter.answered_at:
            in_time = {"in_time": plan.answered_on is not None and plan.answered_on <= letter.due_on}
            by = people.of(plan.unit, Role.HANDLER)
            entries.append(Entry("letter.answered", letter, letter.answered_at, by, in_time))
    return entries, _for_the_public(list(zip(letters, plans, strict=True)), days)


def _for_the_public(written: list[tuple[Letter, _Plan]], days: Days) -> list[tuple[Letter, Unit]]:
    """The latest whose writers agreed and whose review can be over by now, one of each kind."""
    by_kind: dict[str, tuple[Letter, Unit]] = {}
    until = days.last(REVIEWED_IN)[0]
    for letter, plan in written:
        if letter.may_be_published and plan.answered_on and plan.answered_on <= until:
            by_kind[letter.kind] = (letter, plan.unit)
    return list(by_kind.values())


def _plans(county: County, days: Days, scale: float, chance: Random) -> list[_Plan]:
    plans = []
    for year in days.years():
        every = days.of(year)
        count = so_far(LETTERS_ANSWERED, year, passed=days.passed(year), scale=scale) if every else 0
        for place, answered_on in enumerate(chance.choices(every, k=count + count // CORRECTED_IN) if every else []):
            received_on = days.before(answered_on, chance.choices((1, 2, 3, 4, 7), weights=(3, 4, 4, 2, 1))[0])
            kind = _kind(chance) if place < count else LetterKind.CORRECTION
            plans.append(_Plan(chance.choice(county.counted), received_on, answered_on, kind))
    for waited in STILL_WAITING:
        plans.append(_Plan(chance.choice(county.counted), days.last(waited + 1)[0], None, _kind(chance)))
    return plans


def _kind(chance: Random) -> LetterKind:
    return chance.choices(KINDS, weights=(5, 4, 2))[0]


def _letter(number: int, plan: _Plan, days: Days, chance: Random) -> Letter:
    kind, unit = plan.kind, plan.unit
    gaps = {
        "matter": chance.choice(matters(unit.field)),
        "place": chance.choice((*VILLAGES, *ESTATES, *ROADS)),
        "phone": unit.organ.phone,
    }
    received_on = plan.received_on - (timedelta(0) if chance.random() < 0.8 else ONE_DAY)
    return Letter(
        number=f"XJ{received_on:%Y%m%d}{number:06d}",
        query_code="".join(chance.choice(CODE_LETTERS) for _ in range(8)),
        kind=kind,
        organisation=unit.organ,
        subject=SUBJECTS[kind].format_map(gaps),
        body=BODIES[kind].format_map(gaps),
        writer_name="" if kind == LetterKind.CORRECTION else chance.choice(SURNAMES) + chance.choice(GIVEN),
        may_be_published=kind != LetterKind.CORRECTION and number % 3 == 0,
        contact="" if kind == LetterKind.CORRECTION else f"1990000{chance.randrange(10_000):04d}",
        state=LetterState.ANSWERED if plan.answered_on else LetterState.RECEIVED,
        received_at=in_the_morning(received_on, chance),
        due_on=days.calendar.add(received_on, ANSWER_WITHIN[kind].days),
        answer=ANSWERS[kind].format_map(gaps) if plan.answered_on else "",
        answered_at=in_the_afternoon(plan.answered_on, chance) if plan.answered_on else None,
    )
