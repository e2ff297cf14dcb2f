"""Wrong passwords are counted for a name at one address and for a name from everywhere."""

from __future__ import annotations

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessLog
from django.conf import settings
from django.http import HttpRequest


class Handler(AxesDatabaseHandler):
    """Locks a name at one address after a few tries, and everywhere after some more.

    Whoever tries one name from many addresses is stopped; the owner of the name is not locked out by them where they
    have signed in before, there only the tries of that address count.
    """

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The tries that count, in tries at one address."""
        counts = [
            sum(attempts.values_list("failures_since_start", flat=True))
            for attempts in self.get_user_attempts(request, credentials)
        ]
        here, everywhere = counts  # in the order of AXES_LOCKOUT_PARAMETERS
        if self._is_known_place(request, credentials):
            return here
        return max(here, everywhere * settings.AXES_FAILURE_LIMIT // settings.GONGKAI_TRIES_OF_A_NAME)

    def _is_known_place(self, request: HttpRequest, credentials: dict[str, Any] | None) -> bool:
        """Whether this name has signed in from this address before."""
        name = (credentials or {}).get("username")
        address: Any = request.axes_ip_address
        return bool(name) and AccessLog.objects.filter(username=name, ip_address=address).exists()
