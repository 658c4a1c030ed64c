"""Curly quotes and real dashes, for the short texts of a page and for its prose."""

from __future__ import annotations

import re

_OPENING_DOUBLE = re.compile(r'(?<![^\s(\[{–—/-])"(?=\S)')
_OPENING_SINGLE = re.compile(r"(?<![^\s(\[{–—“/-])'(?=\S)(?!\d\ds?\b)")
_DASH = re.compile(r"(?<!-)---?(?!-)")
_DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")


def curly(text: str, language: str) -> str:
    """*text* with typographic quotes and apostrophes where the language is English."""
    return quoted(text) if is_english(language) else text


def is_english(language: str) -> bool:
    """Whether the quotes of *language* are known: those of other languages stay as typed."""
    return language.lower().startswith("en")


def quoted(text: str) -> str:
    """*text* with curly quotes, as long as it was."""
    if '"' not in text and "'" not in text:
        return text
    opened = _OPENING_SINGLE.sub("‘", _OPENING_DOUBLE.sub("“", text))
    return opened.replace('"', "”").replace("'", "’")


def dashed(text: str) -> str:
    """*text* with the dashes and the ellipsis that typewriters lacked."""
    if "--" in text:
        text = _DASH.sub(lambda at: "—" if len(at[0]) == 3 else "–", text)
    return _DOTS.sub("…", text) if "..." in text else text
