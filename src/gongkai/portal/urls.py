"""Addresses of the public pages that are not in the page tree."""

from django.urls import path

from gongkai.portal.views import item, lists, search

app_name = "portal"

urlpatterns = [
    path("items/<int:item_id>/", item.item, name="item"),
    path("items/<int:item_id>/files/<int:number>/", item.item_file, name="item_file"),
    path("search/", search.search, name="search"),
    path("released/<str:year>/<slug:genre>/", lists.released, name="released"),
    path("units/", lists.units, name="units"),
    path("sitemap/", lists.site_map, name="site_map"),
    path("robots.txt", lists.robots, name="robots"),
]
