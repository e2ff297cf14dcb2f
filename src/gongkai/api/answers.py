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


SAID = {  # kind of fault (pydantic's name) → what is said of the parameter
    "missing": "缺少",
    "int_parsing": "应为整数",
    "greater_than_equal": "不得小于{ge}",
    "less_than_equal": "不得大于{le}",
    "string_too_long": "最多{max_length}个字",
    "string_too_short": "至少{min_length}个字",
    "string_pattern_mismatch": "格式不对，应符合 {pattern}",
    "enum": "应为其中之一：{expected}",
    "literal_error": "应为其中之一：{expected}",
    "date_parsing": "应为日期，如 2024-03-05",
    "date_from_datetime_parsing": "应为日期，如 2024-03-05",
}


def in_chinese(fault: dict[str, Any]) -> dict[str, Any]:
    """The same fault, its sentence in Chinese where the kind is a known one."""
    said = SAID.get(fault["type"])
    name = fault["loc"][-1] if fault["loc"] else "参数"
    return fault | {"msg": f"{name} {said.format(**fault.get('ctx', {}))}"} if said else fault


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
