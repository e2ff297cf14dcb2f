"""Signing in and out, one's own password, and the pages of Wagtail's that are not used here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from gongkai.lib.refusal import Refused
from gongkai.orgs import actions, rules
from gongkai.orgs.forms import AccountForm, OwnPasswordForm, refused
from gongkai.orgs.models import Person
from gongkai.orgs.tally import count, counted
from gongkai.theme.site import the_site

HOUR = 60 * 60


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
        return super().get_context_data(**more) | {"site": the_site(), "open_account_url": reverse("open_account")}


@method_decorator(never_cache, name="dispatch")
class PasswordView(auth.PasswordChangeView):
    """修改密码: the present password, and the new one twice."""

    form_class = OwnPasswordForm
    template_name = "accounts/password.html"
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        """Change it; this session goes on, every other session of the account ends."""
        password = form.cleaned_data["new_password1"]
        person = actions.change_password(self.request.user, password=password, at=timezone.now())
        update_session_auth_hash(self.request, person)
        messages.success(self.request, "密码已修改。")
        has_desk = person.has_perm("wagtailadmin.access_admin")
        return redirect(self.get_success_url() if has_desk else settings.GONGKAI_WITHOUT_DESK)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The roles held, beside the form."""
        return super().get_context_data(memberships=self.request.user.held(), **more)


@never_cache
@sensitive_post_parameters()
def open_account(request: HttpRequest) -> HttpResponse:
    """开立账号: for citizens who want their applications together; whoever is signed in has one."""
    home = settings.GONGKAI_WITHOUT_DESK
    if request.user.is_authenticated:
        return redirect(home)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (person := _opened(request, form)):
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[-1])
        messages.success(request, "账号已开立，您已登录。")
        return redirect(home)
    return render(request, "accounts/open.html", {"form": form, "home": home}, status=422 if form.errors else 200)


def _opened(request: HttpRequest, form: AccountForm) -> Person | None:
    """The new account; None with the reasons in the form."""
    given, key = form.cleaned_data, f"accounts-{request.META['REMOTE_ADDR']}"
    try:
        person = actions.open_account(
            given["username"], password=given["new_password1"], opened_here=counted(key), at=timezone.now()
        )
    except Refused as refusal:
        refused(form, refusal)
        return None
    except IntegrityError:  # two wanted the name at the same moment
        form.add_error("username", "该用户名刚刚有人使用，请换一个")
        return None
    count(key, HOUR)
    return person


@never_cache
@login_required
def close_account(request: HttpRequest) -> HttpResponse:
    """注销账号: asked once more, with what it means."""
    reasons, home = rules.why_not_close_account(is_citizen=request.user.is_citizen), settings.GONGKAI_WITHOUT_DESK
    if request.method == "POST" and not reasons:
        actions.close_account(request.user, at=timezone.now())
        logout(request)
        messages.success(request, "账号已注销。已提交的申请仍可凭受理编号和查询码查询。")
        return redirect(home)
    context = {"reasons": reasons, "home": home}
    return render(request, "accounts/close.html", context, status=422 if request.method == "POST" else 200)


def closed(request: HttpRequest) -> HttpResponse:
    """Wagtail's own people, groups and reports know nothing of units and leave no line in the ledger: closed."""
    if not request.user.is_authenticated:
        return redirect("login")
    messages.error(request, "本平台不使用这一页。人员请到“人员”中办理，办理经过请看台账或者信息列表。")
    return redirect("wagtailadmin_home")
