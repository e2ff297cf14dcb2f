"""How an official document stands on the page (GB/T 9704—2012, 7.3.1, 7.3.2, 7.3.5): title, addressee, signature."""

from __future__ import annotations

import re

ADDRESSEE = re.compile(r"\A(\s*)<p>([^<]{1,80}：)</p>")
GENRES = "通知|公告|通告|意见|决定|批复|函|请示|报告|说明|公示"
WHOLE_WORDS = re.compile(rf"(?<=.)(?=关于|\d{{4}}年|《|的(?:{GENRES})\Z)|(?<=》)(?!\Z)")
SIGNATURE = re.compile(r"<p>([^<。；：]{2,80})</p>\s*<p>(\d{4}年\d{1,2}月\d{1,2}日)</p>(\s*)\Z")


def whole_words(title: str) -> list[str]:
    """The title in the pieces between which a line may end: 词意完整 (GB/T 9704—2012, 7.3.1)."""
    return WHOLE_WORDS.split(title)


def set_out(body: str) -> str:
    """The body with a first paragraph that ends in a colon flush left, and a last one that is a date set as signed.

    Nothing but these paragraphs is touched, and no word of them.
    """
    body = ADDRESSEE.sub(r'\1<p class="addressee">\2</p>', body)
    return SIGNATURE.sub(r'<div class="document-signature"><p>\1</p><p>\2</p></div>\3', body)
