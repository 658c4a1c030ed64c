"""Slugs: titles as the names of folders and anchors that every file system accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

_BREAKS = re.compile(r"[-\s]+")
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
        "ʼ": "",
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
    words = unicodedata.normalize("NFC", _BREAKS.sub("-", "".join(_letters(folded))))
    stem = _shortened(words.strip("-"), MAX_LENGTH) or "article"
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


def _letters(text: str) -> Iterator[str]:
    """Latin letters without their accents, others with all their marks, "-" for the rest."""
    before = "-"
    for letter in unicodedata.normalize("NFD", text):
        is_mark = unicodedata.category(letter).startswith("M")
        if is_mark and before.isascii():
            continue
        before = letter if letter.isalnum() or is_mark else "-"
        yield before


def _shortened(words: str, length: int) -> str:
    """*words* cut at a hyphen so that neither characters nor UTF-8 bytes are too many."""
    if len(words) <= length and len(words.encode()) <= 3 * length:
        return words
    cut = words[: length + 1].encode()[: 3 * length].decode(errors="ignore")[:length]
    head, _, _ = cut.rpartition("-")
    return (head if len(head) > length // 2 else cut).strip("-")
