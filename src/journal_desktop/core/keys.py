"""Citation keys: made once from who and when, then kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from journal_desktop.core.source import Source

_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_SMALL_WORDS = frozenset({"the", "and", "for", "with", "from", "into", "das", "der", "die", "les"})


def citation_key(source: Source, taken: Container[str] = ()) -> str:
    """A key like "li2025": first author, else first long title word, and year.

    ASCII only; a letter is added where one of *taken* would be made again.
    """
    name = folded(source.first_family) or _title_word(source.title)
    stem = f"{name or 'source'}{source.year}"
    if stem not in taken:
        return stem
    letters = "abcdefghijklmnopqrstuvwxyz"
    suffixes = (first + second for first in ("", *letters) for second in letters)
    return next(stem + suffix for suffix in suffixes if stem + suffix not in taken)


def folded(words: str) -> str:
    """*words* as lower-case ASCII letters and digits, accents taken off."""
    plain = words.casefold().replace("ø", "o").replace("ł", "l").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", plain)
    return _NOT_ASCII_WORD.sub("", decomposed.encode("ascii", "ignore").decode())


def _title_word(title: str) -> str:
    words = (folded(word) for word in title.split())
    return next((w for w in words if len(w) > 3 and w not in _SMALL_WORDS), "")
