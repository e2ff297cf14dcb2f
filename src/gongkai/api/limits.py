"""How often one address may ask: generous, said in every answer, and refused politely."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from gongkai.orgs.tally import count

MINUTE = 60
WORDS = "请求过于频繁，请在{wait}秒后再试；需要全部数据的，请按变更接口（changes）逐步同步。"


class PoliteLimit:
    """At most GONGKAI_API_PER_MINUTE questions a minute from one address; headers as in the IETF's draft RateLimit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        most = settings.GONGKAI_API_PER_MINUTE
        minute, passed = divmod(int(timezone.now().timestamp()), MINUTE)
        asked, wait = _asked(request, minute), MINUTE - passed
        response = self.get_response(request) if asked <= most else _refused(wait)
        response["RateLimit-Limit"] = str(most)
        response["RateLimit-Remaining"] = str(max(most - asked, 0))
        response["RateLimit-Reset"] = str(wait)
        return response


def _asked(request: HttpRequest, minute: int) -> int:
    address = hashlib.sha256(str(request.META.get("REMOTE_ADDR", "")).encode()).hexdigest()[:20]
    return count(f"api-{minute}-{address}", 2 * MINUTE)


def _refused(wait: int) -> JsonResponse:
    response = JsonResponse({"detail": WORDS.format(wait=wait)}, status=429, json_dumps_params={"ensure_ascii": False})
    response["Retry-After"] = str(wait)
    return response
