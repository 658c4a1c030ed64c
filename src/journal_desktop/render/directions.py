"""Blocks of a page that run the other way than the page: Arabic in an English one, say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from journal_desktop.render.labels import direction

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>')
_CARD = re.compile(r'<span class="card".*?</span></span>', re.DOTALL)
_BLOCKS = {"p", "ul", "ol", "blockquote", "table", "summary", "figcaption"} | {
    f"h{level}" for level in range(1, 7)
}
_PAGES_OWN = ('class="imprint"', 'class="facts"', 'class="references"')
"""What the page says in its own words, whatever names are in it."""
_SOME = 20
"""Letters of a text; fewer may be a term within a page that runs from right to left."""


def directed(html: str, language: str) -> str:
    """*html* with `dir` on each block whose words run the other way than *language* does.

    Letters are counted, as many an Arabic sentence begins with an abbreviation in Latin ones.
    """
    flow = direction(language)
    if flow == "ltr" and not any(map(_has_right_to_left, html.split("\n"))):
        return html
    parts: list[str] = []
    end = 0
    for at, block in _outermost(html):
        if way := _other_way(block, flow):
            parts += (html[end:at], f' dir="{way}"')
            end = at
    return "".join((*parts, html[end:]))


@lru_cache(maxsize=8192)  # of a long block one line changes at a time
def _has_right_to_left(line: str) -> bool:
    return not line.isascii() and _RIGHT_TO_LEFT.search(line) is not None


def _outermost(html: str) -> Iterator[tuple[int, str]]:
    """The blocks of *html* that stand in no other one, and where their first tags end."""
    depth, at, start = 0, 0, 0
    for tag in _TAG.finditer(html):
        if tag[2] not in _BLOCKS:
            continue
        if not tag[1]:
            depth += 1
            if depth == 1:
                at, start = tag.end() - 1, tag.start()
        elif depth:
            depth -= 1
            if not depth and not any(own in html[start:at] for own in _PAGES_OWN):
                yield at, html[start : tag.end()]


def _other_way(block: str, flow: str) -> str:
    words = _TAG.sub("", _CARD.sub("", block))
    kinds = [unicodedata.bidirectional(letter) for letter in words]
    rightward, leftward = kinds.count("L"), kinds.count("R") + kinds.count("AL")
    if flow == "ltr":
        return "rtl" if leftward > rightward else ""
    return "ltr" if not leftward and rightward >= _SOME else ""
