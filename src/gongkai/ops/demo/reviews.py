"""What goes through the real review: the annual reports of past years, and the drafts that wait today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from random import Random

from django.utils import timezone

from gongkai.annual import actions as annual
from gongkai.annual.handing_in import missing, missing_for
from gongkai.annual.models import AnnualReport
from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre, ReviewLevel, SecrecyConclusion
from gongkai.disclosure.models import ColumnPage, Item
from gongkai.disclosure.queries import files_of
from gongkai.disclosure.tables import EVERY_CHECK, REVIEW_ROUTE, REVIEWERS
from gongkai.mailbox.actions import propose
from gongkai.mailbox.models import Letter
from gongkai.mailbox.rules import Texts, hidden
from gongkai.ops.demo.days import FIRST_YEAR, Days, dice, in_the_afternoon, in_the_morning
from gongkai.ops.demo.gate import SECRECY_BASIS
from gongkai.ops.demo.items import Newsroom, code_for, columns_for
from gongkai.ops.demo.organs import MAIN, County, Unit
from gongkai.ops.demo.people import SHOWN_UNIT, People
from gongkai.ops.demo.texts import notices, public
from gongkai.ops.demo.texts.template import Text
from gongkai.ops.demo.timeline import Timeline
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person

GOVERNMENT_MONTH, UNIT_MONTH = 3, 1  # 条例 art. 49: the government by 31 March, departments by 31 January
SUPERVISION = (
    "把政府信息公开工作纳入年度绩效考核，按季度通报各单位公开情况；本年度未开展社会评议；"
    "未发生因政府信息公开工作被追究责任的情况。"
)
PROBLEMS = (
    "存在的问题：一是部分单位信息更新不够及时；二是政策解读形式比较单一。"
    "改进情况：一是明确各栏目责任单位和更新时限，逾期提醒；二是推广问答、图解等群众易懂的解读形式。"
)
BEFORE_THE_PLATFORM = "这些单位当年的报告在平台外编制；汇总数据由平台的业务记录统计。"

DRAFT, RETURNED = -1, -2
ON_THE_DESK = (  # the unit, and how many levels its text has passed
    (SHOWN_UNIT, DRAFT), (SHOWN_UNIT, 0), (SHOWN_UNIT, 1), (SHOWN_UNIT, 2), (SHOWN_UNIT, 3), (SHOWN_UNIT, 4),
    (SHOWN_UNIT, RETURNED), ("minzhengju", DRAFT), ("minzhengju", 0), ("shichangju", 4), ("qingshui", 0),
    ("qingshui", 3), ("weijianwei", 2), ("fagaiwei", 4),
)  # fmt: skip
RETURN_REASON = "标题与正文所称事项不一致，请核对后重新送审"


class Reviews:
    """Plans on the timeline what people do with items one by one."""

    def __init__(self, newsroom: Newsroom, people: People, timeline: Timeline, columns: dict[str, ColumnPage]) -> None:
        self._newsroom = newsroom
        self._county: County = newsroom.county
        self._days: Days = newsroom.days
        self._people = people
        self._timeline = timeline
        self._columns = columns

    def plan_reports(self) -> list[datetime]:
        """Plan every annual report that is due by now; returns the moments at which one is counted or published.

        A small county has the government's alone.
        """
        moments = []
        for year in range(FIRST_YEAR, self._days.today.year):
            moments += self._plan_report(self._county.government, self._county.office, year, GOVERNMENT_MONTH)
            reporting = ("zhengfuban", *MAIN) if year == self._days.today.year - 1 else ()
            for slug in reporting if self._newsroom.scale == 1.0 else ():
                unit = self._county.unit(slug)
                moments += self._plan_report(unit.organ, unit, year, UNIT_MONTH)
        return moments

    def _plan_report(self, organ: Organisation, unit: Unit, year: int, month: int) -> list[datetime]:
        chance = dice(f"report/{organ.slug}/{year}")
        at = in_the_morning(self._days.calendar.on_or_after(date(year + 1, month, 9)), chance)
        passed_at = self._following(at, len(REVIEW_ROUTE), chance)
        if passed_at[-1].date() >= self._days.today:
            return []
        self._timeline.act(at, partial(self._report, organ, unit, year, at, passed_at))
        return [at, passed_at[-1]]

    def plan_letters(self, chosen: Iterable[tuple[Letter, Unit]]) -> list[datetime]:
        """Plan that answered letters are masked, proposed and reviewed; returns the moments at which one is public."""
        moments = []
        for letter, unit in chosen:
            chance = dice(f"letter/{letter.number}")
            at = in_the_morning(self._days.calendar.add(timezone.localdate(letter.answered_at), 1), chance)
            passed_at = self._following(at, len(REVIEW_ROUTE), chance)
            if passed_at[-1].date() < self._days.today:
                self._timeline.act(at, partial(self._propose, letter, unit, at, passed_at))
                moments.append(passed_at[-1])
        return moments

    def _propose(self, letter: Letter, unit: Unit, at: datetime, passed_at: list[datetime]) -> None:
        own = Texts(letter.subject, letter.body, letter.answer)
        told = hidden(own, name=letter.writer_name, contact=letter.contact)
        by = self._people.of(unit, Role.DRAFTER)
        item = propose(letter, subject=told.subject, body=told.body, answer=told.answer, by=by, at=at)
        self._send(item, unit, at, passed_at)

    def _following(self, at: datetime, count: int, chance: Random) -> list[datetime]:
        """A moment on each of the working days that follow."""
        first = at.date()
        return [in_the_afternoon(self._days.calendar.add(first, after), chance) for after in range(1, count + 1)]

    def _report(self, organ: Organisation, unit: Unit, year: int, at: datetime, passed_at: list[datetime]) -> None:
        """Count, write, draft; then the ordinary review over the following working days."""
        by = self._people.of(unit, Role.DRAFTER)
        is_whole = organ == self._county.government
        if is_whole and year == self._days.today.year - 1 and self._newsroom.scale == 1.0:
            for one in missing(year):
                self._hand_in(self._written(one, year, by, at), by, at)
        report = self._written(organ, year, by, at)
        if not is_whole:
            self._hand_in(report, by, at)
        elif missing_for(report):
            annual.state_missing(report, text=BEFORE_THE_PLATFORM, by=by, at=at)
        item = annual.draft_item(report, by=by, at=at)
        self._send(item, unit, at, passed_at)

    def _written(self, organ: Organisation, year: int, by: Person, at: datetime) -> AnnualReport:
        """Counted, and the chapters typed that nobody can count."""
        report = annual.compile_report(organ, year, by=by, at=at)
        texts = {"supervision": SUPERVISION, "problems": PROBLEMS, "other_matters": ""}
        return annual.write_texts(report, texts=texts, by=by, at=at)

    def _hand_in(self, report: AnnualReport, by: Person, at: datetime) -> None:
        """Handed to the disclosure office, which takes it over."""
        annual.submit_report(report, by=by, at=at)
        annual.accept_report(report, by=self._people[Role.DISCLOSURE_OFFICE], at=at)

    def _send(self, item: Item, unit: Unit, at: datetime, passed_at: list[datetime]) -> None:
        """Submit, and plan the levels that it passes."""
        actions.submit(item, by=self._people.of(unit, Role.DRAFTER), at=at)
        for level, moment in zip(REVIEW_ROUTE, passed_at, strict=False):
            self._timeline.act(moment, partial(self._approve, item, unit, level, moment))

    def _approve(self, item: Item, unit: Unit, level: ReviewLevel, at: datetime) -> None:
        is_secrecy = level == ReviewLevel.SECRECY
        said = {"conclusion": SecrecyConclusion.CLEAR, "basis": SECRECY_BASIS}
        files = files_of(item.get_latest_revision_as_object()) if is_secrecy else []
        actions.approve(
            item,
            by=self._reviewer(unit, level),
            at=at,
            checked=EVERY_CHECK,
            comment="同意",
            conclusion=SecrecyConclusion.CLEAR if is_secrecy else "",
            basis=SECRECY_BASIS if is_secrecy else "",
            files={one.pk: said for one in files},
        )

    def _reviewer(self, unit: Unit, level: ReviewLevel) -> Person:
        role = REVIEWERS[level]
        return self._people[role] if role == Role.DISCLOSURE_OFFICE else self._people.of(unit, role)

    def plan_desk(self) -> None:
        """Plan what lies on today's desks: drafts, texts at each level of review, one that was returned."""
        chance = dice("desk")
        for place, (slug, passed) in enumerate(ON_THE_DESK):
            unit = self._county.unit(slug)
            templates = (notices.NOTICES, public.INTERPRETATIONS)[place % 2]
            day = self._days.last(max(passed, 0) + 1)[0]
            at = in_the_morning(day, chance)
            template, _, text = self._newsroom.write(templates, partial(_same, unit), day, chance)
            genre = (Genre.NOTICE, Genre.INTERPRETATION)[place % 2]
            code = code_for(template, unit, text.title)
            self._timeline.act(at, partial(self._on_desk, unit, genre, code, text, passed, at, chance))

    def _on_desk(
        self, unit: Unit, genre: Genre, code: str, text: Text, passed: int, at: datetime, chance: Random
    ) -> None:
        author = self._people.of(unit, Role.DRAFTER)
        item = Item(
            unit=unit.organ,
            issuer=unit.organ,
            title=text.title,
            summary=text.summary,
            genre=genre,
            catalogue_code=code,
            written_on=at.date(),
            body=[("text", text.html)],
        )
        item.columns = [self._columns[slug] for slug in columns_for(genre, unit, text.title)]
        actions.draft(item, by=author, at=at)
        if passed == DRAFT:
            return
        self._send(item, unit, at, self._following(at, max(passed, 0), chance))
        if passed == RETURNED:
            back = in_the_afternoon(at.date(), chance)
            self._timeline.act(back, partial(self._return, item, unit, back))

    def _return(self, item: Item, unit: Unit, at: datetime) -> None:
        actions.return_(item, by=self._reviewer(unit, REVIEW_ROUTE[0]), at=at, reason=RETURN_REASON)


def _same(unit: Unit) -> Unit:
    return unit
