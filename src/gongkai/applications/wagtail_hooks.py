"""依申请公开 in the officer's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.applications.desk import bulk, guide, letters, registers, views
from gongkai.applications.queries import works_on_cases

PAGES = [
    path("", views.index, name="index"),
    path("register/", views.register, name="register"),
    path("board/", guide.board, name="board"),
    path("registers/<slug:kind>/", registers.index, name="register_list"),
    path("registers/<slug:kind>/new/", registers.enter, name="register_enter"),
    path("registers/<slug:kind>/<int:pk>/letter/<str:form>/", registers.letter, name="register_letter"),
    path("registers/<slug:kind>/<int:pk>/<slug:verb>/", registers.act, name="register_act"),
    path("bulk/", bulk.done, name="bulk_done"),
    path("bulk/<slug:verb>/", bulk.act, name="bulk"),
    path("<int:pk>/", views.case, name="case"),
    path("<int:pk>/guide/", guide.guide, name="guide"),
    path("<int:pk>/sheet/", guide.sheet, name="sheet"),
    path("<int:pk>/sheet.pdf", guide.sheet_pdf, name="sheet_pdf"),
    path("<int:pk>/identity/", views.reveal, name="reveal"),
    path("<int:pk>/files/<int:file_pk>/", views.file, name="file"),
    path("<int:pk>/letters/", letters.letters, name="letters"),
    path("<int:pk>/letters/<int:letter_pk>/<str:form>/", letters.letter, name="letter"),
    path("<int:pk>/package/", letters.package, name="package"),
    path("<int:pk>/forms/<str:which>/<str:form>/", letters.case_form, name="case_form"),
    path("<int:pk>/proofs/<int:letter_pk>/<str:form>/", letters.proof, name="proof"),
    path("<int:pk>/served/<int:letter_pk>/", letters.serve, name="serve_letter"),
    path("<int:pk>/<slug:verb>/", views.act, name="act"),
]


class CasesMenuItem(MenuItem):
    """Shown to those who work on cases."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether any role of this person meets cases."""
        return works_on_cases(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The staff pages below /admin/applications/."""
    return [path("applications/", include((PAGES, "applications_desk")))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """依申请公开."""
    address = reverse("applications_desk:index")
    return CasesMenuItem("依申请公开", address, name="applications", icon_name="folder-open-inverse", order=200)
