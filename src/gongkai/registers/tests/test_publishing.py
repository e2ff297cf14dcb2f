"""Nothing of a register is public but what the gate let out: by review, until its last day, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.module_loading import import_string

from gongkai.disclosure import actions as disclosure
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, GateRecord, Item
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers import actions, queries
from gongkai.registers.models import PublicRow, RegisterEntry
from gongkai.registers.tables import REGISTERS
from gongkai.registers.tests.lines import LICENCE, PENALTY, PERSON_ID
from tests.cast import moment
from tests.items import Pass

pytest_plugins = ("tests.items",)
AT = moment("2024-03-06 10:00")
expire_due = import_string("gongkai.disclosure.tasks.expire_due")  # as the clock calls it


@pytest.fixture
def let_out(passed: Pass, django_capture_on_commit_callbacks: Callable[..., Any]) -> Pass:
    """Pass every level, with what follows from the release."""

    def let_out(item: Item) -> Item:
        with django_capture_on_commit_callbacks(execute=True):
            return passed(item)

    return let_out


@pytest.fixture
def entered(water: Organisation, drafter: Person) -> RegisterEntry:
    return actions.enter(REGISTERS["penalty"], water, given=PENALTY, by=drafter, at=AT)


@pytest.fixture
def item(route: None, entered: RegisterEntry, column: ColumnPage, drafter: Person) -> Item:
    return actions.present(entered, column=column, by=drafter, at=AT)


def table(reader: Client, key: str = "penalty", query: str = "") -> str:
    return reader.get(f"/registers/{key}/{query}").content.decode()


def everything(reader: Client, item: Item) -> str:
    """What the public gets of a line anywhere."""
    addresses = ["/registers/penalty/", "/registers/licensing/", "/registers/penalty.csv", "/registers/licensing.csv",
                 f"/items/{item.pk}/", "/api/v1/registers/penalty/", "/api/v1/registers/licensing/",
                 f"/api/v1/items/{item.pk}/"]  # fmt: skip
    answers = [reader.get(address) for address in addresses]
    return "".join((b"".join(one.streaming_content) if one.streaming else one.content).decode() for one in answers)


def test_a_line_is_public_once_its_item_passed_every_level(
    entered: RegisterEntry, item: Item, passed: Pass, let_out: Pass, client: Client
) -> None:
    assert "云水罚" not in everything(client, item)
    passed(item, ReviewLevel.FINAL)
    assert "云水罚" not in everything(client, item)
    disclosure.recall(item, by=item.author, at=AT)
    let_out(item)
    page = table(client)
    for cell in ("云溪县示例商贸有限公司", "云水罚〔2024〕3号", "未经批准擅自取水", "罚款", "2024-03-05"):
        assert cell in page
    assert f"/items/{item.pk}/" in page
    assert "责令停止违法行为，罚款2万元。" in client.get(f"/items/{item.pk}/").content.decode()
    assert PERSON_ID not in everything(client, item)


def test_t131_no_papers_and_no_natural_persons_name_anywhere(
    route: None, water: Organisation, column: ColumnPage, drafter: Person, let_out: Pass, client: Client
) -> None:
    entry = actions.enter(REGISTERS["licensing"], water, given=LICENCE, by=drafter, at=AT)
    item = let_out(actions.present(entry, column=column, by=drafter, at=AT))
    said = everything(client, item)
    assert "买****例" in said
    assert PERSON_ID not in said
    assert "买买提·示例" not in said
    assert "13912345678" not in said


def test_names_are_shown_only_where_a_rule_is_named_for_it(
    route: None, water: Organisation, column: ColumnPage, drafter: Person, let_out: Pass, client: Client,
    settings: LazySettings,
) -> None:  # fmt: skip
    settings.GONGKAI_REGISTER_NAMES = {"licensing": "某公示办法第三条", "penalty": ""}
    entry = actions.enter(REGISTERS["licensing"], water, given=LICENCE, by=drafter, at=AT)
    item = let_out(actions.present(entry, column=column, by=drafter, at=AT))
    said = everything(client, item)
    assert "买买提·示例" in said
    assert "自然人姓名公示依据：某公示办法第三条" in said
    assert PERSON_ID not in said
    assert "13912345678" not in said
    settings.GONGKAI_REGISTER_NAMES = {}
    assert "自然人姓名公示依据" not in table(client, "licensing")
    assert queries.says_otherwise(RegisterEntry.objects.get())
    assert "买****例" in str(queries.text_for(RegisterEntry.objects.get()))


def test_t132_after_its_last_day_a_penalty_is_gone_from_table_file_and_page(
    entered: RegisterEntry, item: Item, let_out: Pass, client: Client
) -> None:
    let_out(item)
    expire_due(at=moment("2025-03-05 23:00"))
    assert "云水罚" in table(client)
    expire_due(at=moment("2025-03-06 00:10"))
    assert "云水罚" not in table(client) + client.get("/api/v1/registers/penalty/").content.decode()
    assert client.get(f"/items/{item.pk}/").status_code == 410
    assert RegisterEntry.objects.get().values["CF_WSH"] == "云水罚〔2024〕3号"


def test_a_correction_is_public_only_after_review_and_the_old_text_stays_until_then(
    entered: RegisterEntry, item: Item, let_out: Pass, drafter: Person, client: Client
) -> None:
    let_out(item)
    entry = RegisterEntry.objects.get()
    changed = PENALTY | {"CF_WFXW": "未按规定安装计量设施"}
    actions.correct(entry, given=changed, by=drafter, at=moment("2024-03-11 10:00"))
    assert "未经批准擅自取水" in table(client)
    assert "未按规定安装计量设施" not in everything(client, item)
    assert queries.says_otherwise(RegisterEntry.objects.get())
    let_out(item)
    assert "未按规定安装计量设施" in table(client)
    assert "未经批准擅自取水" not in table(client)
    assert not queries.says_otherwise(RegisterEntry.objects.get())


def test_a_line_in_review_is_not_corrected(
    entered: RegisterEntry, item: Item, passed: Pass, drafter: Person, db: None
) -> None:
    passed(item, None)
    with pytest.raises(Refused, match="正在审核"):
        actions.correct(RegisterEntry.objects.get(), given=PENALTY | {"CF_NR_FK": "9"}, by=drafter, at=AT)
    assert RegisterEntry.objects.get().values["CF_NR_FK"] == "2"


def test_a_row_written_by_hand_shows_nothing(
    entered: RegisterEntry, item: Item, passed: Pass, client: Client, drafted: object, db: None
) -> None:
    other = drafted(title="别的信息", body=[("text", "<p>正文</p>")])
    passed(other)
    record = GateRecord.objects.get(item=other)
    PublicRow.objects.create(
        record=record, entry=entered, kind="penalty", unit=entered.organisation, day=entered.decided_on, text="云水罚"
    )
    assert "云水罚" not in table(client)


def test_what_may_not_be_presented(
    entered: RegisterEntry, column: ColumnPage, drafter: Person, handler: Person
) -> None:
    with pytest.raises(Refused, match="公示截止期已过"):
        actions.present(entered, column=column, by=drafter, at=moment("2025-03-06 10:00"))
    with pytest.raises(Refused, match="没有为该单位起草信息的权限"):
        actions.present(entered, column=column, by=handler, at=AT)
    actions.withhold(entered, reason="不具有一定社会影响（行政处罚法第四十八条）", by=drafter, at=AT)
    with pytest.raises(Refused, match="已登记为不公开"):
        actions.present(entered, column=column, by=drafter, at=AT)
