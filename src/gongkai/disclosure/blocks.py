"""What the body of an item is made of."""

from __future__ import annotations

from django import forms
from wagtail.blocks import CharBlock, RawHTMLBlock, RichTextBlock, StreamBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "hr"]


class GeneratedBlock(RawHTMLBlock):
    """Text that the platform wrote from its records; shown to editors, not for typing. The gate cleans it like all."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.field.widget = forms.Textarea(attrs={"readonly": "readonly", "rows": 12})


class BodyBlock(StreamBlock):
    """Running text and tables."""

    text = RichTextBlock(required=False, label="正文", features=TEXT_FEATURES, icon="pilcrow")
    table = TypedTableBlock([("cell", CharBlock(label="文字", required=False))], label="表格", icon="table")
    generated = GeneratedBlock(label="系统生成的报告（不可手改）", icon="code")
