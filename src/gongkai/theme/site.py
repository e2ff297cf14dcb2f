"""What every public page says of the organ that runs it, read from the settings."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.conf import settings

Link = tuple[str, str]  # (what it says, where it leads)


@dataclass(frozen=True, slots=True)
class Site:
    """The organ's particulars; the keys of the setting GONGKAI_SITE."""

    name: str = "政府信息公开平台"
    county: str = ""
    region: str = ""
    domain: str = "localhost"
    id_code: str = ""  # 网站标识码
    organiser: str = ""  # 主办单位
    undertaker: str = ""  # 承办单位
    phone: str = ""
    email: str = ""
    address: str = ""
    icp: str = ""
    police: str = ""  # 公安备案号
    emblem: str = ""  # static path of the standard 国徽 picture; empty shows our own neutral seal
    government_mark: str = ""  # static path of the 党政机关标识 picture
    government_mark_url: str = ""
    icp_url: str = "https://beian.miit.gov.cn/"
    police_url: str = "https://beian.mps.gov.cn/"
    find_errors_url: str = "/zhaocuo/"  # 我为政府网站找错
    search_url: str = "/search/"
    login_url: str = "/accounts/login/"
    main_colour: str = ""
    nav: tuple[Link, ...] = (("首页", "/"),)
    platforms: tuple[Link, ...] = ()  # the service platforms above the county: 国家、省级政务服务平台
    window: str = ""  # slug of the column shown as a window of the home page: 先进人物
    footer_links: tuple[Link, ...] = (
        ("网站地图", "/sitemap/"),
        ("公开目录", "/catalogue/"),
        ("无障碍声明", "/accessibility/"),
        ("年报体检", "/check/"),
    )

    @property
    def duties(self) -> list[Link]:
        """The footer's who-is-responsible lines, leaving out what is not set."""
        lines = [
            ("主办单位", self.organiser),
            ("承办单位", self.undertaker),
            ("联系电话", self.phone),
            ("电子邮箱", self.email),
            ("地址", self.address),
            ("网站标识码", self.id_code),
        ]
        return [(label, value) for label, value in lines if value]


def the_site() -> Site:
    """The site as the settings describe it; keys it does not know are left to other rooms."""
    given = getattr(settings, "GONGKAI_SITE", {})
    return Site(**{field.name: given[field.name] for field in fields(Site) if field.name in given})
