"""主动公开: the door to everything about disclosure that is not an item itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.disclosure.permissions import manages_catalogue, may_alert
from gongkai.orgs.choices import EDITORS


@dataclass(frozen=True, slots=True)
class Door:
    """One page behind the door."""

    title: str
    says: str
    page: str
    for_managers: bool = True
    for_alerting: bool = False

    @property
    def url(self) -> str:
        """Its address."""
        return reverse(f"disclosure_desk:{self.page}")


DOORS = (
    Door("公开时限", "即将到期和超期的信息，各单位按期公开情况，法定期限表", "deadlines", for_managers=False),
    Door("突发事件提示", "预警和应急信息在全站每一页的页头提示，到期自动解除", "alerts", for_alerting=True),
    Door("写一条信息", "按体裁套用模板：通知、公告、人事任免、会议、解读等", "templates", for_managers=False),
    Door("信息报送", "向公开办报送拟公开的信息；公开办采用、退回；各单位报送统计", "contributions", for_managers=False),
    Door("历史信息", "导入原网站的信息：表格、网页、文件；平台切换前公开过的成批审核", "intakes", for_managers=False),
    Door("代岗", "出差、休假时由谁代为审核", "absences", for_managers=False),
    Door("审核路线", "为单位、栏目另设由谁审核、几日办结、加哪些核对事项；不低于法定级次", "routes"),
    Door("全站校对", "把已经公开的信息和附件重新校对一遍，同类的错误一次改完", "scans", for_managers=False),
    Door("公开目录", "条例第二十条、第二十一条的类别，以及本地增设的小类", "catalogue"),
    Door("基层目录", "基层政务公开标准目录：导入、下载、各事项更新检查", "grassroots", for_managers=False),
    Door("栏目", "各栏目的责任单位、责任人、更新规则和设置依据；更名、撤并", "columns"),
    Door("单位平台", "各单位信息公开平台的建立、更名、撤并", "sites"),
    Door("索引号", "索引号的编制规则", "index_numbers"),
)


def doors_for(request: HttpRequest) -> list[Door]:
    """The pages that the person may open."""
    manages, alerts = manages_catalogue(request.user), may_alert(request.user)
    return [door for door in DOORS if manages or not door.for_managers or (alerts and door.for_alerting)]


def may_enter(request: HttpRequest) -> bool:
    """Whether the person has anything to do there."""
    return bool(request.user.roles() & EDITORS) and bool(doors_for(request))


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The pages that the person may open, each with what it is for."""
    if not may_enter(request):
        raise PermissionDenied
    return render(request, "disclosure/desk/hub.html", {"doors": doors_for(request)})
