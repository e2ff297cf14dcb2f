"""Reading questions about files and their X-rays."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from gongkai.files.models import Conclusion, Examination, StoredFile
from gongkai.files.rules import why_not_publish_file
from gongkai.files.xray import child
from gongkai.files.xray.judging import RULES
from gongkai.proof.pdf import unbroken


def examination_of(stored: StoredFile) -> Examination | None:
    """The X-ray that counts: of these bytes, by the rules of today."""
    return stored.examinations.filter(sha256=stored.sha256, rules=RULES).defer("shown").first()


def shown_in(hashes: Collection[str]) -> dict[str, list[list[str]]]:
    """What readers see of files with these hashes, as [where, text] in order, by hash; asked for in one query."""
    seen = Examination.objects.filter(sha256__in=set(hashes), rules=RULES).order_by("id")
    return dict(seen.values_list("sha256", "shown"))


def conclusion_about(examination: Examination | None) -> Conclusion | None:
    """What was concluded about an X-ray."""
    return Conclusion.objects.filter(examination=examination).select_related("concluded_by").first()


def why_not_publish(files: Iterable[StoredFile]) -> list[str]:
    """Reasons against letting files out: not X-rayed, or found to hold what nobody concluded about."""
    reasons = []
    for stored in files:
        seen = examination_of(stored)
        if seen is None:
            reasons += why_not_publish_file(stored.name, is_examined=False)
            continue
        reasons += why_not_publish_file(
            stored.name,
            is_examined=True,
            spots=seen.spots,
            problems=seen.problems,
            pictures=seen.pictures,
            is_concluded=conclusion_about(seen) is not None,
        )
    return reasons


def text_of_file(stored: StoredFile) -> tuple[list[tuple[str, str]], list[str]]:
    """What a reader of the file would see, as (where, text), and what could not be read; read in a bounded child."""
    with stored.file.open("rb") as content:
        answer = child.say(stored.name, content.read())
    texts = [(where, text) for where, text in answer["texts"]]
    if stored.name.lower().endswith(".pdf"):
        texts = [(where, unbroken(text)) for where, text in texts]
    return texts, answer["problems"]
