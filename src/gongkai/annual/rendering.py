"""Findings as a terminal shows them: place, rule, message, the line with a caret under the fault, the basis."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from gongkai.finding import Finding, Severity

WINDOW = 84  # columns of a line that are shown
LEAD = 24  # of these, columns before the fault in a long line


def as_text(finding: Finding, lines: list[str]) -> str:
    """The finding in a few lines of text."""
    place = finding.place
    where = ":".join(str(part) for part in (place.path, place.line, place.column) if part is not None)
    parts = [f"{where} {finding.rule} {finding.severity.label}：{finding.message}"]
    if place.line and place.column:
        parts += marked(lines[place.line - 1], place.column, len(place.quote))
    if finding.basis:
        parts.append(f"  依据：{finding.basis}")
    if finding.suggestion:
        parts.append(f"  建议：{finding.suggestion}")
    return "\n".join(parts)


def marked(line: str, column: int, length: int) -> list[str]:
    """The line, cut to the window if it is long, and under it carets for `length` characters from that column."""
    shown = "".join(char if char.isprintable() else " " for char in line)
    start = column - 1
    first = 0 if width(shown) <= WINDOW else _back(shown, start, LEAD)
    last = _forth(shown, first, WINDOW)
    before = ("…" if first else "") + shown[first:start]
    end = min(max(start + length, start + 1), last)
    after = "…" if last < len(shown) else ""
    carets = "^" * max(1, width(shown[start:end]))
    return [f"  | {before}{shown[start:last]}{after}", f"  | {' ' * width(before)}{carets}"]


def width(text: str) -> int:
    """How many columns of a terminal the text takes: two for a Chinese character."""
    return sum(_width_of(char) for char in text)


def _width_of(char: str) -> int:
    """The columns of one character."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _back(text: str, start: int, columns: int) -> int:
    """The first character that is still within so many columns before `start`."""
    while start > 0 and columns > 0:
        start -= 1
        columns -= _width_of(text[start])
    return start


def _forth(text: str, start: int, columns: int) -> int:
    """The end of the stretch from `start` that fits into so many columns."""
    while start < len(text) and columns > 0:
        columns -= _width_of(text[start])
        start += 1
    return start


def summary(counts: Mapping[Severity, int], checked: int, unreadable: int, left_out: int = 0) -> str:
    """The last line: how many of each severity, in how many files, and how many the baseline or configuration hid."""
    files = f"已检查{checked}个文件" + (f"，{unreadable}个读不了" if unreadable else "")
    files += f"；另有{left_out}处按基线或者配置不报" if left_out else ""
    found = sum(counts.values())
    if not found:
        return f"没有发现问题。{files}。" if checked else f"{files}。"
    kinds = "、".join(f"{severity.label}{counts[severity]}处" for severity in Severity if counts[severity])
    return f"共{found}处：{kinds}。{files}。"
