"""Curly quotes for the fixed and short texts of a page; prose gets them from Markdown."""

from __future__ import annotations

import re

_OPENING_DOUBLE = re.compile(r'(?<![^\s(\[{–—/-])"(?=\S)')
_OPENING_SINGLE = re.compile(r"(?<![^\s(\[{–—“/-])'(?=\S)(?!\d\ds?\b)")


def curly(text: str, language: str) -> str:
    """*text* with typographic quotes and apostrophes where the language is English."""
    if not language.lower().startswith("en"):
        return text
    opened = _OPENING_SINGLE.sub("‘", _OPENING_DOUBLE.sub("“", text))
    return opened.replace('"', "”").replace("'", "’")
