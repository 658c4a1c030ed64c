"""What LaTeX's commands for single characters stand for."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "G": "\u030f",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""The commands that put an accent on what follows, with the combining character."""

SIGNS = {
    "\\": " ",
    " ": " ",
    "\n": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
}
"""The commands of one sign that stand for another character than the sign itself."""

_WITHOUT_DOT = {"ı": "i", "ȷ": "j"}
_DECODING = LatexDecodingMiddleware(keep_braced_groups=True, keep_math_mode=False)
_OWN = {
    "textbraceleft": "{",
    "textbraceright": "}",
    "lbrace": "{",
    "rbrace": "}",
    "textbackslash": "\\",
    "backslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "newline": " ",
    "par": " ",
    "quad": " ",
    "qquad": " ",
    "space": " ",
    "i": "ı",
    "j": "ȷ",
}


def accented(command: str, letter: str) -> str:
    """*letter* with the accent of *command*, as one character where there is one."""
    base = _WITHOUT_DOT.get(letter[:1], letter[:1]) or " "
    return unicodedata.normalize("NFC", base + ACCENTS[command]) + letter[1:]


@lru_cache(maxsize=4096)
def symbol(command: str) -> str:
    r"""The character that a command such as "alpha" stands for; empty when nobody knows it."""
    if command in _OWN:
        return _OWN[command]
    entry = Entry("misc", "key", [Field("title", f"\\{command}")])
    _DECODING.transform_entry(entry, Library())
    return str(entry.fields[0].value).strip()
