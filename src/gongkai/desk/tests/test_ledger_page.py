"""台账: who reads it, what it says, and whether tampering shows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from gongkai.desk.queries import said
from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import Item
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import Draft, at_desk

Reviewers = dict[ReviewLevel, Person]


def page(person: Person, query: str = "") -> str:
    return at_desk(person).get(f"/admin/ledger/{query}").content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_only_the_audit_admin_and_supervisors_read_it(role: Role, appoint: Appoint, county: Organisation) -> None:
    answer = at_desk(appoint("何某", role, county)).get("/admin/ledger/")
    assert (answer.status_code == 200) == (role in {Role.AUDIT_ADMIN, Role.SUPERVISOR})


def test_a_stranger_is_sent_to_sign_in(db: None) -> None:
    assert Client().get("/admin/ledger/").url.startswith("/accounts/login/")


def test_it_shows_the_newest_first_and_filters_by_name(audit_admin: Person, water: Organisation) -> None:
    from gongkai.files.models import StoredFile

    stored = StoredFile.objects.create(name="表.pdf", size=1, sha256="0", stored_at=moment("2024-01-02 10:00"))
    for name in ("file.stored", "letter.received", "file.stored"):
        record(name, stored, by=audit_admin, at=moment("2024-01-02 10:00"))
    rows = at_desk(audit_admin).get("/admin/ledger/?name=file.stored").context["rows"]
    assert [(row["event"].pk, row["label"]) for row in rows] == [(3, "存入文件"), (1, "存入文件")]
    rows = at_desk(audit_admin).get("/admin/ledger/?before=3").context["rows"]
    assert [row["event"].pk for row in rows] == [2, 1]
    assert at_desk(audit_admin).get("/admin/ledger/?before=一&name=<x>").status_code == 200


def test_a_supervisor_reads_only_of_units_within_reach(
    appoint: Appoint, water: Organisation, township: Organisation
) -> None:
    from gongkai.annual.models import AnnualReport

    for unit in (water, township):
        report = AnnualReport(pk=unit.pk, organisation=unit, year=2024)
        record("report.drafted", report, by=None, at=moment("2024-01-02 10:00"))
    supervisor = appoint("刘敏", Role.SUPERVISOR, township)
    rows = at_desk(supervisor).get("/admin/ledger/").context["rows"]
    assert [row["event"].organisation for row in rows] == [township]


def test_a_review_reads_with_level_opinion_and_change_and_only_the_audit_admin_sees_from_where(
    audit_admin: Person, appoint: Appoint, drafted: Draft, drafter: Person, reviewers: Reviewers, county: Organisation
) -> None:
    """T-113: 人、时间、级别、意见、改动、地址."""
    item, first = drafted(), reviewers[ReviewLevel.FIRST]
    steps = "/admin/snippets/disclosure/item/{}/{}/"
    at_desk(drafter, REMOTE_ADDR="203.0.113.4").post(steps.format(item.pk, "submit"))
    sent_back = {"decision": "return", "comment": "请补充排查的范围。"}
    at_desk(first, REMOTE_ADDR="::ffff:203.0.113.5").post(steps.format(item.pk, "review"), sent_back)
    changed = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    changed.title = "关于开展2024年农村饮水安全全面排查的通知"
    actions.revise(changed, by=drafter, at=moment("2024-03-07 09:00"))
    at_desk(drafter, REMOTE_ADDR="203.0.113.4").post(steps.format(item.pk, "submit"))

    lines = [(one.name, str(one.by), said(one), one.address) for one in Event.objects.about(item)]
    assert lines == [
        ("item.drafted", "郑雪", "", None),
        ("item.submitted", "郑雪", "", "203.0.113.4"),
        ("item.returned", "赵春梅", "初审初校；请补充排查的范围。", "203.0.113.5"),
        ("item.revised", "郑雪", "", None),
        ("item.submitted", "郑雪", "改动：名称", "203.0.113.4"),
    ]
    seen = page(audit_admin)
    assert "初审初校；请补充排查的范围。" in seen
    assert "203.0.113.5" in seen
    assert "203.0.113" not in page(appoint("刘敏", Role.SUPERVISOR, county))


def test_a_whole_chain_is_said_to_be_whole_and_a_broken_one_where_it_breaks(
    audit_admin: Person, water: Organisation
) -> None:
    for number in range(5):
        record("letter.received", water, by=audit_admin, at=moment("2024-01-02 10:00"), number=number)
    assert "未发现改动" in page(audit_admin, "?verify=1")

    triggers = "ledger_event_no_update" if connection.vendor == "sqlite" else "ledger_event_no_change ON ledger_event"
    connection.cursor().execute(f"DROP TRIGGER {triggers}")
    Event.objects.filter(pk=3).update(details={"number": 99})
    assert "第 3 条起与链条不符" in page(audit_admin, "?verify=1")
