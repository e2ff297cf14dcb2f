"""What 表二 counts: decisions, normative documents and fees, with the items by which they became public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from gongkai.disclosure.choices import Genre, Validity
from gongkai.disclosure.models import GateRecord
from gongkai.lib.dates import formal
from gongkai.lib.workdays import ONE_DAY
from gongkai.ops.demo.days import FIRST_YEAR, dice, in_the_afternoon
from gongkai.ops.demo.figures import DECIDED, FEES_WAN_YUAN, PUBLISHED, planned, so_far
from gongkai.ops.demo.gate import Piece
from gongkai.ops.demo.items import Newsroom
from gongkai.ops.demo.lines import VALUES, Decided, ended, line, lines_from, price_list
from gongkai.ops.demo.organs import COUNTY
from gongkai.ops.demo.texts import official, public
from gongkai.ops.demo.texts.template import Gaps, Text, fill
from gongkai.ops.demo.words import companies
from gongkai.policies.models import NormativeDocument
from gongkai.registers.choices import DecisionKind
from gongkai.registers.models import FeeReturn, PublicRow, RegisterEntry
from gongkai.registers.queries import rows_of, told_of
from gongkai.registers.tables import REGISTERS

WAN = 10_000
# who decides: the organ's mark in its document numbers, and what it penalises or licenses, with the law
PENALTIES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "shichangju": ("云市监", (
        ("经营超过保质期的食品", "《中华人民共和国食品安全法》"),
        ("未按规定明码标价", "《中华人民共和国价格法》"),
        ("使用未经检验的特种设备", "《中华人民共和国特种设备安全法》"),
        ("发布虚假广告", "《中华人民共和国广告法》"),
    )),
    "chengguanju": ("云城管", (
        ("擅自占用城市道路堆放物料", "《城市道路管理条例》"),
        ("未及时清运建筑垃圾", "《中华人民共和国固体废物污染环境防治法》"),
    )),
    "jiaotongju": ("云交", (
        ("车辆超过公路限载标准行驶", "《中华人民共和国公路法》"),
        ("未取得道路运输经营许可擅自从事经营", "《中华人民共和国道路运输条例》"),
    )),
    "shengtaiju": ("云环", (
        ("未采取有效措施防治扬尘污染", "《中华人民共和国大气污染防治法》"),
        ("未依法取得排污许可证排放污染物", "《排污许可管理条例》"),
    )),
    "yingjiju": ("云应急", (("未按规定对从业人员进行安全生产教育和培训", "《中华人民共和国安全生产法》"),)),
    "weijianwei": ("云卫", (("未依法取得公共场所卫生许可证擅自营业", "《公共场所卫生管理条例》"),)),
    "nongyeju": ("云农", (("经营标签不符合规定的农药", "《农药管理条例》"),)),
    "shuiliju": ("云水", (("未经批准擅自取水", "《中华人民共和国水法》"),)),
    "renshiju": ("云人社", (("未编制工资支付台账", "《保障农民工工资支付条例》"),)),
}  # fmt: skip
LICENCES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "shichangju": ("云市监", (
        ("食品经营许可", "《中华人民共和国食品安全法》"),
        ("特种设备使用登记", "《中华人民共和国特种设备安全法》"),
    )),
    "jiaotongju": ("云交", (("道路货物运输经营许可", "《中华人民共和国道路运输条例》"),)),
    "zhujianju": ("云住建", (("建筑工程施工许可", "《中华人民共和国建筑法》"),)),
    "weijianwei": ("云卫", (("公共场所卫生许可", "《公共场所卫生管理条例》"),)),
    "shuiliju": ("云水", (("取水许可", "《中华人民共和国水法》"),)),
    "chengguanju": ("云城管", (("临时占用城市道路许可", "《城市道路管理条例》"),)),
    "renshiju": ("云人社", (("劳务派遣经营许可", "《中华人民共和国劳动合同法》"),)),
    "linyeju": ("云林草", (("林木采伐许可", "《中华人民共和国森林法》"),)),
}  # fmt: skip
COERCIONS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "shichangju": ("云市监", (("扣押涉嫌不符合标准的产品", "《中华人民共和国产品质量法》"),)),
    "jiaotongju": ("云交", (("扣押无道路运输经营许可的车辆", "《中华人民共和国道路运输条例》"),)),
    "shengtaiju": ("云环", (("查封造成严重污染的设施", "《中华人民共和国大气污染防治法》"),)),
}  # fmt: skip
DECIDERS = {
    DecisionKind.LICENSING: ("许准", LICENCES),
    DecisionKind.PENALTY: ("罚", PENALTIES),
    DecisionKind.COERCION: ("强制", COERCIONS),
}
FEE_TAKERS = (  # who takes fees, and which part in a hundred of all
    ("ziranziyuanju", 34), ("zhujianju", 21), ("gonganju", 12), ("jiaoyuju", 11), ("renshiju", 8), ("shuiliju", 7),
    ("jiaotongju", 4), ("weijianwei", 3),
)  # fmt: skip
TO_PUBLISH = 7  # working days: 双公示
BOTH_SINCE = 2025  # the year from which the county publishes every licence
NOT_PUBLIC = "不具有一定社会影响（行政处罚法第四十八条）"
BEFORE = "本平台启用双公示前的决定，已在信用信息平台公示（示例）"


class Registers:
    """Fills the registers, and plans the items that make their rows public."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._county = newsroom.county
        self._days = newsroom.days
        self._links: list[tuple[RegisterEntry | NormativeDocument, Piece]] = []

    def everything(self) -> Iterator[Piece]:
        """Write all rows; give the items that make some of them public."""
        for year in self._days.years():
            rows: dict[DecisionKind, list[RegisterEntry]] = {}
            for kind in DecisionKind:
                rows[kind] = RegisterEntry.objects.bulk_create(self._decisions(kind, year))
            yield from self._enforcement(rows, year)
            FeeReturn.objects.bulk_create(self._fees(year))
        yield from self._price_list()
        yield from self._normative()

    def link(self) -> None:
        """Note for each row the item by which it is public, once the items are in the database."""
        for row, piece in self._links:
            row.item = piece.item
        for model in (RegisterEntry, NormativeDocument):
            model.objects.bulk_update([row for row, _ in self._links if isinstance(row, model)], ["item"], 200)
        lines = {row.item_id: row for row, _ in self._links if isinstance(row, RegisterEntry)}
        released = GateRecord.objects.current().filter(item__in=lines)
        rows = rows_of((lines[one.item_id], one) for one in released)
        PublicRow.objects.bulk_create(ended(rows), batch_size=400)

    def _count(self, table: dict[int, int], year: int) -> int:
        return so_far(table, year, passed=self._days.passed(year), scale=self._newsroom.scale)

    def _decisions(self, kind: DecisionKind, year: int) -> list[RegisterEntry]:
        chance = dice(f"{kind}/{year}")
        word, deciders = DECIDERS[kind]
        every = self._days.of(year)[:-TO_PUBLISH]
        serials: Counter[str] = Counter()
        rows = []
        for day in sorted(chance.choices(every, k=self._count(DECIDED[kind], year))) if every else []:
            slug = chance.choice(list(deciders))
            mark, subjects = deciders[slug]
            subject, basis = chance.choice(subjects)
            serials[slug] += 1
            told = Decided(
                number=f"{mark}{word}〔{year}〕{serials[slug]}号",
                party=chance.choice(companies()),
                subject=subject,
                basis=basis,
                day=day,
            )
            rows.append(line(REGISTERS[kind], self._county.unit(slug).organ, VALUES[kind](told)))
        return rows

    def _enforcement(self, rows: dict[DecisionKind, list[RegisterEntry]], year: int) -> Iterator[Piece]:
        """Up to 2024 some penalties were told of; then every licence and coercion too (双公示)."""
        chance = dice(f"enforcement/{year}")
        wanted = self._count(PUBLISHED[Genre.ENFORCEMENT], year)
        others = [] if year < BOTH_SINCE else [*rows[DecisionKind.LICENSING], *rows[DecisionKind.COERCION]]
        others = others[:wanted]
        penalties = rows[DecisionKind.PENALTY]
        chosen = chance.sample(penalties, min(wanted - len(others), len(penalties)))
        for row in sorted([*chosen, *others], key=lambda row: (row.decided_on, row.pk)):
            yield self._told(row, year, chance)
        silent = [row for row in [*penalties, *rows[DecisionKind.LICENSING], *rows[DecisionKind.COERCION]]
                  if row not in chosen and row not in others]  # fmt: skip
        for row in silent:
            row.withheld_reason = NOT_PUBLIC if row.kind == DecisionKind.PENALTY else BEFORE
        RegisterEntry.objects.bulk_update(silent, ["withheld_reason"], 200)

    def _told(self, row: RegisterEntry, year: int, chance: Random) -> Piece:
        """The item that makes a decision public, three to seven working days after it."""
        every = self._days.of(year)
        day = every[every.index(row.decided_on) + chance.randint(3, TO_PUBLISH)]
        unit, fields = self._county.unit(row.organisation.slug), told_of(row)
        text = Text(fields["title"], (fields["summary"],))
        if row.kind == DecisionKind.PENALTY:
            given = {
                "doc_no": row.doc_no,
                "party": row.party,
                "subject": row.subject,
                "basis": row.basis,
                "decided": formal(row.decided_on),
            }
            text = fill(public.ENFORCEMENT, Gaps(self._county, unit, day, chance, **given), chance)
        piece = self._newsroom.piece(
            unit, text, Genre.ENFORCEMENT, row.register.catalogue_code, day, chance, written_on=row.decided_on,
            generated=fields["body"][0][1], shown_until=row.shown_until, deadline_kind=row.register.deadline,
        )  # fmt: skip
        self._links.append((row, piece))
        return piece

    def lines_of(self, pieces: list[Piece]) -> None:
        """Enter what the newsroom told of meetings, motions, appointments and budgets, and let its items say so."""
        for piece, row in lines_from(pieces):
            row.save()
            piece.generated = told_of(row)["body"][0][1]
            self._links.append((row, piece))

    def _price_list(self) -> Iterator[Piece]:
        """收费目录清单: what is charged since 2025, one item changed in the year after."""
        chance = dice("prices")
        for row in price_list(self._county, self._days.today):
            row.save()
            unit, fields = self._county.unit(row.organisation.slug), told_of(row)
            day = self._days.calendar.on_or_after(row.decided_on + ONE_DAY * 3)
            piece = self._newsroom.piece(
                unit, Text(fields["title"], (fields["summary"],)), Genre.FINANCE, "A20-08", day, chance,
                written_on=row.decided_on, generated=fields["body"][0][1],
            )  # fmt: skip
            self._links.append((row, piece))
            yield piece

    def _normative(self) -> Iterator[Piece]:
        chance = dice("normative")
        for year, titles in official.NORMATIVE_TITLES.items():
            for serial, (title, slug) in enumerate(titles, start=1):
                issued_on = self._days.calendar.on_or_after(date(year, 4 * serial - 1, 12))
                repealed = official.NORMATIVE_REPEALED.get(title)
                if (self._days.today - issued_on).days <= TO_PUBLISH * 2:
                    continue
                row = self._document(title.format(county=COUNTY), year, serial, issued_on)
                yield self._public(row, slug, chance, *(repealed or ()))

    def _document(self, title: str, year: int, serial: int, issued_on: date) -> NormativeDocument:
        return NormativeDocument.objects.create(
            organisation=self._county.government,
            title=title,
            doc_no=f"云政规〔{year}〕{serial}号",
            registration_no=f"YXX-{year}-{serial:02d}",
            issued_on=issued_on,
        )

    def _public(
        self, row: NormativeDocument, slug: str, chance: Random, repealed_on: date | None = None, basis: str = ""
    ) -> Piece:
        """The document's item; a repealed one was released a second time, on the day of its repeal."""
        first = self._first_day(row.issued_on)
        again = repealed_on if repealed_on and repealed_on < self._days.today else None
        topic = self._county.unit(slug)
        body = fill(official.NORMATIVE, Gaps(self._county, topic, row.issued_on, chance), chance)
        piece = self._newsroom.piece(
            self._county.office,
            Text(row.title, body.paragraphs),
            Genre.NORMATIVE,
            official.NORMATIVE.code,
            again or first,
            chance,
            issuer=self._county.government,
            written_on=row.issued_on,
            doc_no=row.doc_no,
            validity=Validity.REPEALED if again else Validity.IN_FORCE,
        )
        if again:
            row.repealed_on, row.repeal_basis = repealed_on, basis
            row.save(update_fields=["repealed_on", "repeal_basis"])
            piece.first_published_at = in_the_afternoon(first, chance)
        self._links.append((row, piece))
        return piece

    def _first_day(self, issued_on: date) -> date:
        """Five working days after issue; what is older than the platform came in when it began."""
        return max(self._days.calendar.add(issued_on, 5), self._days.of(FIRST_YEAR)[8])

    def _fees(self, year: int) -> list[FeeReturn]:
        """What each organ took in a year that is over; together exactly the year's sum."""
        if year >= self._days.today.year:
            return []
        whole = Decimal(planned(FEES_WAN_YUAN, year) * WAN)
        return [
            FeeReturn(organisation=self._county.unit(slug).organ, year=year, amount_yuan=whole * part / 100)
            for slug, part in FEE_TAKERS
        ]
