"""What Markdown is too tangled to be read in time: it is shown as plain text instead.

Python-Markdown is quick with prose (about 0.3 s for 200,000 characters) and slow, sometimes
quadratically, with piles of signs that nobody writes on purpose: half a megabyte of `[` would
stop a program for an hour. So the work is estimated first, in steps of roughly a tenth of a
microsecond, by what was measured to cost time; the estimate is cheap and errs upwards.
`tests/render/test_guard.py` holds the patterns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

MAX_SIZE = 200_000
MAX_WORK = 5_000_000

_BREAK = re.compile(r"\n[ ]*\n")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_PARENTHESIS = re.compile(r"\\.|[()]", re.DOTALL)
_TICKS = re.compile(r"`+")
_MARKERS = re.compile(r"^[ >*+\d.)-]+", re.MULTILINE)
_MARKER = re.compile(r"[-*+>](?=[ >\n])|\d{1,9}[.)](?= )|[ ]{4}")
_RULED = re.compile(r"^(?:#| {0,3}(?:[-*_][ ]{0,2}){3}|[=-]+ *$)", re.MULTILINE)
_DEFINED = re.compile(  # a run of definitions is read at one go
    r"(?:^ {0,3}\[[^\[\]\n]*\]:[^\n]*\S[^\n]*(?:\n|\Z))+|^ {0,3}\[[^\[\]\n]*\]:[ ]*$", re.MULTILINE
)
_FENCE = re.compile(r"^(?:`{3}|~{3})", re.MULTILINE)
_BLANKS = re.compile(r"[ ]{1000}")


def objection(text: str) -> str:
    """Why *text* is not read as Markdown, in words; empty when it is."""
    if len(text) > MAX_SIZE:
        return f"it is longer than {MAX_SIZE:,} characters"
    if _is_light(text):
        return ""
    work = estimate(text)
    if work.total() <= MAX_WORK:
        return ""
    return f"it has too many {work.most_common(1)[0][0]}"


def _is_light(text: str) -> bool:
    """Whether *text* costs little, by what its paragraphs cost that were looked at before."""
    if "\t" in text or "```" in text or "~~~" in text:
        return False
    notes = text.count("[^")
    return 25 * notes**2 + sum(map(_steps, text.split("\n\n"))) <= MAX_WORK


@lru_cache(maxsize=8192)
def _steps(paragraph: str) -> int:
    return estimate(paragraph).total()


def estimate(text: str) -> Counter[str]:
    """How many steps the reading of *text* takes, by what causes them."""
    work: Counter[str] = Counter()
    if "\t" in text:
        text = text.expandtabs(4)
    notes = text.count("[^")
    work["footnotes"] = 25 * notes**2
    work["code blocks"] = len(_FENCE.findall(text)) * len(text) // 8
    work["blanks in a row"] = 1_000_000 * len(_BLANKS.findall(text))
    for paragraph in _BREAK.split(text):
        for cause, steps in _costs(paragraph):
            work[cause] += steps
        if work.total() > MAX_WORK:
            break
    return work


@lru_cache(maxsize=8192)
def _costs(paragraph: str) -> tuple[tuple[str, int], ...]:
    return tuple(_paragraph(paragraph))


def _paragraph(text: str) -> Iterator[tuple[str, int]]:
    """What takes time within one run of lines without a blank one."""
    size = len(text)
    yield "paragraphs", 600 + size
    if "[" in text:
        yield "square brackets", 5 * _scanned(text, _BRACKET, "[")
        yield "link definitions", 3 * len(_DEFINED.findall(text)) * size
    if "](" in text:
        yield "brackets", 4 * _scanned(text, _PARENTHESIS, "(")
    if "`" in text:
        yield "backticks", 2 * _ticked(text)
    if "|" in text:
        yield "table cells", 800 * text.count("|")
    ruled = len(_RULED.findall(text))
    if ruled:
        yield "headings and rules", ruled * (1000 + 2 * size)
    signs = sum(map(text.count, "*_\\&![<`")) + text.count("  \n")
    yield "signs", signs * (300 + size // 200)
    yield "list items and quotations", sum(_nested(text))


def _scanned(text: str, signs: re.Pattern[str], opening: str) -> int:
    """How far a reader looks for the closing partner of every opening sign, in characters.

    One whose partner stands behind code counts as unclosed, since code may have hidden it.
    """
    opened: list[int] = []
    steps = 0
    for found in signs.finditer(text):
        if found[0] == opening:
            opened.append(found.start())
        elif opened and len(found[0]) == 1:
            start = opened.pop()
            hidden = text.find("`", start, found.start()) >= 0
            steps += (len(text) if hidden else found.start()) - start
        if steps > MAX_WORK:
            return steps
    return steps + sum(len(text) - start for start in opened)


def _ticked(text: str) -> int:
    """How far a reader looks for the end of every run of backticks, in characters."""
    following: dict[int, int] = {}
    steps = 0
    for found in reversed(list(_TICKS.finditer(text))):
        size = found.end() - found.start()
        steps += following.get(size, len(text)) - found.start()
        following[size] = found.start()
    return steps


def _nested(text: str) -> Iterator[int]:
    """The steps of each line that begins with list or quotation marks or an indent."""
    for found in _MARKERS.finditer(text):
        depth = len(_MARKER.findall(text[found.start() : found.end() + 1]))
        if depth:
            end = text.find("\n", found.end())
            length = (len(text) if end < 0 else end) - found.start()
            yield depth * (500 + 3 * length)
