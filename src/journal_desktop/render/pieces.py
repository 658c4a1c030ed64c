"""Paragraphs that Markdown reads the same alone as in their text.

While one is typed in, the others need not be read again. A text with anything that reaches
beyond its paragraph (a definition, a footnote, a fence, a nested list) is one piece. Of its
headings only the level depends on those above, which `levels` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

_REACHING = re.compile(
    r"^(?:[ \t]|#|>|[-*+](?:[ \t]|$)|\d+[.)]|=+[ \t]*$|-+[ \t]*$|[*_-][ *_-]*$|`{3}|~{3}|:)"
    r"|\[\^|\]\s*\[|\]:",
    re.MULTILINE,
)
_ITEM = re.compile(r"(?:-|\d{1,9}\.) (?=\S)")
_QUOTED = re.compile(r"> (?=\S)")
_SIGNS = re.compile(r"#{1,6}")

Kind = Literal["list", "quote", "heading", "reaching", "plain"]


def pieces(text: str) -> tuple[str, ...]:
    """*text* in paragraphs, whole lists and quotations, or as one piece where that changes it."""
    bare = text.strip("\n")
    parts = re.split(r"\n{2,}", bare) if "\n\n\n" in bare else bare.split("\n\n")
    joined: list[str] = []
    before: Kind = "plain"
    for part in parts:
        kind = _kind(part)
        if kind == "reaching":
            return (text,)
        if kind == before and kind in {"list", "quote"}:
            joined[-1] += f"\n\n{part}"
        else:
            joined.append(part)
        before = kind
    return tuple(joined)


def levels(parts: Iterable[str]) -> tuple[int, ...]:
    """How deep the heading that each piece begins with stands below others; 0 without one."""
    above: list[int] = []
    found: list[int] = []
    for part in parts:
        signs = _SIGNS.match(part)
        if signs:
            level = len(signs[0])
            above = [*(one for one in above if one < level), level]
        found.append(len(above) if signs else 0)
    return tuple(found)


@lru_cache(maxsize=8192)
def _kind(part: str) -> Kind:
    lines = part.split("\n")
    if all(map(_ITEM.match, lines)):
        items = (_ITEM.sub("", line, count=1) for line in lines)
        return "reaching" if any(map(_reaches, items)) else "list"
    if all(map(_QUOTED.match, lines)):
        return "reaching" if _reaches("\n".join(line[2:] for line in lines)) else "quote"
    signs = _SIGNS.match(part)
    if signs:
        return "reaching" if _reaches(part[signs.end() :].lstrip(" \t")) else "heading"
    return "reaching" if _reaches(part) else "plain"


def _reaches(words: str) -> bool:
    return _REACHING.search(words) is not None
