"""Public records for tests, benchmarks and screenshots: a small site, and releases as the gate leaves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from wagtail.models import Locale, Page, Site

from gongkai.disclosure.choices import Genre, Validity
from gongkai.disclosure.models import (
    ChannelPage,
    ColumnPage,
    GateRecord,
    HomePage,
    Item,
    Placement,
    StandingPage,
    UnitSitePage,
)
from gongkai.disclosure.queries import PUBLIC_FIELDS, clean_html, text_of
from gongkai.disclosure.rules import content_hash
from gongkai.disclosure.tables import DOCUMENT_GENRES
from gongkai.ledger.actions import Entry, record_all
from gongkai.lib.clock import BEIJING
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation, Person
from gongkai.portal import index

COLUMNS = {  # channel → its columns, each with the genres that stand there
    ("xxgk", "政府信息公开", "指南、制度、法定主动公开内容和年度报告"): {
        ("gonggao", "公示公告"): (Genre.NOTICE, Genre.ENFORCEMENT),
        ("caizheng", "财政信息"): (Genre.FINANCE,),
        ("nianbao", "公开年报"): (Genre.ANNUAL_REPORT,),
        ("yingji", "应急预案"): (),
    },
    ("zhengce", "政策", "政府文件、规范性文件和政策解读"): {
        ("wenjian", "政府文件"): (Genre.GOV_DOCUMENT, Genre.NORMATIVE),
        ("jiedu", "政策解读"): (Genre.INTERPRETATION,),
    },
    ("dongtai", "政务动态", ""): {("yaowen", "政务要闻"): (Genre.NEWS,)},
}


PLACES = (
    "水利局",
    "财政局",
    "教育局",
    "民政局",
    "交通运输局",
    "农业农村局",
    "卫生健康委员会",
    "自然资源局",
    "应急管理局",
    "统计局",
)


def found_county(count: int) -> list[Organisation]:
    """The county government, its office and `count` organs below it; returns all but the county, the office first."""
    county = _organ(None, OrganKind.GOVERNMENT, "云溪县人民政府", "县政府", "yunxi", 1)
    organs = [_organ(county, OrganKind.OFFICE, "云溪县人民政府办公室", "县政府办", "zhengfuban", 2)]
    for number in range(count):
        round_, place = divmod(number, len(PLACES))
        if round_ == 0:
            facts = (OrganKind.DEPARTMENT, f"云溪县{PLACES[place]}", f"县{PLACES[place]}")
        else:
            facts = (OrganKind.TOWNSHIP, f"云溪县清水{number}镇人民政府", f"清水{number}镇")
        organs.append(_organ(county, *facts, "shuiliju" if number == 0 else f"danwei{number}", number + 3))
    return organs


def _organ(parent: Organisation | None, kind: OrganKind, name: str, short: str, slug: str, number: int) -> Organisation:
    facts = {
        "kind": kind, "name": name, "short_name": short, "slug": slug, "credit_code": f"11659999MB0000{number:03d}X",
        "address": f"云溪县清水路{number}号", "office_hours": "工作日 10:00—14:00，15:30—19:30",
        "phone": f"0990-5550{number:03d}", "email": f"{slug}@yunxi.example", "postcode": "659999",
    }  # fmt: skip
    return parent.add_child(**facts) if parent else Organisation.add_root(**facts)


@dataclass
class TheSite:
    """The tree that was planted."""

    home: HomePage
    columns: dict[str, ColumnPage]
    units: dict[str, UnitSitePage]


def plant(owner: Organisation, units: Iterable[Organisation]) -> TheSite:
    """Put home, three channels with their columns, the units' sites and one standing text in place of Wagtail's."""
    Locale.objects.get_or_create(language_code="zh-hans")
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="root", slug="root")
    root.numchild = 0
    root.save(update_fields=["numchild"])
    home = root.add_child(instance=HomePage(title="云溪县人民政府", slug="yunxi"))
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "localhost"})
    columns, sites = {}, {}
    for (slug, title, intro), below in COLUMNS.items():
        channel = home.add_child(instance=ChannelPage(title=title, slug=slug, intro=intro))
        for word, name in below:
            columns[word] = channel.add_child(instance=ColumnPage(title=name, slug=word, owner_unit=owner))
        if slug == "xxgk":
            for unit in units:
                page = UnitSitePage(title=f"{unit.name}政府信息公开", slug=unit.slug, organisation=unit)
                sites[unit.slug] = channel.add_child(instance=page)
    text = "<p>本站按照《互联网内容无障碍可访问性技术要求与测试方法》建设，全部功能可以用键盘操作。</p>"
    home.add_child(instance=StandingPage(title="无障碍声明", slug="accessibility", body=text))
    return TheSite(home, columns, sites)


def planted_site() -> TheSite:
    """The tree as it stands in the database."""
    columns = ColumnPage.objects.select_related("owner_unit")
    units = UnitSitePage.objects.select_related("organisation").order_by("path")
    return TheSite(HomePage.objects.get(), {one.slug: one for one in columns}, {one.slug: one for one in units})


@dataclass
class Release:
    """What is to be public of one item; everything has a value that a notice might have."""

    unit: Organisation
    title: str = "关于开展2024年农村饮水安全排查的通知"
    body_html: str = "<p>各乡镇水管站：请于3月20日前完成排查。</p>"
    at: datetime = datetime(2024, 3, 7, 10, 30, tzinfo=BEIJING)
    genre: str = Genre.NOTICE
    catalogue_code: str = "A20-13"
    columns: tuple[ColumnPage, ...] = ()
    summary: str = ""
    doc_no: str = ""
    written_on: date = date(2024, 3, 5)
    validity: str = ""
    shown_until: date | None = None
    source: str = ""
    source_url: str = ""
    attachments: list[dict[str, Any]] = field(default_factory=list)

    def item(self, by: Person) -> Item:
        """The officers' side of it."""
        return Item(
            unit=self.unit, issuer=self.unit, title=self.title, summary=self.summary, genre=self.genre,
            catalogue_code=self.catalogue_code, doc_no=self.doc_no, written_on=self.written_on, body=[],
            author=by, created_at=self.at, live=True,
        )  # fmt: skip

    def record(self, item: Item, by: Person) -> GateRecord:
        """The release of that item."""
        body = clean_html(self.body_html)
        taken = {name for name in PUBLIC_FIELDS if hasattr(self, name)} - {"body_html"}
        public = {name: getattr(self, name) for name in taken} | {
            "index_no": f"{self.unit.credit_code}/{self.at.year}-{item.pk:05d}",
            "issuer_name": self.unit.name,
            "body_html": body,
        }
        return GateRecord(
            item=item, unit=self.unit, content_hash=content_hash(public), search_text=text_of(body), published_by=by,
            published_at=self.at, first_published_at=self.at, **public,
        )  # fmt: skip


