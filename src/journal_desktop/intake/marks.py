"""Numbered citation marks in prose into pandoc citations, where that is certain.

`[1]`, `[1,3–5]`, superscript digits, and a bare number before a stop, a dash or the end of
a paragraph. A number that may be an ordinary one stays as it is; a doubtful one is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from journal_desktop.intake.spans import code_masked, replaced
from journal_desktop.intake.vocabulary import BEFORE_NUMBERS, PERHAPS_BEFORE_NUMBERS, UNITS

Doubt = Callable[[int, str, str], None]
"""Called with the offset, the words and what was done about them."""

BARE = "bare"
"""What is said of a bare number that was read as a mark."""

_LIST = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,40}"
_STOP = r"(?P<stop>[.,;:](?=\[|<|\^|[⁰¹²³⁴-⁹]))?"
_BRACKETS = re.compile(rf"{_STOP}(?P<gap>[^\S\n]{{0,3}})\[(?P<list>{_LIST})\](?![\[(:])")
_DIGITS = r"[⁰¹²³⁴-⁹]{1,3}"
_RAISED = re.compile(
    rf"{_STOP}(?P<gap>[^\S\n]{{0,3}})(?:"
    rf"(?P<digits>{_DIGITS}(?:[,˒–-]?{_DIGITS}){{0,20}})(?![⁺⁻\w])|<sup>\s?\[?(?P<tag>{_LIST})\]?\s?</sup>|\^(?P<caret>{_LIST})\^)"
)
_BARE = re.compile(
    r"(?P<word>(?:[^\W\d_]|(?<=[^\W\d_])[-–'’](?=[^\W\d_])){1,60})(?P<close>[)\"”'’»*_]{0,3})"
    r"[ \u00a0](?P<list>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})"
    r"(?=[.,;:?!](?!\d)|[)\"”](?!\w)|\s?[—–](?!\d)|\s*$)"
)
_ANY_RAISED = re.compile(r"[⁰¹²³⁴-⁹^]|<sup>")
_INTERVAL = re.compile(r"(?:\bCI|\bIQR|\brange|\binterval|%)[:,]?\s*$")
_NAMED = re.compile(r"(?P<word>[^\W\d_]{1,60})[ \u00a0](?P<number>\d{1,3})(?=\s+[^\W\d_])")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹˒", "0123456789,")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one text marks its sources.

    `keys` has the citation key of every numbered source. Bare numbers count as marks only
    in a text that has no brackets and no raised digits for them; `names` are words that
    take a number elsewhere too, such as "caspase 3".
    """

    keys: Mapping[int, str]
    bare: bool
    names: frozenset[tuple[str, str]]


def scheme(texts: Iterable[str], keys: Mapping[int, str]) -> Scheme:
    """The way in which *texts* mark the sources that *keys* number."""
    bare = bool(keys)
    names: set[tuple[str, str]] = set()
    for text in texts if keys else ():
        masked = code_masked(text)
        marked = (match for form in (_BRACKETS, _RAISED) for match in form.finditer(masked))
        bare = not any((_numbers(_listed(match)) or [0])[0] in keys for match in marked)
        if not bare:
            break
        names |= {(named["word"].casefold(), named["number"]) for named in _NAMED.finditer(masked)}
    return Scheme(keys, bare, frozenset(names))


def cited(text: str, scheme: Scheme, doubt: Doubt) -> str:
    """*text* with its numbered marks as citations."""
    if not scheme.keys:
        return text

    def in_brackets(match: re.Match[str]) -> str | None:
        return _token(match, scheme, doubt)

    def raised(match: re.Match[str]) -> str | None:
        return _token(match, scheme, doubt) if _may_be_raised(match) else None

    def bare(match: re.Match[str]) -> str | None:
        return _bare(match, scheme, doubt)

    text = replaced(text, _BRACKETS, in_brackets) if "[" in text else text
    text = replaced(text, _RAISED, raised) if _ANY_RAISED.search(text) else text
    return replaced(text, _BARE, bare) if scheme.bare else text


def has_marks(text: str) -> bool:
    """Whether *text* has bracketed numbers that look like citation marks."""
    return _BRACKETS.search(text) is not None


def _token(match: re.Match[str], scheme: Scheme, doubt: Doubt) -> str | None:
    keys = _keys(_listed(match), scheme)
    if keys is None:
        shown = match[0].strip()
        doubt(match.start(), shown, f"“{shown}” stays as text: the sources have no such number.")
        return None
    if _INTERVAL.search(match.string[max(0, match.start() - 20) : match.start()]):
        shown = match[0].strip()
        doubt(match.start(), shown, f"“{shown}” looks like an interval; it stays.")
        return None
    stop = match["stop"] or ""
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    if stop and not (before.isalnum() or before in ")%"):
        return f"{stop} {keys}"
    gap = match["gap"] if "\n" in match["gap"] else " "
    return f"{'' if not before or before.isspace() or before == '(' else gap}{keys}{stop}"


def _may_be_raised(match: re.Match[str]) -> bool:
    """Whether raised digits are a mark and not the power of a unit."""
    if match["digits"] is None:
        return True
    start = max(0, match.start() - 30)
    word = re.split(r"[\W\d_]", match.string[start : match.start()])[-1]
    before = match.string[match.start() - 1 : match.start()]
    if match["stop"] or match["gap"] or before in tuple(')”"’!?'):
        return True
    return len(word) > 2 and word.casefold() not in UNITS


def _bare(match: re.Match[str], scheme: Scheme, doubt: Doubt) -> str | None:
    keys = _keys(match["list"], scheme)
    word = match["word"]
    if keys is None or len(word) < 2 or word.casefold() in BEFORE_NUMBERS:
        return None
    if _before(match) in "([" and match.string[match.end() : match.end() + 1] == ")":
        return None
    shouted = sum(map(str.isupper, word)) > 1
    named = (word.casefold(), match["list"]) in scheme.names
    if shouted or named or word.casefold() in PERHAPS_BEFORE_NUMBERS:
        shown = match[0]
        doubt(match.start(), shown, f"“{shown}” may end in a citation mark or a number; it stays.")
        return None
    doubt(match.start(), match[0], BARE)
    return f"{word}{match['close']} {keys}"


def _before(match: re.Match[str]) -> str:
    return match.string[match.start() - 1] if match.start() else " "


def _listed(match: re.Match[str]) -> str:
    groups = match.groupdict()
    raised = (groups.get("digits") or "").translate(_RAISED_DIGITS)
    return groups.get("list") or groups.get("tag") or groups.get("caret") or raised


def _keys(listed: str, scheme: Scheme) -> str | None:
    numbers = _numbers(listed)
    if not numbers or not all(number in scheme.keys for number in numbers):
        return None
    keys = dict.fromkeys(scheme.keys[number] for number in numbers)
    return f"[{'; '.join(f'@{key}' for key in keys)}]"


def _numbers(listed: str) -> list[int]:
    """The numbers of "1,3–5"; none when a run goes backwards."""
    found: list[int] = []
    for part in re.split(r"\s?[,;]\s?", listed):
        first, _, last = re.sub(r"\s?[–-]\s?", "-", part).partition("-")
        run = range(int(first), int(last or first) + 1)
        if not run or len(run) > 60:
            return []
        found += run
    return found
