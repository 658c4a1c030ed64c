"""Citing as one types: what stands behind an @, and the text once a source is chosen for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journal_desktop.app import formatting
from journal_desktop.app.formatting import Selection
from journal_desktop.core.citations import (
    KEY,
    Cite,
    Cluster,
    cluster_text,
    parse_cluster,
    scan,
    without_code,
)

_LONGEST = 60
_MAY_STAND_BEFORE = " \t\n\u00a0([{“‘«\"'—–-;,"
_ENDS = re.compile(r"[\n\[\];@]")
_JOINING = re.compile(r"\][ \u00a0]?;[ \u00a0]?$")
_KEYS = re.compile(rf"@({KEY})")
_LINK_ENDS = re.compile(r"[^\[\]\n]*\]\(")
_GAPS = " \u00a0"
_NO_GAP_BEFORE = frozenset(".,;:!?)]”’»\n")


@dataclass(frozen=True, slots=True)
class Wish:
    """The words behind an @ at the caret, and the span that a citation takes the place of.

    `opening` is where the bracket begins that it joins, or -1 where it makes its own.
    """

    words: str
    start: int
    end: int
    opening: int = -1


def wish(text: str, caret: int) -> Wish | None:
    """What is wanted at *caret*, where an @ at the start of a word asks for a source.

    An e-mail address, code and the middle of a key ask for nothing.
    """
    at = text.rfind("@", max(0, caret - _LONGEST), caret)
    words = text[at + 1 : caret]
    if at < 0 or _ENDS.search(words) or words[:1].isspace():
        return None
    before = text[at - 1 : at]
    if before and before not in _MAY_STAND_BEFORE:
        return None
    if without_code(text)[at] != "@":
        return None
    joined = _JOINING.search(text, max(0, at - 4), at)
    marks = scan(text[: joined.start() + 1]) if joined else ()
    if joined and marks and marks[-1].end == joined.start() + 1:
        return Wish(words, joined.start(), caret, marks[-1].start)
    opening = _opening(text, at)
    if opening >= 0 and _LINK_ENDS.match(text, caret):
        return None
    return Wish(words, at, caret, opening)


def begun(at: Selection) -> Selection:
    """The text with an @ where a citation at the selection belongs, the caret behind it."""
    whole = Selection(at.text, at.end, at.end)
    for mark in scan(at.text):
        if mark.start < at.end < mark.end:
            head = f"{at.text[: mark.end - 1]}; @"
            return Selection(head + at.text[mark.end - 1 :], len(head), len(head))
    spaced = formatting.insert_mark(at if at.selected else whole, "@")
    return Selection(spaced.text, spaced.start, spaced.end)


def cited(text: str, wanted: Wish, key: str, *, goes_on: bool = False) -> Selection:
    """The text with the key in place of the wish; with *goes_on*, an @ for one more follows."""
    more = "; @" if goes_on else ""
    if wanted.opening < 0:
        head = f"{text[: wanted.start]}[@{key}{more}"
        after = text[wanted.end :]
        tail = f"]{' ' if after and (after[0].isalnum() or after[0] in '[(') else ''}{after}"
        return _at(head, tail, goes_on=goes_on)
    if text[wanted.start : wanted.start + 1] == "]":  # behind a mark that it joins
        head = f"{text[: wanted.start]}; @{key}{more}"
        return _at(head, f"]{text[wanted.end :]}", goes_on=goes_on)
    head = f"{text[: wanted.start]}@{key}{more}"
    rest = text[wanted.end :]
    is_closed = _closes(text[wanted.opening : wanted.start] + f"@{key}", rest)
    return _at(head, rest if is_closed else f"]{rest}", goes_on=goes_on)


def beside(text: str, wanted: Wish) -> frozenset[str]:
    """The keys that the bracket which a wish joins cites already."""
    if wanted.opening < 0:
        return frozenset()
    end = re.search(r"[\[\]]|\n[ \t]*\n", text[wanted.end :])
    rest = text[wanted.end :][: end.start()] if end and end[0] == "]" else ""
    rest = "" if text[wanted.start] == "]" else rest
    return frozenset(_KEYS.findall(f"{text[wanted.opening : wanted.start]} {rest}"))


def mark_at(text: str, caret: int, *, edges: bool = False) -> Cluster | None:
    """The mark that holds *caret*; with *edges*, also one that begins or ends there."""
    inside = (mark for mark in scan(text) if mark.start < caret < mark.end)
    beside = (mark for mark in scan(text) if edges and caret in (mark.start, mark.end))
    return next(inside, None) or next(beside, None)


def with_cites(text: str, mark: Cluster, cites: tuple[Cite, ...]) -> Selection:
    """The text with other cites in that mark, the caret behind it; without any, it is gone."""
    if not cites:
        return without_mark(text, mark)
    head = text[: mark.start] + cluster_text(cites)
    return Selection(head + text[mark.end :], len(head), len(head))


def without_mark(text: str, mark: Cluster) -> Selection:
    """The text without that mark, nor the blank that only stood before it."""
    start, after = mark.start, text[mark.end :]
    has_gap = text[start - 1 : start] in tuple(_GAPS) and start > 0
    if has_gap and (not after or after[0] in _NO_GAP_BEFORE or after[0] in _GAPS):
        start -= 1
    return Selection(text[:start] + after, start, start)


def _opening(text: str, at: int) -> int:
    """Where the bracket begins in which the @ stands, or -1."""
    start = text.rfind("\n\n", 0, at) + 1
    opening = text.rfind("[", start, at)
    if opening < 0 or "]" in text[opening:at] or (opening and text[opening - 1] == "\\"):
        return -1
    return opening


def _closes(begun: str, rest: str) -> bool:
    """Whether the bracket that was *begun* is closed in *rest*, making a mark."""
    end = re.search(r"[\[\]]|\n[ \t]*\n", rest)
    if end is None or end[0] != "]":
        return False
    return parse_cluster(f"{begun}{rest[: end.start()]}]") is not None


def _at(head: str, tail: str, *, goes_on: bool) -> Selection:
    """Both parts as one text; the caret stands between them, or behind the mark's end."""
    end = tail.find("]") + 1
    caret = len(head) if goes_on else len(head) + end
    return Selection(head + tail, caret, caret)
