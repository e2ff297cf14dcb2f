"""The theme's own addresses and two pages composed of its parts."""

from datetime import date

from django.urls import include, path
from django.views.generic import TemplateView

from gongkai.theme.examples.clocks import _events, _work
from gongkai.theme.examples.example import at
from gongkai.theme.examples.frame import TREE, _alert, _crumbs, _doors
from gongkai.theme.examples.numbers import _year
from gongkai.theme.examples.reading import ATTACHMENTS, BODY, CATALOGUE, ROWS

HOME = {"doors": _doors(), "figures": _year(), "rows": [{**r, "time": ""} for r in ROWS * 2], "alert": _alert()}
ITEM = {
    "crumbs": _crumbs(),
    "rows": CATALOGUE,
    "title": "云溪县人民政府办公室关于印发《云溪县农村供水管理办法》的通知",
    "doc_no": "云政办发〔2024〕7号",
    "published_at": at(2024, 3, 8, 10, 30),
    "source": "县政府办公室",
    "body": BODY,
    "signed_by": "云溪县人民政府办公室",
    "signed_on": date(2024, 3, 5),
    "released": True,
    "attachments": ATTACHMENTS,
}
DESK = _work() | {"events": _events(), "items": TREE}

urlpatterns = [
    path("", TemplateView.as_view(template_name="sample_home.html", extra_context=HOME)),
    path("item/", TemplateView.as_view(template_name="sample_item.html", extra_context=ITEM)),
    path("login/", TemplateView.as_view(template_name="accounts/login.html")),
    path("", include("gongkai.theme.urls")),
]
