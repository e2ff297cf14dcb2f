"""The public's side of the mailbox: write, find again, report a mistake on the site."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from django import forms
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from gongkai.disclosure.models import GateRecord
from gongkai.lib.dates import to_minute
from gongkai.lib.refusal import Refused
from gongkai.mailbox import actions, queries
from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.forms import KINDS, CorrectionForm, LetterForm, PublishedForm, QueryForm
from gongkai.mailbox.models import Letter
from gongkai.mailbox.tables import ANSWER_WITHIN
from gongkai.orgs.queries import disclosure_office
from gongkai.orgs.tally import count, counted

PER_PAGE, ON_FIRST_PAGE = 20, 5
FEED = "/feeds/genres/letter.atom"
WRONG_CODES = 8  # tries from one address, or at one letter
WAIT = 15 * 60  # seconds after which one may try again
HOME = ("首页", "/")
MAILBOX = ("领导信箱", "/mailbox/")  # the crumb that leads back
OWN_LETTERS = "own_letters"  # session key: numbers of the letters written in this session


def home(request: HttpRequest) -> HttpResponse:
    """What one can do here, and how letters were handled this year."""
    year = timezone.localdate().year
    handling = queries.handling_in(year)
    figures = [
        {"label": "收到来信", "value": handling["received"], "unit": "件"},
        {"label": "办结", "value": handling["answered"], "unit": "件"},
        {"label": "平均办理时间", "value": handling["days"], "unit": "天"},
    ]
    periods = [(LetterKind(kind).label, period) for kind, period in ANSWER_WITHIN.items()]
    context = {
        "year": year,
        "figures": figures,
        "periods": periods,
        "letters": _listed(queries.published()[:ON_FIRST_PAGE]),
        "crumbs": [HOME, ("领导信箱", None)],
    }
    return render(request, "mailbox/home.html", context)


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """The letters and answers that were let out, by words, kind, unit and year."""
    form = PublishedForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    given = {"words": asked.get("q", ""), **{name: asked.get(name) or "" for name in ("kind", "unit")}}
    year = asked.get("year")
    page = Paginator(queries.published(**given, year=year), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": _listed(page.object_list),
        "query": given["words"],
        "fields": [
            {"name": "kind", "label": "类别", "choices": KINDS, "value": given["kind"]},
            {"name": "unit", "label": "答复单位", "choices": queries.published_units(), "value": given["unit"]},
            {
                "name": "year",
                "label": "年份",
                "choices": [(str(one), f"{one}年") for one in queries.published_years()],
                "value": str(year or ""),
            },
        ],
        "clear_url": request.path if any((*given.values(), year)) else "",
        "feed": FEED,
        "crumbs": [HOME, MAILBOX, ("来信选登", None)],
        "meta": {"name": "来信选登", "description": "公开的来信和答复", "keywords": "来信,答复", "type": "互动交流"},
    }
    return render(request, "mailbox/published.html", context)


def _listed(records: Iterable[GateRecord]) -> list[dict[str, object]]:
    return [
        {
            "date": record.item.letter.answered_at,
            "title": record.title,
            "tag": record.item.letter.get_kind_display(),
            "unit": f"{record.item.letter.organisation.short_name}答复",
            "url": record.get_absolute_url(),
        }
        for record in records
    ]


def write(request: HttpRequest) -> HttpResponse:
    """Write a letter."""
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        letter = _received(request, form, **form.cleaned_data)
        if letter:
            return redirect("mailbox:receipt", letter.number)
    crumbs = [HOME, MAILBOX, ("写信", None)]
    return render(request, "mailbox/write.html", {"form": form, "crumbs": crumbs}, status=_status(form))


def correction(request: HttpRequest) -> HttpResponse:
    """我为政府网站找错."""
    form = CorrectionForm(request.POST or None, initial={"page_address": request.GET.get("page", "")[:200]})
    if request.method == "POST" and form.is_valid():
        letter = _received(
            request,
            form,
            organisation=disclosure_office(),
            kind=LetterKind.CORRECTION,
            subject="网站找错",
            **form.cleaned_data,
        )
        if letter:
            return redirect("mailbox:receipt", letter.number)
    crumbs = [HOME, ("我为政府网站找错", None)]
    return render(request, "mailbox/correction.html", {"form": form, "crumbs": crumbs}, status=_status(form))


def _received(request: HttpRequest, form: forms.Form, **given: object) -> Letter | None:
    try:
        letter = actions.receive(given.pop("organisation"), at=timezone.now(), **given)
    except Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return None
    request.session[OWN_LETTERS] = [*request.session.get(OWN_LETTERS, []), letter.number]
    return letter


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound and form.errors else 200


@never_cache
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt, shown only in the session in which the letter was written."""
    if number not in request.session.get(OWN_LETTERS, []):
        return redirect("mailbox:status")
    letter = get_object_or_404(Letter.objects.select_related("organisation"), number=number)
    return render(request, "mailbox/receipt.html", {"letter": letter, "crumbs": [HOME, MAILBOX, ("回执", None)]})


@never_cache
@sensitive_post_parameters("code")
def status(request: HttpRequest) -> HttpResponse:
    """Find a letter again by number and code; guessing is slowed down."""
    form, letter = QueryForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        letter = _found(request, form)
    rows = _rows(letter) if letter else []
    context = {"form": form, "letter": letter, "rows": rows, "crumbs": [HOME, MAILBOX, ("查询", None)]}
    return render(request, "mailbox/status.html", context, status=_status(form))


def _found(request: HttpRequest, form: QueryForm) -> Letter | None:
    """The letter, if its code is right and nobody has been guessing from this address or at this letter."""
    number, code = form.cleaned_data["number"].strip().upper(), form.cleaned_data["code"]
    counters = [f"mailbox-tries-{request.META['REMOTE_ADDR']}", f"mailbox-tries-{sha256(number.encode()).hexdigest()}"]
    if any(counted(counter) >= WRONG_CODES for counter in counters):
        form.add_error(None, "多次输入有误，请15分钟后再试，或者拨打页脚电话查询。")
        return None
    letter = queries.letter_by_code(number, code)
    if letter is None:
        for counter in counters:
            _count(counter)
        form.add_error(None, "没有找到该信件，请核对编号和查询码（回执上的两行）。")
    return letter


def _count(counter: str) -> None:
    """One wrong try more; every try makes the wait begin anew."""
    count(counter, WAIT)
    cache.touch(counter, WAIT)


def _rows(letter: Letter) -> list[tuple[str, str]]:
    return [
        ("信件编号", letter.number),
        ("类别", letter.get_kind_display()),
        ("来信时间", to_minute(letter.received_at)),
        ("承办单位", letter.organisation.name),
        ("状态", letter.get_state_display()),
    ]