def let_out(releases: Iterable[Release], *, by: Person) -> list[GateRecord]:
    """Make these public all at once: records, placements, search and ledger as the gate would leave them."""
    given = list(releases)
    items = Item.objects.bulk_create([release.item(by) for release in given], batch_size=500)
    pairs = list(zip(given, items, strict=True))
    records = GateRecord.objects.bulk_create([release.record(item, by) for release, item in pairs], batch_size=500)
    Placement.objects.bulk_create(
        [
            Placement(record=record, column=column, published_at=record.published_at)
            for record, release in zip(records, given, strict=True)
            for column in release.columns
        ],
        batch_size=500,
    )
    lines = zip(records, items, strict=True)
    record_all(
        [
            Entry("item.published", item, one.published_at, by, {"content_hash": one.content_hash})
            for one, item in lines
        ],
        react=False,
    )
    index.exchange(gone=(), new=records)
    return records


TOPICS = (
    "农村饮水安全工程", "高标准农田建设项目", "城乡居民基本医疗保险参保缴费", "清水镇至南山公路改建工程用地",
    "2024年春季学期学生资助", "棉花种植补贴", "森林草原防灭火", "老旧小区供热管网改造", "县级储备粮轮换",
    "零就业家庭就业援助", "牲畜布鲁氏菌病免疫", "冬季清洁取暖补助", "乡镇卫生院药品集中采购", "防汛抗旱应急物资储备",
)  # fmt: skip
SORTS: tuple[tuple[Genre, str, str], ...] = (
    (Genre.NEWS, "{unit}召开会议研究部署{topic}工作", "A20-15"),
    (Genre.NOTICE, "关于{topic}有关事项的公告", "A20-10"),
    (Genre.GOV_DOCUMENT, "{unit}关于印发《{topic}实施方案》的通知", "A20-01"),
    (Genre.FINANCE, "{unit}2023年度部门决算公开说明", "A20-07"),
    (Genre.NORMATIVE, "云溪县{topic}管理办法（试行）", "A20-01"),
    (Genre.INTERPRETATION, "《云溪县{topic}管理办法（试行）》政策解读", "A20-01"),
    (Genre.ENFORCEMENT, "{unit}{topic}领域行政执法检查结果公示", "A20-06"),
    (
        Genre.NOTICE,
        "{unit}关于公布{topic}项目第三批竣工验收结果、后续管护责任单位和群众监督举报电话以及资金使用情况的公告",
        "A20-11",
    ),
)
SENTENCES = (
    "为贯彻落实县委、县政府决策部署，切实保障群众生产生活需要，现就{topic}有关事项通知如下。",
    "各乡镇、各部门要明确责任分工，建立工作台账，每月25日前将进展情况报{unit}。",
    "项目总投资660万元，其中上级补助资金420万元，县级配套240万元，资金实行专账管理、专款专用。",
    "符合条件的居民可以持身份证到所在村（社区）申请，受理时间为工作日上午10时至下午7时30分。",
    "逾期未完成的，由县人民政府督查室予以通报；涉嫌违纪违法的，移送有关机关处理。",
    "对检查中发现的问题，责任单位应当自收到通知之日起15个工作日内整改完毕，并向社会公开整改结果。",
    "本通知自印发之日起施行，有效期两年。",
)


