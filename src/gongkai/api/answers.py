"""What every address of the interface answers with: readable Chinese, reasons, and 304 where nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from ninja import Schema
from ninja.renderers import JSONRenderer


class Problem(Schema):
    """Why there is no answer."""

    detail: str


class Fault(Schema):
    """What is wrong with one parameter."""

    type: str
    loc: list[str | int]
    msg: str


class Wrong(Schema):
    """What is wrong with the question."""

    detail: list[Fault]


class Readable(JSONRenderer):
    """JSON in UTF-8 with Chinese as Chinese."""

    json_dumps_params = {"ensure_ascii": False}


def revalidated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the answer an ETag, and answer 304 to whoever holds it already."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = set_response_etag(view(request, *args, **kwargs))
        return get_conditional_response(request, etag=response["ETag"], response=response)

    return answered
