"""Paragraphs that Markdown reads the same alone as in their text.

While one is typed in, the others need not be read again. A text with anything that reaches
beyond its paragraph (a definition, a footnote, a fence, a table, a nested list) is one piece.
"""

from __future__ import annotations

import re

_REACHING = re.compile(
    r"^(?:[ \t]|#|>|[-*+](?:[ \t]|$)|\d+[.)]|=+[ \t]*$|-+[ \t]*$|[*_-][ *_-]*$|`{3}|~{3}|:)"
    r"|\||\[\^|\]\s*\[|\]:",
    re.MULTILINE,
)
_ITEM = re.compile(r"- \S")


def pieces(text: str) -> tuple[str, ...]:
    """*text* in paragraphs and whole lists, or as one piece where that would change it."""
    parts = re.split(r"\n{2,}", text.strip("\n"))
    joined: list[str] = []
    was_list = False
    for part in parts:
        is_list = _is_list(part)
        if not is_list and _REACHING.search(part):
            return (text,)
        if is_list and was_list:
            joined[-1] += f"\n\n{part}"
        else:
            joined.append(part)
        was_list = is_list
    return tuple(joined)


def _is_list(part: str) -> bool:
    lines = part.split("\n")
    return all(_ITEM.match(line) and not _REACHING.search(line[2:]) for line in lines)
