"""Every address of the product."""

from django.contrib.auth import views as auth
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from gongkai.api.urls import api
from gongkai.desk.views import closed_report

urlpatterns = [
    path("accounts/login/", auth.LoginView.as_view(template_name="accounts/login.html"), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/reports/<path:report>", closed_report),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", api.urls),
    path("", include("gongkai.ops.urls")),
    path("", include("gongkai.theme.urls")),
    path("", include("gongkai.applications.urls")),
    path("", include("gongkai.mailbox.urls")),
    path("", include("gongkai.portal.urls")),
    path("", include(wagtail_urls)),
]
