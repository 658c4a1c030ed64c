"""What Markdown is too tangled to read in time: it is shown as plain text instead.

The limits lie far above what people write and far below where Python-Markdown's time grows
out of hand; `tests/render/test_guard.py` holds the patterns that were measured.
"""

from __future__ import annotations

import re

MAX_SIZE = 200_000
_LIMITS: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (re.compile(r"\["), 1500, "square brackets"),
    (re.compile(r"(?:!?\[[^\]\n]{0,3}){40}"), 0, "nested brackets"),
    (re.compile(r"<!|<\?"), 60, "markup"),
    (re.compile(r"<"), 3000, "angle brackets"),
    (re.compile(r"^ {0,3}(?:> ?){20}", re.MULTILINE), 0, "nested quotations"),
    (re.compile(r"^(?: {4}|\t){12,} *(?:[-*+]|\d+[.)]) ", re.MULTILINE), 0, "nested lists"),
    (re.compile(r"`"), 3000, "backticks"),
    (re.compile(r"[*_]"), 12_000, "emphasis signs"),
    (re.compile(r"[*_]{40}"), 0, "emphasis signs"),
    (re.compile(r"^\[\^[^\]\n]+\]:", re.MULTILINE), 300, "footnotes"),
    (re.compile(r"^(?:=+|-+) *$", re.MULTILINE), 1000, "underlined headings"),
    (re.compile(r"^[^\n]*(?:\|[^\n|]*){80}$", re.MULTILINE), 0, "table columns"),
    (re.compile(r"^[^\n]*\|", re.MULTILINE), 2000, "table rows"),
    (re.compile(r"\\"), 10_000, "backslashes"),
    (re.compile(r"&"), 10_000, "ampersands"),
    (re.compile(r"^ {0,3}(?:[-*+]|\d+[.)]) ", re.MULTILINE), 4000, "list items"),
    (re.compile(r"\n{2,}"), 6000, "paragraphs"),
    (re.compile(r"[^\n]{60000}"), 0, "characters in one line"),
    (re.compile(r"[ \t]{2000}"), 0, "blanks in a row"),
)


def objection(text: str) -> str:
    """Why *text* is not read as Markdown, in words; empty when it is."""
    if len(text) > MAX_SIZE:
        return f"it is longer than {MAX_SIZE:,} characters"
    for pattern, most, what in _LIMITS:
        if _more_than(pattern, text, most):
            return f"it has too many {what}"
    return ""


def _more_than(pattern: re.Pattern[str], text: str, most: int) -> bool:
    return any(number > most for number, _ in enumerate(pattern.finditer(text), 1))
