"""What else happens? Every consequence of every event, and every job on the clock, in two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.lib.schedule import Daily, Every, Schedule, Weekly

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from gongkai.orgs.models import Person

# event name → reactions called after commit
WIRING: dict[str, tuple[str, ...]] = {
    "item.published": (
        "gongkai.registers.reactions.find_public_row",
        "gongkai.portal.reactions.keep_index_up",
        "gongkai.portal.reactions.renew_pages",
        "gongkai.disclosure.reactions.file_approval",
    ),
    "item.withdrawn": (
        "gongkai.portal.reactions.keep_index_up",
        "gongkai.portal.reactions.renew_pages",
        "gongkai.portal.reactions.keep_evidence",
    ),
    "intake.released": (
        "gongkai.portal.reactions.keep_index_up",
        "gongkai.portal.reactions.renew_pages",
        "gongkai.disclosure.reactions.file_list_approval",
    ),
    "item.expired": ("gongkai.portal.reactions.keep_index_up", "gongkai.portal.reactions.renew_pages"),
    "item.quarantined": ("gongkai.portal.reactions.keep_index_up", "gongkai.portal.reactions.renew_pages"),
    "item.alert_raised": ("gongkai.portal.reactions.renew_pages",),
    "item.alert_ended": ("gongkai.portal.reactions.renew_pages",),
    "organ.amended": ("gongkai.portal.reactions.renew_pages",),
    "organ.renamed": ("gongkai.portal.reactions.renew_pages",),
    "organ.closed": ("gongkai.portal.reactions.renew_pages",),
    "organ.founded": ("gongkai.portal.reactions.renew_pages",),
    "site.founded": ("gongkai.portal.reactions.renew_pages",),
    "site.renamed": ("gongkai.portal.reactions.renew_pages",),
    "site.merged": ("gongkai.portal.reactions.renew_pages",),
    "column.set": ("gongkai.portal.reactions.renew_pages",),
    "column.renamed": ("gongkai.portal.reactions.renew_pages",),
    "column.merged": ("gongkai.portal.reactions.renew_pages",),
    "document.registered": ("gongkai.portal.reactions.renew_pages",),
    "document.repealed": ("gongkai.portal.reactions.renew_pages",),
    **dict.fromkeys(
        (
            "case.submitted",
            "case.registered",
            "case.confirmed",
            "case.dispatched",
            "case.correction_requested",
            "case.correction_received",
            "case.correction_lapsed",
            "case.consulted",
            "case.extended",
            "case.due_set",
            "case.reason_requested",
            "case.fee_noticed",
            "case.fee_paid",
            "case.fee_lapsed",
            "case.recounted",
            "case.withdrawn",
        ),
        ("gongkai.applications.reactions.tell_applicant",),
    ),
    "case.sent": (
        "gongkai.applications.reactions.tell_applicant",
        "gongkai.applications.reactions.suggest_to_everybody",
    ),
    "county.loaded": ("gongkai.portal.reactions.keep_index_up", "gongkai.portal.reactions.renew_pages"),
}

# job in a room's tasks.py, named with @job("…") and called with `at` → how often `gongkai clock` calls it
CLOCK: dict[str, Schedule] = {
    "gongkai.disclosure.tasks.release_due": Every(1),
    "gongkai.disclosure.tasks.expire_due": Every(5),
    "gongkai.disclosure.tasks.end_alerts": Every(1),
    "gongkai.disclosure.tasks.void_changed": Every(5),
    "gongkai.disclosure.tasks.watch_urgent": Every(10),
    "gongkai.disclosure.tasks.begin_weekly_scan": Weekly(5, 1),
    "gongkai.disclosure.tasks.scan_published_texts": Every(1),
    "gongkai.disclosure.tasks.go_on_with_intakes": Every(1),
    "gongkai.disclosure.tasks.compare_newest": Every(10),
    "gongkai.disclosure.tasks.compare_all": Daily(2, 30),
    "gongkai.registers.tasks.go_on_importing": Every(1),
    "gongkai.applications.tasks.send_notices": Every(1),
    "gongkai.applications.tasks.pack_archives": Every(10),
    "gongkai.applications.tasks.clear_personal_data": Daily(3, 40),
    "gongkai.ops.tasks.verify_ledger": Daily(3, 10),
    "gongkai.applications.tasks.check_caches": Daily(3, 20),
    "gongkai.applications.tasks.warn_of_due_days": Daily(8, 0),
    "gongkai.applications.tasks.send_weekly_digests": Daily(8, 10),
    "gongkai.annual.tasks.remind_of_reports": Daily(8, 10),
    "gongkai.portal.tasks.bring_pages_up": Every(1),
    "gongkai.analytics.tasks.count_visits": Daily(0, 20),
}


def release_approved(workflow_state: WorkflowState, user: Person) -> None:
    """Wagtail calls this when the last review task was approved (WAGTAIL_FINISH_WORKFLOW_ACTION)."""
    from gongkai.disclosure.actions import finish  # Wagtail imports this module while it is itself being imported

    finish(workflow_state, by=user, at=workflow_state.current_task_state.finished_at)
