"""The staff pages of the room below /admin/disclosure/, beside Wagtail's own for items."""

from __future__ import annotations

from django.urls import path

from gongkai.disclosure.desk import alerts, deadlines, hub, managing, scans, sites

PAGES = [
    path("", hub.show, name="hub"),
    path("deadlines/", deadlines.watch, name="deadlines"),
    path("columns/", sites.columns, name="columns"),
    path("columns/<int:pk>/", sites.column, name="column"),
    path("sites/", sites.sites, name="sites"),
    path("sites/<int:pk>/", sites.site, name="site"),
    path("scans/", scans.scans, name="scans"),
    path("scans/<int:pk>/", scans.scan, name="scan"),
    path("scans/<int:pk>/stop/", scans.stop, name="scan_stop"),
    path("scans/<int:pk>/<slug:key>/", scans.group, name="scan_group"),
    path("corrections/<int:pk>/", scans.correction, name="correction"),
    path("catalogue/", managing.catalogue, name="catalogue"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("alerts/<int:pk>/end/", alerts.end, name="end_alert"),
    path("index-numbers/", managing.index_numbers, name="index_numbers"),
]
