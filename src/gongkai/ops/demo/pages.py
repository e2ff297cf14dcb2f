"""The portal's tree: channels, columns with the units that keep them fresh, unit sites, standing pages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from wagtail.models import Page, Site

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage, StandingPage, UnitSitePage
from gongkai.ops.demo.organs import COUNTY, County, Unit
from gongkai.ops.demo.texts.standing import PAGES
from gongkai.ops.demo.words import Field as F  # noqa: N817

FRESH = 14  # days: 动态要闻类 (国办秘函〔2019〕19号)
STEADY = 180  # days: 通知公告、政策文件类


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands in it, who owns it, and within how many days it must be fresh (None: it stays)."""

    slug: str
    title: str
    kind: str
    owner: str
    days: int | None
    genres: tuple[Genre, ...]
    fields: tuple[F, ...] = ()  # only items of units that deal with one of these; empty: all
    words: str = ""  # only items whose title holds this

    def takes(self, genre: Genre, unit: Unit, title: str) -> bool:
        """Whether an item belongs here."""
        return genre in self.genres and (not self.fields or unit.field in self.fields) and self.words in title


CHANNELS: tuple[tuple[str, str, str, tuple[Column, ...]], ...] = (
    (
        "xxgk",
        "政府信息公开",
        "指南、制度、法定主动公开内容和年度报告",
        (
            Column("zhinan", "公开指南", "信息公开指南", "zhengfuban", None, (Genre.GUIDE,)),
            Column("zhidu", "公开制度", "信息公开制度", "zhengfuban", None, (Genre.REGIME,)),
            Column("nianbao", "公开年报", "信息公开年报", "zhengfuban", None, (Genre.ANNUAL_REPORT,)),
            Column("jigou", "机构概况", "概况信息", "zhengfuban", None, (Genre.OVERVIEW,)),
            Column("renshi", "人事任免", "人事信息", "zhengfuban", STEADY, (Genre.APPOINTMENT,)),
            Column("huiyi", "会议信息", "会议信息", "zhengfuban", STEADY, (Genre.MEETING,)),
            Column("caizheng", "财政信息", "财政信息", "caizhengju", STEADY, (Genre.FINANCE,)),
            Column("tian", "建议提案办理", "建议提案", "zhengfuban", STEADY, (Genre.MOTION,)),
            Column("zhifa", "执法结果", "行政执法", "sifaju", STEADY, (Genre.ENFORCEMENT,)),
            Column("gonggao", "公示公告", "公告通知", "zhengfuban", STEADY, (Genre.NOTICE,)),
        ),
    ),
    (
        "zhengce",
        "政策",
        "政府文件、规范性文件、解读和法律法规",
        (
            Column("wenjian", "政府文件", "政策文件", "zhengfuban", STEADY, (Genre.GOV_DOCUMENT,)),
            Column("guifan", "行政规范性文件", "政策文件", "sifaju", None, (Genre.NORMATIVE,)),
            Column("jiedu", "政策解读", "政策解读", "zhengfuban", STEADY, (Genre.INTERPRETATION,)),
            Column("falv", "法律法规", "法律法规", "sifaju", None, (Genre.LAW,)),
        ),
    ),
    (
        "dongtai",
        "政务动态",
        "县内要闻和转载信息",
        (
            Column("yaowen", "云溪要闻", "政务动态", "zhengfuban", FRESH, (Genre.NEWS,)),
            Column("xianjin", "先进人物", "政务动态", "zhengfuban", None, (Genre.NEWS,), words="先进人物"),
            Column("zhuanzai", "转载", "政务动态", "xinxihua", FRESH, (Genre.REPOST,)),
        ),
    ),
    (
        "hudong",
        "互动交流",
        "来信、意见征集和办理结果",
        (
            Column("zhengji", "意见征集", "互动交流", "sifaju", None, (Genre.NOTICE,), words="征求"),
            Column("laixin", "来信选登", "互动交流", "zhengfuban", None, (Genre.LETTER,)),
        ),
    ),
    (
        "zhaoshang",
        "招商引资",
        "惠企政策、投资动态和项目信息",
        (
            Column(
                "huiqi", "惠企政策", "政策解读", "zhaoshangju", STEADY, (Genre.INTERPRETATION,),
                (F.COMMERCE, F.INDUSTRY, F.TAX, F.MARKET, F.LABOUR, F.DEVELOPMENT, F.SCIENCE),
            ),
            Column("touzi", "投资动态", "政务动态", "zhaoshangju", None, (Genre.NEWS,), (F.COMMERCE, F.INDUSTRY)),
            Column(
                "xiangmu", "项目信息", "公告通知", "fagaiwei", None, (Genre.NOTICE,),
                (F.COMMERCE, F.INDUSTRY, F.DEVELOPMENT),
            ),
        ),
    ),
    (
        "bianmin",
        "便民服务",
        "就业、教育、医疗、救助和住房",
        (
            Column("jiuye", "就业创业", "便民服务", "renshiju", STEADY, (Genre.LIVELIHOOD,), (F.LABOUR,)),
            Column("jiaoyu", "教育入学", "便民服务", "jiaoyuju", STEADY, (Genre.LIVELIHOOD,), (F.EDUCATION,)),
            Column(
                "yiliao", "医疗卫生", "便民服务", "weijianwei", STEADY, (Genre.LIVELIHOOD,), (F.HEALTH, F.INSURANCE)
            ),
            Column("jiuzhu", "社会救助", "便民服务", "minzhengju", STEADY, (Genre.LIVELIHOOD,), (F.CIVIL,)),
            Column("zhufang", "住房保障", "便民服务", "zhujianju", STEADY, (Genre.LIVELIHOOD,), (F.HOUSING,)),
            Column("wenhua", "文化体育", "便民服务", "wenlvju", STEADY, (Genre.LIVELIHOOD,), (F.CULTURE,)),
            Column("banshi", "办事指南", "便民服务", "zhengwuju", STEADY, (Genre.LIVELIHOOD,)),
        ),
    ),
)  # fmt: skip
COLUMNS = tuple(column for *_, columns in CHANNELS for column in columns)


