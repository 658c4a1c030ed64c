"""Words sought in texts: as an index holds them, and as they stand in a text that is shown.

An index holds folded words; characters of scripts that are written without blanks are words of
their own there, so that any run of them is found as a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from journal_desktop.core.folding import folded

_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_SIGN = re.compile(f"([{_UNSPACED}])")
_LETTER = r"[^\W_]"
_APOSTROPHES = "'’‘ʼ`´"
_QUOTED = re.compile(f"[{_APOSTROPHES}]")
_UNITS = re.compile("ae|oe|th|ss|.", re.DOTALL)
_PAIRS = {
    pair: f"(?:{spelled}|{letter})"
    for letter, spelled in (("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ß", "ss"))
    for pair in (letter, spelled)
}
_SINGLE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"}


def indexed(text: str) -> str:
    """*text* as an index holds it: folded words with one blank between them."""
    if not text.isascii():
        text = _SIGN.sub(r" \1 ", text)
    return folded(text)


def is_unspaced(text: str) -> bool:
    """Whether *text* has characters of a script that is written without blanks."""
    return _SIGN.search(text) is not None


class _Levels(dict[int, str]):
    """The plain lower-case letter of every character that has one."""

    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        lower = _SINGLE.get(lower, lower)
        plain = [each for each in unicodedata.normalize("NFKD", lower) if _stands(each)]
        self[code] = plain[0] if len(plain) == 1 else lower if len(lower) == 1 else chr(code)
        return self[code]


_LEVELS = _Levels()


def levelled(text: str) -> str:
    """*text* in plain lower-case letters, each where it was."""
    return text.lower() if text.isascii() else text.translate(_LEVELS)


@lru_cache(maxsize=256)
def pattern(words: str, *, begins: bool) -> re.Pattern[str] | None:
    """What finds *words* in a levelled text, whole, or a last one that *begins* so.

    None where there is no word in *words*.
    """
    found = re.findall(f"{_LETTER}+", levelled(_QUOTED.sub("", words)))
    if not found:
        return None
    said = r"[\W_]+".join(map(_spelled, found))
    first, last = found[0][0], found[-1][-1]
    starts = "" if _SIGN.match(first) else _starts(said, re.escape(first))
    ends = f"{_LETTER}*" if begins else f"(?!{_LETTER})"
    after = "" if _SIGN.match(last) else ends
    return re.compile(f"{starts or said}{after}")


def held(text: str, patterns: Iterable[re.Pattern[str]]) -> int:
    """How many of *patterns* stand in *text*."""
    level = levelled(text)
    return sum(1 for each in patterns if each.search(level))


def spans(text: str, patterns: Iterable[re.Pattern[str]], most: int = 64) -> list[tuple[int, int]]:
    """Where any of *patterns* stands in *text*, in order and without overlaps."""
    level = levelled(text)
    found: list[tuple[int, int]] = []
    for each in patterns:
        for number, match in enumerate(each.finditer(level)):
            if number == most:
                break
            found.append(match.span())
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _starts(said: str, first: str) -> str:
    """*said* where a word begins; its letter comes before the look back, as that is quicker."""
    if said.startswith(first):
        return f"{first}(?<!{_LETTER}{first}){said.removeprefix(first)}"
    return f"(?<!{_LETTER}){said}"


def _spelled(word: str) -> str:
    units = (_PAIRS.get(unit) or re.escape(unit) for unit in _UNITS.findall(word))
    gap = r"[\W_]*" if _SIGN.search(word) else f"[{_APOSTROPHES}]?"
    return gap.join(units)


def _stands(character: str) -> bool:
    return not unicodedata.combining(character)
