"""The editor's form with the catalogue as it stands: the law's classes and the installation's own below them."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.panels import ObjectList

from gongkai.disclosure.editor import CHOOSE, PANELS, ItemForm
from gongkai.disclosure.queries.catalogue import branch, class_title, own_nodes
from gongkai.disclosure.tables import ARTICLE_20, ARTICLE_21_COUNTY, ARTICLE_21_TOWNSHIP

HALVES = (
    ("条例第二十条", ARTICLE_20),
    ("条例第二十一条（县级、部门）", ARTICLE_21_COUNTY),
    ("条例第二十一条（乡镇）", ARTICLE_21_TOWNSHIP),
)


def by_article() -> list[tuple[str, Any]]:
    """The catalogue as choices under the articles of the law; a class that has classes below it shows only those."""
    below = own_nodes()
    groups: list[tuple[str, Any]] = [("", CHOOSE)]
    for article, roots in HALVES:
        leaves = []
        for root, title in roots.items():
            own = [(node.code, f"{title}：{node.title}") for node in branch(root, below) if node.code not in below]
            leaves += own or [(root, title)]
        groups.append((article, leaves))
    return groups


class CataloguedForm(ItemForm):
    """The form of an item; its class is chosen from the catalogue of the day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["catalogue_code"] = self._catalogue_field()

    def _catalogue_field(self) -> forms.ChoiceField:
        given, groups = self.fields["catalogue_code"], by_article()
        code = self.instance.catalogue_code
        if code and code not in {code for _, leaves in groups[1:] for code, _ in leaves}:
            groups.append(("原类别（已下设小类或者停用，请另选）", [(code, class_title(code) or code)]))
        return forms.ChoiceField(label=given.label, help_text=given.help_text, choices=groups)


ITEM_PANELS = ObjectList(PANELS.children, base_form_class=CataloguedForm)
