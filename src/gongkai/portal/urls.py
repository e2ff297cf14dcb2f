"""Addresses of the public pages that are not in the page tree."""

from django.urls import path

from gongkai.portal.views import catalogue, feeds, item, leaving, lists, proofreading, search, sitemaps

app_name = "portal"

urlpatterns = [
    path("items/<int:item_id>/", item.item, name="item"),
    path("items/<int:item_id>/files/<int:number>/", item.item_file, name="item_file"),
    path("items/<int:item_id>/files/<int:number>/preview/", item.preview, name="preview"),
    path("items/<int:item_id>/files/<int:number>/view/", item.item_view, name="item_view"),
    path("items/<int:item_id>/qr.svg", item.qr, name="qr"),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("organs/", lists.organs, name="organs"),
    path("leaders/", lists.leaders, name="leaders"),
    path("leave/", leaving.leave, name="leave"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("proof/", proofreading.proofreading, name="proofreading"),
    path("released/<str:year>/<slug:genre>/", lists.released, name="released"),
    path("units/", lists.units, name="units"),
    path("sitemap/", lists.site_map, name="site_map"),
    path("feeds/newest.<slug:ending>", feeds.newest, name="feed_newest"),
    path("feeds/columns/<int:column_id>.<slug:ending>", feeds.of_column, name="feed_column"),
    path("feeds/units/<slug:slug>.<slug:ending>", feeds.of_unit, name="feed_unit"),
    path("feeds/genres/<slug:genre>.<slug:ending>", feeds.of_genre, name="feed_genre"),
    path("feeds/catalogue.<slug:ending>", feeds.of_catalogue, name="feed_catalogue"),
    path("feeds/search.<slug:ending>", feeds.of_search, name="feed_search"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    path("robots.txt", lists.robots, name="robots"),
]
