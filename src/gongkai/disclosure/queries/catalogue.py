"""The statutory catalogue with an installation's own nodes below it."""

from __future__ import annotations

from collections import defaultdict

from gongkai.disclosure.models.catalogue import CatalogueNode, IndexStyle
from gongkai.disclosure.tables import CATALOGUE, catalogue_for, root_of
from gongkai.lib.numbering import DEFAULT_INDEX
from gongkai.orgs.models import Organisation


def own_nodes(*, in_use: bool = True) -> dict[str, list[CatalogueNode]]:
    """The installation's nodes by the code of their parent, in the order of their codes."""
    below: dict[str, list[CatalogueNode]] = defaultdict(list)
    nodes = CatalogueNode.objects.in_use() if in_use else CatalogueNode.objects.all()
    for node in nodes.order_by("code"):
        below[node.parent_code].append(node)
    return below


def branch(code: str, below: dict[str, list[CatalogueNode]]) -> list[CatalogueNode]:
    """Every node below a code, each before its own."""
    found: list[CatalogueNode] = []
    for node in below.get(code, []):
        found += [node, *branch(node.code, below)]
    return found


def leaves_for(unit: Organisation) -> set[str]:
    """The codes that items of a unit may carry: the last nodes of every branch (必选叶子)."""
    below = own_nodes()
    codes = set()
    for root in catalogue_for(township=unit.is_township):
        codes |= {root, *(node.code for node in branch(root, below))}
    return codes - below.keys()


def codes_below(code: str) -> list[str]:
    """A code and every one of the installation's below it, closed ones too: what a list of the class shows."""
    return [code, *(node.code for node in branch(code, own_nodes(in_use=False)))]


def class_title(code: str) -> str:
    """What a class is called: 就业扶持（扶贫、教育、医疗…）; the statutory wording for a statutory node."""
    if code in CATALOGUE:
        return CATALOGUE[code]
    node = CatalogueNode.objects.filter(code=code).first()
    return f"{CATALOGUE[root_of(code)]}：{node.title}" if node and root_of(code) else ""


def index_style() -> IndexStyle:
    """How index numbers are written now; the form that most platforms use where none was chosen."""
    return IndexStyle.objects.first() or IndexStyle(template=DEFAULT_INDEX)
