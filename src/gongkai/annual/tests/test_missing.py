"""An aggregate lists the units it lacks and counts none of them as 0; what is late is called for."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.annual.actions import compile_report, draft_item, state_missing, submit_report, write_texts
from gongkai.annual.handing_in import due_reports, missing_for
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import draft_of
from gongkai.annual.rules import is_day_of_reminder, why_not_close
from gongkai.annual.tasks import remind_of_reports
from gongkai.annual.writing import preface
from gongkai.disclosure.queries.deadlines import due_of
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment

AT = moment("2025-01-10 10:00")
WHY = "清水镇机构改革，业务已并入水利局，汇总数据由记录统计。"


def written(organ: Organisation, by: Person, texts: dict[str, str]) -> AnnualReport:
    return write_texts(compile_report(organ, 2024, by=by, at=AT), texts=texts, by=by, at=AT)


def test_nothing_is_missing_or_every_missing_unit_was_stated() -> None:
    assert why_not_close(missing=[], stated=[]) == []
    assert why_not_close(missing=["清水镇"], stated=["清水镇", "县水利局"]) == []
    (reason,) = why_not_close(missing=["清水镇", "县水利局"], stated=["清水镇"])
    assert "1个单位缺报：县水利局" in reason
    assert "第四十九条" in reason


def test_the_countys_report_waits_for_its_units_or_for_a_word_about_them(
    county: Organisation,
    office: Organisation,
    water: Organisation,
    township: Organisation,
    compiler: Person,
    texts: dict[str, str],
    column: object,
) -> None:
    for unit in (office, water):
        submit_report(written(unit, compiler, texts), by=compiler, at=AT)
    report = written(county, compiler, texts)
    assert missing_for(report) == ["清水镇"]
    with pytest.raises(Refused, match="1个单位缺报：清水镇"):
        draft_item(report, by=compiler, at=AT)
    with pytest.raises(Refused, match="请写明缺报的原因"):
        state_missing(report, text="无", by=compiler, at=AT)

    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    page = client.post(reverse("annual:lacking", args=[county.slug, 2024]), {"text": "暂无"}).content.decode()
    assert 'value="暂无"' in page
    assert "请写明缺报的原因和汇总数据的口径" in page

    report = state_missing(report, text=WHY, by=compiler, at=AT)
    assert f"清水镇未报送本单位年度报告。{WHY}" in preface(draft_of(report))
    item = draft_item(report, by=compiler, at=moment("2026-02-03 10:00"))
    assert due_of(item) == date(2025, 3, 31)  # written a year late, due when it was
    assert Event.objects.named("report.missing_stated").get().details["units"] == ["清水镇"]

    submit_report(written(township, compiler, texts), by=compiler, at=AT)
    assert "未报送" not in preface(draft_of(report))
    with pytest.raises(Refused, match="没有缺报"):
        state_missing(report, text=WHY, by=compiler, at=AT)


def test_a_report_that_contradicts_itself_does_not_go_to_review(
    water: Organisation, office: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    report = written(water, compiler, texts | {"problems": "2024年，收到政府信息公开申请7件，今后将加强培训。"})
    with pytest.raises(Refused, match="手填的数字"):
        draft_item(report, by=compiler, at=AT)


def test_reports_are_called_for_on_their_days_each_once(
    county: Organisation, office: Organisation, water: Organisation, compiler: Person, texts: dict[str, str]
) -> None:
    assert [left for left in range(40, -15, -1) if is_day_of_reminder(left)] == [31, 14, 7, 3, 1, 0, -7, -14]
    submit_report(written(office, compiler, texts), by=compiler, at=AT)
    owed = due_reports(Organisation.objects.all(), date(2025, 1, 17))
    assert [(one.organ, one.left) for one in owed] == [(county, 73), (water, 14)]
    assert remind_of_reports(at=moment("2025-01-17 08:10")) == "催报1份"
    assert remind_of_reports(at=moment("2025-01-17 09:10")) == ""
    assert remind_of_reports(at=moment("2025-01-18 08:10")) == ""
    assert remind_of_reports(at=moment("2025-03-31 08:10")) == "催报1份"  # the county's last day
    told = [(one.subject_id, one.details["days"]) for one in Event.objects.named("report.reminded").order_by("id")]
    assert told == [(water.pk, 14), (county.pk, 0)]


def test_the_desk_shows_what_is_owed_and_where_a_word_is_due(
    county: Organisation,
    office: Organisation,
    water: Organisation,
    compiler: Person,
    texts: dict[str, str],
    appoint: Appoint,
) -> None:
    client = Client()
    client.force_login(compiler, backend="gongkai.orgs.permissions.RoleBackend")
    written(county, compiler, texts)
    page = client.get(reverse("annual:report", args=["yunxi", 2024])).content.decode()
    assert "缺报2个单位" in page
    client.post(reverse("annual:lacking", args=["yunxi", 2024]), {"text": WHY})
    page = client.get(reverse("annual:report", args=["yunxi", 2024])).content.decode()
    assert f"缺报说明：{WHY}（孙丽萍）" in page

    drafter = Client()
    drafter.force_login(appoint("马兰", Role.DRAFTER, water), backend="gongkai.orgs.permissions.RoleBackend")
    assert "报送、公布（条例第四十九条）" in drafter.get("/admin/").content.decode()
    assert drafter.post(reverse("annual:lacking", args=["yunxi", 2024]), {"text": "不该成功的说明"}).status_code == 404
