"""Addresses of the report's staff pages, below /admin/annual/."""

from django.urls import path

from gongkai.annual import desk

app_name = "annual"

urlpatterns = [
    path("", desk.index, name="index"),
    path("<slug:slug>/<int:year>/", desk.report, name="report"),
    path("<slug:slug>/<int:year>/compile/", desk.compile_, name="compile"),
    path("<slug:slug>/<int:year>/write/", desk.write, name="write"),
    path("<slug:slug>/<int:year>/draft/", desk.draft, name="draft"),
    path("<slug:slug>/<int:year>/<slug:table>/<str:row>/<slug:column>/", desk.behind, name="behind"),
]
