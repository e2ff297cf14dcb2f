"""How an official document stands on the page (GB/T 9704—2012, 7.3.2, 7.3.5): addressee, signature, date."""

from __future__ import annotations

import re

ADDRESSEE = re.compile(r"\A(\s*)<p>([^<]{1,80}：)</p>")
SIGNATURE = re.compile(r"<p>([^<。；：]{2,80})</p>\s*<p>(\d{4}年\d{1,2}月\d{1,2}日)</p>(\s*)\Z")


def set_out(body: str) -> str:
    """The body with a first paragraph that ends in a colon flush left, and a last one that is a date set as signed.

    Nothing but these paragraphs is touched, and no word of them.
    """
    body = ADDRESSEE.sub(r'\1<p class="addressee">\2</p>', body)
    return SIGNATURE.sub(r'<div class="document-signature"><p>\1</p><p>\2</p></div>\3', body)
