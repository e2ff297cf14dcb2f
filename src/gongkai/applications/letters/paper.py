"""A letter as a PDF on A4."""

from __future__ import annotations

from html import escape

from gongkai.applications.rules.letter import Letter, organ_from_edge
from gongkai.lib.dates import formal
from gongkai.lib.pdf import pdf_from_html

CSS = """
.number { text-align: center; text-indent: 0; margin: -28pt 0 28pt }
.addressee { text-indent: 0 }
.last { break-after: avoid } /* no page holds the signature alone (GB/T 9704—2012, 7.3.5) */
.sign { text-align: right; text-indent: 0; margin-top: 56pt; break-after: avoid; break-inside: avoid }
.day { text-align: right; text-indent: 0; margin-right: 4em; break-before: avoid; break-after: avoid }
.contact { break-before: avoid }
table { margin-bottom: 14pt; font-size: 12pt; line-height: 1.6 }
th { width: 30% } td { text-align: left; white-space: pre-wrap; padding: 3pt 6pt }
"""


def to_pdf(letter: Letter) -> bytes:
    """The PDF of a letter; the same letter gives the same bytes. Raises PrintingMissing without Pango."""
    return pdf_from_html(as_html(letter), css=CSS)


def as_html(letter: Letter) -> str:
    """The whole letter as one HTML document."""
    rows = "".join(f"<tr><th>{escape(label)}</th><td>{escape(value)}</td></tr>" for label, value in letter.rows)
    body = letter.body()
    parts = [
        f"<h1>{escape(letter.title)}</h1>",
        f'<p class="number">{escape(letter.doc_no)}</p>' if letter.doc_no else "",
        f'<p class="addressee">{escape(letter.addressee)}：</p>' if letter.addressee else "",
        f"<table>{rows}</table>" if rows else "",
        *(f"<p>{escape(paragraph)}</p>" for paragraph in body[:-1]),
        *(f'<p class="last">{escape(paragraph)}</p>' for paragraph in body[-1:]),
        *_signature(letter),
        f'<p class="contact">（联系人电话：{escape(letter.contact)}）</p>' if letter.contact else "",
    ]
    head = f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(letter.title)}</title></head>'
    return f"{head}<body>{''.join(parts)}</body></html>"


def _signature(letter: Letter) -> list[str]:
    """The organ, centred above the date; the date four characters from the edge."""
    if not letter.signed_on:
        return [f'<p class="sign">{escape(letter.organ)}</p>']
    edge = organ_from_edge(letter.organ, letter.signed_on)
    return [
        f'<p class="sign" style="margin-right: {edge:g}em">{escape(letter.organ)}</p>',
        f'<p class="day">{formal(letter.signed_on)}</p>',
    ]
