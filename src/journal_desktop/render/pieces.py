"""Paragraphs that Markdown reads the same alone as in their text.

While one is typed in, the others need not be read again. A text with anything that reaches
beyond its paragraph (a definition, a footnote, a fence, a table, a nested list) is one piece.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

_REACHING = re.compile(
    r"^(?:[ \t]|#|>|[-*+](?:[ \t]|$)|\d+[.)]|=+[ \t]*$|-+[ \t]*$|[*_-][ *_-]*$|`{3}|~{3}|:)"
    r"|\||\[\^|\]\s*\[|\]:",
    re.MULTILINE,
)
_ITEM = re.compile(r"- \S")


def pieces(text: str) -> tuple[str, ...]:
    """*text* in paragraphs and whole lists, or as one piece where that would change it."""
    bare = text.strip("\n")
    parts = re.split(r"\n{2,}", bare) if "\n\n\n" in bare else bare.split("\n\n")
    joined: list[str] = []
    was_list = False
    for part in parts:
        kind = _kind(part)
        if kind == "reaching":
            return (text,)
        if kind == "list" and was_list:
            joined[-1] += f"\n\n{part}"
        else:
            joined.append(part)
        was_list = kind == "list"
    return tuple(joined)


@lru_cache(maxsize=8192)
def _kind(part: str) -> Literal["list", "reaching", "plain"]:
    lines = part.split("\n")
    if all(_ITEM.match(line) and not _REACHING.search(line[2:]) for line in lines):
        return "list"
    return "reaching" if _REACHING.search(part) else "plain"
