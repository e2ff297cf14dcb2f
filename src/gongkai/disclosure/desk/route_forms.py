"""The forms of routes and absences."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField

from gongkai.disclosure.actions import Level
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, ReviewRoute
from gongkai.disclosure.tables import LEVEL_ROLES, LEVELS_IN_ORDER, LONGEST_TERM, REVIEW_ROUTE, TERM
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person

PARTS = ("role", "unit", "person", "days", "checks")


def staff() -> QuerySet[Person]:
    """The people who can be named: active, with a role."""
    return Person.objects.filter(is_active=True, memberships__is_active=True).distinct().order_by("full_name", "pk")


class RouteForm(forms.Form):
    """How items of a unit, a column or both are reviewed, level by level."""

    unit = forms.ModelChoiceField(
        label="单位", queryset=Organisation.objects.none(), required=False, empty_label="各单位"
    )
    column = forms.ModelChoiceField(
        label="栏目", queryset=ColumnPage.objects.none(), required=False, empty_label="各栏目"
    )
    with_leader = forms.BooleanField(
        label="增加分管领导审签", required=False, help_text="重大事项由分管领导审签；其余五级依法必经，不能减少"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Organisation.objects.active().order_by("path")
        self.fields["unit"].queryset = units
        self.fields["column"].queryset = ColumnPage.objects.live().order_by("path")
        for level in LEVELS_IN_ORDER:
            for part, field in _fields_of(level, units).items():
                self.fields[f"{level}_{part}"] = field

    def heads(self) -> list[BoundField]:
        """For what the route is."""
        return [self[name] for name in ("unit", "column", "with_leader")]

    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The fields of each level, under its name."""
        return [(level.label, [self[f"{level}_{part}"] for part in PARTS]) for level in LEVELS_IN_ORDER]

    def levels(self) -> list[Level]:
        """What was filled in, as the verb wants it."""
        given = self.cleaned_data
        wanted = [one for one in LEVELS_IN_ORDER if one in REVIEW_ROUTE or given["with_leader"]]
        return [
            Level(
                level=level,
                role=Role(given[f"{level}_role"]),
                unit=given[f"{level}_unit"],
                person=given[f"{level}_person"],
                within_days=given[f"{level}_days"],
                extra_checks=[line.strip() for line in given[f"{level}_checks"].splitlines() if line.strip()],
            )
            for level in wanted
        ]


def _fields_of(level: ReviewLevel, units: QuerySet[Organisation]) -> dict[str, forms.Field]:
    roles = [(role.value, role.label) for role in LEVEL_ROLES[level]]
    return {
        "role": forms.ChoiceField(label="由谁", choices=roles),
        "unit": forms.ModelChoiceField(label="审核单位", queryset=units, required=False, empty_label="信息的责任单位"),
        "person": forms.ModelChoiceField(
            label="指定人", queryset=staff(), required=False, empty_label="不指定，凡任此角色的都可以办理"
        ),
        "days": forms.IntegerField(label="时限（工作日）", min_value=1, max_value=LONGEST_TERM, initial=TERM),
        "checks": forms.CharField(
            label="另加的核对事项",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="一行一项，每项不超过60字",
        ),
    }


def as_filled_in(route: ReviewRoute) -> dict[str, Any]:
    """A route as the form shows it."""
    filled: dict[str, Any] = {"unit": route.unit_id, "column": route.column_id}
    for one in route.levels.all():
        filled |= {
            f"{one.level}_role": one.role,
            f"{one.level}_unit": one.unit_id,
            f"{one.level}_person": one.person_id,
            f"{one.level}_days": one.within_days,
            f"{one.level}_checks": "\n".join(one.extra_checks),
        }
        filled["with_leader"] = filled.get("with_leader", False) or one.level == ReviewLevel.LEADER
    return filled


class AbsenceForm(forms.Form):
    """Who is away, who stands in, from when to when and why."""

    absent = forms.ModelChoiceField(label="离岗人", queryset=Person.objects.none(), empty_label="—— 请选择 ——")
    deputy = forms.ModelChoiceField(label="代岗人", queryset=Person.objects.none(), empty_label="—— 请选择 ——")
    starts_on = forms.DateField(label="起", widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(label="止", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="原因", max_length=120, required=False, help_text="如：出差、休假、学习")

    def __init__(self, *args: Any, absent: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["absent"].queryset = absent
        self.fields["deputy"].queryset = staff()
