"""The staff pages of the room below /admin/disclosure/, beside Wagtail's own for items."""

from __future__ import annotations

from django.urls import path

from gongkai.disclosure.desk import (
    alerts,
    contributions,
    deadlines,
    filling,
    grassroots,
    hub,
    intake,
    managing,
    routes,
    scans,
    sites,
)

PAGES = [
    path("", hub.show, name="hub"),
    path("deadlines/", deadlines.watch, name="deadlines"),
    path("intakes/", intake.intakes, name="intakes"),
    path("intakes/<int:pk>/", intake.intake, name="intake"),
    path("columns/", sites.columns, name="columns"),
    path("columns/<int:pk>/", sites.column, name="column"),
    path("sites/", sites.sites, name="sites"),
    path("sites/<int:pk>/", sites.site, name="site"),
    path("write/", filling.templates, name="templates"),
    path("contributions/", contributions.listed, name="contributions"),
    path("contributions/new/", contributions.send, name="contribute"),
    path("contributions/counts/", contributions.counts, name="contribution_counts"),
    path("contributions/<int:pk>/", contributions.show, name="contribution"),
    path("contributions/<int:pk>/again/", contributions.send, name="contribute_again"),
    path("contributions/<int:pk>/adopt/", contributions.adopt, name="adopt"),
    path("contributions/<int:pk>/return/", contributions.send_back, name="send_back"),
    path("contributions/<int:pk>/files/<int:file_id>/", contributions.file, name="contribution_file"),
    path("routes/", routes.routes, name="routes"),
    path("routes/new/", routes.set_route, name="route_new"),
    path("routes/<int:pk>/", routes.set_route, name="route"),
    path("routes/<int:pk>/end/", routes.end_route, name="route_end"),
    path("absences/", routes.absences, name="absences"),
    path("absences/<int:pk>/end/", routes.end_absence, name="absence_end"),
    path("grassroots/", grassroots.grassroots, name="grassroots"),
    path("grassroots/<int:pk>/place/", grassroots.place, name="grassroots_place"),
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
