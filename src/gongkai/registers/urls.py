"""The public addresses of the registers."""

from django.urls import path

from gongkai.registers import views

app_name = "registers"

urlpatterns = [
    path("registers/", views.index, name="index"),
    path("registers/<slug:key>.csv", views.download, name="download"),
    path("registers/<slug:key>/", views.table, name="table"),
]
