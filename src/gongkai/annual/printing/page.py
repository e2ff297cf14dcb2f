"""The report as one web page that needs nothing else, with charts; and the same on paper as PDF."""

from __future__ import annotations

from html import escape

from gongkai.annual.form import FORMS
from gongkai.annual.printing.charts import charts
from gongkai.annual.tables import Address, no_address
from gongkai.annual.writing import Draft, body, title
from gongkai.lib.pdf import pdf_from_html

SCREEN = """
:root { --ink: #1b1a18; --line: #8d867a; --main: #1d4f7c; --quiet: #5a5650 }
body { margin: 0; color: var(--ink); background: #fff;
  font: 18px/1.75 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font: 600 1.75rem/1.4 "Songti SC", "Noto Serif CJK SC", SimSun, serif; text-align: center; margin: 1rem 0 2rem }
h1 span { display: inline-block }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem } h3 { font-size: 1rem; margin: 1.25rem 0 0 }
p { margin: .5rem 0; text-indent: 2em; text-align: justify; line-break: strict }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4;
  font-variant-numeric: tabular-nums }
th, td { border: 1px solid var(--line); padding: .35rem .4rem; font-weight: normal; text-align: center;
  min-width: 1.5em }
th[scope^=row] { text-align: left; min-width: 3.5em } td a { color: var(--main); text-underline-offset: .2em }
a:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
aside { border-top: 1px solid var(--line); margin-top: 3rem } figure { margin: 1.5rem 0 }
figcaption { font-weight: 600 } svg { width: 100%; height: auto; max-width: 44rem }
.quiet { color: var(--quiet); font-size: .875rem; text-indent: 0; overflow-wrap: anywhere }
@media print { .scroll { overflow: visible } main { max-width: none } tr { break-inside: avoid } }
"""
PAPER = """
h1 span { display: inline-block }
table { font-size: 8.5pt; margin: 4pt 0 10pt } td { padding: 2pt 1pt } th { padding: 2pt }
th[scope^=row] { text-align: left } h1, h2, h3 { break-after: avoid }
table { table-layout: fixed; break-inside: avoid }
.first { width: 31% } .outer { width: 7% } .group { width: 11% } .label { width: 27.5% }
"""
COLUMNS = {  # of each table on paper; those that are not named share what is left of the page
    "proactive": '<col class="first"><col span="3">',
    "applications": '<col class="outer"><col class="group"><col class="label"><col span="7">',
    "remedies": '<col span="15">',
}


def as_html(draft: Draft, address: Address = no_address) -> bytes:
    """The report as a page of its own; `address` makes figures lead to their records, for those who may see them."""
    text = body(draft, address).replace("<table>", '<div class="scroll"><table>').replace("</table>", "</table></div>")
    digest = f'<p class="quiet">统计数据SHA-256摘要：{draft.digest}</p>' if draft.digest else ""
    aside = f'<aside aria-label="图解"><h2>图解</h2>{charts(draft)}{digest}</aside>'
    return _page(draft, text + aside, f"<style>{SCREEN}</style>").encode()


def as_pdf(draft: Draft) -> bytes:
    """The report on paper. Raises PrintingMissing where the machine cannot make PDF files."""
    text = body(draft)
    for form in FORMS:
        text = text.replace("<table>", f'<table class="{form.key}"><colgroup>{COLUMNS[form.key]}</colgroup>', 1)
    return pdf_from_html(_page(draft, text), css=PAPER)


def _page(draft: Draft, content: str, style: str = "") -> str:
    name = escape(title(draft))
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{name}</title>{style}</head>\n'
        f"<body><main><h1>{_broken_well(draft)}</h1>\n{content}</main></body></html>\n"
    )


def _broken_well(draft: Draft) -> str:
    """The title, which too long for one line is broken before the year and nowhere else (GB/T 9704—2012, 7.3.1)."""
    organ, rest = draft.organ, title(draft).removeprefix(draft.organ)
    return f"<span>{escape(organ)}</span><span>{escape(rest)}</span>"
