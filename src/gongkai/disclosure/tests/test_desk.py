"""The officer's pages: what each role sees, what is refused, and the journey by mouse."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.queries import standing
from gongkai.disclosure.tables import CHECKS
from gongkai.files.models import StoredFile
from gongkai.ledger.models import Event
from gongkai.orgs.choices import ADMINISTRATORS, EDITORS, Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.files import plain_pdf
from tests.items import SECRECY, Draft, Pass, at_desk, filled

NOON = moment("2024-03-08 12:00")
PDF = plain_pdf()
People = dict[ReviewLevel, Person]
HOME = "/admin/"


def address(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_disclosure_item:{name}", args=args)


def text_of(response: object) -> str:
    return response.content.decode()


def test_the_journey_by_mouse_from_draft_to_release(
    route: None, column: object, drafter: Person, reviewers: People, water: Organisation
) -> None:
    new = Item(
        unit=water,
        issuer=water,
        title="供水通知",
        summary="停水时段",
        genre="notice",
        catalogue_code="A20-13",
        doc_no="",
    )
    new.written_on, new.columns = "2024-03-05", [column]
    uploaded = inline_formset([{"title": "", "upload": SimpleUploadedFile("排查表.pdf", PDF)}])
    form = filled(new, attachments=uploaded) | {"action-submit": "1"}
    answer = at_desk(drafter).post(address("add"), form)
    item = Item.objects.get()
    assert answer.url == address("item", item.pk)
    assert item.author == drafter
    assert item.attachments.get().title == "排查表"

    for level, reviewer in reviewers.items():
        browser = at_desk(reviewer)
        assert level.label in text_of(browser.get(address("item", item.pk)))
        number = item.attachments.get().file_id
        each = {f"file_{number}_{part}": said for part, said in SECRECY.items()}
        opinion = SECRECY | each if level == ReviewLevel.SECRECY else {}
        assert (
            browser.post(
                address("review", item.pk), {"decision": "approve", "checked": list(CHECKS[level]), **opinion}
            ).status_code
            == 302
        )
    record = GateRecord.objects.get()
    assert record.attachments[0]["name"] == "排查表.pdf"
    assert at_desk(drafter).get(address("approval_sheet", item.pk, record.pk)).status_code == 200


def test_submitting_an_incomplete_draft_keeps_it_and_shows_every_reason(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    form = filled(item, genre="repost", columns=[]) | {"action-submit": "1"}
    answer = at_desk(drafter).post(address("edit", item.pk), form, follow=True)
    assert "转载须填写来源和原文网址；请至少选择一个栏目" in text_of(answer)
    assert Item.objects.get().latest_revision.content["genre"] == "repost"
    assert standing(Item.objects.get()) == "草稿"


def test_a_draft_forged_for_another_unit_is_refused(drafted: Draft, drafter: Person, township: Organisation) -> None:
    answer = at_desk(drafter).post(address("add"), filled(drafted(), unit=township.pk))
    assert answer.status_code == 200
    assert "unit" in answer.context["form"].errors
    assert Item.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("病毒.exe", b"MZ\x90", "不接受“.exe”类文件"),
        ("假.pdf", b"PK\x03\x04 not a pdf", "文件内容与扩展名“.pdf”不符"),
        ("空.pdf", b"", "文件"),
    ],
)
def test_a_bad_upload_is_explained_in_the_form(
    drafted: Draft, drafter: Person, name: str, content: bytes, said: str
) -> None:
    item = drafted()
    uploaded = inline_formset([{"title": "", "upload": SimpleUploadedFile(name, content)}])
    answer = at_desk(drafter).post(address("edit", item.pk), filled(item, attachments=uploaded))
    assert said in text_of(answer)
    assert not StoredFile.objects.exists()


def test_attachments_are_replaced_reordered_and_removed(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    browser = at_desk(drafter)
    both = inline_formset(
        [{"title": name, "upload": SimpleUploadedFile(f"{name}.pdf", PDF + name.encode())} for name in ("甲", "乙")]
    )
    browser.post(address("edit", item.pk), filled(item, attachments=both))
    first, second = Item.objects.get().get_latest_revision_as_object().attachments.all()
    kept = inline_formset(
        [{"id": second.pk, "title": "乙表", "ORDER": 1}, {"id": first.pk, "title": "甲", "DELETE": "on", "ORDER": 2}],
        initial=2,
    )
    browser.post(address("edit", item.pk), filled(item, attachments=kept))
    assert [bound.title for bound in Item.objects.get().get_latest_revision_as_object().attachments.all()] == ["乙表"]


@pytest.mark.parametrize("role", [None, *Role])
def test_each_role_of_the_unit_sees_what_it_should(
    drafted: Draft, role: Role | None, appoint: Appoint, water: Organisation
) -> None:
    item = drafted()
    person = appoint("何某", role, water) if role else Person.objects.create(username="何某")
    sees = role in EDITORS
    drafts = role in (Role.DRAFTER, Role.DISCLOSURE_OFFICE)
    browser = at_desk(person)
    assert (browser.get(address("list")).status_code == 200) == sees
    assert (browser.get(address("item", item.pk)).status_code == 200) == sees
    assert (browser.get(address("edit", item.pk)).status_code == 200) == drafts
    assert (browser.get(address("add")).status_code == 200) == drafts
    for name in ("delete", "unpublish", "lock", "unlock"):
        assert browser.get(address(name, item.pk)).status_code == 302, name


def test_what_review_demands_carries_a_star(drafter: Person) -> None:
    page = at_desk(drafter).get(address("add")).content.decode()
    for label in ("名称", "内容概述", "栏目"):
        assert re.search(rf"<span data-panel-heading-text>{label}</span><span [^>]*data-panel-required>", page), label
    assert not re.search(r"文号</span><span [^>]*data-panel-required>", page)


@pytest.mark.parametrize("role", sorted(EDITORS))
def test_others_items_are_refused_in_every_view(
    drafted: Draft, passed: Pass, appoint: Appoint, township: Organisation, role: Role
) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    state = item.current_workflow_task_state
    browser = at_desk(appoint("何某", role, township))
    revision = item.latest_revision_id
    one = [
        "edit", "delete", "usage", "history", "history_results", "preview_on_edit", "unpublish", "lock", "unlock",
        "workflow_history", "confirm_workflow_cancellation", "item", "submit", "recall", "review", "withdraw",
    ]  # fmt: skip
    addresses = [address(name, item.pk) for name in one] + [
        address("revisions_view", item.pk, revision),
        address("revisions_revert", item.pk, revision),
        address("revisions_compare", item.pk, revision, "latest"),
        address("revisions_unschedule", item.pk, revision),
        address("workflow_action", item.pk, "approve", state.pk),
        address("collect_workflow_action_data", item.pk, "approve", state.pk),
        address("workflow_history_detail", item.pk, state.workflow_state_id),
        address("workflow_preview", item.pk, state.task_id),
        address("attachment", item.pk, 1),
        reverse("wagtailsnippetchoosers_disclosure_item:chosen", args=[item.pk]),
    ]
    for where in addresses:
        for answer in (browser.get(where), browser.post(where)):
            assert answer.status_code in (302, 405), where
            assert answer.status_code == 405 or answer.url == HOME, where
    told = text_of(browser.get(HOME))  # all refusals, one below the other
    assert told.count("抱歉，您没有权限访问。") > len(addresses)
    assert item.title not in told
    assert Item.objects.get().current_workflow_task_state == state


def test_no_address_of_the_item_is_left_unguarded() -> None:
    """Every view with a pk is either one of ours, which ask `require`, or a class with the guard mixed in."""
    from gongkai.disclosure.desk import acting, deadlines, deposits, filling, proof, xray
    from gongkai.disclosure.desk.guard import WithinReach

    for pattern in Item.snippet_viewset.get_urlpatterns():
        if "pk" not in str(pattern.pattern):
            continue
        view = pattern.callback
        ours = view.__module__ in {module.__name__ for module in (acting, deadlines, deposits, filling, proof, xray)}
        assert ours or issubclass(view.view_class, WithinReach), pattern


def test_lists_choosers_and_reports_tell_nothing_of_others_items(
    drafted: Draft, passed: Pass, township_drafter: Person, appoint: Appoint, township: Organisation
) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    reviewer = appoint("何某", Role.SECRECY_REVIEWER, township)
    for person in (township_drafter, reviewer):
        browser = at_desk(person)
        for where in (
            address("list"),
            address("list") + "?q=饮水",
            address("list_results"),
            reverse("wagtailsnippetchoosers_disclosure_item:choose"),
            reverse("wagtailsnippetchoosers_disclosure_item:choose_results"),
            "/admin/reports/site-history/",
            "/admin/reports/workflow/",
            "/admin/reports/workflow_tasks/",
            "/admin/",
        ):
            assert item.title not in text_of(browser.get(where, follow=True)), where


def test_ones_own_items_are_in_the_list(drafted: Draft, drafter: Person, reviewers: People) -> None:
    item = drafted()
    for person in (drafter, *reviewers.values()):
        assert item.title in text_of(at_desk(person).get(address("list")))


def test_the_list_costs_the_same_for_many_as_for_few(
    drafted: Draft, passed: Pass, drafter: Person, django_assert_max_num_queries: object
) -> None:
    browser = at_desk(drafter)
    for number in range(6):
        item = drafted(title=f"通知{number}")
        if number % 2:
            passed(item, ReviewLevel.FIRST)
    browser.get(address("list"))
    with django_assert_max_num_queries(18) as counted:
        browser.get(address("list"))
    few = len(counted)
    for number in range(6, 16):
        drafted(title=f"通知{number}")
    with django_assert_max_num_queries(few):
        browser.get(address("list"))


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [("public", {"已公开"}), ("review", {"审核中"}), ("returned", {"已退回"}), ("draft", {"审核中", "已退回", "草稿"})],
)
def test_the_list_is_filtered_by_standing(
    drafted: Draft, passed: Pass, drafter: Person, reviewers: People, wanted: str, titles: set[str]
) -> None:
    passed(drafted(title="已公开"))
    passed(drafted(title="审核中"), ReviewLevel.FIRST)
    returned = passed(drafted(title="已退回"), None)
    actions.return_(returned, reason="不全", by=reviewers[ReviewLevel.FIRST], at=NOON)
    drafted(title="草稿")
    answer = at_desk(drafter).get(address("list"), {"standing": wanted})
    assert {item.title for item in answer.context["object_list"]} == titles


def test_a_refusal_on_the_items_page_shows_every_reason_and_keeps_what_was_typed(
    drafted: Draft, passed: Pass, reviewers: People
) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    browser = at_desk(reviewers[ReviewLevel.SECRECY])
    answer = browser.post(address("review", item.pk), {"decision": "approve", "comment": "已核对定密依据"})
    page = text_of(answer)
    assert "保密审查须填写结论（条例第十七条）" in page
    assert "保密审查须填写依据（条例第十七条）" in page
    assert "已核对定密依据" in page


def test_the_author_sees_why_a_draft_came_back(
    drafted: Draft, passed: Pass, reviewers: People, drafter: Person
) -> None:
    item = passed(drafted(), None)
    answer = at_desk(reviewers[ReviewLevel.FIRST]).post(
        address("review", item.pk), {"decision": "return", "comment": "请补充附件。"}
    )
    assert answer.status_code == 302
    page = text_of(at_desk(drafter).get(address("item", item.pk)))
    assert "初审初校退回" in page
    assert "请补充附件。" in page


def test_the_disclosure_office_withdraws_with_a_public_reason(
    drafted: Draft, passed: Pass, reviewers: People, drafter: Person
) -> None:
    item = passed(drafted())
    assert "立即撤下" not in text_of(at_desk(drafter).get(address("item", item.pk)))
    browser = at_desk(reviewers[ReviewLevel.PUBLISH])
    assert "请填写撤下原因" in text_of(browser.post(address("withdraw", item.pk), {"reason": ""}))
    browser.post(address("withdraw", item.pk), {"reason": "附件含个人信息"})
    assert "已撤下：附件含个人信息" in text_of(browser.get(address("item", item.pk)))
    assert not GateRecord.objects.current().exists()


def test_a_tampered_release_is_said_on_its_approval_sheet(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted())
    record = GateRecord.objects.get()
    where = address("approval_sheet", item.pk, record.pk)
    assert "校验一致" in text_of(at_desk(drafter).get(where))
    GateRecord.objects.update(title="篡改")
    assert "内容与审批时不一致" in text_of(at_desk(drafter).get(where))


def test_reviewers_open_the_attachments_of_a_draft(
    drafted: Draft, passed: Pass, drafter: Person, reviewers: People
) -> None:
    item = drafted()
    uploaded = inline_formset([{"title": "表", "upload": SimpleUploadedFile("表.pdf", PDF)}])
    at_desk(drafter).post(address("edit", item.pk), filled(item, attachments=uploaded))
    stored, stranger = (
        StoredFile.objects.get(),
        StoredFile.objects.create(name="别人的.pdf", size=1, sha256="0", stored_at=NOON),
    )
    browser = at_desk(reviewers[ReviewLevel.FIRST])
    answer = browser.get(address("attachment", item.pk, stored.pk))
    assert b"".join(answer.streaming_content) == PDF
    assert browser.get(address("attachment", item.pk, stranger.pk)).status_code == 404


def test_the_preview_shows_what_the_public_would_see(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    browser = at_desk(drafter)
    where = address("preview_on_edit", item.pk)
    assert browser.post(where, filled(item, title="预览的标题")).json()["is_valid"]
    page = text_of(browser.get(where))
    assert "预览的标题" in page
    assert "发布时编制" in page
    assert browser.post(address("preview_on_add"), filled(item, title="新的")).json()["is_valid"]
    assert "新的" in text_of(browser.get(address("preview_on_add")))


def test_each_saving_is_a_line_in_the_ledger(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    browser = at_desk(drafter)
    browser.post(address("edit", item.pk), filled(item, title="改一"))
    revision = item.revisions.earliest("id")
    browser.post(address("revisions_revert", item.pk, revision.pk), filled(item, title="还原"))
    names = list(Event.objects.about(item).values_list("name", flat=True))
    assert names == ["item.drafted", "item.revised", "item.revised"]


def test_the_author_takes_back_an_item_from_the_editor(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    browser = at_desk(drafter)
    page = text_of(browser.get(address("edit", item.pk)))
    assert "正在保密审查，内容已锁定" in page
    browser.post(address("edit", item.pk), filled(item) | {"action-cancel-workflow": "1"})
    assert standing(Item.objects.get()) == "草稿"


def test_administrators_meet_no_item(drafted: Draft, appoint: Appoint, water: Organisation) -> None:
    item = drafted()
    for role in ADMINISTRATORS:
        browser: Client = at_desk(appoint(f"管理员{role}", role, water))
        assert browser.get(address("item", item.pk)).url == HOME


def test_the_editor_offers_saving_sending_and_taking_back_only(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = drafted()
    browser = at_desk(drafter)
    page = text_of(browser.get(address("edit", item.pk)))
    assert "保存草稿" in page
    assert "保存并送审" in page
    for button in ("action-publish", "action-unpublish", "action-restart-workflow", "action-lock"):
        assert f'name="{button}"' not in page
    passed(item, ReviewLevel.FIRST)
    page = text_of(browser.get(address("edit", item.pk)))
    assert "撤回送审" in page
    assert "保存并送审" not in page