def plant(county: County) -> dict[str, ColumnPage]:
    """Put the whole tree in place of what Wagtail came with; returns the columns by address."""
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    root.numchild = 0
    root.save(update_fields=["numchild"])
    home = root.add_child(instance=HomePage(title=f"{COUNTY}人民政府", slug="home"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "site_name": f"{COUNTY}人民政府网"}
    )
    columns = {}
    for slug, title, intro, below in CHANNELS:
        channel = home.add_child(instance=ChannelPage(title=title, slug=slug, intro=intro))
        for column in below:
            columns[column.slug] = channel.add_child(instance=_page(column, county))
        if slug == "xxgk":
            _plant_sites(channel, county)
    _plant_standing(home)
    return columns


def _page(column: Column, county: County) -> ColumnPage:
    return ColumnPage(
        title=column.title,
        slug=column.slug,
        owner_unit=county.unit(column.owner).organ,
        column_type=column.kind,
        keywords=f"{COUNTY},{column.title},政府信息公开",
        intro=f"{COUNTY}{column.title}，由{county.unit(column.owner).organ.short_name}负责维护。",
        update_within_days=column.days,
    )


def _plant_sites(channel: ChannelPage, county: County) -> None:
    for unit in county.units:
        title = f"{unit.organ.name}政府信息公开"
        channel.add_child(instance=UnitSitePage(title=title, slug=unit.slug, organisation=unit.organ))


def _plant_standing(home: HomePage) -> None:
    for slug, title, paragraphs in PAGES:
        body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        home.add_child(instance=StandingPage(title=title, slug=slug, body=body))
