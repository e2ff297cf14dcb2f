"""Founding, naming, amending and closing organs."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs import actions
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Membership, Organisation, Person
from gongkai.orgs.queries import missing_facts
from tests.cast import Appoint, moment

NOON = moment("2024-03-08 12:00")
FORESTRY = {
    "kind": OrganKind.DEPARTMENT,
    "name": "云溪县林业和草原局",
    "short_name": "县林草局",
    "slug": "linyeju",
    "credit_code": "11659999MB0000036Y",
}


@pytest.fixture
def system(appoint: Appoint, county: Organisation) -> Person:
    return appoint("系统员", Role.SYSTEM_ADMIN, county)


def test_an_organ_is_founded_below_another(county: Organisation, system: Person) -> None:
    organ = actions.found(county, **FORESTRY, by=system, at=NOON)
    assert organ.get_parent() == county
    event = Event.objects.get()
    assert (event.name, event.organisation, event.details["called"]) == ("organ.founded", organ, "云溪县林业和草原局")


def test_a_second_office_a_taken_name_and_a_wrong_code_are_all_named(county: Organisation, water: Organisation) -> None:
    given = FORESTRY | {"kind": OrganKind.OFFICE, "name": water.name, "credit_code": "11659999MB00000360"}
    Organisation.objects.filter(pk=county.pk).update(is_active=False)
    with pytest.raises(Refused) as refusal:
        actions.found(county, **given, by=None, at=NOON)
    assert refusal.value.reasons == [
        "全称已被其他机构使用",
        "政府办公室在一个平台上只设一个（条例第三条）",
        "统一社会信用代码不正确：须为18位，且校验位相符（GB 32100）",
        "上级机构已撤销",
    ]


@pytest.mark.parametrize("field", ["name", "slug", "credit_code"])
def test_the_database_keeps_names_and_codes_apart(field: str, county: Organisation, water: Organisation) -> None:
    given = FORESTRY | {field: getattr(water, field)}
    with pytest.raises(IntegrityError), transaction.atomic():
        county.add_child(**given)


def test_the_database_keeps_one_membership_each(county: Organisation, system: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=system, organisation=county, role=Role.SYSTEM_ADMIN)


def test_a_renamed_organ_keeps_its_address_and_the_ledger_its_old_name(water: Organisation, system: Person) -> None:
    actions.rename(water, name="云溪县水务局", short_name="县水务局", by=system, at=NOON)
    water.refresh_from_db()
    assert (water.name, water.short_name, water.slug) == ("云溪县水务局", "县水务局", "shuiliju")
    assert Event.objects.get().details["before"]["name"] == "云溪县水利局"


def test_a_name_that_is_taken_or_the_same_is_refused(water: Organisation, office: Organisation) -> None:
    with pytest.raises(Refused, match="全称已被其他机构使用"):
        actions.rename(water, name=office.name, short_name="县水务局", by=None, at=NOON)
    with pytest.raises(Refused, match="名称没有变化"):
        actions.rename(water, name=water.name, short_name=water.short_name, by=None, at=NOON)


def test_what_is_amended_is_recorded_with_before_and_after(water: Organisation, system: Person) -> None:
    facts = {"fax": "0990-5550999", "phone": water.phone, "include_in_aggregate": False}
    actions.amend_organisation(water, facts=facts, by=system, at=NOON)
    event = Event.objects.get()
    assert event.name == "organ.amended"
    assert event.details == {
        "before": {"fax": "", "include_in_aggregate": True},
        "after": {"fax": "0990-5550999", "include_in_aggregate": False},
    }


def test_nothing_amended_leaves_no_line(water: Organisation, system: Person) -> None:
    actions.amend_organisation(water, facts={"phone": water.phone}, by=system, at=NOON)
    assert not Event.objects.exists()


def test_the_disclosure_office_amends_contacts_of_organs_in_reach_only(
    appoint: Appoint, water: Organisation, township: Organisation
) -> None:
    person = appoint("公开员", Role.DISCLOSURE_OFFICE, water)
    actions.amend_organisation(water, facts={"fax": "0990-5550999"}, by=person, at=NOON)
    for organ, facts in ((water, {"head": "何某"}), (township, {"fax": "0990-5550999"})):
        with pytest.raises(Refused, match="须由系统管理员办理"):
            actions.amend_organisation(organ, facts=facts, by=person, at=NOON)


def test_what_the_law_demands_and_is_not_told_is_named(water: Organisation) -> None:
    assert [label for label, _ in missing_facts(water)] == ["机构职能", "负责人姓名", "传真号码", "互联网联系方式"]
    actions.amend_organisation(
        water,
        facts={"duties": "水资源管理", "head": "何某", "fax": "0990-5550999", "email": "shuiliju@yunxi.example"},
        by=None,
        at=NOON,
    )
    assert missing_facts(Organisation.objects.get(pk=water.pk)) == []


def test_t002_what_the_guide_is_made_of_is_not_emptied(water: Organisation, system: Person) -> None:
    told = {
        "address": water.address,
        "office_hours": "工作日",
        "phone": water.phone,
        "fax": "无",
        "email": "a@b.example",
    }
    actions.amend_organisation(water, facts=told | {"head": "何某"}, by=system, at=NOON)
    labels = {
        "address": "办公地址",
        "office_hours": "办公时间",
        "phone": "联系电话",
        "fax": "传真号码",
        "email": "互联网联系方式",
    }
    for field, label in labels.items():
        with pytest.raises(Refused, match=f"“{label}”是公开指南必须写明的，不能清空"):
            actions.amend_organisation(water, facts=told | {field: " "}, by=system, at=NOON)
        assert getattr(Organisation.objects.get(pk=water.pk), field) == told[field]
    actions.amend_organisation(water, facts={"head": ""}, by=system, at=NOON)  # a post may be vacant


def test_a_closed_organ_is_kept_and_changes_no_more(water: Organisation, system: Person) -> None:
    actions.close(water, reason="云机构改革方案", by=system, at=NOON)
    water.refresh_from_db()
    assert not water.is_active
    assert Event.objects.get().details == {"reason": "云机构改革方案"}
    with pytest.raises(Refused, match="已撤销，资料不再修改"):
        actions.amend_organisation(water, facts={"fax": "1"}, by=system, at=NOON)
    with pytest.raises(Refused, match="已撤销，资料不再修改"):
        actions.rename(water, name="云溪县水务局", short_name="县水务局", by=system, at=NOON)
    with pytest.raises(Refused, match="已经撤销"):
        actions.close(water, reason="云机构改革方案", by=system, at=NOON)


def test_an_organ_in_use_is_not_closed(appoint: Appoint, county: Organisation, water: Organisation) -> None:
    appoint("何某", Role.DRAFTER, county)
    with pytest.raises(Refused) as refusal:
        actions.close(county, reason=" ", by=None, at=NOON)
    assert refusal.value.reasons == [
        "县政府是公开工作的主管机关，不能撤销（条例第三条）",
        "还有2个下级机构，请先撤销",
        "还有1人在该机构任职，请先由安全管理员免去",
        "请写明撤销的依据",
    ]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM_ADMIN, Role.DISCLOSURE_OFFICE}))
def test_nobody_else_changes_organs(role: Role, appoint: Appoint, county: Organisation, water: Organisation) -> None:
    person = appoint("别人", role, county)
    verbs = (
        lambda: actions.found(county, **FORESTRY, by=person, at=NOON),
        lambda: actions.rename(water, name="云溪县水务局", short_name="县水务局", by=person, at=NOON),
        lambda: actions.amend_organisation(water, facts={"fax": "1"}, by=person, at=NOON),
        lambda: actions.close(water, reason="改革", by=person, at=NOON),
    )
    for verb in verbs:
        with pytest.raises(Refused, match="须由系统管理员办理"):
            verb()
    assert not Event.objects.exists()
