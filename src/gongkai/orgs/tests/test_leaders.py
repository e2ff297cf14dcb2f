"""Leaders: told by the disclosure office, amended, gone when they have left."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs import actions
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Leader, Organisation, Person
from gongkai.orgs.queries import leaders_by_organ
from tests.cast import Appoint, moment
from tests.items import at_desk

NOON = moment("2024-03-08 12:00")
FACTS = {
    "name": "何示例",
    "post": "县人民政府副县长",
    "charge": "负责水利、农业农村方面工作。",
    "career": "2003年9月至2015年1月，在县水利局工作。\n2022年4月起任现职。",
    "phone": "0990-5550003",
    "place": 2,
}


@pytest.fixture
def told(county: Organisation) -> Leader:
    return actions.name_leader(county, facts=FACTS, by=None, at=NOON)


def test_each_change_is_a_line_and_whoever_left_is_told_of_no_more(told: Leader, county: Organisation) -> None:
    first = actions.name_leader(county, facts=FACTS | {"name": "吴示例", "place": 1}, by=None, at=NOON)
    assert [(organ, [one.name for one in leaders]) for organ, leaders in leaders_by_organ()] == [
        (county, ["吴示例", "何示例"])
    ]
    actions.amend_leader(first, facts=FACTS | {"name": "吴示例", "place": 1, "post": "县长"}, by=None, at=NOON)
    actions.amend_leader(told, facts=FACTS, by=None, at=NOON)  # nothing changed, no line
    actions.part_with_leader(told, on=date(2024, 3, 8), by=None, at=NOON)
    assert [[one.post for one in leaders] for _, leaders in leaders_by_organ()] == [["县长"]]
    lines = list(Event.objects.order_by("id").values_list("name", "subject_id", "organisation"))
    assert lines == [
        ("organ.leader_named", told.pk, county.pk),
        ("organ.leader_named", first.pk, county.pk),
        ("organ.leader_amended", first.pk, county.pk),
        ("organ.leader_left", told.pk, county.pk),
    ]
    change = Event.objects.get(name="organ.leader_amended").details
    assert change == {"before": {"post": "县人民政府副县长"}, "after": {"post": "县长"}}
    with pytest.raises(Refused, match="已登记离任"):
        actions.amend_leader(told, facts=FACTS | {"post": "县长"}, by=None, at=NOON)


def test_what_is_missing_and_what_is_private_is_named(county: Organisation) -> None:
    facts = FACTS | {"name": " ", "career": "", "charge": "负责水利，手机13912345678。"}
    with pytest.raises(Refused) as refusal:
        actions.name_leader(county, facts=facts, by=None, at=NOON)
    assert refusal.value.reasons == [
        "请填写姓名（国办秘函〔2019〕19号）",
        "请填写个人简历（国办秘函〔2019〕19号）",
        "内容中有手机号码，请删去后再公开（个人信息保护法第二十五条）",
    ]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM_ADMIN, Role.DISCLOSURE_OFFICE}))
def test_nobody_else_tells_of_leaders(role: Role, appoint: Appoint, county: Organisation, told: Leader) -> None:
    person = appoint("别人", role, county)
    with pytest.raises(Refused, match="须由系统管理员办理"):
        actions.name_leader(county, facts=FACTS, by=person, at=NOON)
    with pytest.raises(Refused, match="须由系统管理员办理"):
        actions.amend_leader(told, facts=FACTS | {"post": "县长"}, by=person, at=NOON)
    with pytest.raises(Refused, match="须由系统管理员办理"):
        actions.part_with_leader(told, on=date(2024, 3, 8), by=person, at=NOON)
    for ending in ("leaders/name/", f"leaders/{told.pk}/", f"leaders/{told.pk}/part/"):
        answer = at_desk(person).get(f"/admin/organs/{county.pk}/{ending}")
        assert answer.status_code == 404 or (answer.status_code == 302 and answer.url == "/admin/"), (role, ending)


def test_the_disclosure_office_keeps_them_at_the_desk(
    appoint: Appoint, county: Organisation, water: Organisation
) -> None:
    keeper = at_desk(appoint("公开员", Role.DISCLOSURE_OFFICE, county))
    page = keeper.get(f"/admin/organs/{county.pk}/").content.decode()
    assert "还没有公布领导信息" in page
    address = f"/admin/organs/{county.pk}/leaders/"
    wrong = keeper.post(f"{address}name/", FACTS | {"career": ""}).content.decode()
    assert "请填写个人简历" in wrong
    assert "何示例" in wrong  # nothing typed is lost
    assert keeper.post(f"{address}name/", FACTS).url == f"/admin/organs/{county.pk}/"
    leader = Leader.objects.get()
    assert keeper.post(f"{address}{leader.pk}/", FACTS | {"post": "县长"}).status_code == 302
    assert "县长" in keeper.get(f"/admin/organs/{county.pk}/").content.decode()
    assert keeper.get(f"/admin/organs/{water.pk}/leaders/{leader.pk}/").status_code == 404  # another organ's
    assert keeper.post(f"{address}{leader.pk}/part/", {"on": "2024-03-08"}).status_code == 302
    page = keeper.get(f"/admin/organs/{county.pk}/").content.decode()
    assert "还没有公布领导信息" in page
    assert "领导离任" in page
    assert keeper.get(f"{address}{leader.pk}/").status_code == 404


def test_one_organs_disclosure_office_tells_of_its_own_only(
    appoint: Appoint, county: Organisation, water: Organisation
) -> None:
    person: Person = appoint("公开员", Role.DISCLOSURE_OFFICE, water)
    actions.name_leader(water, facts=FACTS, by=person, at=NOON)
    with pytest.raises(Refused):
        actions.name_leader(county, facts=FACTS, by=person, at=NOON)
    assert at_desk(person).get(f"/admin/organs/{county.pk}/leaders/name/").status_code == 404
