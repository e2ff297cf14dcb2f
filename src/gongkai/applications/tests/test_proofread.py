"""What people wrote into a reply is proofread before it is signed; errors are confirmed by whoever signs."""

from __future__ import annotations

import pytest

from gongkai.applications import actions, queries
from gongkai.applications.choices import State
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from tests.cast import moment

AT = moment("2024-10-10 10:00")
WRONG = "现将您申请的验收报告提供给您、。附件随信附上，。"


def test_a_clean_reply_is_signed_at_once(client, desk):
    case = desk.passed()
    assert queries.slips_of(case) == []
    client.force_login(desk.leader)
    page = client.get(f"/admin/applications/{case.pk}/approve/").content.decode()
    assert "校对没有发现错误" in page
    assert 'name="confirmed"' not in page
    assert case.reply in page  # what is signed is read on the same page


def test_errors_are_shown_and_have_to_be_confirmed(client, desk):
    case = desk.passed(case=desk.drafted(text=WRONG))
    with pytest.raises(Refused, match="校对发现2处错误，请退回修改，或者逐处核对后勾选确认"):
        actions.approve(case, by=desk.leader, at=AT)
    client.force_login(desk.leader)
    address = f"/admin/applications/{case.pk}/approve/"
    page = client.get(address).content.decode()
    assert "“、。”重复或者冲突" in page
    assert "“，。”重复或者冲突" in page
    assert client.post(address).status_code == 422
    client.post(address, {"confirmed": "on"})
    case.refresh_from_db()
    assert case.state == State.DECIDED
    assert Event.objects.about(case).named("case.approved").get().details["confirmed_errors"] == 2


def test_the_applicants_own_words_and_names_are_left_alone(desk):
    case = desk.passed(case=desk.drafted(text="现将验收报告提供给您。"))
    case.description, case.applicant_name = WRONG, "赵己经"
    case.reply = "赵己经：现将验收报告提供给您。"
    assert queries.slips_of(case) == []
