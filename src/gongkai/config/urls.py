"""Every address of the product."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from gongkai.api.urls import api
from gongkai.portal.views.serving import serve

urlpatterns = [
    path("", include("gongkai.orgs.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", api.urls),
    path("", include("gongkai.ops.urls")),
    path("", include("gongkai.theme.urls")),
    path("", include("gongkai.applications.urls")),
    path("", include("gongkai.mailbox.urls")),
    path("", include("gongkai.annual.urls")),
    path("", include("gongkai.registers.urls")),
    path("", include("gongkai.portal.urls")),
    re_path(serve_pattern, serve),
    path("", include(wagtail_urls)),
]
