"""Addresses for whoever runs the machine."""

from django.urls import path

from gongkai.ops import views

app_name = "ops"

urlpatterns = [path("healthz", views.health, name="health")]
