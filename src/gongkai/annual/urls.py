"""The public addresses of the annual report's room."""

from django.urls import path

from gongkai.annual import views

app_name = "checkup"

urlpatterns = [
    path("check/", views.checkup, name="checkup"),
]
