"""Findings as comments in a Word document, each at the characters it speaks of."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator
from typing import Any

from gongkai.proof.rule import Finding

AUTHOR, INITIALS = "公开校对", "校"


def paragraphs_of(document: Any) -> Iterator[Any]:
    """Every paragraph of a document, those in cells at their place; a merged cell once."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            seen: set[Any] = set()
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from paragraphs_of(cell)


def lead_of(paragraph: Any) -> str:
    """What stands before the paragraph's words in the text that is proofread: a tab in a cell of a table."""
    return "\t" if paragraph._p.getparent().tag.endswith("}tc") else ""


def commented(content: bytes, findings: list[Finding]) -> bytes:
    """The document with a comment for each finding; `findings` count characters of the text that reading made of it."""
    import docx

    document = docx.Document(io.BytesIO(content))
    start = 0
    for paragraph in list(paragraphs_of(document)):
        start += len(lead_of(paragraph))
        end = start + len(paragraph.text)
        for finding in findings:
            if start <= finding.start <= end and finding.start < finding.end:
                _comment(document, paragraph, finding, finding.start - start, min(finding.end, end) - start)
        start = end + 1
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _comment(document: Any, paragraph: Any, finding: Finding, start: int, end: int) -> None:
    """Put one comment at those characters of the paragraph; on the whole of it where they are in no run."""
    runs = _runs_at(paragraph, start, end) or paragraph.runs
    if runs:
        advice = f"\n建议：{finding.suggestion}" if finding.suggestion is not None else ""
        words = f"【{finding.severity.label}】{finding.message}{advice}\n依据：{finding.basis}（{finding.rule}）"
        document.add_comment(runs, text=words, author=AUTHOR, initials=INITIALS)


def _runs_at(paragraph: Any, start: int, end: int) -> list[Any]:
    """The runs that hold just these characters; runs of plain text are split at the edges."""
    for edge in (start, end):
        place = 0
        for run in paragraph.runs:
            length = len(run.text)
            if place < edge < place + length and len(run._r.t_lst) == 1:
                _split(run, edge - place)
                break
            place += length
    found, place = [], 0
    for run in paragraph.runs:
        if run.text and place < end and start < place + len(run.text):
            found.append(run)
        place += len(run.text)
    return found


def _split(run: Any, at: int) -> None:
    """Make two runs of one, alike but for their text."""
    text, twin = run.text, copy.deepcopy(run._r)
    run._r.addnext(twin)
    run.text = text[:at]
    type(run)(twin, run._parent).text = text[at:]
