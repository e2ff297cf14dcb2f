"""Building 云溪县 in an empty database."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from datetime import time as hour
from functools import partial

from django.conf import settings
from django.db import transaction

from gongkai.disclosure.actions import establish_review_route
from gongkai.ledger.actions import record
from gongkai.ops.demo import leaders, letters, organs, pages, people, visits
from gongkai.ops.demo.cases.course import Offices
from gongkai.ops.demo.cases.plan import Applications
from gongkai.ops.demo.cases.remedies import plan_remedies
from gongkai.ops.demo.days import FIRST_YEAR, Days, on_clock
from gongkai.ops.demo.gate import Gate, Piece
from gongkai.ops.demo.items import Newsroom
from gongkai.ops.demo.registers import Registers
from gongkai.ops.demo.reviews import Reviews
from gongkai.ops.demo.timeline import Timeline
from gongkai.orgs.models import Organisation

Tell = Callable[[str], object]
FIRST_HOUR = on_clock(date(FIRST_YEAR, 1, 1), hour(0, 0))


def is_empty() -> bool:
    """Whether the database holds no county yet."""
    return not Organisation.objects.exists()


class Stopwatch:
    """Says each part of the work when it is done, with the seconds it took."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._since = time.monotonic()

    def done(self, what: str) -> None:
        """This part is done."""
        now = time.monotonic()
        self._tell(f"  {what}（{now - self._since:.1f}秒）")
        self._since = now


@transaction.atomic
def build(*, today: date, at: datetime, scale: float = 1.0, tell: Tell = lambda line: None) -> None:
    """Build the county as it stands on the morning of `today`; `at` is the moment at which it is loaded.

    The same day and scale give the same county, but for what must not be guessed: query codes and ciphertexts.
    """
    watch = Stopwatch(tell)
    county = organs.found()
    staff = people.staff(county)
    columns = pages.plant(county)
    watch.done(f"机构{len(county.units) + 1}个、人员、栏目和单位信息公开平台")

    days, timeline = Days(today, settings.GONGKAI_SITE["region"]), Timeline()
    newsroom = Newsroom(county, days, scale)
    registers = Registers(newsroom)
    told = list(newsroom.everything())
    registers.lines_of(told)
    pieces = [*told, *registers.everything()]
    watch.done(f"信息{len(pieces)}条的文稿和登记簿")

    reviews = Reviews(newsroom, staff, timeline, columns)
    timeline.act(FIRST_HOUR, partial(establish_review_route, by=None, at=FIRST_HOUR))
    timeline.act(FIRST_HOUR, partial(leaders.name_all, county, staff, at=FIRST_HOUR))
    lines_of_letters, for_the_public = letters.write(county, staff, days, scale)
    cuts = [*reviews.plan_reports(), *reviews.plan_letters(for_the_public)]
    plan_release(Gate(staff, columns), pieces, cuts, timeline)
    reviews.plan_desk()
    offices = Offices(county, staff, days, timeline)
    Applications(offices, scale).plan()
    plan_remedies(offices)
    for entry in lines_of_letters:
        timeline.note(entry)
    visits.write(days)
    watch.done("来信和访问量")

    count = timeline.run()
    registers.link()
    watch.done(f"发布、审核、申请办理等{count}件事依次登记入台账")
    record("county.loaded", county.government, by=None, at=at, today=today, scale=scale)


def plan_release(gate: Gate, pieces: Iterable[Piece], cuts: Iterable[datetime], timeline: Timeline) -> None:
    """Plan the release of all pieces in batches that end where the real gate is used, so that numbers stay in order.

    `cuts` are the moments of those releases; the next batch follows a second later.
    """
    starts = [FIRST_HOUR, *sorted({cut + timedelta(seconds=1) for cut in cuts})]
    batches: list[list[Piece]] = [[] for _ in starts]
    for piece in pieces:
        batches[bisect_right(starts, piece.published_at) - 1].append(piece)
    for start, batch in zip(starts, batches, strict=True):
        if batch:
            timeline.act(start, partial(_release, gate, batch, timeline))


def _release(gate: Gate, batch: list[Piece], timeline: Timeline) -> None:
    for entry in gate.let_out(batch):
        timeline.note(entry)
