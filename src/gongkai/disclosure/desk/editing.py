"""Wagtail's editor, saving through the room's verbs."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.views.generic import RevisionsRevertMixin
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    PreviewRevisionView,
    RevisionsCompareView,
    WorkflowHistoryDetailView,
    WorkflowHistoryView,
)

from gongkai.disclosure.actions import draft, recall, revise, submit
from gongkai.disclosure.models import Item
from gongkai.disclosure.queries import as_body, findings_of, parts_of
from gongkai.disclosure.tables import TEMPLATES
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.finding import Severity
from gongkai.lib.refusal import Refused
from gongkai.proofing.actions import observe


def kept_uploads(form: ModelForm, *, by: Any, at: Any) -> None:
    """Store what was uploaded with the form, and bind each file to its attachment."""
    for attachment in form.formsets["attachments"].forms:
        upload = attachment.cleaned_data.get("upload")
        if upload and not attachment.cleaned_data.get("DELETE"):
            attachment.instance.file = _stored_before(upload, by) or store(upload, by=by, at=at)


def _stored_before(upload: UploadedFile, by: Any) -> StoredFile | None:
    """The same bytes under the same name by the same person: autosaving sends a file again and again."""
    sha256 = hashlib.sha256(upload.read()).hexdigest()
    upload.seek(0)
    return StoredFile.objects.filter(sha256=sha256, name=upload.name, stored_by=by).order_by("-pk").first()


class SavesThroughVerbs:
    """Saving calls draft or revise; sending to review calls submit, and says everything that is missing.

    Autosaving writes one revision of the sitting over, until somebody reviews it; saving by hand keeps a new one.
    """

    def save_instance(self) -> Item:
        """Keep the form's item as a new revision; a refusal reaches the form as an error."""
        at = timezone.now()
        kept_uploads(self.form, by=self.request.user, at=at)
        item = self.form.save(commit=False)
        posted, is_auto = self.request.POST, self.expects_json_response
        own = posted.get("overwrite_revision_id", "")
        last = item.latest_revision
        own = own if last is not None and own == str(last.pk) and last.user_id == self.request.user.pk else ""
        seen = own or self._loaded(item)
        try:
            if item.pk:
                began = int(seen) if seen.isdecimal() else None
                over = began if is_auto and own else None
                self.new_revision = revise(item, by=self.request.user, at=at, seen=began, over=over)
            else:
                self.new_revision = draft(item, by=self.request.user, at=at)
        except Refused as refused:
            raise PermissionDenied("；".join(refused.reasons)) from refused
        if not is_auto:
            self.say_what_was_found(item)
        return item

    def _loaded(self, item: Item) -> str:
        """From which revision the change began; "0" where autosaving went on writing that one elsewhere meanwhile."""
        posted, last = self.request.POST, item.latest_revision
        known, since = posted.get("loaded_revision_id", ""), posted.get("loaded_revision_created_at", "")
        is_older = since and last is not None and str(last.pk) == known and since != last.created_at.isoformat()
        return "0" if is_older else known

    def say_what_was_found(self, item: Item) -> None:
        """Tell after saving what the proofreader found, and count what became of what it had found before."""
        findings = findings_of(item)
        spots = [seen.spot for seen in findings if not seen.spot.where.startswith("附件《")]
        observe(item, spots, parts_of(item), unit=item.unit, at=timezone.now())
        counts = Counter(seen.spot.severity for seen in findings if seen.waiver is None)
        if counts:
            said = "、".join(f"{severity.label}{counts[severity]}处" for severity in Severity if counts[severity])
            address = f"{reverse(Item.snippet_viewset.get_url_name('item'), args=[item.pk])}#proof"
            buttons = [messages.button(address, "查看校对结果")]
            messages.warning(self.request, f"校对：{said}。", buttons=buttons)

    def submit_action(self) -> HttpResponse | None:
        """Send to review; where that is refused, the draft is kept and every reason is shown."""
        try:
            submit(self.object, by=self.request.user, at=timezone.now())
        except Refused as refused:
            messages.success(self.request, f"已保存草稿：{self.object}")
            messages.error(self.request, f"尚不能送审：{'；'.join(refused.reasons)}")
            return redirect(self.get_edit_url())
        return None

    restart_workflow_action = submit_action

    def cancel_workflow_action(self) -> None:
        """Take the item back from review."""
        try:
            recall(self.object, by=self.request.user, at=timezone.now())
        except Refused as refused:
            raise PermissionDenied from refused

    def get_available_actions(self) -> list[str]:
        """Nobody publishes from the editor, and reviewing has its own page."""
        return [one for one in super().get_available_actions() if one not in ("publish", "workflow-action")]

    def get_success_url(self) -> str:
        """After sending to review, the item's own page; after saving, the editor again."""
        if self.action == "submit":
            return reverse(Item.snippet_viewset.get_url_name("item"), args=[self.object.pk])
        return super().get_success_url()


class ItemCreateView(SavesThroughVerbs, CreateView):
    """A new item; begun from the template that is asked for, if any. It saves by itself once it was saved by hand."""

    def setup(self, *args: Any, **kwargs: Any) -> None:
        """No autosaving: an item begins when somebody says so, not by typing."""
        super().setup(*args, **kwargs)
        self.autosave_enabled = False

    def get_initial_form_instance(self) -> Item | None:
        """An item with what the template says, not saved."""
        chosen = TEMPLATES.get(self.request.GET.get("template", ""))
        if chosen is None or self.request.method == "POST":
            return super().get_initial_form_instance()
        body = as_body("\n".join(chosen.lines))
        return Item(title=chosen.title, genre=chosen.genre, catalogue_code=chosen.catalogue_code, body=body)


class ItemEditView(SavesThroughVerbs, EditView):
    """An item of one's own unit; locked while it is in review."""


class ItemRevertView(SavesThroughVerbs, RevisionsRevertMixin, EditView):
    """An earlier revision as the next draft."""

    view_name = "revisions_revert"


class CompareView(RevisionsCompareView):
    """What changed between two revisions: reviewers see it too."""

    permission_required = "view"


class RevisionView(PreviewRevisionView):
    """One revision as the public would see it: reviewers see it too."""

    permission_required = "view"


class ReviewHistoryView(WorkflowHistoryView):
    """The rounds of review: reviewers see them too."""

    permission_required = "view"


class ReviewRoundView(WorkflowHistoryDetailView):
    """One round of review: reviewers see it too."""

    permission_required = "view"