def sample(
    count: int, site: TheSite, until: datetime, *, seed: int = 7, every: timedelta = timedelta(hours=7)
) -> Iterator[Release]:
    """Varied releases of every unit, the newest at `until`, one in `every`, each in the columns of its genre."""
    chance, units = Random(seed), [page.organisation for page in site.units.values()]
    for number in range(count):
        unit, topic = chance.choice(units), chance.choice(TOPICS)
        genre, pattern, code = chance.choice(SORTS)
        at = until - number * every - timedelta(minutes=chance.randrange(60))
        is_document = genre in DOCUMENT_GENRES
        yield Release(
            unit=unit,
            title=pattern.format(unit=unit.short_name, topic=topic),
            body_html=_body(chance, unit, topic),
            at=at,
            genre=genre,
            catalogue_code=code,
            columns=_columns(site, genre),
            doc_no=f"云政办发〔{at.year}〕{number % 90 + 1}号" if is_document else "",
            written_on=(at - timedelta(days=2)).date(),
            validity=chance.choices(list(Validity), [8, 1, 1, 1, 1])[0] if is_document else "",
        )


def _body(chance: Random, unit: Organisation, topic: str) -> str:
    texts = [text.format(unit=unit.name, topic=topic) for text in chance.choices(SENTENCES, k=chance.randint(3, 14))]
    return "".join(f"<p>{text}</p>" for text in texts)


def _columns(site: TheSite, genre: Genre) -> tuple[ColumnPage, ...]:
    return tuple(
        site.columns[word] for below in COLUMNS.values() for (word, _), genres in below.items() if genre in genres
    )
