"""The same few people in every test: 云溪县, its office, one department, one township, one person for each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from gongkai.lib.clock import BEIJING
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Membership, Organisation, Person


def moment(text: str) -> datetime:
    """A moment in Beijing: moment("2024-09-20 10:30")."""
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


def organ(parent: Organisation | None, kind: OrganKind, name: str, short: str, slug: str, number: int) -> Organisation:
    """An organ with everything a guide tells about it; all numbers are invented."""
    facts = {
        "kind": kind,
        "name": name,
        "short_name": short,
        "slug": slug,
        "credit_code": f"11659999MB00000{number:02d}X",
        "address": f"云溪县清水路{number}号",
        "office_hours": "工作日 10:00—14:00，15:30—19:30",
        "phone": f"0990-55501{number:02d}",
        "postcode": "659999",
    }
    return parent.add_child(**facts) if parent else Organisation.add_root(**facts)


def found_county() -> Organisation:
    """The county government, root of the tree."""
    return organ(None, OrganKind.GOVERNMENT, "云溪县人民政府", "县政府", "yunxi", 1)


def found_office(county: Organisation) -> Organisation:
    """Its office."""
    return organ(county, OrganKind.OFFICE, "云溪县人民政府办公室", "县政府办", "zhengfuban", 2)


def found_water(county: Organisation) -> Organisation:
    """The department of most tests."""
    return organ(county, OrganKind.DEPARTMENT, "云溪县水利局", "县水利局", "shuiliju", 3)


def found_township(county: Organisation) -> Organisation:
    """The township."""
    return organ(county, OrganKind.TOWNSHIP, "云溪县清水镇人民政府", "清水镇", "qingshui", 4)


@pytest.fixture
def county(db: None) -> Organisation:
    return found_county()


@pytest.fixture
def office(county: Organisation) -> Organisation:
    return found_office(county)


@pytest.fixture
def water(county: Organisation, office: Organisation) -> Organisation:
    return found_water(county)


@pytest.fixture
def township(county: Organisation, water: Organisation) -> Organisation:
    return found_township(county)


Appoint = Callable[..., Person]


@pytest.fixture
def appoint(db: None) -> Appoint:
    """Give a person, made where there is none of that name, a role in a unit."""

    def appoint(name: str, role: Role, unit: Organisation) -> Person:
        person, _ = Person.objects.get_or_create(username=name, defaults={"full_name": name, "is_staff": True})
        Membership.objects.create(person=person, organisation=unit, role=role)
        return Person.objects.get(pk=person.pk)

    return appoint


@pytest.fixture
def registrar(appoint: Appoint, county: Organisation) -> Person:
    return appoint("王秀英", Role.REGISTRAR, county)


@pytest.fixture
def office_head(appoint: Appoint, county: Organisation) -> Person:
    return appoint("李建国", Role.OFFICE_HEAD, county)


@pytest.fixture
def handler(appoint: Appoint, water: Organisation) -> Person:
    return appoint("古丽娜", Role.HANDLER, water)


@pytest.fixture
def secrecy_reviewer(appoint: Appoint, office: Organisation) -> Person:
    return appoint("张志强", Role.SECRECY_REVIEWER, office)


@pytest.fixture
def leader(appoint: Appoint, county: Organisation) -> Person:
    return appoint("阿依古丽", Role.LEADER, county)


@pytest.fixture
def legal_reviewer(appoint: Appoint, county: Organisation) -> Person:
    return appoint("赵明理", Role.LEGAL_REVIEWER, county)


@pytest.fixture
def supervisor(appoint: Appoint, county: Organisation) -> Person:
    return appoint("刘敏", Role.SUPERVISOR, county)


@pytest.fixture
def township_handler(appoint: Appoint, township: Organisation) -> Person:
    return appoint("马晓燕", Role.HANDLER, township)


@pytest.fixture
def audit_admin(appoint: Appoint, county: Organisation) -> Person:
    return appoint("陈国庆", Role.AUDIT_ADMIN, county)
