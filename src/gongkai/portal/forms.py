"""Forms of the public pages."""

from __future__ import annotations

from django import forms

from gongkai.disclosure.choices import Genre
from gongkai.portal.index import LONGEST_QUERY
from gongkai.portal.queries import Wanted


class SearchForm(forms.Form):
    """Words and filters; anything wrong in a filter is left out rather than refused."""

    q = forms.CharField(label="检索词", required=False, max_length=LONGEST_QUERY)
    genre = forms.ChoiceField(
        label="类别", required=False, choices=[("", "全部"), *[(genre.value, genre.label) for genre in Genre]]
    )
    unit = forms.SlugField(label="单位", required=False)
    year = forms.IntegerField(label="年份", required=False, min_value=1949, max_value=2100)
    sort = forms.ChoiceField(label="排序", required=False, choices=[("", "按相关度"), ("date", "按时间")])

    def wanted(self) -> Wanted:
        """What is searched for, as far as the form is right."""
        self.is_valid()
        good = self.cleaned_data
        return Wanted(
            text=good.get("q", ""),
            genre=good.get("genre", ""),
            unit=good.get("unit", ""),
            year=good.get("year"),
            by_date=good.get("sort") == "date",
        )
