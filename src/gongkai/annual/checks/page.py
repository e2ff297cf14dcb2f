"""The page docs/checks.md, made from the rules themselves."""

from __future__ import annotations

from gongkai.annual.checks.registry import RULES
from gongkai.annual.checks.rule import Rule

HEAD = """# 年度报告检查规则

<!-- 本页由 make format 从规则源码生成，请勿手改 -->

在终端检查：`gongkai check 报告.txt`。只查部分规则：`--select T3,N-APP`；不查某条：`--ignore S-TITLE`。

| 规则 | 名称 | 级别 | 依据 |
|---|---|---|---|
"""


def page() -> str:
    """The whole page in Markdown."""
    rows = "".join(
        f"| [{rule.id}](#{rule.id.lower()}) | {rule.title} | {rule.severity.label} | {rule.basis} |\n" for rule in RULES
    )
    return HEAD + rows + "".join(_chapter(rule) for rule in RULES)


def _chapter(rule: Rule) -> str:
    """What the page says of one rule."""
    caught = "".join(f"- 查出：{example.words}\n" for example in rule.caught)
    clean = "".join(f"- 不报：{example.words}\n" for example in rule.clean)
    head = f"\n## {rule.id}\n\n**{rule.title}**（{rule.severity.label}）\n\n"
    return f"{head}{_about(rule)}\n依据：{rule.basis}\n\n{caught}{clean}"


def _about(rule: Rule) -> str:
    """The rule's own words, one paragraph for each heading."""
    paragraphs: list[str] = []
    for line in rule.about.strip().splitlines():
        if line.startswith(("查什么：", "为什么：", "怎么改：")) or not paragraphs:
            paragraphs.append(line)
        else:
            paragraphs[-1] += line
    return "\n\n".join(paragraphs) + "\n"
