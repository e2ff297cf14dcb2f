"""The page docs/proofreading-rules.md, made from the rules themselves."""

from __future__ import annotations

from gongkai.proof.registry import LISTED, RULES, SPELLING
from gongkai.proof.rule import Rule

HEAD = f"""# 校对规则

<!-- 本页由 make format 从规则源码生成，请勿手改 -->

在终端校对：`gongkai proof 文件…`。错别字（`{SPELLING}`）由语言模型找出，方法和实测见
[proofreading.md](proofreading.md)；其余各条是写明依据的规则。最后两条（`W-POST`、`W-OWN`）按单位自己的词表查，例子里用的是示例词表。

| 规则 | 名称 | 级别 | 依据 |
|---|---|---|---|
"""


def page() -> str:
    """The whole page in Markdown."""
    rows = "".join(
        f"| [{rule.id}](#{rule.id.lower()}) | {rule.title} | {rule.severity.label} | {rule.basis} |\n"
        for rule in (*RULES, *LISTED)
    )
    return HEAD + rows + "".join(_chapter(rule) for rule in (*RULES, *LISTED))


def _chapter(rule: Rule) -> str:
    """What the page says of one rule."""
    caught = "".join(f"- 查出：{_plain(example)}\n" for example in rule.caught)
    clean = "".join(f"- 不报：{_plain(example)}\n" for example in rule.clean)
    safe = "`--fix` 可以直接改正。\n\n" if rule.safe else ""
    head = f"\n## {rule.id}\n\n**{rule.title}**（{rule.severity.label}）\n\n{rule.about}\n\n"
    return f"{head}{safe}依据：{rule.basis}\n\n{caught}{clean}"


def _plain(example: str) -> str:
    """An example on one line."""
    return example.replace("\n", " ⏎ ")
