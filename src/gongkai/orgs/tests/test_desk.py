"""机构 and 人员 at the desk: what each role sees, may do, and is refused."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Site

from gongkai.ledger.models import Event
from gongkai.orgs.choices import ADMINISTRATORS, Role
from gongkai.orgs.models import Membership, Organisation, Person
from tests.cast import Appoint
from tests.items import at_desk

BUSINESS = sorted(set(Role) - ADMINISTRATORS)
NEW_ACCOUNT = {"username": "hemou", "full_name": "何某", "mobile": "", "email": ""}


REFUSED = "/admin/"  # Wagtail answers a refusal with a word and the start page


def powers(person: Person, organ: Organisation, whose: Membership) -> set[str]:
    """The pages and verbs that are not refused to the person."""
    browser = at_desk(person)
    reads = {
        "organs": "/admin/organs/",
        "organ": f"/admin/organs/{organ.pk}/",
        "found": "/admin/organs/found/",
        "amend": f"/admin/organs/{organ.pk}/amend/",
        "rename": f"/admin/organs/{organ.pk}/rename/",
        "close": f"/admin/organs/{organ.pk}/close/",
        "people": "/admin/people/",
        "person": f"/admin/people/{whose.person_id}/",
        "enrol": "/admin/people/enrol/",
    }
    verbs = {
        "suspend": f"/admin/people/{whose.person_id}/suspend/",
        "restore": f"/admin/people/{whose.person_id}/restore/",
        "reset": f"/admin/people/{whose.person_id}/password/",
        "appoint": f"/admin/people/{whose.person_id}/appoint/",
        "dismiss": f"/admin/people/{whose.person_id}/dismiss/{whose.pk}/",
    }
    answers = {name: browser.get(where) for name, where in reads.items()}
    answers |= {name: browser.post(where) for name, where in verbs.items()}
    assert {answer.status_code for answer in answers.values()} <= {200, 302, 404}
    return {name for name, answer in answers.items() if is_done(answer)}


def is_done(answer: HttpResponse) -> bool:
    """Whether the answer is a page, or leads to one that is not the start page."""
    return answer.status_code == 200 or (answer.status_code == 302 and answer.url != REFUSED)


READS = {"organs", "organ", "people", "person"}


@pytest.mark.parametrize(
    ("role", "own"),
    [
        (Role.SYSTEM_ADMIN, {"found", "amend", "rename", "close", "enrol", "suspend", "restore", "reset"}),
        (Role.SECURITY_ADMIN, {"appoint", "dismiss"}),
        (Role.AUDIT_ADMIN, set()),
    ],
)
def test_each_administrator_reads_all_and_does_only_their_own(
    role: Role, own: set[str], appoint: Appoint, county: Organisation, water: Organisation, handler: Person
) -> None:
    person = appoint("管理员", role, county)
    assert powers(person, water, handler.memberships.get()) == READS | own


@pytest.mark.parametrize("role", BUSINESS)
def test_business_roles_are_refused(
    role: Role, appoint: Appoint, county: Organisation, water: Organisation, handler: Person
) -> None:
    person = appoint("办事员", role, county)
    expected = {"organs", "organ", "amend"} if role == Role.DISCLOSURE_OFFICE else set()
    assert powers(person, water, handler.memberships.get()) == expected
    assert not Event.objects.exists()


def test_a_superuser_without_a_role_has_no_power_here(water: Organisation, handler: Person) -> None:
    root = Person.objects.create(username="root", is_superuser=True)
    assert powers(root, water, handler.memberships.get()) == set()


def test_strangers_are_sent_to_sign_in(db: None) -> None:
    for where in ("/admin/organs/", "/admin/people/"):
        assert Client().get(where).url.startswith("/accounts/login/")


@pytest.fixture
def system(appoint: Appoint, county: Organisation) -> Client:
    return at_desk(appoint("系统员", Role.SYSTEM_ADMIN, county))


@pytest.fixture
def security(appoint: Appoint, county: Organisation) -> Client:
    return at_desk(appoint("安全员", Role.SECURITY_ADMIN, county))


def test_the_disclosure_office_of_one_organ_reaches_no_other(
    appoint: Appoint, water: Organisation, township: Organisation
) -> None:
    browser = at_desk(appoint("公开员", Role.DISCLOSURE_OFFICE, water))
    assert browser.get(f"/admin/organs/{township.pk}/").status_code == 404
    assert browser.get(f"/admin/organs/{township.pk}/amend/").status_code == 404
    page = browser.get("/admin/organs/").content.decode()
    assert "云溪县水利局" in page
    assert "清水镇" not in page
    form = browser.get(f"/admin/organs/{water.pk}/amend/").context["form"]
    assert list(form.fields) == ["address", "office_hours", "phone", "fax", "email", "postcode"]


def test_an_organs_page_names_what_is_missing_and_why(system: Client, water: Organisation) -> None:
    page = system.get(f"/admin/organs/{water.pk}/").content.decode()
    assert "还缺 4 项资料" in page
    assert "传真号码（条例第十二条）" in page
    facts = {name: getattr(water, name) for name in ("address", "office_hours", "phone", "postcode")}
    given = facts | {"fax": "0990-5550999", "email": "", "head": "何某", "duties": "水资源管理"}
    done = system.post(f"/admin/organs/{water.pk}/amend/", given, follow=True).content.decode()
    assert "还缺 1 项资料" in done
    assert "修改机构资料：机构职能、负责人姓名、传真号码、计入县级汇总" in done


def test_an_organ_is_founded_renamed_and_closed_by_mouse(system: Client, county: Organisation) -> None:
    given = {"parent": county.pk, "kind": "department", "name": "云溪县林业和草原局", "short_name": "县林草局"}
    codes = {"slug": "linyeju", "credit_code": "11659999MB0000036Y"}
    wrong = system.post("/admin/organs/found/", given | codes | {"credit_code": "1"}).content.decode()
    assert "统一社会信用代码不正确" in wrong
    page = system.post("/admin/organs/found/", given | codes)
    organ = Organisation.objects.get(slug="linyeju")
    assert page.url == f"/admin/organs/{organ.pk}/"
    names = {"name": "云溪县林业局", "short_name": "县林业局"}
    assert (
        "云溪县林业和草原局改为云溪县林业局" in system.post(f"{page.url}rename/", names, follow=True).content.decode()
    )
    closed = system.post(f"{page.url}close/", {"reason": "云机构改革方案"}, follow=True).content.decode()
    assert "该机构已撤销" in closed
    assert "■ 已撤销" in system.get("/admin/organs/").content.decode()


def test_a_refused_verb_shows_its_reasons_and_changes_nothing(
    system: Client, water: Organisation, handler: Person
) -> None:
    page = system.post(f"/admin/organs/{water.pk}/close/", {"reason": "改革"}).content.decode()
    assert "还有1人在该机构任职" in page
    assert Organisation.objects.get(pk=water.pk).is_active
    renamed = {"name": "云溪县人民政府", "short_name": "县政府"}
    page = system.post(f"/admin/organs/{water.pk}/rename/", renamed).content.decode()
    assert "全称已被其他机构使用" in page


def test_a_temporary_password_is_shown_once_and_kept_nowhere(system: Client) -> None:
    answer = system.post("/admin/people/enrol/", NEW_ACCOUNT)
    assert "no-store" in answer["Cache-Control"]
    password = re.search(r"<code>([a-z0-9]{14})</code>", answer.content.decode()).group(1)
    person = Person.objects.get(username="hemou")
    assert person.check_password(password)
    assert password not in system.get(f"/admin/people/{person.pk}/").content.decode()
    again = system.post("/admin/people/enrol/", NEW_ACCOUNT).content.decode()
    assert "已有人使用" in again

    reset = system.post(f"/admin/people/{person.pk}/password/").content.decode()
    second = re.search(r"<code>([a-z0-9]{14})</code>", reset).group(1)
    assert second != password
    assert Person.objects.get(username="hemou").check_password(second)


def test_an_account_is_suspended_and_restored_by_mouse(system: Client, handler: Person) -> None:
    where = f"/admin/people/{handler.pk}/"
    assert "恢复账号" in system.post(f"{where}suspend/", follow=True).content.decode()
    assert not Person.objects.get(pk=handler.pk).is_active
    assert "停用账号</button>" in system.post(f"{where}restore/", follow=True).content.decode()


def test_what_the_system_administrator_may_not_do_is_said_instead_of_a_button(
    system: Client, audit_admin: Person
) -> None:
    page = system.get(f"/admin/people/{audit_admin.pk}/").content.decode()
    assert "审计管理员只此一人" in page
    assert "密码不得由系统管理员重置" in page
    for verb in ("suspend", "password"):
        assert "三权分立" in system.post(f"/admin/people/{audit_admin.pk}/{verb}/", follow=True).content.decode()
    assert not Event.objects.exists()


def test_roles_are_given_and_taken_by_mouse_with_their_days(
    security: Client, handler: Person, water: Organisation
) -> None:
    where = f"/admin/people/{handler.pk}/"
    given = {"organisation": water.pk, "role": Role.FIRST_REVIEWER}
    page = security.post(f"{where}appoint/", given, follow=True).content.decode()
    assert "任命角色：县水利局初审" in page
    again = security.post(f"{where}appoint/", given).content.decode()
    assert "该人员在该机构已是初审" in again
    refused = security.post(f"{where}appoint/", given | {"role": Role.AUDIT_ADMIN}).content.decode()
    assert "审计管理员须专人担任" in refused
    assert "必填" in security.post(f"{where}appoint/", {}).content.decode()
    held = Membership.objects.get(person=handler, role=Role.FIRST_REVIEWER)
    assert "免去角色：县水利局初审" in security.post(f"{where}dismiss/{held.pk}/", follow=True).content.decode()
    assert not Person.objects.get(pk=handler.pk).has_role(Role.FIRST_REVIEWER, water)


def test_nobody_is_offered_a_role_for_themselves(appoint: Appoint, county: Organisation) -> None:
    person = appoint("安全员", Role.SECURITY_ADMIN, county)
    browser = at_desk(person)
    assert browser.get(f"/admin/people/{person.pk}/").context["appointing"] is None
    given = {"organisation": county.pk, "role": Role.SYSTEM_ADMIN}
    assert "不得为本人任命角色" in browser.post(f"/admin/people/{person.pk}/appoint/", given).content.decode()
    assert Membership.objects.count() == 1


def test_a_role_is_taken_only_on_the_page_of_whom_it_belongs_to(
    security: Client, handler: Person, registrar: Person
) -> None:
    held = handler.memberships.get()
    assert security.post(f"/admin/people/{registrar.pk}/dismiss/{held.pk}/").status_code == 404


def test_verbs_need_a_post(system: Client, security: Client, handler: Person) -> None:
    for verb in ("suspend", "restore", "password"):
        assert system.get(f"/admin/people/{handler.pk}/{verb}/").status_code == 405
    assert security.get(f"/admin/people/{handler.pk}/appoint/").status_code == 405


def test_the_list_is_found_through_and_turned_over(
    system: Client, appoint: Appoint, water: Organisation, handler: Person, django_assert_max_num_queries: object
) -> None:
    for number in range(60):
        appoint(f"员{number:02d}", Role.DRAFTER, water)
    with django_assert_max_num_queries(14):
        assert len(system.get("/admin/people/").context["page"]) == 50
    assert len(system.get("/admin/people/?page=2").context["page"]) == 12
    found = system.get(f"/admin/people/?words=古丽&unit={water.pk}&role=handler&is_active=1").context["page"]
    assert list(found) == [handler]
    assert len(system.get("/admin/people/?unit=x&role=y&is_active=z&page=w").context["page"]) == 50


def test_contact_data_is_for_who_keeps_accounts(system: Client, security: Client, handler: Person) -> None:
    Person.objects.filter(pk=handler.pk).update(mobile="199-0000-0007")
    where = f"/admin/people/{handler.pk}/"
    assert "199-0000-0007" in system.get(where).content.decode()
    assert "199-0000-0007" not in security.get(where).content.decode()


@pytest.mark.parametrize("where", ["users/", "users/add/", "groups/", "groups/new/", "workflows/", "collections/"])
def test_wagtails_own_people_and_workflows_are_closed_to_everyone(where: str, system: Client) -> None:
    root = at_desk(Person.objects.create(username="root", is_superuser=True))
    for browser in (system, root):
        assert browser.get(f"/admin/{where}").url == "/admin/"
    assert Client().get(f"/admin/{where}").url.startswith("/accounts/login/")


def menu_of(browser: Client) -> str:
    return browser.get("/admin/").content.decode().split("wagtail-sidebar-props")[1].split("</script>")[0]


@pytest.mark.parametrize("role", sorted(Role))
def test_settings_are_for_the_system_administrator_only(role: Role, appoint: Appoint, county: Organisation) -> None:
    browser = at_desk(appoint("何某", role, county))
    menu = menu_of(browser)
    assert ("/admin/redirects/" in menu) == (role == Role.SYSTEM_ADMIN)
    for where in ("sites", "redirects"):
        assert (browser.get(f"/admin/{where}/").status_code == 200) == (role == Role.SYSTEM_ADMIN)
    for where in ("users", "groups", "workflows", "collections", "sites"):
        assert f"/admin/{where}/" not in menu


def test_redirects_and_the_sites_address_work_for_the_system_administrator(system: Client, column: object) -> None:
    given = {
        "old_path": "/jiulanmu/",
        "site": "",
        "is_permanent": "on",
        "redirect_link": "https://www.yunxi.example/units/",
    }
    system.post("/admin/redirects/add/", given)
    assert Client().get("/jiulanmu/").url == "https://www.yunxi.example/units/"
    site = Site.objects.get()
    change = {"hostname": "www.yunxi.example", "port": 443, "site_name": "云溪县", "root_page": site.root_page_id}
    system.post(f"/admin/sites/edit/{site.pk}/", change | {"is_default_site": "on"})
    assert Site.objects.get(pk=site.pk).hostname == "www.yunxi.example"
