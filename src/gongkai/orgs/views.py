"""Signing in and out, one's own password, and the pages of Wagtail's that are not used here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from gongkai.orgs.actions import change_password
from gongkai.orgs.forms import OwnPasswordForm
from gongkai.theme.site import the_site


class SignInView(auth.LoginView):
    """登录, within the organ's own frame; whoever is signed in already goes on to the desk."""

    template_name = "accounts/login.html"
    redirect_authenticated_user = True

    def get_success_url(self) -> str:
        """Where the address asked for; who holds no role has no desk and comes to their applications."""
        wanted = super().get_success_url()
        return settings.GONGKAI_WITHOUT_DESK if wanted.startswith("/admin/") and not self._has_desk() else wanted

    def _has_desk(self) -> bool:
        return bool(self.request.user.has_perm("wagtailadmin.access_admin"))

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Django would put the host's name in the place of the organ's particulars."""
        return super().get_context_data(**more) | {"site": the_site()}


@method_decorator(never_cache, name="dispatch")
class PasswordView(auth.PasswordChangeView):
    """修改密码: the present password, and the new one twice."""

    form_class = OwnPasswordForm
    template_name = "accounts/password.html"
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        """Change it; this session goes on, every other session of the account ends."""
        password = form.cleaned_data["new_password1"]
        person = change_password(self.request.user, password=password, at=timezone.now())
        update_session_auth_hash(self.request, person)
        messages.success(self.request, "密码已修改。")
        has_desk = person.has_perm("wagtailadmin.access_admin")
        return redirect(self.get_success_url() if has_desk else settings.GONGKAI_WITHOUT_DESK)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The roles held, beside the form."""
        return super().get_context_data(memberships=self.request.user.held(), **more)


def closed(request: HttpRequest) -> HttpResponse:
    """Wagtail's own people, groups and reports know nothing of units and leave no line in the ledger: closed."""
    if not request.user.is_authenticated:
        return redirect("login")
    messages.error(request, "本平台不使用这一页。人员请到“人员”中办理，办理经过请看台账或者信息列表。")
    return redirect("wagtailadmin_home")
