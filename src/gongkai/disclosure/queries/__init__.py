"""Reading questions about items and gate records."""

from gongkai.disclosure.queries.catalogue import class_title, codes_below, index_style, leaves_for, own_nodes
from gongkai.disclosure.queries.content import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_TAGS,
    PUBLIC_FIELDS,
    as_released,
    clean_html,
    facts_of,
    files_of,
    hash_under_review,
    is_intact,
    public_content,
    text_of,
)
from gongkai.disclosure.queries.review import approved_states, holds_level, level_of, reviewing, waiting_for
from gongkai.disclosure.queries.standing import (
    Step,
    drafts_of,
    is_in_round,
    last_return,
    standing,
    steps_of,
    with_standing,
)

__all__ = [
    "ALLOWED_ATTRIBUTES",
    "ALLOWED_TAGS",
    "PUBLIC_FIELDS",
    "Step",
    "approved_states",
    "as_released",
    "class_title",
    "clean_html",
    "codes_below",
    "drafts_of",
    "facts_of",
    "files_of",
    "hash_under_review",
    "holds_level",
    "index_style",
    "is_in_round",
    "is_intact",
    "last_return",
    "leaves_for",
    "level_of",
    "own_nodes",
    "public_content",
    "reviewing",
    "standing",
    "steps_of",
    "text_of",
    "waiting_for",
    "with_standing",
]
