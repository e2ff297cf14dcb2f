"""Addresses of the theme itself."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "theme"
urlpatterns = [
    path("elder/", views.elder, name="elder"),
    path("contrast/", views.contrast, name="contrast"),
    path("county.css", views.county_css, name="county_css"),
    path("413/", views.too_large, name="too_large"),
    path("patterns/", views.patterns, name="patterns"),
]
