"""Addresses of the public pages that are not in the page tree."""

from django.urls import path

from gongkai.portal import views

app_name = "portal"

urlpatterns = [
    path("items/<int:item_id>/", views.item, name="item"),
    path("items/<int:item_id>/files/<int:number>/", views.item_file, name="item_file"),
    path("search/", views.search, name="search"),
    path("released/<int:year>/<slug:genre>/", views.released, name="released"),
    path("units/", views.units, name="units"),
    path("sitemap/", views.site_map, name="site_map"),
]
