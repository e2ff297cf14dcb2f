"""Everyone who has an account in 云溪县. All names say that they are examples."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from gongkai.ops.demo.days import dice
from gongkai.ops.demo.organs import County, Unit
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Membership, Organisation, Person

PASSWORD = "yunxi-demo-2024"  # noqa: S105  (printed at every start; the sample county holds nothing worth protecting)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦马苗"
GIVEN = ["示例", "样例", "范例", "例文", "设例", "举例", "拟名", "虚构", "假名", "试样"]

SHOWN_UNIT = "jiaoyuju"  # the department whose people have the well-known names
# In every unit: (what follows its name in the user name, or the whole name in SHOWN_UNIT), and the roles
IN_EVERY_UNIT: tuple[tuple[str, tuple[Role, ...]], ...] = (
    ("xinxiyuan", (Role.DRAFTER,)),
    ("chushen", (Role.FIRST_REVIEWER,)),
    ("baomi", (Role.SECRECY_REVIEWER,)),
    ("fushen", (Role.SECOND_REVIEWER,)),
    ("zhongshen", (Role.FINAL_REVIEWER,)),
    ("chengban", (Role.HANDLER,)),
)
# Once for the county; those who reach every unit hold their role in the county government itself
COUNTY_WIDE: tuple[tuple[str, Role], ...] = (
    ("gongkaiban", Role.DISCLOSURE_OFFICE),
    ("shouli", Role.REGISTRAR),
    ("fuzeren", Role.OFFICE_HEAD),
    ("lingdao", Role.LEADER),
    ("jiandu", Role.SUPERVISOR),
    ("xitong", Role.SYSTEM_ADMIN),
    ("anquan", Role.SECURITY_ADMIN),
    ("shenji", Role.AUDIT_ADMIN),
)


@dataclass(frozen=True)
class People:
    """Who does what, found by unit and role."""

    by_unit: dict[int, dict[Role, Person]]
    county_wide: dict[Role, Person]

    def of(self, unit: Unit | Organisation, role: Role) -> Person:
        """The person who holds a role in a unit."""
        organ = unit.organ if isinstance(unit, Unit) else unit
        return self.by_unit[organ.pk][role]

    def __getitem__(self, role: Role) -> Person:
        return self.county_wide[role]


def names() -> list[str]:
    """Names for everyone, each once: a surname, and a given name that says it is an example."""
    every = [f"{surname}{given}" for given in GIVEN for surname in SURNAMES]
    dice("people").shuffle(every)
    return every


def staff(county: County) -> People:
    """Give every unit its people and the county its offices; all share one password."""
    plans = [
        (_username(unit, name), unit.organ, role)
        for unit in county.units
        for name, roles in IN_EVERY_UNIT
        for role in roles
    ] + [(name, county.government, role) for name, role in COUNTY_WIDE]
    password = make_password(PASSWORD)
    people = Person.objects.bulk_create(
        Person(username=username, full_name=name, password=password)
        for (username, _, _), name in zip(plans, names(), strict=False)
    )
    Membership.objects.bulk_create(
        Membership(person=person, organisation=organ, role=role)
        for person, (_, organ, role) in zip(people, plans, strict=True)
    )
    by_unit: dict[int, dict[Role, Person]] = {}
    for person, (_, organ, role) in zip(people, plans, strict=True):
        by_unit.setdefault(organ.pk, {})[role] = person
    _give_heads(county, by_unit)
    return People(by_unit, by_unit[county.government.pk])


def shown_accounts() -> list[tuple[str, str, str]]:
    """The well-known accounts: user name, role and unit, in the order in which work passes them."""
    names = [name for name, _ in (*IN_EVERY_UNIT, *COUNTY_WIDE)]
    held = Membership.objects.filter(person__username__in=names).select_related("person", "organisation")
    by_name = {one.person.username: one for one in held}
    return [(name, Role(one.role).label, one.organisation.name) for name in names if (one := by_name.get(name))]


def _username(unit: Unit, name: str) -> str:
    return name if unit.slug == SHOWN_UNIT else f"{unit.slug}-{name}"


def _give_heads(county: County, by_unit: dict[int, dict[Role, Person]]) -> None:
    """Each unit's head signs finally, so the head's name is that of its final reviewer."""
    for unit in county.units:
        unit.organ.head = by_unit[unit.organ.pk][Role.FINAL_REVIEWER].full_name
        unit.organ.save(update_fields=["head"])
    county.government.head = by_unit[county.government.pk][Role.LEADER].full_name
    county.government.save(update_fields=["head"])
