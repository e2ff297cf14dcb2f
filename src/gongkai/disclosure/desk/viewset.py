"""信息 in Wagtail: the list, the editor and the item's page, each view behind the same guard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet

from gongkai.disclosure.desk import acting, deadlines, deposits, editing, filling, listing, proof, xray
from gongkai.disclosure.desk.form import ITEM_PANELS
from gongkai.disclosure.desk.guard import WithinReach
from gongkai.disclosure.models import Item


class OnlyWithinReach:
    """A chooser's list: the person's own items."""

    def get_object_list(self) -> QuerySet[Item]:
        """What may be chosen."""
        return policy_registry.get_by_type(Item).instances_user_has_permission_for(self.request.user, "view")


class ChooseView(OnlyWithinReach, chooser.ChooseView):
    """The chooser."""


class ChooseResultsView(OnlyWithinReach, chooser.ChooseResultsView):
    """The chooser's list, page by page."""


class ReachingChooser(chooser.SnippetChooserViewSet):
    """Only items within reach may be chosen, or looked up by number."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        """Every view, with the guard mixed in: what was chosen by number must be within reach too."""
        return super().construct_view(type(view_class.__name__, (WithinReach, view_class), {}), **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """One item is chosen at a time, and none is created from a chooser."""
        return [one for one in super().get_urlpatterns() if one.name not in ("chosen_multiple", "create")]


class ItemViewSet(SnippetViewSet):
    """The disclosure items."""

    model = Item
    icon = "doc-full"
    menu_label = "信息"
    menu_name = "items"
    menu_order = 110
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 30
    filterset_class = listing.ItemFilters
    search_fields = ("title", "index_no", "doc_no")
    search_backend_name = None
    ordering = ("-id",)
    edit_handler = ITEM_PANELS
    index_template_name = "wagtailadmin/generic/index.html"  # the snippets' own adds deleting many at once

    index_view_class = listing.ItemIndexView
    add_view_class = editing.ItemCreateView
    edit_view_class = editing.ItemEditView
    revisions_revert_view_class = editing.ItemRevertView
    revisions_compare_view_class = editing.CompareView
    revisions_view_class = editing.RevisionView
    workflow_history_view_class = editing.ReviewHistoryView
    workflow_history_detail_view_class = editing.ReviewRoundView
    chooser_viewset_class = ReachingChooser

    def get_queryset(self, request: HttpRequest) -> QuerySet[Item]:
        """What the list shows."""
        return listing.within_reach(request)

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        """Every view, with the guard mixed in."""
        return super().construct_view(type(view_class.__name__, (WithinReach, view_class), {}), **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's addresses, and the item's own page with its verbs."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", acting.show, name="item"),
            path("<int:pk>/fill/", filling.filling, name="fill"),
            path("<int:pk>/submit/", acting.submit, name="submit"),
            path("<int:pk>/recall/", acting.recall, name="recall"),
            path("<int:pk>/review/", acting.review, name="review"),
            path("<int:pk>/urgent/", acting.publish_urgently, name="urgent"),
            path("<int:pk>/hand-over/", acting.hand_over, name="hand_over"),
            path("<int:pk>/revoked/", deadlines.revoke, name="revoked"),
            path("<int:pk>/withdraw/", acting.withdraw, name="withdraw"),
            path("<int:pk>/records/<int:record_id>/", acting.approval_sheet, name="approval_sheet"),
            path("<int:pk>/records/<int:record_id>/file/", deposits.file_approval, name="file_approval"),
            path("<int:pk>/kept/<int:deposit_id>/", deposits.hand_out, name="deposit"),
            path("<int:pk>/proof/", proof.proof_files, name="proof_files"),
            path("<int:pk>/proof/<slug:mark>/", proof.answer, name="proof"),
            path("<int:pk>/files/<int:file_id>/", acting.attachment, name="attachment"),
            path("<int:pk>/files/<int:file_id>/xray/", xray.show, name="xray"),
            path("<int:pk>/files/<int:file_id>/xray/examine/", xray.examine, name="xray_examine"),
            path("<int:pk>/files/<int:file_id>/xray/mask/", xray.mask, name="xray_mask"),
            path("<int:pk>/files/<int:file_id>/xray/conclude/", xray.conclude, name="xray_conclude"),
        ]
