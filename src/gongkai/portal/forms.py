"""Forms of the public pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from gongkai.disclosure.choices import Genre, Validity
from gongkai.disclosure.tables import CATALOGUE, TOPICS
from gongkai.portal.index import LONGEST_QUERY
from gongkai.portal.queries import FIRST_YEAR, LAST_YEAR, Wanted

ORDERS = [("", "按相关度"), ("date", "按时间")]


class Words(forms.CharField):
    """What is looked for: cut to what the search reads, without what no text holds."""

    def to_python(self, value: Any) -> str:
        """The words as they are searched for."""
        return super().to_python(value).replace("\0", "").strip()[:LONGEST_QUERY]


class SearchForm(forms.Form):
    """Words and filters; a filter that is wrong is left out rather than refused."""

    q = Words(label="检索词", required=False)
    genre = forms.ChoiceField(required=False, choices=[(genre.value, genre.label) for genre in Genre])
    unit = forms.ChoiceField(required=False)
    root = forms.ChoiceField(required=False, choices=list(CATALOGUE.items()))
    topic = forms.ChoiceField(required=False, choices=list(TOPICS.items()))
    validity = forms.ChoiceField(required=False, choices=[(kind.value, kind.label) for kind in Validity])
    year = forms.IntegerField(required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    sort = forms.ChoiceField(required=False, choices=ORDERS)

    def __init__(self, data: QueryDict, *, units: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["unit"].choices = units

    def wanted(self) -> Wanted:
        """What is searched for, as far as the form is right."""
        self.is_valid()
        good = self.cleaned_data
        return Wanted(
            text=good.get("q", ""),
            genre=good.get("genre", ""),
            unit=good.get("unit", ""),
            root=good.get("root", ""),
            topic=good.get("topic", ""),
            validity=good.get("validity", ""),
            year=good.get("year"),
            by_date=good.get("sort") == "date",
        )
