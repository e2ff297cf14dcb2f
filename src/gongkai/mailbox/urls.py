"""The mailbox's addresses."""

from django.urls import path

from gongkai.mailbox import views

app_name = "mailbox"

urlpatterns = [
    path("mailbox/", views.home, name="home"),
    path("mailbox/letters/", views.published, name="published"),
    path("mailbox/write/", views.write, name="write"),
    path("mailbox/status/", views.status, name="status"),
    path("mailbox/receipt/<str:number>/", views.receipt, name="receipt"),
    path("zhaocuo/", views.correction, name="correction"),
]
