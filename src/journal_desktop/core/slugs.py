"""Slugs: titles as the names of folders and anchors that every file system accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_NOT_WORD = re.compile(r"[^\w]+|_+")
_FOLDED = str.maketrans(
    {
        "æ": "ae",
        "ø": "o",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ı": "i",
        "'": "",
        "’": "",
    }
)
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "assets", "articles", "manifest", "feed", "sitemap"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
"""Names Windows keeps for devices, and names a bundle keeps for itself."""

MAX_LENGTH = 80


def slug(title: str, taken: Container[str] = ()) -> str:
    """A lower-case name for *title*: Latin letters without accents, others as they are.

    Never empty, never reserved, at most 80 characters, and never one of *taken*.
    """
    folded = unicodedata.normalize("NFKC", title).casefold().translate(_FOLDED)
    letters = "".join(map(_base_letter, folded))
    words = _NOT_WORD.sub("-", unicodedata.normalize("NFC", letters)).strip("-")
    stem = _shortened(words, MAX_LENGTH) or "article"
    if stem in RESERVED:
        stem = f"{stem}-article"
    candidate, number = stem, 1
    while candidate in taken:
        number += 1
        candidate = f"{_shortened(stem, MAX_LENGTH - 5)}-{number}"
    return candidate


def is_slug(text: str) -> bool:
    """Whether *text* may name a folder of a bundle as it stands."""
    return bool(text) and text == slug(text)


def _base_letter(letter: str) -> str:
    """The letter without its accents where that leaves a Latin letter, else unchanged."""
    decomposed = unicodedata.normalize("NFKD", letter)
    base = "".join(part for part in decomposed if not unicodedata.combining(part))
    return base if base.isascii() else letter


def _shortened(words: str, length: int) -> str:
    """*words* cut at a hyphen so that neither characters nor UTF-8 bytes are too many."""
    if len(words) <= length and len(words.encode()) <= 3 * length:
        return words
    cut = words[: length + 1].encode()[: 3 * length].decode(errors="ignore")[:length]
    head, _, _ = cut.rpartition("-")
    return (head if len(head) > length // 2 else cut).strip("-")
