"""What the report's tests with records need."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint


@pytest.fixture
def compiler(appoint: Appoint, county: Organisation, office: Organisation) -> Person:
    """Who compiles the county's reports."""
    return appoint("孙丽萍", Role.DISCLOSURE_OFFICE, county)


@pytest.fixture
def reviewers(appoint: Appoint, office: Organisation, water: Organisation) -> list[Person]:
    """One person for each level of review, of the office's items and the water department's."""
    levels = {
        "赵文": Role.FIRST_REVIEWER,
        "钱进": Role.SECRECY_REVIEWER,
        "阿不都": Role.SECOND_REVIEWER,
        "热依汗": Role.FINAL_REVIEWER,
        "吴敏": Role.DISCLOSURE_OFFICE,
    }
    return [[appoint(name, role, unit) for unit in (office, water)][-1] for name, role in levels.items()]


@pytest.fixture
def column(office: Organisation) -> ColumnPage:
    """The column in which annual reports stand."""
    home = Page.get_first_root_node().add_child(instance=HomePage(title="首页", slug="portal"))
    channel = home.add_child(instance=ChannelPage(title="公开", slug="gongkai"))
    return channel.add_child(instance=ColumnPage(title="公开年报", slug="nianbao", owner_unit=office))


TEXTS = {
    "supervision": "将政府信息公开纳入年度工作考核，考核结果已通报。本年度开展社会评议1次。本年度未发生责任追究情形。",
    "problems": "一是政策解读形式还不够丰富。二是部分单位更新不够及时。今后将加强业务培训，改进解读形式。",
    "other_matters": "",
}


@pytest.fixture
def texts() -> dict[str, str]:
    """What the office typed."""
    return dict(TEXTS)
