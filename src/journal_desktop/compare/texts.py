"""The difference of two texts: lines, then sentences, then words inside those that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby

from journal_desktop.compare import pieces
from journal_desktop.compare.alignment import Run, runs
from journal_desktop.compare.pieces import Piece
from journal_desktop.core.citations import without_marks
from journal_desktop.core.text import count_words


class Kind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text and what became of it."""

    kind: Kind
    text: str


Spans = tuple[Span, ...]
_CHANGED = (Kind.REMOVED, Kind.ADDED)


def difference(old: str, new: str) -> Spans:
    """How *old* became *new*: without what was added it is *old*, without the rest *new*."""
    if old == new:
        return (Span(Kind.SAME, old),) if old else ()
    return tuple(_joined(_told(old, new, (pieces.lines, pieces.sentences, pieces.words))))


def old_text(spans: Iterable[Span]) -> str:
    """The text before."""
    return "".join(span.text for span in spans if span.kind is not Kind.ADDED)


def new_text(spans: Iterable[Span]) -> str:
    """The text after."""
    return "".join(span.text for span in spans if span.kind is not Kind.REMOVED)


def count(spans: Iterable[Span]) -> tuple[int, int]:
    """How many words were added and removed, citation marks left out."""
    found = {Kind.ADDED: 0, Kind.REMOVED: 0, Kind.SAME: 0}
    for span in spans:
        if span.kind is not Kind.SAME:
            found[span.kind] += count_words(without_marks(span.text))
    return found[Kind.ADDED], found[Kind.REMOVED]


def _told(old: str, new: str, levels: tuple[Callable[[str], list[Piece]], ...]) -> Iterator[Span]:
    """Spans of two texts cut into pieces, those that differ cut into smaller pieces."""
    if not old or not new:
        yield from _replaced(old, new)
        return
    cut, *finer = levels
    before, after = cut(old), cut(new)
    found = runs([core for core, _ in before], [core for core, _ in after])
    for run in found if finer else _without_islands(found, before, after):
        mine, yours = before[run.old], after[run.new]
        if run.same:
            yield from _same(mine, yours)
        elif finer:
            yield from _told(_whole(mine), _whole(yours), tuple(finer))
        else:
            yield from _replaced(_whole(mine), _whole(yours))


def _same(old: list[Piece], new: list[Piece]) -> Iterator[Span]:
    """Pieces of equal cores; the white space after them may differ."""
    if old == new:
        yield Span(Kind.SAME, _whole(old))
        return
    for (core, before), (_, after) in zip(old, new, strict=True):
        if before == after:
            yield Span(Kind.SAME, core + after)
        else:
            yield Span(Kind.SAME, core)
            yield from _replaced(before, after)


def _replaced(old: str, new: str) -> Iterator[Span]:
    if old:
        yield Span(Kind.REMOVED, old)
    if new:
        yield Span(Kind.ADDED, new)


def _whole(of: list[Piece]) -> str:
    return "".join(core + space for core, space in of)


def _without_islands(found: Iterator[Run], old: list[Piece], new: list[Piece]) -> Iterator[Run]:
    """Runs in which no few letters stand as the same between longer changes on both sides.

    A changed clause is easier to read whole than in shreds around each "and".
    """
    before, after = _ends(old), _ends(new)

    def size(run: Run) -> int:
        here = before[run.old.stop] - before[run.old.start]
        there = after[run.new.stop] - after[run.new.start]
        return there if run.same else max(here, there)

    kept: list[Run] = []
    for run in found:
        kept.append(run)
        while len(kept) >= 3 and not kept[-1].same:
            first, island, last = kept[-3:]
            if size(island) > min(size(first), size(last)):
                break
            whole = slice(first.old.start, last.old.stop), slice(first.new.start, last.new.stop)
            kept[-3:] = [Run(same=False, old=whole[0], new=whole[1])]
    yield from kept


def _ends(of: list[Piece]) -> list[int]:
    """How many characters stand before each piece, and in all."""
    return list(accumulate((len(core) + len(space) for core, space in of), initial=0))


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans with those of one kind joined, what was removed before what was added."""
    for is_same, turn in groupby(spans, lambda span: span.kind is Kind.SAME):
        texts: dict[Kind, list[str]] = {Kind.SAME: []} if is_same else {k: [] for k in _CHANGED}
        for span in turn:
            texts[span.kind].append(span.text)
        yield from (Span(kind, "".join(parts)) for kind, parts in texts.items() if parts)
