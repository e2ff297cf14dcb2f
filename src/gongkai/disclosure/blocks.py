"""What the body of an item is made of."""

from __future__ import annotations

from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "hr"]


class BodyBlock(StreamBlock):
    """Running text and tables."""

    text = RichTextBlock(label="正文", features=TEXT_FEATURES, icon="pilcrow")
    table = TypedTableBlock([("cell", CharBlock(label="文字", required=False))], label="表格", icon="table")
