"""Citation keys: made once from who and when, then kept."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Container, Iterator

from journal_desktop.core.source import Source

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_SMALL_WORDS = frozenset({"with", "from", "into", "what", "when", "which", "this", "that"})
_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def citation_key(source: Source, taken: Container[str] = ()) -> str:
    """A key like "li2025": first author, else first long title word, and year.

    ASCII only; a letter is added where one of *taken* would be made again.
    """
    name = folded(source.first_family) or _title_word(source.text("title"))
    stem = f"{name or 'source'}{folded(source.year)}"
    return free(stem, taken)


def free(key: str, taken: Container[str]) -> str:
    """The key itself where it is not *taken*, else with the first letters that make it free."""
    return next(longer for longer in _lengthened(key) if longer not in taken)


def folded(words: str) -> str:
    """*words* as lower-case ASCII letters and digits, accents taken off."""
    plain = words.casefold().translate(_WITHOUT_ACCENT)
    decomposed = unicodedata.normalize("NFKD", plain)
    return _NOT_ASCII_WORD.sub("", decomposed.encode("ascii", "ignore").decode())


def _lengthened(stem: str) -> Iterator[str]:
    """The stem, then with a, b, … z, aa, ab, … for as long as anyone asks."""
    for length in itertools.count():
        for letters in itertools.product(_LETTERS, repeat=length):
            yield stem + "".join(letters)


def _title_word(title: str) -> str:
    words = (folded(word) for word in title.split())
    return next((w for w in words if len(w) > 3 and w not in _SMALL_WORDS), "")
