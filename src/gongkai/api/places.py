"""Where things stand: units, columns, normative documents, and the catalogue of data sets (DCAT)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from gongkai.api.answers import revalidated
from gongkai.disclosure.models import ColumnPage, GateRecord
from gongkai.orgs.models import Organisation
from gongkai.policies.models import NormativeDocument
from gongkai.theme.site import the_site

units_router = Router(tags=["单位与栏目"])
columns_router = Router(tags=["单位与栏目"])
policies_router = Router(tags=["规范性文件"])
catalog_router = Router(tags=["数据目录"])


class Unit(Schema):
    """One organ."""

    slug: str = Field(description="网址名，作为 unit 参数")
    name: str = Field(description="全称")
    short_name: str = Field(description="简称")
    kind: str = Field(description="类别")
    credit_code: str = Field(description="统一社会信用代码")


class Column(Schema):
    """One column."""

    id: int = Field(description="编号，作为 column 参数")
    title: str = Field(description="名称")
    url: str = Field(description="页面")
    unit: str = Field(description="责任单位的网址名")
    update_within_days: int | None = Field(description="更新时限（日）")


class Policy(Schema):
    """One normative document of the register whose text is public."""

    title: str = Field(description="名称")
    doc_no: str = Field(description="文号")
    registration_no: str = Field(description="统一登记号")
    unit: str = Field(description="制定机关的网址名")
    issued_on: date = Field(description="制发日期")
    expires_on: date | None = Field(description="有效期至")
    repealed_on: date | None = Field(description="废止日期")
    in_force: bool = Field(description="今天是否有效（北京时间）")
    url: str = Field(description="公开页面")


@units_router.get("/", response=list[Unit], summary="公开单位")
@decorate_view(revalidated)
def units(request: HttpRequest) -> list[Organisation]:
    """Every organ of the county."""
    return list(Organisation.objects.active().order_by("path"))


@columns_router.get("/", response=list[Column], summary="栏目")
@decorate_view(revalidated)
def columns(request: HttpRequest) -> list[dict[str, Any]]:
    """Every live column."""
    live = ColumnPage.objects.live().public().select_related("owner_unit").order_by("path")
    return [
        {
            "id": page.pk,
            "title": page.title,
            "url": page.url,
            "unit": page.owner_unit.slug,
            "update_within_days": page.update_within_days,
        }
        for page in live
    ]


@policies_router.get("/", response=list[Policy], summary="规范性文件登记簿")
@decorate_view(revalidated)
def policies(request: HttpRequest) -> list[dict[str, Any]]:
    """The register, as far as the texts are public."""
    public = GateRecord.objects.current().values("item_id")
    found = NormativeDocument.objects.filter(item_id__in=public).select_related("organisation")
    return [_policy(document, timezone.localdate()) for document in found]


def _policy(document: NormativeDocument, today: date) -> dict[str, Any]:
    copied = ("title", "doc_no", "registration_no", "issued_on", "expires_on", "repealed_on")
    ended = [day for day in (document.repealed_on,) if day and day <= today]
    expired = document.expires_on is not None and document.expires_on < today
    return {name: getattr(document, name) for name in copied} | {
        "unit": document.organisation.slug,
        "in_force": document.issued_on <= today and not ended and not expired,
        "url": f"/items/{document.item_id}/",
    }


DATA_SETS = [
    ("items", "主动公开信息", "已公开的全部政府信息，含正文和附件地址"),
    ("changes", "公开变更", "信息的公开、更新与撤下，供同步使用"),
    ("policies", "规范性文件登记簿", "行政规范性文件的文号、登记号与有效性"),
    ("registers", "专项公开登记簿", "行政许可、行政处罚等逐条公开的登记簿"),
    ("annual-reports", "政府信息公开工作年度报告", "年度报告的统计数据"),
    ("units", "公开单位", "全县政府信息公开单位"),
    ("columns", "栏目", "门户栏目及其责任单位"),
]


@catalog_router.get("/", response=dict[str, Any], summary="数据目录（DCAT，JSON-LD）")
@decorate_view(revalidated)
def catalog(request: HttpRequest) -> dict[str, Any]:
    """The data sets as a DCAT catalogue (W3C DCAT 3)."""
    here = f"{request.scheme}://{request.get_host()}/api/v1"
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Catalog",
        "@id": f"{here}/catalog/",
        "dct:title": f"{the_site().name}数据目录",
        "dct:publisher": the_site().organiser,
        "dct:language": "zh-CN",
        "dcat:dataset": [_data_set(here, *one) for one in DATA_SETS],
    }


def _data_set(here: str, name: str, title: str, description: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Dataset",
        "@id": f"{here}/{name}/",
        "dct:title": title,
        "dct:description": description,
        "dcat:distribution": {
            "@type": "dcat:Distribution",
            "dcat:accessURL": f"{here}/{name}/",
            "dcat:mediaType": "application/json",
            "dcat:endpointDescription": f"{here}/openapi.json",
        },
    }
