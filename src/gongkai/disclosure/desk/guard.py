"""Every view on one item asks first whether it lies within the person's reach; Wagtail asks for its kind only."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.permissions import policy_registry

from gongkai.disclosure.models import Item


class WithinReach:
    """Mixed into each view that has a `pk`: the item must be granted, not just its kind."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse where the item is not the person's; the answer is the same as for one that does not exist."""
        if "pk" in kwargs:
            require(request, kwargs["pk"], getattr(self, "permission_required", None) or "view")
        super().setup(request, *args, **kwargs)


def require(request: HttpRequest, pk: str | int, action: str) -> Item:
    """The item, if the person may do this to it; PermissionDenied otherwise."""
    granted = policy_registry.get_by_type(Item).instances_user_has_permission_for(request.user, action)
    key = unquote(str(pk))
    item = granted.filter(pk=key).first() if key.isascii() and key.isdigit() else None
    if item is None:
        raise PermissionDenied
    return item
