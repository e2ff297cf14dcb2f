"""The public addresses of 依申请公开."""

from django.urls import path

from gongkai.applications import views

app_name = "applications"

urlpatterns = [
    path("apply/", views.guide, name="guide"),
    path("apply/start/", views.start, name="start"),
    path("apply/new/", views.new, name="new"),
    path("apply/look/", views.look, name="look"),
    path("apply/draft/", views.draft, name="draft"),
    path("apply/receipt/<str:number>/", views.receipt, name="receipt"),
    path("apply/status/", views.status, name="status"),
    path("apply/mine/", views.mine, name="mine"),
    path("apply/leave/", views.leave, name="leave"),
    path("apply/cases/<str:number>/", views.case, name="case"),
    path("apply/cases/<str:number>/answer/", views.answer, name="answer"),
    path("apply/cases/<str:number>/withdraw/", views.withdraw, name="withdraw"),
    path("apply/cases/<str:number>/rate/", views.rate, name="rate"),
    path("apply/cases/<str:number>/letters/<int:pk>/<str:form>/", views.letter, name="letter"),
    path("apply/cases/<str:number>/reply/", views.reply, name="reply"),
    path("apply/cases/<str:number>/reply/files/<int:pk>/", views.reply_file, name="reply_file"),
]
