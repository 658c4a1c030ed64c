"""Texts cut into lines, sentences and words, of which nothing gets lost.

A piece is its core and the white space after it, so that a piece which stands at the end of
a line in one text and inside it in the other is still the same piece.
"""

from __future__ import annotations

import re

Piece = tuple[str, str]
"""A line, sentence, word or sign, and the white space after it."""

# A stop ends a sentence unless a small letter follows or an abbreviation had it.
_ABBREVIATIONS = (
    *(r"\bDr", r"\bMr", r"\bMrs", r"\bProf", r"\bal", r"\bvs", r"\bFig", r"\be\.g", r"\bi\.e"),
    *(r"\bz", r"\bz\. B", r"\bu\. a", r"\bd\. h", r"\bbzw", r"\bca"),
)
_BOUNDARY = re.compile(
    rf"[.!?…]{''.join(rf'(?<!{each}[.])' for each in _ABBREVIATIONS)}"
    r"[\"'”’»)\]*_]*(\s+)(?![a-zß-ÿ])"
)
_WORD = re.compile(
    r"(\[[^\[\]\n]*@[^\[\]\n]*\]"  # a citation mark is one word
    r"|[^\W_]+(?:['’.,\-][^\W_]+)*"  # 3.5, long-term, patient’s
    r"|\W|_)(\s*)"
)


def lines(text: str) -> list[Piece]:
    """The lines of a text, empty ones too, in order."""
    *before, last = text.split("\n")
    found = [(line, "\n") for line in before]
    return [*found, (last, "")] if last else found


def sentences(text: str) -> list[Piece]:
    """The sentences of a text, in order."""
    found: list[Piece] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        found.append((text[start : boundary.start(1)], boundary[1]))
        start = boundary.end()
    return [*found, (text[start:], "")] if start < len(text) else found


def words(text: str) -> list[Piece]:
    """The words and signs of a text, in order."""
    return _WORD.findall(text)
