"""The read API, described by OpenAPI at /api/v1/openapi.json."""

from __future__ import annotations

from ninja import NinjaAPI

from gongkai.api.answers import Readable
from gongkai.api.changes import router as changes
from gongkai.api.items import router as items
from gongkai.api.lifecycle import router as applications
from gongkai.api.places import catalog_router, columns_router, policies_router, units_router
from gongkai.api.registers import router as registers
from gongkai.api.reports import router as reports

api = NinjaAPI(
    title="政府信息公开平台数据接口",
    version="1",
    description="只提供已经公开的政府信息，无须注册和密钥。",
    urls_namespace="api",
    docs_url=None,
    renderer=Readable(),
)
for address, router in {
    "/annual-reports": reports,
    "/items": items,
    "/changes": changes,
    "/units": units_router,
    "/columns": columns_router,
    "/policies": policies_router,
    "/applications": applications,
    "/registers": registers,
    "/catalog": catalog_router,
}.items():
    api.add_router(address, router)
