"""What the machine's watchdog asks."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

PLAIN = "text/plain; charset=utf-8"


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 where the server and its database answer, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unreachable\n", content_type=PLAIN, status=503)
    return HttpResponse("ok\n", content_type=PLAIN)
