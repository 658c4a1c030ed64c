"""The words of a row as they fit its width, remembered: each key press draws many rows again."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from journal_desktop.core.source import Source

_NARROWEST = 3
"""No letter is narrower than so many pixels, and long titles take long to measure."""


def fitted(words: str, font: QFont, width: int) -> str:
    """*words*, with an ellipsis where *width* has no room for all of them."""
    return _fitted(words[: max(0, width) // _NARROWEST], font.toString(), width)


@lru_cache(maxsize=1024)
def label_of(source: Source) -> str:
    """Who and when, beside the title."""
    return " ".join(filter(None, (source.short_authors or source.host, source.year)))


@lru_cache(maxsize=2048)
def _fitted(words: str, face: str, width: int) -> str:
    font = QFont()
    font.fromString(face)
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
