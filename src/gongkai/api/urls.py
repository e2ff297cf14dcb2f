"""The read API, described by OpenAPI at /api/v1/openapi.json."""

from ninja import NinjaAPI

from gongkai.api.reports import router as reports

api = NinjaAPI(title="政府信息公开平台数据接口", version="1", urls_namespace="api", docs_url=None)
api.add_router("/annual-reports", reports)
