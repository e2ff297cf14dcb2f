"""Signing in, out, and the password; and the addresses of Wagtail's that are closed, before Wagtail's own."""

from django.contrib.auth import views as auth
from django.urls import path, re_path
from django.views.generic import RedirectView

from gongkai.orgs.views import PasswordView, SignInView, close_account, closed, open_account

urlpatterns = [
    path("accounts/login/", SignInView.as_view(), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("accounts/open/", open_account, name="open_account"),
    path("accounts/close/", close_account, name="close_account"),
    path("accounts/password/", PasswordView.as_view(), name="password_change"),
    path("admin/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
    path("admin/account/", PasswordView.as_view()),
    re_path(r"^admin/(?:users|groups|reports|workflows|collections|password_reset)/", closed),
]
